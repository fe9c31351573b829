import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../../platform/words';
import { SendFileDialog } from '../../ui/send-file-dialog';
import { useAddEvidence } from './evidence.queries';

interface Props {
  readonly reportId: string;
  readonly activityId: string;
  readonly onClose: () => void;
}

/** Chooses a file and sends it, after the warning that nobody may stand in it. */
export function AddEvidenceDialog({ reportId, activityId, onClose }: Props) {
  const { t } = useWords();
  const add = useAddEvidence(reportId, activityId);
  return (
    <SendFileDialog
      title={t('plan-evidence.add')}
      sending={add}
      sendLabel={t('plan-evidence.send')}
      done="plan-evidence.added-done"
      onClose={onClose}
    >
      <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />} title={t('plan-evidence.nobody')}>
        {t('plan-evidence.nobody-how')}
      </Alert>
    </SendFileDialog>
  );
}
