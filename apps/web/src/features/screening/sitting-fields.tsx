import { Alert, Checkbox, Radio, Select, SimpleGrid, Stack } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { accompaniments, interpreterKinds, interpreterTies, localDay, mustAskTie, ownSexWishes } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import type { SittingErrors, SittingValues } from './sitting-values';

interface Props {
  readonly values: SittingValues;
  readonly onChange: (changed: Partial<SittingValues>) => void;
  readonly errors: SittingErrors;
  readonly child: boolean;
}

/** How the talk is held: when, in which language, who sits there. */
export function SittingFields({ values, onChange, errors, child }: Props) {
  const { t, options, languageName, fieldError } = useWords();
  const error = (field: string): string | undefined => (errors[field] ? fieldError(errors[field]) : undefined);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <DateField
          label={t('screening.held-on')}
          value={values.heldOn}
          onChange={(heldOn) => onChange({ heldOn })}
          error={error('heldOn')}
          maxDate={localDay(new Date())}
          required
        />
        <Select
          label={t('screening.language')}
          data={languageCodes.map((code) => ({ value: code, label: languageName(code) }))}
          value={values.language}
          onChange={(language) => onChange({ language })}
          error={error('language')}
          searchable
          nothingFoundMessage={t('state.nothing-found')}
          required
        />
        <Select
          label={t('screening.interpreter')}
          data={options(interpreterKinds)}
          value={values.interpreter}
          onChange={(interpreter) => interpreterKinds.has(interpreter) && onChange({ interpreter })}
          allowDeselect={false}
        />
        <Select
          label={t('screening.own-sex')}
          data={options(ownSexWishes)}
          value={values.ownSexWish}
          onChange={(ownSexWish) => ownSexWishes.has(ownSexWish) && onChange({ ownSexWish })}
          allowDeselect={false}
        />
      </SimpleGrid>
      {values.interpreter !== 'none' && (
        <Checkbox
          label={t('screening.bound')}
          checked={values.interpreterBound}
          onChange={(event) => onChange({ interpreterBound: event.currentTarget.checked })}
        />
      )}
      {values.interpreter !== 'none' && (
        <Radio.Group
          label={t('screening.tie')}
          description={t('screening.tie-hint')}
          value={values.interpreterTie ?? null}
          onChange={(interpreterTie) => interpreterTies.has(interpreterTie) && onChange({ interpreterTie })}
          error={error('interpreterTie')}
          withAsterisk={mustAskTie(values.interpreter)}
        >
          <Stack gap="xs" mt={6}>
            {options(interpreterTies).map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {values.interpreter !== 'none' && values.interpreterTie === 'of-suspect' && (
        <Alert color="danger" role="alert" icon={<IconUrgent aria-hidden="true" />} title={t('screening.tie-danger')}>
          {t('screening.tie-danger-text')}
        </Alert>
      )}
      <Checkbox
        label={t('screening.trained')}
        checked={values.trainedInterviewer}
        onChange={(event) => onChange({ trainedInterviewer: event.currentTarget.checked })}
      />
      {child && (
        <Radio.Group
          label={t('screening.accompaniment')}
          description={t('screening.accompaniment-hint')}
          value={values.accompaniment}
          onChange={(accompaniment) => accompaniments.has(accompaniment) && onChange({ accompaniment })}
          error={error('accompaniment')}
          withAsterisk
        >
          <Stack gap="xs" mt={6}>
            {options(accompaniments).map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}
