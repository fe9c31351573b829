import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import {
  abroadBodies,
  abroadDestinations,
  embassyKinds,
  localDay,
  returnSteps,
  returnStepRules,
  travelDocuments,
  travelEscorts,
  travelModes,
  type CodeList,
  type IsoDate,
  type RepatriationView,
  type ReturnStep,
  type StepRepatriationBody,
} from '@himaya/domain';
import { countryCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useStepReturn } from './repatriation.queries';

type Field = Exclude<keyof StepRepatriationBody, 'step'>;
type Values = Readonly<Partial<Record<Field, string | null>>>;

const lists = {
  embassy: embassyKinds,
  document: travelDocuments,
  mode: travelModes,
  escort: travelEscorts,
  destination: abroadDestinations,
  bodyKind: abroadBodies,
} satisfies Partial<Record<Field, CodeList<string>>>;

/** The fields of one step, in the order in which they are filled in. */
export function StepForm({
  one,
  step,
  onDone,
}: {
  readonly one: RepatriationView;
  readonly step: ReturnStep;
  readonly onDone: () => void;
}) {
  const { t, code, options, country } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const take = useStepReturn(one);
  const today = localDay(new Date());
  const { needs } = returnStepRules[step];
  const asks = (field: Field): boolean => needs.includes(field) || (field === 'carer' && step === 'name-receiver' && one.child);
  const [values, setValues] = useState<Values>({
    ...(asks('on') ? { on: step === 'book' ? null : today } : {}),
    ...(asks('consentId') ? { consentId: one.embassyConsents[0]?.id ?? null } : {}),
  });
  const [tried, setTried] = useState(false);
  const set = (field: Field, value: string | null): void => setValues((before) => ({ ...before, [field]: value }));
  const missing = (field: Field): boolean => asks(field) && (values[field] ?? '').trim() === '';
  const error = (field: Field): string | undefined => (tried && missing(field) ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ([...needs, 'carer' as const].some(missing)) return;
    take.mutate({ step, ...values } as StepRepatriationBody, {
      onSuccess: () => {
        sayDone('return.done');
        onDone();
      },
    });
  };
  const choice = (field: keyof typeof lists) =>
    asks(field) && (
      <Select
        label={t(`return.field.${field}`)}
        data={options(lists[field] as CodeList<string>)}
        value={values[field] ?? null}
        onChange={(value) => set(field, value)}
        error={error(field)}
      />
    );
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text fw={600}>{code(returnSteps, step)}</Text>
        {step === 'depart' && <Text size="sm">{t('return.depart-hint')}</Text>}
        {choice('embassy')}
        {asks('consentId') &&
          (one.embassyConsents.length === 0 ? (
            <Text c="danger">{t('return.no-embassy-consent')}</Text>
          ) : (
            <Select
              label={t('return.field.consentId')}
              data={one.embassyConsents.map(({ id, validUntil }) => ({ value: id, label: t('consent.until', { date: date(validUntil) }) }))}
              value={values.consentId ?? null}
              onChange={(value) => set('consentId', value)}
              error={error('consentId')}
            />
          ))}
        {choice('document')}
        {choice('destination')}
        {asks('country') && (
          <Select
            label={t('return.field.country')}
            data={countryCodes.filter((each) => each !== 'IQ').map((value) => ({ value, label: country(value) }))}
            value={values.country ?? null}
            onChange={(value) => set('country', value)}
            error={error('country')}
            searchable
          />
        )}
        {choice('bodyKind')}
        {choice('mode')}
        {choice('escort')}
        {asks('on') && (
          <DateField
            label={t(step === 'book' ? 'return.field.departs' : 'return.field.on')}
            value={values.on ?? null}
            onChange={(value: IsoDate | null) => set('on', value)}
            {...(step === 'book' ? { minDate: today } : { maxDate: today })}
            error={error('on')}
          />
        )}
        {asks('validUntil') && (
          <DateField
            label={t('return.field.validUntil')}
            value={values.validUntil ?? null}
            onChange={(value: IsoDate | null) => set('validUntil', value)}
            minDate={today}
            error={error('validUntil')}
          />
        )}
        {(['words', 'carer'] as const).map(
          (field) =>
            asks(field) && (
              <TextInput
                key={field}
                label={t(field === 'carer' ? 'return.field.carer' : `return.words-of.${step}`)}
                value={values[field] ?? ''}
                onChange={(event) => set(field, event.currentTarget.value)}
                error={error(field)}
                maxLength={300}
                autoComplete="off"
                data-person
              />
            ),
        )}
        <ProblemAlert error={take.error} />
        <Group>
          <Button type="submit" loading={take.isPending}>
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
