import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconInfoCircle, IconScale } from '@tabler/icons-react';
import {
  lawyerAssignmentStatuses,
  lawyerConflicts,
  lawyerReasons,
  legalMatterStatuses,
  legalOutcomes,
  urgencies,
  type LegalMatterView,
} from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { TrackDocuments } from '../documents';
import { CopyPartPanel } from '../own-copies';
import { AidPanel } from './aid-panel';
import { ClaimsPanel } from './claims-panel';
import { EndMatter } from './end-matter';
import { HearingsPanel } from './hearings-panel';
import { LawyerStep } from './lawyer-step';
import { ResidencePanel } from './residence-panel';
import { useLegalMatter } from './legal-aid.queries';

/** One matter: who has it, what was done, and its end. */
export function MatterPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('legal.matter');
  const matter = useLegalMatter(id);
  if (matter.error) return <ErrorState error={matter.error} onRetry={() => void matter.refetch()} />;
  if (!matter.data) return <LoadingState rows={5} height={110} />;
  const one = matter.data;
  return (
    <>
      <PageHeader back={{ to: '/legal-aid', label: t('legal.back') }} title={one.called} />
      <Stack gap="lg">
        <Standing matter={one} />
        {one.moves.length > 0 && <LawyerStep key={one.version} matter={one} />}
        <AidPanel matter={one} />
        <HearingsPanel matter={one} />
        <ResidencePanel matter={one} />
        <ClaimsPanel matter={one} />
        <CopyPartPanel fileId={one.id} />
        <TrackDocuments caseId={one.caseId} categories={['legal']} />
        {one.status !== 'ended' && <EndMatter key={`end ${one.version}`} matter={one} />}
      </Stack>
    </>
  );
}

function Standing({ matter: one }: { readonly matter: LegalMatterView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const note = (words: string) => (
    <Alert color="warn" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
      {words}
    </Alert>
  );
  return (
    <Panel title={t('legal.matter')} icon={<IconScale size={20} aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <StatusBadge tone={one.status === 'ended' ? 'neutral' : one.status === 'opened' ? 'waiting' : 'active'}>
            {code(legalMatterStatuses, one.status)}
          </StatusBadge>
          {one.child && <StatusBadge tone="stopped">{t('legal.child')}</StatusBadge>}
        </Group>
        <Text>{one.lawyer ?? t('legal.no-lawyer')}</Text>
        <Text size="sm" c="dimmed">
          {[
            code(urgencies, one.urgency),
            t('legal.since', { time: instant(one.statusSince) }),
            one.outcome === null ? null : code(legalOutcomes, one.outcome),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.caseId !== null && (
          <Anchor component={Link} to={`/cases/${one.caseId}`}>
            {t('legal.case')}
          </Anchor>
        )}
        {one.sharingEndedAt !== null && note(t('legal.sharing-ended', { time: instant(one.sharingEndedAt) }))}
        {one.guardian === 'missing' && note(t('legal.guardian-missing'))}
        {one.guardian === 'suspected' && note(t('legal.guardian-suspected'))}
        {(one.assignments.length > 0 || one.conflicts.length > 0) && (
          <div>
            <Text fw={600}>{t('legal.assignments')}</Text>
            <ul className={rows.list}>
              {one.assignments.map((each) => (
                <li key={each.id}>
                  <Text size="sm">
                    {[
                      each.lawyer,
                      code(lawyerAssignmentStatuses, each.status),
                      each.reason === null ? null : code(lawyerReasons, each.reason),
                      instant(each.decidedAt ?? each.offeredAt),
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Text>
                </li>
              ))}
              {one.conflicts.map((each) => (
                <li key={`${each.lawyer} ${each.declaredAt}`}>
                  <Text size="sm" c="red.8">
                    {[each.lawyer, t('legal.conflict'), code(lawyerConflicts, each.conflict)].join(' · ')}
                  </Text>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Panel>
  );
}
