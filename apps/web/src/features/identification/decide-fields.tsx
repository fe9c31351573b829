import { Checkbox, Fieldset, Radio, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import {
  courtKinds,
  documentTypes,
  governorates,
  identificationDecisions,
  identificationGrounds,
  localDay,
  type CaseView,
  type IdentificationView,
  type SafeguardsAnswer,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { useDocuments } from '../documents';
import { ofJudge, startsWith, type DecideErrors, type DecideValues } from './decide-values';
import { TestFields } from './test-fields';

interface Props {
  readonly values: DecideValues;
  readonly onChange: (changed: Partial<DecideValues>) => void;
  readonly errors: DecideErrors;
  readonly record: CaseView;
  readonly identification: IdentificationView;
  readonly safeguards: SafeguardsAnswer | undefined;
}

/** The questions of a decision. */
export function DecideFields({ values, onChange, errors, record, identification, safeguards }: Props) {
  const { t, code, options, fieldError } = useWords();
  const { date } = useDates();
  const documents = useDocuments(record.id);
  const papers = (documents.data ?? []).filter(({ type, removedAt }) => removedAt === null && (type === 'identification-decision' || type === 'court-decision')); // prettier-ignore
  const stay = startsWith(values, safeguards);
  const error = (field: keyof DecideValues): string | undefined => (errors[field] ? fieldError(errors[field]) : undefined);
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('decision.decision')}
        value={values.decision}
        onChange={(decision) => identificationDecisions.has(decision) && onChange({ decision })}
        error={error('decision')}
        withAsterisk
      >
        <Stack gap="xs" mt={6}>
          {identification.actions.map(({ decision }) => (
            <Radio key={decision} value={decision} label={code(identificationDecisions, decision)} />
          ))}
        </Stack>
      </Radio.Group>
      {stay !== undefined && (
        <Checkbox
          label={t('decision.stay')}
          description={t(safeguards?.stay.need === 'unknown' ? 'decision.stay-unknown' : 'decision.stay-hint')}
          checked={stay}
          onChange={(event) => onChange({ stay: event.currentTarget.checked })}
        />
      )}
      {ofJudge(values, identification) && (
        <Fieldset legend={t('decision.judge')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <Select
              label={t('decision.court-kind')}
              data={options(courtKinds)}
              value={values.courtKind}
              onChange={(kind) => onChange({ courtKind: courtKinds.has(kind) ? kind : null })}
              error={error('courtKind')}
              withAsterisk
            />
            <Select
              label={t('decision.court-governorate')}
              data={options(governorates)}
              value={values.courtGovernorate}
              onChange={(place) => governorates.has(place) && onChange({ courtGovernorate: place })}
              searchable
              nothingFoundMessage={t('state.nothing-found')}
              withAsterisk
            />
            <TextInput
              label={t('decision.judge-name')}
              value={values.judgeName}
              onChange={(event) => onChange({ judgeName: event.currentTarget.value })}
              error={error('judgeName')}
              maxLength={200}
              data-person
              required
            />
            <TextInput
              label={t('decision.judge-reference')}
              value={values.judgeReference}
              onChange={(event) => onChange({ judgeReference: event.currentTarget.value })}
              maxLength={100}
            />
          </SimpleGrid>
        </Fieldset>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={t('decision.ground')}
          data={options(identificationGrounds)}
          value={values.ground}
          onChange={(ground) => onChange({ ground: identificationGrounds.has(ground) ? ground : null })}
          error={error('ground')}
          withAsterisk
        />
        <DateField
          label={t('decision.decided-on')}
          value={values.decidedOn}
          onChange={(decidedOn) => onChange({ decidedOn })}
          error={error('decidedOn')}
          maxDate={localDay(new Date())}
          required
        />
      </SimpleGrid>
      <TestFields tests={values.tests} onChange={(tests) => onChange({ tests })} identification={identification} />
      <Textarea
        label={t('decision.reasons')}
        value={values.reasons}
        onChange={(event) => onChange({ reasons: event.currentTarget.value })}
        error={error('reasons')}
        maxLength={4000}
        minRows={3}
        autosize
        data-person
        required
      />
      <Select
        label={t('decision.document')}
        description={papers.length === 0 ? t('decision.document-hint') : undefined}
        data={papers.map(({ id, type, recordedAt }) => ({
          value: id,
          label: `${code(documentTypes, type)} · ${date(recordedAt.slice(0, 10))}`,
        }))}
        value={values.documentId}
        onChange={(documentId) => onChange({ documentId })}
        disabled={papers.length === 0}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
      />
    </Stack>
  );
}
