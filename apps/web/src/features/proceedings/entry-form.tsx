import { useState, type FormEvent } from 'react';
import { Button, Group, NumberInput, Select, Stack } from '@mantine/core';
import {
  appealDecisions,
  chargeArticles,
  companySanctions,
  localDay,
  penaltiesFor,
  proceedingEventKinds,
  proceedingLimits,
  proceedingRules,
  seizedProperties,
  sentenceKinds,
  verdicts,
  type AvailableEntry,
  type CodeList,
  type DefendantView,
  type IsoDate,
  type RecordProceedingEventBody,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useRecordProceedingEvent } from './proceedings.queries';

type Coded = 'article' | 'verdict' | 'sentence' | 'decision' | 'property' | 'sanction';

const lists: Readonly<Record<Coded, CodeList<string>>> = {
  article: chargeArticles,
  verdict: verdicts,
  sentence: sentenceKinds,
  decision: appealDecisions,
  property: seizedProperties,
  sanction: companySanctions,
};
const coded = Object.keys(lists) as readonly Coded[];

const keyOf = ({ kind, chargeId }: AvailableEntry): string => (chargeId === null ? kind : `${kind} ${chargeId}`);

/** Writes down what happened to a defendant: what can be chosen is what the order of the proceeding allows. */
export function EntryForm({ defendant, onDone }: { readonly defendant: DefendantView; readonly onDone: () => void }) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const record = useRecordProceedingEvent(defendant.id);
  const today = localDay(new Date());
  const [what, setWhat] = useState<string | null>(null);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [codes, setCodes] = useState<Partial<Record<Coded, string>>>({});
  const [months, setMonths] = useState<number | string>('');
  const [amount, setAmount] = useState<number | string>('');
  const [tried, setTried] = useState(false);
  const entry = defendant.available.find((one) => keyOf(one) === what);
  const fields = entry === undefined ? [] : coded.filter((field) => proceedingRules[entry.kind].needs.includes(field));
  const wants = {
    months: codes.sentence === 'imprisonment' || codes.sentence === 'juvenile-measure',
    amount: codes.sentence === 'fine' || codes.sanction === 'company-fine' || entry?.kind === 'compensation-order',
  };
  const mayAmount = wants.amount || entry?.kind === 'asset-seizure';
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const label = (one: AvailableEntry): string => {
    const about = defendant.charges.find(({ id }) => id === one.chargeId);
    return [code(proceedingEventKinds, one.kind), about === undefined ? null : code(chargeArticles, about.article)]
      .filter((part) => part !== null)
      .join(' · ');
  };
  const choices = (field: Coded) => {
    const all = options(lists[field]);
    if (field !== 'sentence') return all;
    const has: readonly string[] = penaltiesFor(defendant);
    return all.filter(({ value }) => has.includes(value));
  };
  const choose = (value: string | null): void => {
    setWhat(value);
    setCodes({});
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (entry === undefined || day === null || fields.some((field) => codes[field] === undefined)) return;
    if ((wants.months && months === '') || (wants.amount && amount === '')) return;
    const body: RecordProceedingEventBody = {
      kind: entry.kind,
      on: day,
      chargeId: entry.chargeId,
      ...Object.fromEntries(fields.map((field) => [field, codes[field]])),
      ...(wants.months ? { months: Number(months) } : {}),
      ...(mayAmount && amount !== '' ? { amount: Number(amount) } : {}),
    };
    record.mutate(body, {
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
          label={t('proceeding.what')}
          data={defendant.available.map((one) => ({ value: keyOf(one), label: label(one) }))}
          value={what}
          onChange={choose}
          error={missing(entry === undefined)}
        />
        {fields.map((field) => (
          <Select
            key={field}
            label={t(`proceeding.${field}`)}
            data={choices(field)}
            value={codes[field] ?? null}
            onChange={(value) => setCodes(value === null ? {} : { [field]: value })}
            error={missing(codes[field] === undefined)}
          />
        ))}
        {wants.months && (
          <NumberInput
            label={t('proceeding.months')}
            value={months}
            onChange={setMonths}
            min={1}
            max={proceedingLimits.months}
            allowDecimal={false}
            error={missing(months === '')}
          />
        )}
        {mayAmount && (
          <NumberInput
            label={t(wants.amount ? 'proceeding.amount' : 'proceeding.amount-optional')}
            value={amount}
            onChange={setAmount}
            min={1}
            max={proceedingLimits.amount}
            allowDecimal={false}
            thousandSeparator=" "
            error={missing(wants.amount && amount === '')}
          />
        )}
        <DateField label={t('proceeding.day')} value={day} onChange={setDay} maxDate={today} error={missing(day === null)} />
        <ProblemAlert error={record.error} />
        <Group>
          <Button type="submit" loading={record.isPending}>
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
