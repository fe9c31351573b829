import { MultiSelect, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { ageBands, localDay, sexes } from '@himaya/domain';
import { countryCodes, languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import type { AgeSource } from './case-form-values';
import type { SectionProps } from './case-form';

const ageSources: readonly AgeSource[] = ['years', 'date', 'band'];

/** Who the person is, as far as they have said. */
export function PersonSection({ values, onChange, error, withIdentity }: SectionProps & { readonly withIdentity: boolean }) {
  const { t, options, country, languageName } = useWords();
  const text = (field: 'alias' | 'givenName' | 'familyName' | 'phone') => ({
    value: values[field],
    onChange: (event: { currentTarget: HTMLInputElement }) => onChange({ [field]: event.currentTarget.value }),
    error: error(field),
    maxLength: 120,
    autoComplete: 'off',
    dir: 'auto',
    'data-person': true,
  });
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput label={t('person.alias')} description={t('person.alias-hint')} withAsterisk {...text('alias')} />
        <Select
          label={t('person.sex')}
          description={t('person.sex-hint')}
          data={options(sexes)}
          value={values.sex}
          onChange={(sex) => sexes.has(sex) && onChange({ sex })}
          error={error('sex')}
          withAsterisk
        />
        {withIdentity && (
          <>
            <TextInput label={t('person.given-name')} description={t('person.name-hint')} {...text('givenName')} />
            <TextInput label={t('person.family-name')} description={t('form.optional')} {...text('familyName')} />
          </>
        )}
      </SimpleGrid>
      {withIdentity && <AgeField values={values} onChange={onChange} error={error} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {withIdentity && (
          <Select
            label={t('person.nationality')}
            data={countryCodes.map((value) => ({ value, label: country(value) }))}
            value={values.nationality}
            onChange={(nationality) => onChange({ nationality })}
            error={error('nationality')}
            placeholder={t('state.not-known')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            nothingFoundMessage={t('state.nothing-found')}
          />
        )}
        <MultiSelect
          label={t('person.languages')}
          description={withIdentity ? undefined : t('person.languages-hint')}
          data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
          value={[...values.languages]}
          maxValues={10}
          onChange={(languages) => onChange({ languages })}
          error={error('languages')}
          searchable
          hidePickedOptions
          nothingFoundMessage={t('state.nothing-found')}
        />
        {withIdentity && (
          <TextInput label={t('person.phone')} description={t('form.optional')} inputMode="tel" {...text('phone')} dir="ltr" />
        )}
      </SimpleGrid>
    </Stack>
  );
}

function AgeField({ values, onChange, error }: SectionProps) {
  const { t, options } = useWords();
  const source = values.ageSource;
  return (
    <div>
      <Text fw={500} component="div" mb={6}>
        {t('person.age')}
      </Text>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('person.age-source')}
          value={source}
          onChange={(chosen) => onChange({ ageSource: chosen })}
          data={ageSources.map((value) => ({ value, label: t(`person.age-source.${value}`) }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {source === 'years' && (
            <TextInput
              label={t('person.age-years')}
              value={values.ageYears}
              onChange={(event) => onChange({ ageYears: event.currentTarget.value })}
              error={error('ageYears')}
              inputMode="numeric"
              maxLength={3}
              autoComplete="off"
            />
          )}
          {source === 'date' && (
            <DateField
              label={t('person.birth-date')}
              value={values.birthDate}
              onChange={(birthDate) => onChange({ birthDate })}
              error={error('birthDate')}
              maxDate={localDay(new Date())}
            />
          )}
          {source === 'band' && (
            <Select
              label={t('person.age-band')}
              data={options(ageBands)}
              value={values.ageBand}
              onChange={(ageBand) => ageBands.has(ageBand) && onChange({ ageBand })}
              error={error('ageBand')}
            />
          )}
        </SimpleGrid>
      </Stack>
    </div>
  );
}
