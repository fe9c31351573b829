import { useState, type ReactNode } from 'react';
import { Alert, Button, Fieldset, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  isJump,
  planObstacles,
  planProgress,
  type PlanObstacle,
  type PlanEvidenceView,
  type PlanProgress,
  type PlanReportActivityView,
  type PlanReportEntry,
  type PlanReportView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMeasureName } from './activity-words';
import { EvidenceFiles } from './evidence-files';
import { useSavePlanReport } from './national-plan.queries';

/** An activity as it is being written: progress may still be open. */
interface Writing {
  readonly progress: PlanProgress | null;
  /** As typed: in Latin or Arabic digits, with or without separators. */
  readonly figures: readonly string[];
  readonly evidence: string;
  readonly obstacles: readonly PlanObstacle[];
}

/** What was said already, else how far it had come the month before. */
const begun = ({ progress, lastProgress, figures, evidence, obstacles }: PlanReportActivityView): Writing => ({
  progress: progress ?? lastProgress,
  figures: figures.map(({ value }) => (value === null ? '' : String(value))),
  evidence: evidence ?? '',
  obstacles,
});

/** The month's form: what the member says of each of its activities, with the month before filled in beside it. */
export function ReportForm({ report, evidence }: { readonly report: PlanReportView; readonly evidence: readonly PlanEvidenceView[] }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const save = useSavePlanReport(report);
  const [written, setWritten] = useState<Readonly<Record<string, Writing>>>(() =>
    Object.fromEntries(report.activities.map((activity) => [activity.activityId, begun(activity)])),
  );
  const [tried, setTried] = useState(false);
  const entries = Object.entries(written).flatMap(([activityId, { progress, figures, evidence, obstacles }]): PlanReportEntry[] =>
    progress === null
      ? []
      : [
          {
            activityId,
            progress,
            figures: figures.map(wholeNumberOf),
            obstacles,
            evidence: evidence.trim() === '' ? null : evidence.trim(),
          },
        ],
  );
  const whole = entries.length === report.activities.length && entries.every(({ figures }) => figures.every((figure) => figure !== null));
  const readable = entries.every(({ figures }) => figures.every((figure) => !Number.isNaN(figure)));
  const run = (send: boolean): void => {
    if (send) setTried(true);
    if (!readable || (send && !whole)) return;
    save.mutate({ entries, send }, { onSuccess: () => sayDone(send ? 'plan-report.submitted-done' : 'plan-report.saved-done') });
  };
  if (report.activities.length === 0) return <EmptyState icon={null} title={t('plan-report.no-activities')} />;
  return (
    <Panel title={t('plan-report.activities')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(true);
        }}
      >
        <Stack gap="lg">
          {report.activities.map((activity) => (
            <ActivityFields
              key={activity.activityId}
              activity={activity}
              files={
                <EvidenceFiles
                  reportId={report.id}
                  activityId={activity.activityId}
                  activity={name(activity.title)}
                  files={evidence.filter(({ activityId }) => activityId === activity.activityId)}
                  writing={report.status === 'draft' || report.status === 'returned'}
                />
              }
              writing={written[activity.activityId]!}
              tried={tried}
              onChange={(changed) => setWritten((all) => ({ ...all, [activity.activityId]: { ...all[activity.activityId]!, ...changed } }))}
            />
          ))}
          {tried && !whole && (
            <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />} role="alert">
              {t('plan-report.not-whole')}
            </Alert>
          )}
          <ProblemAlert error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('plan-report.submit')}
            </Button>
            <Button variant="default" loading={save.isPending} onClick={() => run(false)}>
              {t('plan-report.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

interface FieldsProps {
  readonly activity: PlanReportActivityView;
  readonly writing: Writing;
  /** What it shows for what it says. */
  readonly files: ReactNode;
  readonly tried: boolean;
  readonly onChange: (changed: Partial<Writing>) => void;
}

function ActivityFields({ activity, writing, files, tried, onChange }: FieldsProps) {
  const { t, name, options } = useWords();
  const { number } = useDates();
  const measureName = useMeasureName();
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const hint = (value: number | null, last: number | null): string | undefined => {
    if (last === null) return undefined;
    const said = t('plan-report.last', { number: number(last) });
    return isJump(value, last) ? `${said} · ${t('plan-report.jump')}` : said;
  };
  return (
    <Fieldset legend={name(activity.title)}>
      <Stack gap="md">
        <Select
          label={t('national-plan.progress')}
          data={options(planProgress)}
          value={writing.progress}
          onChange={(value) => planProgress.has(value) && onChange({ progress: value })}
          error={missing(writing.progress === null)}
          allowDeselect={false}
          required
        />
        {activity.figures.map(({ measure, last }, n) => {
          const typed = writing.figures[n] ?? '';
          const figure = wholeNumberOf(typed);
          return (
            <TextInput
              key={measure.id}
              label={measureName(measure)}
              description={hint(figure, last)}
              value={typed}
              onChange={({ currentTarget: { value } }) => onChange({ figures: writing.figures.map((old, at) => (at === n ? value : old)) })}
              inputMode="numeric"
              maxLength={24}
              error={Number.isNaN(figure) ? t('plan-report.no-number') : missing(figure === null)}
              required
            />
          );
        })}
        <TextInput
          label={t('plan-report.evidence')}
          description={t('plan-report.evidence-how')}
          value={writing.evidence}
          onChange={({ currentTarget: { value } }) => onChange({ evidence: value })}
          maxLength={120}
        />
        {files}
        <MultiSelect
          label={t('plan-report.obstacles')}
          data={options(planObstacles)}
          value={[...writing.obstacles]}
          onChange={(values) => onChange({ obstacles: values.filter((value) => planObstacles.has(value)) })}
          hidePickedOptions
          clearable
          clearButtonProps={{ 'aria-label': t('plan-report.no-obstacles') }}
        />
      </Stack>
    </Fieldset>
  );
}
