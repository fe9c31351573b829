import { useState, type ReactNode } from 'react';
import { Alert, Button, Fieldset, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  planObstacles,
  planProgress,
  type PlanDutyFigure,
  type PlanObstacle,
  type PlanEvidenceView,
  type PlanProgress,
  type PlanReportActivityView,
  type PlanReportEntry,
  type PlanReportView,
} from '@himaya/domain';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { EvidenceFiles } from './evidence-files';
import { FigureField } from './figure-field';
import { useSavePlanReport } from './national-plan.queries';
import { isReadable, partsOf, writtenFigure, type WrittenFigure } from './written-figures';

/** An activity as it is being written: progress may still be open. */
interface Writing {
  readonly progress: PlanProgress | null;
  readonly figures: readonly WrittenFigure[];
  readonly evidence: string;
  readonly obstacles: readonly PlanObstacle[];
}

/** What was said already, else how far it had come the month before. */
const begun = ({ progress, lastProgress, figures, evidence, obstacles }: PlanReportActivityView): Writing => ({
  progress: progress ?? lastProgress,
  figures: figures.map(writtenFigure),
  evidence: evidence ?? '',
  obstacles,
});

function entryOf(activity: PlanReportActivityView, { progress, figures, evidence, obstacles }: Writing): PlanReportEntry[] {
  if (progress === null) return [];
  return [
    {
      activityId: activity.activityId,
      progress,
      figures: figures.map(({ typed }) => wholeNumberOf(typed)),
      parts: activity.figures.flatMap((figure, n) => partsOf(figure, figures[n]!).map((part) => ({ measure: figure.measure.id, ...part }))),
      obstacles,
      evidence: evidence.trim() === '' ? null : evidence.trim(),
    },
  ];
}

/** The month's form: what the member says of each of its activities and what it owes by duty, with the month before beside it. */
export function ReportForm({ report, evidence }: { readonly report: PlanReportView; readonly evidence: readonly PlanEvidenceView[] }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const save = useSavePlanReport(report);
  const { activities } = report;
  const [written, setWritten] = useState<Readonly<Record<string, Writing>>>(() =>
    Object.fromEntries(activities.map((activity) => [activity.activityId, begun(activity)])),
  );
  const [owed, setOwed] = useState<readonly WrittenFigure[]>(() => report.duties.map(writtenFigure));
  const [tried, setTried] = useState(false);
  const entries = activities.flatMap((activity) => entryOf(activity, written[activity.activityId]!));
  const duties = report.duties.map(
    (duty, n): PlanDutyFigure => ({ measure: duty.measure.id, figure: wholeNumberOf(owed[n]!.typed), parts: partsOf(duty, owed[n]!) }),
  );
  const whole =
    entries.length === activities.length &&
    entries.every(({ figures }) => figures.every((figure) => figure !== null)) &&
    duties.every(({ figure }) => figure !== null);
  const readable =
    activities.every(({ activityId, figures }) => figures.every((figure, n) => isReadable(figure, written[activityId]!.figures[n]!))) &&
    report.duties.every((duty, n) => isReadable(duty, owed[n]!));
  const run = (send: boolean): void => {
    if (send || !readable) setTried(true);
    if (!readable || (send && !whole)) return;
    save.mutate({ entries, duties, send }, { onSuccess: () => sayDone(send ? 'plan-report.submitted-done' : 'plan-report.saved-done') });
  };
  if (activities.length + report.duties.length === 0) return <EmptyState icon={null} title={t('plan-report.no-activities')} />;
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
          {activities.map((activity) => (
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
          {report.duties.length > 0 && (
            <Fieldset legend={t('plan-report.duties')}>
              <Stack gap="md">
                <Text size="sm">{t('plan-report.duties-how')}</Text>
                {report.duties.map((duty, n) => (
                  <FigureField
                    key={duty.measure.id}
                    figure={duty}
                    written={owed[n]!}
                    tried={tried}
                    onWrite={(changed) => setOwed((all) => all.with(n, changed))}
                  />
                ))}
              </Stack>
            </Fieldset>
          )}
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
  return (
    <Fieldset legend={name(activity.title)}>
      <Stack gap="md">
        <Select
          label={t('national-plan.progress')}
          data={options(planProgress)}
          value={writing.progress}
          onChange={(value) => planProgress.has(value) && onChange({ progress: value })}
          error={tried && writing.progress === null ? t('field.required') : undefined}
          allowDeselect={false}
          required
        />
        {activity.figures.map((figure, n) => (
          <FigureField
            key={figure.measure.id}
            figure={figure}
            written={writing.figures[n]!}
            tried={tried}
            onWrite={(changed) => onChange({ figures: writing.figures.with(n, changed) })}
          />
        ))}
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
