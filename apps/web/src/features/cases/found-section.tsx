import { Select, SimpleGrid } from '@mantine/core';
import { detectionChannels, governorates, localDay } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import type { SectionProps } from './case-form';

/** Where, when and by whom the person was found. */
export function FoundSection({ values, onChange, error }: SectionProps) {
  const { t, options } = useWords();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
      <Select
        label={t('case.governorate')}
        data={options(governorates)}
        value={values.governorate}
        onChange={(governorate) => governorates.has(governorate) && onChange({ governorate })}
        error={error('governorate')}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
        withAsterisk
      />
      <DateField
        label={t('case.found-at')}
        value={values.foundAt}
        onChange={(foundAt) => onChange({ foundAt })}
        error={error('foundAt')}
        maxDate={localDay(new Date())}
        required
      />
      <Select
        label={t('case.found-by')}
        data={options(detectionChannels)}
        value={values.foundBy}
        onChange={(foundBy) => detectionChannels.has(foundBy) && onChange({ foundBy })}
        error={error('foundBy')}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
        withAsterisk
      />
    </SimpleGrid>
  );
}
