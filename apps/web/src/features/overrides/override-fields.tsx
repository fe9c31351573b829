import { Checkbox, Fieldset, Group, Radio, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { categories, localDay, overrideGrounds, presumedChild, type CaseView, type UnitRef } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { useUnits } from '../directory';
import type { OverrideErrors, OverrideValues } from './override-values';

interface Props {
  readonly values: OverrideValues;
  readonly onChange: (changed: Partial<OverrideValues>) => void;
  readonly errors: OverrideErrors;
  readonly record: CaseView;
  /** Who receives, where that was chosen already and is no desk of the directory. */
  readonly recipient?: UnitRef | undefined;
}

type Words = 'reason' | 'considerations' | 'conclusion' | 'exploitation';

/** The questions of a request to share without consent. */
export function OverrideFields({ values, onChange, errors, record, recipient }: Props) {
  const { t, code, options, name, fieldError } = useWords();
  const { me } = useSession();
  const units = useUnits({});
  const offered = recipient ? [recipient] : (units.data ?? []).filter(({ id }) => id !== me.unit.id);
  const today = localDay(new Date());
  const child = presumedChild(record.person.ageBand);
  const error = (field: keyof OverrideValues): string | undefined => (errors[field] ? fieldError(errors[field]) : undefined);
  const words = (field: Words, label: string) => (
    <Textarea
      label={t(label)}
      value={values[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      error={error(field)}
      maxLength={4000}
      minRows={2}
      autosize
      required
    />
  );
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('override.ground')}
        value={values.ground}
        onChange={(ground) => overrideGrounds.has(ground) && onChange({ ground })}
        error={error('ground')}
        withAsterisk
      >
        <Stack gap="xs" mt={6}>
          {options(overrideGrounds).map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {values.ground === 'court-order' && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput
            label={t('override.court-reference')}
            value={values.courtReference}
            onChange={(event) => onChange({ courtReference: event.currentTarget.value })}
            error={error('courtReference')}
            maxLength={400}
            required
          />
          <DateField
            label={t('override.court-ordered-on')}
            value={values.courtOrderedOn}
            onChange={(courtOrderedOn) => onChange({ courtOrderedOn })}
            error={error('courtOrderedOn')}
            maxDate={today}
            required
          />
        </SimpleGrid>
      )}
      <Select
        label={t('override.recipient')}
        data={offered.map((unit) => ({ value: unit.id, label: name(unit.name) }))}
        value={values.recipientUnitId}
        onChange={(recipientUnitId) => onChange({ recipientUnitId })}
        error={error('recipientUnitId')}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
        required
      />
      <Checkbox.Group
        label={t('consent.categories')}
        value={[...values.categories]}
        onChange={(chosen) =>
          onChange({ categories: record.access.read.filter((category) => category === 'core' || chosen.includes(category)) })
        }
        error={error('categories')}
      >
        <Group gap="md" mt={6}>
          {record.access.read.map((category) => (
            <Checkbox key={category} value={category} label={code(categories, category)} disabled={category === 'core'} />
          ))}
        </Group>
      </Checkbox.Group>
      {words('reason', 'override.reason')}
      {child && (
        <Fieldset legend={t('override.best-interests')}>
          <Stack gap="md">
            <Text size="sm">{t('override.best-interests-text')}</Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              <TextInput
                label={t('override.determined-by')}
                value={values.determinedBy}
                onChange={(event) => onChange({ determinedBy: event.currentTarget.value })}
                error={error('determinedBy')}
                maxLength={400}
                required
              />
              <DateField
                label={t('override.determined-on')}
                value={values.determinedOn}
                onChange={(determinedOn) => onChange({ determinedOn })}
                error={error('determinedOn')}
                maxDate={today}
                required
              />
            </SimpleGrid>
            {words('considerations', 'override.considerations')}
            {words('conclusion', 'override.conclusion')}
            {values.categories.includes('exploitation') && words('exploitation', 'override.exploitation')}
          </Stack>
        </Fieldset>
      )}
    </Stack>
  );
}
