import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { planReportStatuses, planReturnReasons, type PlanReportView } from '@himaya/domain';
import { useParams } from 'react-router';
import { useState } from 'react';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { PrintButton } from '../../ui/print-button';
import { StatusBadge } from '../../ui/status-badge';
import { UnsentDraft } from '../../ui/unsent-draft';
import { CountsOfMonth } from '../custody-returns';
import { usePlanEvidence } from './evidence.queries';
import { usePlanReport } from './national-plan.queries';
import { draftOfReport, ReportForm } from './report-form';
import { ReportReview } from './report-review';
import { ReportSaid } from './report-said';
import { useReportDifferences, type ReportWriting } from './report-writing';
import { toneOfReport } from './tones';

/** One member's month: to be filled in by its focal point, to be taken or sent back by the secretariat, to be read by those who look on. */
export function ReportPage() {
  const { id = '' } = useParams();
  useDocumentTitle('plan-report.one');
  const { data, error, refetch } = usePlanReport(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={6} />;
  return <Report report={data} />;
}

function Report({ report }: { readonly report: PlanReportView }) {
  const { t, code, name } = useWords();
  const { date } = useDates();
  const { ability } = useSession();
  const own = ability.can('change', 'PlanReport');
  const evidence = usePlanEvidence(report.id, ability.can('list', 'PlanEvidence'));
  const differences = useReportDifferences();
  const [takenUp, setTakenUp] = useState<number | null>(null);
  const accepted = report.status === 'accepted' && takenUp !== report.version;
  const writing = own && report.status !== 'submitted' && !accepted;
  return (
    <>
      <PageHeader
        title={t('plan-report.of', { month: date(report.month, 'month') })}
        intro={`${name(report.agency.name)} · ${t('plan-report.due', { date: date(report.dueOn) })}`}
        back={{ to: '/plan/reports', label: t('plan-report.title') }}
        actions={<PrintButton />}
      />
      <Stack gap="lg">
        <Group gap="xs">
          <StatusBadge tone={toneOfReport[report.status]}>{code(planReportStatuses, report.status)}</StatusBadge>
          {report.late && <StatusBadge tone="stopped">{t('plan-report.late')}</StatusBadge>}
          {report.corrected && <StatusBadge tone="neutral">{t('plan-report.corrected')}</StatusBadge>}
        </Group>
        {report.status === 'returned' && report.returnReason !== null && (
          <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />} title={t('plan-report.was-returned')}>
            {code(planReturnReasons, report.returnReason)}
          </Alert>
        )}
        {own && <CountsOfMonth month={report.month} />}
        {evidence.error && <ErrorState error={evidence.error} onRetry={() => void evidence.refetch()} />}
        {writing ? (
          <ReportForm report={report} evidence={evidence.data ?? []} />
        ) : (
          <>
            {own && <UnsentDraft<ReportWriting> name={draftOfReport(report.id)} fieldsOf={(typed) => differences(report, typed)} />}
            <ReportSaid report={report} evidence={evidence.data ?? []} />
          </>
        )}
        {own && accepted && (
          <Group data-no-print>
            <Button variant="default" onClick={() => setTakenUp(report.version)}>
              {t('plan-report.take-up')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('plan-report.take-up-how')}
            </Text>
          </Group>
        )}
        {ability.can('review', 'PlanReport') && report.status === 'submitted' && <ReportReview report={report} />}
      </Stack>
    </>
  );
}
