import { useState, type FormEvent } from 'react';
import { Button, Group, MultiSelect, Select, Stack, Text, Textarea } from '@mantine/core';
import {
  leastLevel,
  localDay,
  returnRiskFactors,
  riskLevels,
  type IsoDate,
  type RepatriationView,
  type ReturnRiskFactor,
  type RiskLevel,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useAssessReturn } from './repatriation.queries';

const factorsOf = (values: readonly string[]): ReturnRiskFactor[] =>
  values.filter((one): one is ReturnRiskFactor => returnRiskFactors.has(one));

/** What the person would go back to, at which level, and why. */
export function RiskForm({ one, onDone }: { readonly one: RepatriationView; readonly onDone: () => void }) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const assess = useAssessReturn(one);
  const today = localDay(new Date());
  const [present, setPresent] = useState<ReturnRiskFactor[]>([]);
  const [unknown, setUnknown] = useState<ReturnRiskFactor[]>([]);
  const [level, setLevel] = useState<RiskLevel | null>(null);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [reasons, setReasons] = useState('');
  const [tried, setTried] = useState(false);
  const least = riskLevels.codes.indexOf(leastLevel(present));
  const required = (missing: boolean): string | undefined => (tried && missing ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (level === null || day === null || reasons.trim() === '') return;
    assess.mutate(
      { present, unknown: unknown.filter((factor) => !present.includes(factor)), level, assessedOn: day, reasons },
      {
        onSuccess: () => {
          sayDone('return.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('return.two-people')}</Text>
        <MultiSelect
          label={t('return.present')}
          data={options(returnRiskFactors)}
          value={present}
          onChange={(values) => setPresent(factorsOf(values))}
        />
        <MultiSelect
          label={t('return.unknown')}
          data={options(returnRiskFactors).filter(({ value }) => !present.some((factor) => factor === value))}
          value={unknown}
          onChange={(values) => setUnknown(factorsOf(values))}
        />
        <Select
          label={t('return.level')}
          description={least === 0 ? undefined : t('return.least', { level: code(riskLevels, leastLevel(present)) })}
          data={options(riskLevels).map((option, n) => ({ ...option, disabled: n < least }))}
          value={level}
          onChange={(value) => setLevel(riskLevels.has(value) ? value : null)}
          error={required(level === null)}
        />
        <DateField label={t('return.assessed-on')} value={day} onChange={setDay} maxDate={today} error={required(day === null)} />
        <Textarea
          label={t('return.reasons')}
          value={reasons}
          onChange={(event) => setReasons(event.currentTarget.value)}
          error={required(reasons.trim() === '')}
          maxLength={2000}
          autosize
          minRows={3}
          autoComplete="off"
          data-person
        />
        <ProblemAlert error={assess.error} />
        <Group>
          <Button type="submit" loading={assess.isPending}>
            {t('return.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('return.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
