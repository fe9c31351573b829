import { useState } from 'react';
import { Select } from '@mantine/core';
import { planEvidenceRemovals, type PlanEvidenceRemoval, type PlanEvidenceView } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useTakeAway } from './evidence.queries';

/** Takes a file away for good; the member says why, and the secretariat has one reason alone. */
export function TakeAwayDialog({ file, onClose }: { readonly file: PlanEvidenceView; readonly onClose: () => void }) {
  const { t, options } = useWords();
  const { ability } = useSession();
  const sayDone = useSayDone();
  const [reason, setReason] = useState<PlanEvidenceRemoval>('wrong-file');
  const take = useTakeAway(file);
  const removes = ability.can('remove', 'PlanEvidence');
  return (
    <ConfirmDialog
      opened
      danger
      title={t(removes ? 'plan-evidence.remove' : 'plan-evidence.take-back')}
      text={t(removes ? 'plan-evidence.remove-how' : 'plan-evidence.take-back-how')}
      confirmLabel={t('plan-evidence.take-away-now')}
      busy={take.isPending}
      error={take.error}
      onClose={onClose}
      onConfirm={() =>
        take.mutate(removes ? null : reason, {
          onSuccess: () => {
            sayDone('plan-evidence.taken-away-done');
            onClose();
          },
        })
      }
    >
      {!removes && (
        <Select
          label={t('plan-report.reason')}
          data={options(planEvidenceRemovals)}
          value={reason}
          onChange={(chosen) => planEvidenceRemovals.has(chosen) && setReason(chosen)}
          allowDeselect={false}
        />
      )}
    </ConfirmDialog>
  );
}
