import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import {
  localDay,
  medicationChanges,
  medicationKinds,
  type CareView,
  type IsoDate,
  type MedicationChange,
  type MedicationKind,
  type MedicationLineView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAddMedication, useChangeMedication, useReloadCare } from './care.queries';

/** One line of the plan, or one changed or stopped with why. */
export function MedicationForm({ care, of = null }: { readonly care: CareView; readonly of?: MedicationLineView | null }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadCare();
  const adding = useAddMedication(care);
  const changing = useChangeMedication(of);
  const [kind, setKind] = useState<MedicationKind>(of?.kind ?? 'medicine');
  const [name, setName] = useState(of?.name ?? '');
  const [dose, setDose] = useState(of?.dose ?? '');
  const [often, setOften] = useState(of?.often ?? '');
  const [from, setFrom] = useState<IsoDate | null>(of?.from ?? localDay(new Date()));
  const [until, setUntil] = useState<IsoDate | null>(of?.until ?? null);
  const [change, setChange] = useState<MedicationChange | null>(null);
  const [tried, setTried] = useState(false);
  const medicine = kind === 'medicine';
  const missing = (value: string | null): string | undefined =>
    tried && (value === null || value.trim() === '') ? t('field.required') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const blank = [name, ...(medicine ? [dose, often] : [])].some((text) => text.trim() === '');
    if (from === null || blank) return;
    const body = { kind, name, from, ...(medicine ? { dose, often, until } : {}) };
    const done = { onSuccess: () => sayDone('care.done') };
    if (of === null) adding.mutate(body, done);
    else if (change !== null) changing.mutate({ ...body, change }, done);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Group gap="md" align="flex-start">
          {of === null ? (
            <Select
              label={t('medication.kind')}
              data={options(medicationKinds)}
              value={kind}
              onChange={(value) => medicationKinds.has(value) && setKind(value)}
              allowDeselect={false}
            />
          ) : (
            <Select
              label={t('medication.why')}
              data={options(medicationChanges, of.changes)}
              value={change}
              onChange={(value) => setChange(medicationChanges.has(value) ? value : null)}
              error={missing(change)}
            />
          )}
          <TextInput
            label={t('medication.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={120}
            autoComplete="off"
            error={missing(name)}
          />
          {medicine && (
            <>
              <TextInput
                label={t('medication.dose')}
                value={dose}
                onChange={(event) => setDose(event.currentTarget.value)}
                maxLength={60}
                autoComplete="off"
                error={missing(dose)}
              />
              <TextInput
                label={t('medication.often')}
                value={often}
                onChange={(event) => setOften(event.currentTarget.value)}
                maxLength={120}
                autoComplete="off"
                error={missing(often)}
              />
            </>
          )}
          <DateField label={t('medication.from')} value={from} onChange={setFrom} error={missing(from)} />
          {medicine && <DateField label={t('medication.until')} value={until} onChange={setUntil} {...(from ? { minDate: from } : {})} />}
        </Group>
        <ProblemAlert error={adding.error ?? changing.error} onReload={reload} />
        <Group>
          <Button type="submit" variant="light" loading={adding.isPending || changing.isPending}>
            {t(of === null ? 'medication.add' : 'medication.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
