import { useState, type ReactNode } from 'react';
import { Alert, Button, Fieldset, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  isJump,
  planObstacles,
  planProgress,
  planSuggestions,
  type PlanEvidenceView,
  type PlanFigureView,
  type PlanReportActivityView,
  type PlanReportView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { wholeNumberOf } from '../../platform/whole-number';
import { useWords } from '../../platform/words';
import { useWriting } from '../../platform/writing';
import { ChooseVersion } from '../../ui/both-versions';
import { DraftNote, DraftRestored } from '../../ui/draft-note';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMeasureName } from './activity-words';
import { EvidenceFiles } from './evidence-files';
import { useSavePlanReport } from './national-plan.queries';
import { OwnWordsField } from './own-words';
import { useReleasedWords } from './released-figure';
import { begunReport, entriesOf, entryOf, useReportDifferences, type EntryWriting } from './report-writing';

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
  const whole = entries.length === report.activities.length && entries.every(({ figures }) => figures.every((figure) => figure !== null));
  const readable = entries.every(({ figures }) => figures.every((figure) => !Number.isNaN(figure)));
  const achievements = values.achievements.trim() === '' ? null : values.achievements.trim();
  const nothing = report.activities.length === 0 && achievements === null;
  const run = (send: boolean): void => {
    if (send) setTried(true);
    if (!readable || (send && !whole) || writing.newer !== null) return;
    save.mutate(
      { version: writing.version, body: { entries, achievements }, send, onSaved: ({ version }) => writing.sent(values, version) },
      { onSuccess: () => sayDone(send ? 'plan-report.submitted-done' : 'plan-report.saved-done') },
    );
  };
  return (
    <Panel title={t(report.activities.length === 0 ? 'plan-report.achievements' : 'plan-report.activities')}>
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
          {report.activities.length === 0 && <Text>{t('plan-report.no-activities-how')}</Text>}
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
  const { t, name, code, options } = useWords();
  const { number } = useDates();
  const releasedWords = useReleasedWords();
  const measureName = useMeasureName();
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const hint = (value: number | null, { last, suggested }: PlanFigureView): string | undefined => {
    const known = suggested && { source: code(planSuggestions, suggested.source), number: number(suggested.value) };
    const said = [
      ...(known === null ? [] : [t(value === suggested?.value ? 'plan-report.filled-in' : 'plan-report.known', known)]),
      ...(last === null || suggested?.source === 'month-before' ? [] : [t('plan-report.last', { number: number(last) })]),
      ...(isJump(value, last) ? [t('plan-report.jump')] : []),
    ];
    return said.length === 0 ? undefined : said.join(' · ');
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
        {activity.published.map(({ measure, released }) => (
          <Text key={measure.id} size="sm" c="dimmed">
            {`${measureName(measure)} · ${releasedWords(released)}`}
          </Text>
        ))}
        {activity.figures.map((asked, n) => {
          const { measure } = asked;
          const typed = writing.figures[n] ?? '';
          const figure = wholeNumberOf(typed);
          return (
            <TextInput
              key={measure.id}
              label={measureName(measure)}
              description={hint(figure, asked)}
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
