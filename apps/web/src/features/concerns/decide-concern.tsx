import { useState } from 'react';
import { Button, NativeSelect, Select, Stack, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import {
  latinDigits,
  noGroundReasons,
  triageOutcomes,
  type ConcernView,
  type NoGroundReason,
  type TriageBody,
  type TriageOutcome,
  type UnitId,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { OneOf } from './choices';
import { useBodies, useTriage } from './concerns.queries';

/** The outcomes that are decided here; joining is done beside the suggestion. */
export function DecideConcern({ concern, onReload }: { readonly concern: ConcernView; readonly onReload: () => void }) {
  const { t, options, name } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const triage = useTriage(concern);
  const offered = concern.outcomes.filter((outcome) => outcome !== 'duplicate');
  const [outcome, setOutcome] = useState<TriageOutcome | null>(null);
  const [caseNumber, setCaseNumber] = useState('');
  const [reason, setReason] = useState<NoGroundReason>('not-enough-information');
  const [toUnitId, setToUnitId] = useState<string | null>(null);
  const toBody = outcome === 'passed-on' || outcome === 'labour-matter' ? outcome : null;
  const bodies = useBodies(toBody);

  const choose = (next: TriageOutcome): void => {
    setOutcome(next);
    setToUnitId(null);
  };
  const body = (): TriageBody | null => {
    if (outcome === 'accepted-existing-case') return caseNumber.trim() ? { outcome, caseNumber: latinDigits(caseNumber).trim() } : null;
    if (outcome === 'no-ground') return { outcome, reason };
    if (toBody !== null) return toUnitId ? { outcome: toBody, toUnitId: toUnitId as UnitId } : null;
    return null;
  };
  const ready = body();
  const decide = (): void => {
    if (outcome === 'accepted-new-case') return void navigate(`/concerns/${concern.id}/case`);
    if (ready === null) return;
    triage.mutate(ready, {
      onSuccess: ({ caseId }) => {
        sayDone('concern.done');
        void navigate(caseId ? `/cases/${caseId}` : '/concerns');
      },
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <Stack gap="md">
        <OneOf label={t('concern.decide')} hideLabel value={outcome} options={options(triageOutcomes, offered)} onChange={choose} />
        {outcome === 'accepted-existing-case' && (
          <TextInput
            label={t('concern.case-number')}
            dir="ltr"
            autoComplete="off"
            maxLength={40}
            value={caseNumber}
            onChange={({ currentTarget: { value } }) => setCaseNumber(value)}
          />
        )}
        {outcome === 'no-ground' && (
          <NativeSelect
            label={t('concern.reason')}
            value={reason}
            data={options(noGroundReasons)}
            onChange={({ currentTarget: { value } }) => noGroundReasons.has(value) && setReason(value)}
          />
        )}
        {toBody !== null && (
          <Select
            label={t(toBody === 'passed-on' ? 'concern.body' : 'labour.inspection')}
            data={(bodies.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
            value={toUnitId}
            onChange={setToUnitId}
            searchable
            nothingFoundMessage={t('state.nothing-found')}
          />
        )}
        <ProblemAlert error={triage.error ?? bodies.error} onReload={onReload} />
        {outcome !== null && (
          <Button type="submit" size="md" loading={triage.isPending} disabled={outcome !== 'accepted-new-case' && ready === null}>
            {t(`triage-outcome.${outcome}`)}
          </Button>
        )}
      </Stack>
    </form>
  );
}
