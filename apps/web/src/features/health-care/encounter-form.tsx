import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, MultiSelect, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import {
  careKinds,
  chargeReasons,
  correctionReasons,
  kindsOfCare,
  localDay,
  mostCharged,
  type CareKind,
  type CareView,
  type ChargeReason,
  type CorrectionReason,
  type EncounterView,
  type IsoDate,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useCorrectEncounter, useRecordEncounter, useReloadCare } from './care.queries';

/** One visit, or one written anew with why: treatment is free unless it is said why not. */
export function EncounterForm({ care, of = null }: { readonly care: CareView; readonly of?: EncounterView | null }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadCare();
  const recording = useRecordEncounter(care);
  const correcting = useCorrectEncounter(of);
  const [occurredOn, setOccurredOn] = useState<IsoDate | null>(of?.occurredOn ?? localDay(new Date()));
  const [kinds, setKinds] = useState<readonly CareKind[]>(of?.care ?? []);
  const [words, setWords] = useState(of?.words ?? '');
  const [free, setFree] = useState(of?.free ?? true);
  const [chargeReason, setChargeReason] = useState<ChargeReason | null>(of?.chargeReason ?? null);
  const [amount, setAmount] = useState<number | string>(of?.chargeAmount ?? '');
  const [trainedStaff, setTrained] = useState(of?.trainedStaff ?? false);
  const [correction, setCorrection] = useState<CorrectionReason | null>(null);
  const [tried, setTried] = useState(false);
  const missing = (value: unknown): string | undefined => (tried && (value === null || value === '') ? t('field.required') : undefined);
  const error = recording.error ?? correcting.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (occurredOn === null || kinds.length === 0 || (!free && (chargeReason === null || typeof amount !== 'number'))) return;
    const charge = free ? {} : { chargeReason, chargeAmount: Number(amount) };
    const body = { occurredOn, care: kinds, words: words.trim() === '' ? null : words, free, ...charge, trainedStaff };
    const done = { onSuccess: () => sayDone('care.done') };
    if (of === null) recording.mutate(body, done);
    else if (correction !== null) correcting.mutate({ ...body, correction }, done);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Group gap="md" align="flex-start">
          <DateField
            label={t('care.on')}
            value={occurredOn}
            onChange={setOccurredOn}
            error={missing(occurredOn)}
            maxDate={localDay(new Date())}
          />
          <MultiSelect
            label={t('care.given')}
            data={options(careKinds, kindsOfCare[care.service])}
            value={[...kinds]}
            onChange={(values) => setKinds(values.filter((value) => careKinds.has(value)))}
            error={tried && kinds.length === 0 ? t('field.required') : undefined}
            maxValues={10}
            searchable
            miw="16rem"
          />
        </Group>
        <Textarea
          label={t('care.words')}
          description={t('care.words-sealed')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={4000}
          autosize
          minRows={3}
        />
        <Checkbox
          label={t('care.is-free')}
          description={t('care.free-rule')}
          checked={free}
          onChange={(event) => setFree(event.currentTarget.checked)}
        />
        {!free && (
          <Group gap="md" align="flex-start">
            <Select
              label={t('care.why-charged')}
              data={options(chargeReasons)}
              value={chargeReason}
              onChange={(value) => setChargeReason(chargeReasons.has(value) ? value : null)}
              error={missing(chargeReason)}
            />
            <NumberInput
              label={t('care.how-much')}
              value={amount}
              onChange={setAmount}
              min={1}
              max={mostCharged}
              allowDecimal={false}
              error={missing(amount)}
            />
          </Group>
        )}
        <Checkbox label={t('care.trained-staff')} checked={trainedStaff} onChange={(event) => setTrained(event.currentTarget.checked)} />
        {of !== null && (
          <Select
            label={t('care.correction')}
            data={options(correctionReasons)}
            value={correction}
            onChange={(value) => setCorrection(correctionReasons.has(value) ? value : null)}
            error={missing(correction)}
          />
        )}
        <ProblemAlert error={error} onReload={reload} />
        <Group>
          <Button type="submit" variant="light" loading={recording.isPending || correcting.isPending}>
            {t(of === null ? 'care.record' : 'care.correct-now')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
