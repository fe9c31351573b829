import { Checkbox, Group, Radio, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import {
  categories,
  consentGivers,
  consentMethods,
  consentPurposes,
  localDay,
  presumedChild,
  type AgeBand,
  type Category,
} from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { monthsLater } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { useUnits } from '../directory';
import type { ConsentErrors, ConsentValues } from './consent-values';

interface Props {
  readonly values: ConsentValues;
  readonly onChange: (changed: Partial<ConsentValues>) => void;
  readonly errors: ConsentErrors;
  readonly ageBand: AgeBand;
  /** What may be named: a consent can only cover what the unit reads. */
  readonly offered: readonly Category[];
  /** True where purpose, recipient and categories follow from a referral. */
  readonly fixed?: boolean;
}

/** The questions of a consent. */
export function ConsentFields({ values, onChange, errors, ageBand, offered, fixed = false }: Props) {
  const { t, code, options, name, languageName, fieldError } = useWords();
  const units = useUnits({}, !fixed);
  const error = (field: keyof ConsentValues): string | undefined => (errors[field] ? fieldError(errors[field]) : undefined);
  const child = presumedChild(ageBand);
  return (
    <Stack gap="md">
      {!fixed && (
        <>
          <Select
            label={t('consent.purpose')}
            description={t(`consent.opens.${values.purpose}`)}
            data={options(consentPurposes)}
            value={values.purpose}
            onChange={(purpose) => consentPurposes.has(purpose) && onChange({ purpose })}
          />
          <Select
            label={t('consent.recipient')}
            description={t('consent.recipient-hint')}
            data={(units.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
            value={values.recipientUnitId}
            onChange={(id) => onChange({ recipientUnitId: id })}
            error={error('recipientUnitId')}
            searchable
            clearable
            nothingFoundMessage={t('state.nothing-found')}
          />
          <Checkbox.Group
            label={t('consent.categories')}
            value={[...values.categories]}
            onChange={(chosen) => onChange({ categories: chosen.filter((category) => categories.has(category)) })}
            error={error('categories')}
          >
            <Group gap="md" mt={6}>
              {offered.map((category) => (
                <Checkbox key={category} value={category} label={code(categories, category)} />
              ))}
            </Group>
          </Checkbox.Group>
        </>
      )}
      <Radio.Group
        label={t('consent.given-by')}
        description={child ? t('consent.child-hint') : undefined}
        value={values.givenBy}
        onChange={(givenBy) => consentGivers.has(givenBy) && onChange({ givenBy })}
        error={error('givenBy')}
      >
        <Group gap="md" mt={6}>
          {consentGivers.codes.map((giver) => (
            <Radio key={giver} value={giver} label={code(consentGivers, giver)} disabled={child && giver === 'self'} />
          ))}
        </Group>
      </Radio.Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={t('consent.method')}
          data={options(consentMethods)}
          value={values.method}
          onChange={(method) => consentMethods.has(method) && onChange({ method })}
        />
        <Select
          label={t('consent.language')}
          data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
          value={values.language}
          onChange={(language) => language && onChange({ language })}
          searchable
          nothingFoundMessage={t('state.nothing-found')}
        />
        <TextInput
          label={t('consent.interpreter')}
          description={t('form.optional')}
          value={values.interpreter}
          onChange={(event) => onChange({ interpreter: event.currentTarget.value })}
          maxLength={120}
          autoComplete="off"
        />
        <DateField
          label={t('consent.valid-until')}
          description={t('consent.valid-until-hint')}
          value={values.validUntil}
          onChange={(validUntil) => onChange({ validUntil })}
          minDate={localDay(new Date())}
          maxDate={monthsLater(localDay(new Date()), 36)}
          error={error('validUntil')}
          required
        />
      </SimpleGrid>
    </Stack>
  );
}
