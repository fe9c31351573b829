import { Alert, Group, Text } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { CaseId } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { EndEmergency } from './end-emergency';
import { useOwnEmergencies } from './emergency.queries';

/** On a case that is open by emergency access: how long still, and the way out. */
export function EmergencyBanner({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const emergency = useOwnEmergencies().items?.find((item) => item.status === 'open' && item.caseId === caseId);
  return (
    <Alert color="danger" icon={<IconUrgent aria-hidden="true" />} title={t('emergency.banner-title')} mb="lg">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('emergency.banner')}</Text>
        {emergency?.endsAt && (
          <Group gap="sm">
            <DueTime dueAt={emergency.endsAt} />
            <EndEmergency emergency={emergency} onEnded={() => void navigate('/emergency')} />
          </Group>
        )}
      </Group>
    </Alert>
  );
}
