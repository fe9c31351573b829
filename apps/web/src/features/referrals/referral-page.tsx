import { Suspense } from 'react';
import { useAbility } from '@casl/react';
import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowForwardUp, IconArrowsExchange, IconFolderOpen, IconInfoCircle, IconShare, IconUserSearch } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { AppAbility } from '@himaya/auth';
import { leftUnmet, needCodes, services, urgencies, type ReferralStatus, type ReferralView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { DueTime } from '../../ui/due-time';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { OfferFeedback } from '../feedback';
import { RequestedPanel } from '../interpretation';
import { PacketPanel } from '../papers';
import { OutsideSteps } from './outside-steps';
import { ReferralActions } from './referral-actions';
import { ReferralStatusBadge, UrgencyMark } from './referral-badges';
import { ReferralFacts, ReferralProgress } from './referral-facts';
import { ReferralGroup } from './referral-group';
import { ReferralTaker } from './referral-taker';
import { ReferralThread } from './referral-thread';
import { SentPacket } from './sent-packet';
import { useReferral } from './referrals.queries';
import { SummaryFacts } from './summary-facts';

/** Where a service runs or is done: the person can say how it was. */
const inService: readonly ReferralStatus[] = ['accepted', 'in-progress', 'on-hold', 'completed'];

/** One referral: the receiving desk decides here from the summary, the sender follows it. */
export function ReferralPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('referral.title');
  const { data, error, refetch } = useReferral(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={5} height={96} />;
  return <Referral referral={data} back={{ to: data.box === 'outgoing' ? '/?box=outgoing' : '/', label: t('nav.queue') }} />;
}

function Referral({ referral, back }: { readonly referral: ReferralView; readonly back: { readonly to: string; readonly label: string } }) {
  const { t, code, name } = useWords();
  const incoming = referral.box === 'incoming';
  const ability = useAbility<AppAbility>();
  return (
    <>
      <PageHeader
        back={back}
        title={`${code(services, referral.service)} · ${code(needCodes, referral.needCode)}`}
        intro={
          <Group gap="sm" mt={4}>
            <ReferralStatusBadge status={referral.status} />
            <UrgencyMark urgency={referral.urgency} />
            {referral.raisedFrom && (
              <Text size="sm" c="dimmed">
                {t('referral.raised-from', { urgency: code(urgencies, referral.raisedFrom) })}
              </Text>
            )}
            {referral.dueAt && <DueTime dueAt={referral.dueAt} />}
            <Text size="sm" c="dimmed">
              {incoming
                ? t('referral.from', { unit: name(referral.fromUnit.name) })
                : t('referral.to', { unit: name(referral.toUnit.name) })}
            </Text>
          </Group>
        }
        actions={
          <>
            {referral.caseId && (
              <Button
                component={Link}
                to={`/cases/${referral.caseId}`}
                variant="default"
                leftSection={<IconFolderOpen size={18} aria-hidden="true" />}
              >
                {t('referral.open-case')}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      <Stack gap="lg">
        <NextUnit referral={referral} />
        {incoming && ability.can('offer', 'Feedback') && inService.includes(referral.status) && (
          <Suspense fallback={null}>
            <OfferFeedback referral={referral} />
          </Suspense>
        )}
        {referral.packet && (
          <Suspense fallback={null}>
            <PacketPanel referral={referral} packet={referral.packet} />
          </Suspense>
        )}
        {referral.service === 'interpretation' && inService.includes(referral.status) && (
          <Suspense fallback={null}>
            <RequestedPanel referral={referral} />
          </Suspense>
        )}
        {referral.packet && <OutsideSteps referral={referral} steps={referral.packet.steps} />}
        <Chain referral={referral} />
        {referral.crossesLine && (
          <Alert color="calm" icon={<IconArrowsExchange aria-hidden="true" />}>
            {t('referral.crosses-line')}
          </Alert>
        )}
        {referral.withoutConsent && (
          <Alert color="warn" icon={<IconShare aria-hidden="true" />} title={t('override.shared-without')}>
            {t('override.shared-without-text')}
          </Alert>
        )}
        <Panel title={t(incoming ? 'referral.summary' : 'referral.summary-sent')} icon={<IconUserSearch size={20} aria-hidden="true" />}>
          <Stack gap="lg">
            <ReferralTaker referral={referral} />
            <SummaryFacts summary={referral.summary} />
            {incoming && !referral.caseId && (
              <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
                <Text size="sm">{t('referral.after-acceptance')}</Text>
                <CategoryPills of={referral.categories} />
              </Alert>
            )}
            <ReferralActions referral={referral} />
          </Stack>
        </Panel>
        <SentPacket referral={referral} />
        <ReferralGroup referral={referral} />
        {/* Nobody outside reads it. */}
        {referral.status !== 'draft' && !referral.packet && <ReferralThread referral={referral} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <ReferralFacts referral={referral} />
          <ReferralProgress referral={referral} />
        </SimpleGrid>
      </Stack>
    </>
  );
}

/** Ends that another brought about; who cancelled it knows why. */
const offered: readonly ReferralStatus[] = ['rejected', 'failed', 'completed'];

/** After a refusal, or a service that was not provided: the next unit to ask, one click away. */
function NextUnit({ referral }: { readonly referral: ReferralView }) {
  const { t, name } = useWords();
  if (referral.box !== 'outgoing' || !offered.includes(referral.status) || !leftUnmet(referral) || !referral.caseId || referral.nextId)
    return null;
  return (
    <Alert
      color="warn"
      icon={<IconArrowForwardUp aria-hidden="true" />}
      title={t(referral.status === 'rejected' ? 'referral.rejected-title' : 'referral.unmet-title')}
    >
      <Group justify="space-between" gap="sm">
        <Text>{referral.nextUnit ? t('referral.next-unit', { unit: name(referral.nextUnit.name) }) : t('referral.no-next-unit')}</Text>
        <Button component={Link} to={`/referrals/${referral.id}/again`}>
          {t('referral.again')}
        </Button>
      </Group>
    </Alert>
  );
}

/** The way one need took from desk to desk. */
function Chain({ referral: { previousId, nextId } }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  if (!previousId && !nextId) return null;
  return (
    <Alert color="calm" icon={<IconArrowForwardUp aria-hidden="true" />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t(nextId ? 'referral.sent-again' : 'referral.previous')}</Text>
        <Group gap="sm">
          {previousId && (
            <Button component={Link} to={`/referrals/${previousId}`} variant="default" size="xs">
              {t('referral.see-previous')}
            </Button>
          )}
          {nextId && (
            <Button component={Link} to={`/referrals/${nextId}`} variant="default" size="xs">
              {t('referral.see-next')}
            </Button>
          )}
        </Group>
      </Group>
    </Alert>
  );
}
