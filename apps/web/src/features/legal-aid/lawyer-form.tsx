import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { governorates, type Governorate } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAddLawyer } from './legal-aid.queries';
import { languageCodes } from '../../platform/code-choices';

/** Puts somebody on the roster; name and bar number are sealed to the office. */
export function LawyerForm({ onDone }: { readonly onDone: () => void }) {
  const { t, options, languageName } = useWords();
  const sayDone = useSayDone();
  const add = useAddLawyer();
  const [name, setName] = useState('');
  const [barNumber, setBarNumber] = useState('');
  const [where, setWhere] = useState<string[]>([]);
  const [languages, setLanguages] = useState<string[]>(['ar']);
  const [trainedForChildren, setTrained] = useState(false);
  const [tried, setTried] = useState(false);
  const missing = (value: string): string | undefined => (tried && value.trim() === '' ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || barNumber.trim() === '') return;
    add.mutate(
      { name, barNumber, governorates: where.filter((one): one is Governorate => governorates.has(one)), languages, trainedForChildren },
      {
        onSuccess: () => {
          sayDone('legal.done');
          onDone();
        },
      },
    );
  };
  return (
    <Panel title={t('legal.add-lawyer')} icon={<IconUserPlus size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('legal.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={missing(name)}
            maxLength={100}
            autoComplete="off"
          />
          <TextInput
            label={t('legal.bar-number')}
            value={barNumber}
            onChange={(event) => setBarNumber(event.currentTarget.value)}
            error={missing(barNumber)}
            maxLength={40}
            autoComplete="off"
          />
          <MultiSelect label={t('legal.governorates')} data={options(governorates)} value={where} onChange={setWhere} searchable />
          <MultiSelect
            label={t('legal.languages')}
            data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
            value={languages}
            onChange={setLanguages}
            maxValues={10}
            searchable
          />
          <Checkbox label={t('legal.trained')} checked={trainedForChildren} onChange={(event) => setTrained(event.currentTarget.checked)} />
          <ProblemAlert error={add.error} />
          <Group>
            <Button type="submit" loading={add.isPending}>
              {t('legal.save')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('legal.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
