import { Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { planObstacles, planProgress, type PlanEvidenceView, type PlanReportActivityView, type PlanReportView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { LocalText } from '../../ui/local-text';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useMeasureName } from './activity-words';
import { EvidenceFiles } from './evidence-files';
import { toneOfProgress } from './tones';

/** What a member said of each activity, with the month before beside each figure. */
export function ReportSaid({ report, evidence }: { readonly report: PlanReportView; readonly evidence: readonly PlanEvidenceView[] }) {
  const { t } = useWords();
  return (
    <Panel title={t('plan-report.activities')} flush>
      <ul className={rows.list}>
        {report.activities.map((activity) => (
          <Row
            key={activity.activityId}
            reportId={report.id}
            activity={activity}
            files={evidence.filter(({ activityId }) => activityId === activity.activityId)}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface RowProps {
  readonly reportId: string;
  readonly activity: PlanReportActivityView;
  readonly files: readonly PlanEvidenceView[];
}

function Row({ reportId, activity, files }: RowProps) {
  const { t, code, name, list } = useWords();
  const { number } = useDates();
  const measureName = useMeasureName();
  const shown = (value: number | null): string => (value === null ? t('state.not-known') : number(value));
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          <LocalText of={activity.title} />
        </span>
        <Stack gap={4}>
          {activity.figures.map(({ measure, value, last, jump }) => (
            <Text key={measure.id} size="sm">
              {`${measureName(measure)}: ${shown(value)}${last === null ? '' : ` · ${t('plan-report.last', { number: number(last) })}`}`}{' '}
              {jump && (
                <StatusBadge tone="waiting" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
                  {t('plan-report.jump')}
                </StatusBadge>
              )}
            </Text>
          ))}
          {activity.evidence !== null && (
            <Text size="sm" c="dimmed">
              {t('plan-report.evidence-is', { evidence: activity.evidence })}
            </Text>
          )}
          {activity.obstacles.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('plan-report.obstacles-are', { obstacles: list(activity.obstacles.map((one) => code(planObstacles, one))) })}
            </Text>
          )}
          <EvidenceFiles
            reportId={reportId}
            activityId={activity.activityId}
            activity={name(activity.title)}
            files={files}
            writing={false}
          />
        </Stack>
      </div>
      {activity.progress !== null && (
        <StatusBadge tone={toneOfProgress[activity.progress]}>{code(planProgress, activity.progress)}</StatusBadge>
      )}
    </li>
  );
}
