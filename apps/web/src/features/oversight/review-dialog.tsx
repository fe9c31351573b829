import { useState } from 'react';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  anomalyExplanations,
  anomalyStates,
  incidentKinds,
  routes,
  type AnomalyExplanation,
  type AnomalyView,
  type ReviewAnomalyBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useReviewAnomaly } from './oversight.queries';

const outcomes = ['seen', 'explained', 'incident'] as const;
const isOutcome = (value: string | null): value is ReviewAnomalyBody['state'] => outcomes.some((outcome) => outcome === value);

/** The officer's word on something unusual: codes, and an incident of the register where it is one. */
export function ReviewDialog({ anomaly, onClose }: { readonly anomaly: AnomalyView; readonly onClose: () => void }) {
  const { t, code, options } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const [state, setState] = useState<ReviewAnomalyBody['state']>(anomaly.state === 'new' ? 'seen' : anomaly.state);
  const [explanation, setExplanation] = useState<AnomalyExplanation>(anomaly.explanation ?? 'usual-duty');
  const [incidentId, setIncidentId] = useState(anomaly.incidentId);
  const review = useReviewAnomaly(anomaly);
  const { data: incidents } = useQuery({
    queryKey: ['incidents', 'choices'],
    queryFn: ({ signal }) => call(routes.listIncidents, { query: { limit: 100 }, signal }),
    enabled: state === 'incident',
  });
  const send = (): void =>
    review.mutate(
      { state, ...(state === 'explained' ? { explanation } : {}), ...(state === 'incident' && incidentId ? { incidentId } : {}) },
      {
        onSuccess: () => {
          sayDone('oversight.saved');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={t('oversight.review-title')}
      confirmLabel={t('oversight.save')}
      busy={review.isPending}
      error={review.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('oversight.review-state')}
        data={options(anomalyStates, outcomes)}
        value={state}
        allowDeselect={false}
        onChange={(chosen) => isOutcome(chosen) && setState(chosen)}
      />
      {state === 'explained' && (
        <Select
          label={t('oversight.explanation')}
          data={options(anomalyExplanations)}
          value={explanation}
          allowDeselect={false}
          onChange={(chosen) => anomalyExplanations.has(chosen) && setExplanation(chosen)}
        />
      )}
      {state === 'incident' && (
        <Select
          label={t('oversight.incident-id')}
          data={(incidents?.items ?? []).map(({ id, kind, reportedAt }) => ({
            value: id,
            label: `${code(incidentKinds, kind)} · ${instant(reportedAt)}`,
          }))}
          value={incidentId}
          onChange={setIncidentId}
        />
      )}
    </ConfirmDialog>
  );
}
