import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconInfoCircle, IconPlaneDeparture } from '@tabler/icons-react';
import {
  repatriationStatuses,
  returnAlternatives,
  returnReasons,
  runningReturns,
  type RepatriationStatus,
  type RepatriationView,
} from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { TrackDocuments } from '../documents';
import { CopyPartPanel } from '../own-copies';
import { ChecklistPanel } from './checklist-panel';
import { ContactsPanel } from './contacts-panel';
import { DecisionPanel } from './decision-panel';
import { EndReturn } from './end-return';
import { JourneyPanel } from './journey-panel';
import { ClearancePanel, ReceiverPanel } from './receiver-panel';
import { RiskPanel } from './risk-panel';
import { useRepatriation } from './repatriation.queries';

/** One return: what the person wants, what waits there, what is missing, and its end. */
export function RepatriationPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('return.return');
  const found = useRepatriation(id);
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingState rows={5} height={110} />;
  const one = found.data;
  const running = (runningReturns as readonly RepatriationStatus[]).includes(one.status);
  return (
    <>
      <PageHeader back={{ to: '/repatriations', label: t('return.back') }} title={one.called} />
      <Stack gap="lg">
        <Standing one={one} />
        {running && <ChecklistPanel one={one} />}
        {one.contacts.length > 0 && <ContactsPanel one={one} />}
        <DecisionPanel one={one} />
        <RiskPanel one={one} />
        <JourneyPanel key={`journey ${one.version}`} one={one} />
        <ReceiverPanel one={one} />
        <ClearancePanel one={one} />
        <CopyPartPanel fileId={one.id} />
        <TrackDocuments caseId={one.caseId} categories={['repatriation']} />
        {one.steps.includes('call-off') && <EndReturn key={one.version} one={one} />}
      </Stack>
    </>
  );
}

const tones: Readonly<Record<RepatriationStatus, Tone>> = {
  deciding: 'waiting',
  preparing: 'active',
  travelling: 'active',
  'handed-over': 'active',
  arrived: 'done',
  declined: 'neutral',
  'called-off': 'stopped',
};

function Standing({ one }: { readonly one: RepatriationView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <Panel title={t('return.return')} icon={<IconPlaneDeparture size={20} aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <StatusBadge tone={tones[one.status]}>{code(repatriationStatuses, one.status)}</StatusBadge>
          {one.child && <StatusBadge tone="stopped">{t('return.child')}</StatusBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {[
            t('return.since', { time: instant(one.statusSince) }),
            one.alternative === null ? null : code(returnAlternatives, one.alternative),
            one.reason === null ? null : code(returnReasons, one.reason),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.caseId !== null && (
          <Anchor component={Link} to={`/cases/${one.caseId}`}>
            {t('return.case')}
          </Anchor>
        )}
        {one.sharingEnded && (
          <Alert color="warn" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
            {t('return.sharing-ended')}
          </Alert>
        )}
      </Stack>
    </Panel>
  );
}
