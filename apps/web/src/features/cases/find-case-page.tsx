import { useState, type FormEvent } from 'react';
import { Alert, Button, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUrgent, IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { latinDigits } from '@himaya/domain';
import { countryCodes } from '../../platform/code-choices';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { AskElsewhere } from '../matches';
import { CaseList } from './case-list';
import { useSearchCases } from './cases.queries';
import classes from './find-case-page.module.css';

const oldest = 120;

/** Looks whether the person is known already, before a second case is opened for them. */
export function FindCasePage() {
  const { t, country } = useWords();
  const { ability } = useSession();
  useDocumentTitle('find.title');
  const search = useSearchCases();
  const [q, setQ] = useState('');
  const [birthYear, setBirthYear] = useState('');
  const [nationality, setNationality] = useState<string | null>(null);
  const [wrong, setWrong] = useState<{ readonly q?: string; readonly birthYear?: string }>({});

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const year = latinDigits(birthYear).trim();
    const thisYear = new Date().getFullYear();
    const yearWrong = year !== '' && !(/^\d{4}$/.test(year) && Number(year) <= thisYear && Number(year) >= thisYear - oldest);
    const found = { ...(q.trim() === '' ? { q: 'find.name-missing' } : {}), ...(yearWrong ? { birthYear: 'find.year-wrong' } : {}) };
    setWrong(found);
    const first = Object.keys(found)[0];
    if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    else search.mutate({ q: q.trim(), ...(year ? { birthYear: Number(year) } : {}), ...(nationality ? { nationality } : {}) });
  };
  const newCase = ability.can('open', 'Case') && (
    <Button component={Link} to="/cases/new" size="lg" leftSection={<IconUserPlus size={20} aria-hidden="true" />}>
      {t('find.open-new')}
    </Button>
  );

  return (
    <>
      <PageHeader back={{ to: '/cases', label: t('cases.title') }} title={t('find.title')} intro={t('find.intro')} />
      <Stack gap="lg">
        <Panel>
          <form noValidate onSubmit={submit} autoComplete="off">
            <Stack gap="md">
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
                <TextInput
                  name="q"
                  label={t('find.name')}
                  description={t('find.name-hint')}
                  value={q}
                  onChange={(event) => setQ(event.currentTarget.value)}
                  error={wrong.q && t(wrong.q)}
                  maxLength={200}
                  dir="auto"
                  data-person
                  required
                  withAsterisk={false}
                />
                <TextInput
                  name="birthYear"
                  label={t('find.birth-year')}
                  description={t('form.optional')}
                  value={birthYear}
                  onChange={(event) => setBirthYear(event.currentTarget.value)}
                  error={wrong.birthYear && t(wrong.birthYear)}
                  inputMode="numeric"
                  maxLength={4}
                />
                <Select
                  label={t('person.nationality')}
                  description={t('form.optional')}
                  data={countryCodes.map((value) => ({ value, label: country(value) }))}
                  value={nationality}
                  onChange={setNationality}
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': t('action.clear') }}
                  nothingFoundMessage={t('state.nothing-found')}
                />
              </SimpleGrid>
              <div className={classes.submit}>
                <Button type="submit" loading={search.isPending} leftSection={<IconSearch size={20} aria-hidden="true" />}>
                  {t('find.search')}
                </Button>
              </div>
              <ProblemAlert error={search.error} />
            </Stack>
          </form>
        </Panel>
        <Alert color="slate" icon={<IconUrgent aria-hidden="true" />} title={t('emergency.find-title')}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('emergency.find-text')}</Text>
            <Button component={Link} to="/emergency" variant="default">
              {t('emergency.title')}
            </Button>
          </Stack>
        </Alert>
        <div aria-live="polite">
          {search.data && search.data.items.length > 0 && (
            <Stack gap="md">
              <Panel title={t('find.found')} flush>
                <CaseList items={search.data.items} />
              </Panel>
              {newCase && (
                <Alert color="calm" icon={<IconUserQuestion aria-hidden="true" />}>
                  <Stack gap="sm" align="flex-start">
                    <Text>{t('find.none-of-them')}</Text>
                    {newCase}
                  </Stack>
                </Alert>
              )}
            </Stack>
          )}
          {search.data?.items.length === 0 && (
            <Panel>
              <EmptyState
                icon={<IconUserQuestion size={30} stroke={1.6} aria-hidden="true" />}
                title={t('find.none')}
                text={t('find.none-text')}
                action={newCase}
              />
            </Panel>
          )}
        </div>
        {search.variables && search.data && ability.can('search', 'PossibleMatch') && (
          <AskElsewhere body={{ ...search.variables, name: search.variables.q }} />
        )}
      </Stack>
    </>
  );
}
