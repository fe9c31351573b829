import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { ageBands, defendantKinds, sexes, type AgeBand, type DefendantKind, type ProceedingView, type Sex } from '@himaya/domain';
import { countryCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAddDefendant } from './proceedings.queries';

/** Names a person or a company as a defendant. */
export function DefendantForm({ one, onDone }: { readonly one: ProceedingView; readonly onDone: () => void }) {
  const { t, options, country } = useWords();
  const sayDone = useSayDone();
  const add = useAddDefendant(one.id);
  const [kind, setKind] = useState<DefendantKind>('person');
  const [name, setName] = useState('');
  const [sex, setSex] = useState<Sex | null>(null);
  const [ageBand, setAgeBand] = useState<AgeBand | null>(null);
  const [nationality, setNationality] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const person = kind === 'person';
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || (person && (sex === null || ageBand === null))) return;
    add.mutate(person ? { kind, name, sex, ageBand, nationality } : { kind, name }, {
      onSuccess: () => {
        sayDone('proceeding.done');
        onDone();
      },
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('proceeding.kind')}
          data={options(defendantKinds)}
          value={kind}
          onChange={(value) => defendantKinds.has(value) && setKind(value)}
          allowDeselect={false}
        />
        <TextInput
          label={t('proceeding.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={missing(name.trim() === '')}
          maxLength={200}
          autoComplete="off"
        />
        {person && (
          <>
            <Select
              label={t('proceeding.sex')}
              data={options(sexes)}
              value={sex}
              onChange={(value) => setSex(sexes.has(value) ? value : null)}
              error={missing(sex === null)}
            />
            <Select
              label={t('proceeding.age')}
              data={options(ageBands)}
              value={ageBand}
              onChange={(value) => setAgeBand(ageBands.has(value) ? value : null)}
              error={missing(ageBand === null)}
            />
            <Select
              label={t('proceeding.nationality')}
              data={countryCodes.map((value) => ({ value, label: country(value) }))}
              value={nationality}
              onChange={setNationality}
              clearable
              searchable
            />
          </>
        )}
        <ProblemAlert error={add.error} />
        <Group>
          <Button type="submit" loading={add.isPending}>
            {t('proceeding.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('proceeding.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
