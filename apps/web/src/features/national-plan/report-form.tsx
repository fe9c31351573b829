import { useState, type ReactNode } from 'react';
import { Alert, Button, Fieldset, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { planObstacles, planProgress, type PlanEvidenceView, type PlanReportActivityView, type PlanReportView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { useWriting } from '../../platform/writing';
import { ChooseVersion } from '../../ui/both-versions';
import { DraftNote, DraftRestored } from '../../ui/draft-note';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMeasureName } from './activity-words';
import { EvidenceFiles } from './evidence-files';
import { FigureField } from './figure-field';
import { useSavePlanReport } from './national-plan.queries';
import { OwnWordsField } from './own-words';
import { useReleasedWords } from './released-figure';
import {
  begunReport,
  dutiesOf,
  dutyOf,
  entriesOf,
  entryOf,
  isReportReadable,
  useReportDifferences,
  type EntryWriting,
} from './report-writing';

/** The draft of a report on this computer. */
export const draftOfReport = (id: string): string => `plan-report-${id}`;

/** The month's form: what the member says of each of its activities, with what is known already filled in, and its own words. */
export function ReportForm({ report, evidence }: { readonly report: PlanReportView; readonly evidence: readonly PlanEvidenceView[] }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const writing = useWriting(draftOfReport(report.id), report.version, begunReport(report));
  const save = useSavePlanReport(report.id);
  const differences = useReportDifferences();
  const [tried, setTried] = useState(false);
  const { values } = writing;
  const entries = entriesOf(values, report.activities);
  const duties = dutiesOf(values, report.duties);
  const whole =
    entries.length === report.activities.length &&
    entries.every(({ figures }) => figures.every((figure) => figure !== null)) &&
    duties.every(({ figure }) => figure !== null);
  const readable = isReportReadable(values, report);
  const achievements = values.achievements.trim() === '' ? null : values.achievements.trim();
  const idle = report.activities.length + report.duties.length === 0;
  const nothing = idle && achievements === null;
  const run = (send: boolean): void => {
    if (send || !readable) setTried(true);
    if (!readable || (send && !whole) || writing.newer !== null) return;
    save.mutate(
      { version: writing.version, body: { entries, duties, achievements }, send, onSaved: ({ version }) => writing.sent(values, version) },
      { onSuccess: () => sayDone(send ? 'plan-report.submitted-done' : 'plan-report.saved-done') },
    );
  };
  return (
    <Panel title={t(idle ? 'plan-report.achievements' : 'plan-report.activities')}>
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          run(true);
        }}
      >
        <Stack gap="lg">
          <DraftRestored writing={writing} />
          {idle && <Text>{t('plan-report.no-activities-how')}</Text>}
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
              writing={entryOf(values, activity)}
              tried={tried}
              onChange={(changed) =>
                writing.change({
                  ...values,
                  entries: { ...values.entries, [activity.activityId]: { ...entryOf(values, activity), ...changed } },
                })
              }
            />
          ))}
          {report.duties.length > 0 && (
            <Fieldset legend={t('plan-report.duties')}>
              <Stack gap="md">
                <Text size="sm">{t('plan-report.duties-how')}</Text>
                {report.duties.map((duty) => (
                  <FigureField
                    key={duty.measure.id}
                    figure={duty}
                    written={dutyOf(values, duty)}
                    tried={tried}
                    onWrite={(changed) => writing.change({ ...values, duties: { ...values.duties, [duty.measure.id]: changed } })}
                  />
                ))}
              </Stack>
            </Fieldset>
          )}
          <OwnWordsField value={values.achievements} onChange={(typed) => writing.change({ ...values, achievements: typed })} />
          {tried && !whole && (
            <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />} role="alert">
              {t('plan-report.not-whole')}
            </Alert>
          )}
          {writing.newer === null ? (
            <ProblemAlert error={save.error} />
          ) : (
            <ChooseVersion
              fields={differences(report, values)}
              keepLabel={t('both-versions.keep-mine')}
              onKeepMine={() => (save.reset(), writing.keepMine())}
              onTakeTheirs={() => (save.reset(), writing.takeTheirs())}
            />
          )}
          <Group>
            <Button type="submit" loading={save.isPending} disabled={writing.newer !== null}>
              {t(nothing ? 'plan-report.submit-nothing' : 'plan-report.submit')}
            </Button>
            <Button variant="default" loading={save.isPending} disabled={writing.newer !== null} onClick={() => run(false)}>
              {t('plan-report.save')}
            </Button>
          </Group>
          <DraftNote writing={writing} />
        </Stack>
      </form>
    </Panel>
  );
}

interface FieldsProps {
  readonly activity: PlanReportActivityView;
  readonly writing: EntryWriting;
  /** What it shows for what it says. */
  readonly files: ReactNode;
  readonly tried: boolean;
  readonly onChange: (changed: Partial<EntryWriting>) => void;
}

function ActivityFields({ activity, writing, files, tried, onChange }: FieldsProps) {
  const { t, name, options } = useWords();
  const measureName = useMeasureName();
  const releasedWords = useReleasedWords();
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
        {activity.published.map(({ measure, released }) => (
          <Text key={measure.id} size="sm" c="dimmed">
            {`${measureName(measure)} · ${releasedWords(released)}`}
          </Text>
        ))}
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
