import type { ReactNode } from 'react';
import { Radio, Select, SimpleGrid, Stack } from '@mantine/core';
import { consentMethods, localDay, planAgreements, type PlanReviewView } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import type { PlanErrors, PlanValues } from './plan-values';

interface Props {
  readonly values: PlanValues;
  readonly onChange: (changed: Partial<PlanValues>) => void;
  readonly errors: PlanErrors;
  readonly reviews: readonly PlanReviewView[];
  /** Where the consent to be helped does not stand: what leads to it. */
  readonly unhelped: ReactNode;
}

/** What the person says to it, when, how and in which language they were asked; and which review it closes. */
export function AgreementFields({ values, onChange, errors, reviews, unhelped }: Props) {
  const { t, options, languageName, fieldError } = useWords();
  const { number } = useDates();
  const error = (field: string): string | undefined => (errors[field] ? fieldError(errors[field]) : undefined);
  const waiting = reviews.filter(({ doneAt }) => doneAt === null);
  return (
    <Stack gap="md">
      <Radio.Group
        aria-label={t('plan.agreement')}
        value={values.agreement}
        onChange={(agreement) => planAgreements.has(agreement) && onChange({ agreement })}
      >
        <Stack gap="xs">
          {options(planAgreements).map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {['agreed', 'agreed-in-part'].includes(values.agreement) && unhelped}
      {values.agreement !== 'not-asked-yet' && (
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <DateField
            label={t('plan.agreed-on')}
            value={values.agreedOn}
            onChange={(agreedOn) => onChange({ agreedOn })}
            error={error('agreedOn')}
            maxDate={localDay(new Date())}
            required
          />
          <Select
            label={t('plan.agreed-by')}
            data={options(consentMethods)}
            value={values.agreedBy}
            onChange={(agreedBy) => onChange({ agreedBy: consentMethods.has(agreedBy) ? agreedBy : null })}
            error={error('agreedBy')}
            required
          />
          <Select
            label={t('plan.agreed-in')}
            data={languageCodes.map((code) => ({ value: code, label: languageName(code) }))}
            value={values.agreedIn}
            onChange={(agreedIn) => onChange({ agreedIn })}
            error={error('agreedIn')}
            searchable
            nothingFoundMessage={t('state.nothing-found')}
            required
          />
        </SimpleGrid>
      )}
      {waiting.length > 0 && (
        <Select
          label={t('plan.review-answers')}
          placeholder={t('plan.no-review')}
          data={waiting.map(({ day }) => ({ value: String(day), label: t('plan.review-day', { days: number(day) }) }))}
          value={values.reviewDay === null ? null : String(values.reviewDay)}
          onChange={(day) => onChange({ reviewDay: day === null ? null : Number(day) })}
          clearable
        />
      )}
    </Stack>
  );
}
