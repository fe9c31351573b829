import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconInfoCircle, IconPlant } from '@tabler/icons-react';
import { programmeOutcomes, programmeStatuses, strandRules, urgencies, type ProgrammeView } from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { TrackDocuments } from '../documents';
import { CopyPartPanel } from '../own-copies';
import { EndProgramme } from './end-programme';
import { FollowUpsPanel } from './follow-ups-panel';
import { RepaymentsPanel } from './repayments-panel';
import { useProgramme } from './reintegration.queries';
import { StrandsPanel } from './strands-panel';

/** One programme: what protects the person, the strands it is made of, and its end. */
export function ProgrammePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('programme.one');
  const programme = useProgramme(id);
  if (programme.error) return <ErrorState error={programme.error} onRetry={() => void programme.refetch()} />;
  if (!programme.data) return <LoadingState rows={5} height={110} />;
  const one = programme.data;
  return (
    <>
      <PageHeader back={{ to: '/reintegration', label: t('programme.title') }} title={one.called} />
      <Stack gap="lg">
        <Standing programme={one} />
        <StrandsPanel programme={one} />
        {one.strands.flatMap((strand) =>
          strand.funding
            .filter(({ paid, repayments }) => paid > 0 && (repayments.length > 0 || strand.visits.length > 0))
            .map((money) => <RepaymentsPanel key={money.id} strand={strand} one={money} />),
        )}
        {(one.mayAsk || one.followUps.length > 0) && <FollowUpsPanel programme={one} />}
        <CopyPartPanel fileId={one.id} />
        <TrackDocuments caseId={one.caseId} categories={['reintegration']} />
        {one.mayRecord && <EndProgramme key={`end ${one.version}`} programme={one} />}
      </Stack>
    </>
  );
}

const tones = { planned: 'waiting', running: 'active', ended: 'neutral' } as const;

function Standing({ programme: one }: { readonly programme: ProgrammeView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const open = one.strands.filter(({ status }) => status === 'planned' || status === 'running');
  const toFamily = open.some(({ kind }) => strandRules[kind].contactsFamily);
  const home = open.some(({ kind }) => strandRules[kind].returnsToFamily);
  const note = (words: string) => (
    <Alert color="warn" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
      {words}
    </Alert>
  );
  return (
    <Panel title={t('programme.one')} icon={<IconPlant size={20} aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <StatusBadge tone={tones[one.status]}>{code(programmeStatuses, one.status)}</StatusBadge>
          {one.child && <StatusBadge tone="stopped">{t('programme.child')}</StatusBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {[
            code(urgencies, one.urgency),
            t('programme.since', { time: instant(one.statusSince) }),
            one.outcome === null ? null : code(programmeOutcomes, one.outcome),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.caseId !== null && (
          <Anchor component={Link} to={`/cases/${one.caseId}`}>
            {t('programme.case')}
          </Anchor>
        )}
        {one.sharingEndedAt !== null && note(t('programme.sharing-ended', { time: instant(one.sharingEndedAt) }))}
        {toFamily && (one.contactFamily ? <Text size="sm">{t('programme.family-agreed')}</Text> : note(t('programme.family-not-agreed')))}
        {home && one.child && !one.bestInterests && note(t('programme.best-interests-missing'))}
      </Stack>
    </Panel>
  );
}
