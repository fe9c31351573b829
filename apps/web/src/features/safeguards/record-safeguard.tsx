import { useState } from 'react';
import { NumberInput, Select, SimpleGrid, Textarea } from '@mantine/core';
import {
  accusingLaws,
  decideSafeguard,
  localDay,
  safeguardKinds,
  safeguardParties,
  safeguardRules,
  safeguardTypes,
  type AccusingLaw,
  type IsoDate,
  type RecordSafeguardBody,
  type SafeguardKind,
  type SafeguardParty,
  type SafeguardType,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useSayDone } from '../../ui/say-done';
import { useRecordSafeguard } from './safeguards.queries';

interface Values {
  readonly type: SafeguardType | null;
  readonly party: SafeguardParty | null;
  readonly law: AccusingLaw | null;
  readonly article: number | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly words: string;
}

const empty: Values = { type: null, party: null, law: null, article: null, since: null, until: null, words: '' };

interface Props {
  readonly caseId: string;
  readonly kinds: readonly SafeguardKind[];
  readonly onClose: () => void;
}

/** The questions that the kind asks, and no others. */
export function RecordSafeguard({ caseId, kinds, onClose }: Props) {
  const { t, options, fieldError } = useWords();
  const sayDone = useSayDone();
  const [kind, setKind] = useState<SafeguardKind>(kinds[0] ?? 'residence');
  const [values, setValues] = useState(empty);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const record = useRecordSafeguard(caseId);
  const { types, fields, needs } = safeguardRules[kind];
  const today = localDay(new Date());
  const change = (changed: Partial<Values>): void => setValues({ ...values, ...changed });
  const error = (field: keyof Values): string | undefined => (errors[field] ? fieldError(errors[field]) : undefined);

  const send = (): void => {
    const { type, words, ...given } = values;
    if (type === null) return setErrors({ type: 'required' });
    const own = Object.fromEntries(Object.entries(given).filter(([field]) => fields.some((one) => one === field)));
    const body: RecordSafeguardBody = { kind, type, ...own, words: words.trim() || null };
    const decided = decideSafeguard(body, today);
    setErrors(decided.ok ? {} : Object.fromEntries((decided.errors ?? []).map(({ path, code }) => [path, code])));
    if (!decided.ok) return;
    record.mutate(body, {
      onSuccess: () => {
        sayDone('safeguards.saved');
        onClose();
      },
    });
  };

  return (
    <ConfirmDialog
      opened
      title={t('safeguards.title')}
      confirmLabel={t('safeguards.new')}
      busy={record.isPending}
      error={record.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('safeguards.kind')}
        data={options(safeguardKinds, kinds)}
        value={kind}
        onChange={(chosen) => {
          if (!safeguardKinds.has(chosen)) return;
          setKind(chosen);
          setValues(empty);
        }}
        allowDeselect={false}
        withAsterisk
      />
      <Select
        label={t('safeguards.type')}
        data={options(safeguardTypes, types)}
        value={values.type}
        onChange={(type) => change({ type: safeguardTypes.has(type) ? type : null })}
        error={error('type')}
        withAsterisk
      />
      {fields.includes('party') && (
        <Select
          label={t('safeguards.party')}
          data={options(safeguardParties)}
          value={values.party}
          onChange={(party) => change({ party: safeguardParties.has(party) ? party : null })}
          error={error('party')}
          withAsterisk={needs.includes('party')}
        />
      )}
      {fields.includes('law') && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Select
            label={t('safeguards.law')}
            data={options(accusingLaws)}
            value={values.law}
            onChange={(law) => change({ law: accusingLaws.has(law) ? law : null })}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
          <NumberInput
            label={t('safeguards.article')}
            value={values.article ?? ''}
            onChange={(article) => change({ article: typeof article === 'number' ? article : null })}
            min={1}
            max={999}
            allowDecimal={false}
          />
        </SimpleGrid>
      )}
      {fields.includes('since') && (
        <DateField
          label={t('safeguards.since')}
          value={values.since}
          onChange={(since) => change({ since })}
          error={error('since')}
          maxDate={today}
          required={needs.includes('since')}
        />
      )}
      {fields.includes('until') && (
        <DateField
          label={t('safeguards.until')}
          description={values.type === 'reflection-stay' ? t('safeguards.until-hint') : undefined}
          value={values.until}
          onChange={(until) => change({ until })}
          error={error('until')}
        />
      )}
      <Textarea
        label={t('safeguards.words')}
        description={t('safeguards.words-hint')}
        value={values.words}
        onChange={(event) => change({ words: event.currentTarget.value })}
        maxLength={2000}
        minRows={2}
        autosize
        data-person
      />
    </ConfirmDialog>
  );
}
