import { useState, type FormEvent } from 'react';
import { Anchor, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconFilter, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { governorates, interpreterSexes, interpreterStatuses, localDay, type InterpreterItem } from '@himaya/domain';
import { Link, useNavigate } from 'react-router';
import { languageCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useEnrol, useInterpreters } from './interpretation.queries';
import { InterpreterFields, isWhole, noInterpreter } from './interpreter-fields';

interface Filters {
  readonly status: string;
  readonly language: string | null;
  readonly governorate: string | null;
  readonly sex: string | null;
  readonly from: string;
  readonly to: string;
}

/** The office's roster, by language, governorate, sex and free hours. */
export function RosterPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('interp.roster');
  const [adding, setAdding] = useState(false);
  const [filters, setFilters] = useState<Filters>({ status: 'active', language: null, governorate: null, sex: null, from: '', to: '' });
  return (
    <>
      <PageHeader
        back={{ to: '/interpretation', label: t('interp.title') }}
        title={t('interp.roster')}
        intro={t('interp.roster-intro')}
        actions={
          ability.can('record', 'Interpreter') &&
          !adding && (
            <Button leftSection={<IconUserPlus size={18} aria-hidden="true" />} onClick={() => setAdding(true)}>
              {t('interp.enrol')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {adding && <Enrol />}
        <Narrow filters={filters} onChange={setFilters} />
        <Roster filters={filters} />
      </Stack>
    </>
  );
}

function Enrol() {
  const { t } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const enrol = useEnrol();
  const [values, setValues] = useState(noInterpreter);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const { sex } = values;
    if (!isWhole(values) || sex === null) return;
    enrol.mutate(
      { ...values, sex },
      {
        onSuccess: ({ id }) => {
          sayDone('interp.done');
          void navigate(`/interpretation/interpreters/${id}`);
        },
      },
    );
  };
  return (
    <Panel title={t('interp.enrol')} icon={<IconUserPlus size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <InterpreterFields values={values} onChange={setValues} tried={tried} />
          <ProblemAlert error={enrol.error} />
          <Group>
            <Button type="submit" loading={enrol.isPending}>
              {t('interp.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function Narrow({ filters, onChange }: { readonly filters: Filters; readonly onChange: (filters: Filters) => void }) {
  const { t, options, languageName } = useWords();
  const set = (changes: Partial<Filters>): void => onChange({ ...filters, ...changes });
  return (
    <Panel title={t('interp.filters')} icon={<IconFilter size={20} aria-hidden="true" />}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
        <Select
          label={t('interp.language')}
          placeholder={t('interp.any')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
          value={filters.language}
          onChange={(language) => set({ language })}
        />
        <Select
          label={t('interp.where')}
          placeholder={t('interp.any')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={options(governorates)}
          value={filters.governorate}
          onChange={(governorate) => set({ governorate })}
        />
        <Select
          label={t('interp.sex')}
          placeholder={t('interp.any')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={options(interpreterSexes)}
          value={filters.sex}
          onChange={(sex) => set({ sex })}
        />
        <TextInput
          type="datetime-local"
          label={t('interp.free-from')}
          value={filters.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('interp.free-to')}
          value={filters.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
        <Select
          label={t('interp.status')}
          data={options(interpreterStatuses)}
          value={filters.status}
          onChange={(status) => interpreterStatuses.has(status) && set({ status })}
          allowDeselect={false}
        />
      </SimpleGrid>
    </Panel>
  );
}

/** The filters as a query; free hours only once both ends are said. */
function queryOf({ status, language, governorate, sex, from, to }: Filters): Record<string, string> {
  return {
    status,
    ...(language === null ? {} : { language }),
    ...(governorate === null ? {} : { governorate }),
    ...(sex === null ? {} : { sex }),
    ...(from === '' || to === '' ? {} : { from: new Date(from).toISOString(), to: new Date(to).toISOString() }),
  };
}

function Roster({ filters }: { readonly filters: Filters }) {
  const { t } = useWords();
  const list = useInterpreters(queryOf(filters));
  return (
    <Panel title={t('interp.roster')} icon={<IconUsers size={20} aria-hidden="true" />} flush>
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={4} />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={30} stroke={1.6} aria-hidden="true" />}
          title={t('interp.no-interpreters')}
          text={t('interp.no-interpreters-text')}
        />
      ) : (
        <ul className={rows.list}>
          {list.items.map((one) => (
            <Item key={one.id} one={one} />
          ))}
        </ul>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </Panel>
  );
}

function Item({ one }: { readonly one: InterpreterItem }) {
  const { t, code, list, languageName } = useWords();
  const { number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Anchor component={Link} to={`/interpretation/interpreters/${one.id}`} className={rows.name}>
          {one.name}
        </Anchor>
        <Text size="sm">
          {[
            t('interp.number', { number: number(one.number) }),
            code(interpreterSexes, one.sex),
            list(one.languages.map(languageName)),
          ].join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            one.governorates.length === 0 ? null : list(one.governorates.map((place) => code(governorates, place))),
            one.remote ? t('interp.remote') : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {one.childTrained && <StatusBadge tone="neutral">{t('interp.child-trained')}</StatusBadge>}
        <Bound one={one} />
      </Group>
    </li>
  );
}

/** Until when somebody is bound; nobody is sent without. */
export function Bound({ one }: { readonly one: InterpreterItem }) {
  const { t } = useWords();
  const { date } = useDates();
  const { undertakingUntil: until } = one;
  if (until === null || until < localDay(new Date())) return <StatusBadge tone="stopped">{t('interp.not-bound')}</StatusBadge>;
  const soon = Date.parse(until) - Date.now() < 30 * 86_400_000;
  return <StatusBadge tone={soon ? 'waiting' : 'done'}>{t('interp.bound-until', { date: date(until) })}</StatusBadge>;
}
