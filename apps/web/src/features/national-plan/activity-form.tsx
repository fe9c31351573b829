import { useState } from 'react';
import { Alert, Button, Group, MultiSelect, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { planFeeds, yearPlanRules, type ChangePlanActivityBody, type PlanActivityView, type PlanMenuView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { useWriting } from '../../platform/writing';
import { ChooseVersion } from '../../ui/both-versions';
import { DateField } from '../../ui/date-field';
import { DraftNote, DraftRestored } from '../../ui/draft-note';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useMeasureName } from './activity-words';
import { begun, useActivityDifferences, type ActivityWriting } from './activity-writing';

interface Props {
  readonly title: string;
  /** What stands; none for one that is new. */
  readonly activity: PlanActivityView | null;
  readonly menu: PlanMenuView;
  readonly busy: boolean;
  readonly error: unknown;
  readonly send: string;
  /** Of the draft that is kept on this computer. */
  readonly draft: string;
  /** @param version what stood when the typing began @param onSaved to be called once it is saved */
  readonly onSend: (body: ChangePlanActivityBody, version: number, onSaved: () => void) => void;
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What an activity of a plan says: its words in three languages, who carries it out, when, and by what it is measured. */
export function ActivityForm({ title, activity, menu, busy, error, send, draft, onSend }: Props) {
  const { t, name, options } = useWords();
  const measureName = useMeasureName();
  const writing = useWriting(draft, activity?.version ?? 0, begun(activity));
  const differences = useActivityDifferences(menu);
  const { values: written } = writing;
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<ActivityWriting>): void => writing.change({ ...written, ...changed });
  const missing = (empty: boolean): string | undefined => (tried && empty ? t('field.required') : undefined);
  const text = (field: 'titleAr' | 'titleCkb' | 'titleEn' | 'indicatorAr' | 'indicatorCkb' | 'indicatorEn', required = false) => (
    <TextInput
      label={t(`year-plan.${field}`)}
      value={written[field]}
      onChange={({ currentTarget: { value } }) => change({ [field]: value })}
      dir={field.endsWith('En') ? 'ltr' : 'rtl'}
      lang={field.slice(-2) === 'En' ? 'en' : field.endsWith('Ckb') ? 'ckb' : 'ar'}
      maxLength={300}
      required={required}
      error={required ? missing(written[field].trim() === '') : undefined}
    />
  );
  const { startsOn, endsOn, implementers, feed, measures } = written;
  const fits = feed === 'milestone' ? measures.length === 0 : measures.length > 0;
  const ready =
    written.titleAr.trim() !== '' &&
    written.titleEn.trim() !== '' &&
    startsOn !== null &&
    implementers.length > 0 &&
    fits &&
    (endsOn ?? startsOn) >= startsOn;
  return (
    <Panel title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!ready || writing.newer !== null) return;
          onSend(
            {
              ...written,
              titleAr: written.titleAr.trim(),
              titleEn: written.titleEn.trim(),
              titleCkb: orNull(written.titleCkb),
              indicatorAr: orNull(written.indicatorAr),
              indicatorCkb: orNull(written.indicatorCkb),
              indicatorEn: orNull(written.indicatorEn),
              startsOn,
            },
            writing.version,
            () => writing.sent(written, 0),
          );
        }}
      >
        <Stack gap="md">
          <DraftRestored writing={writing} />
          {text('titleAr', true)}
          {text('titleCkb')}
          {text('titleEn', true)}
          <MultiSelect
            label={t('national-plan.implementers')}
            data={menu.agencies.map((agency) => ({ value: agency.id, label: name(agency.name) }))}
            value={[...implementers]}
            onChange={(values) => change({ implementers: values })}
            maxValues={yearPlanRules.implementers}
            error={missing(implementers.length === 0)}
            searchable
            hidePickedOptions
            required
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <DateField
              label={t('year-plan.startsOn')}
              value={startsOn}
              onChange={(value) => change({ startsOn: value })}
              error={missing(startsOn === null)}
              required
            />
            <DateField
              label={t('year-plan.endsOn')}
              value={endsOn}
              onChange={(value) => change({ endsOn: value })}
              error={tried && startsOn !== null && endsOn !== null && endsOn < startsOn ? t('field.date.order') : undefined}
            />
          </SimpleGrid>
          <Select
            label={t('national-plan.feed')}
            data={options(planFeeds)}
            value={feed}
            onChange={(value) => planFeeds.has(value) && change({ feed: value, measures: [] })}
            allowDeselect={false}
          />
          {feed !== 'milestone' && (
            <MultiSelect
              label={t('national-plan.measures')}
              description={t('year-plan.measures-how')}
              data={menu.measures
                .filter((measure) => measure.feed === feed || measures.length > 0)
                .map((measure) => ({ value: measure.id, label: measureName(measure) }))}
              value={[...measures]}
              onChange={(values) => change({ measures: values })}
              maxValues={yearPlanRules.measures}
              error={missing(measures.length === 0)}
              searchable
              hidePickedOptions
              required
            />
          )}
          {text('indicatorAr')}
          {text('indicatorCkb')}
          {text('indicatorEn')}
          {activity !== null && (
            <Switch
              label={t('year-plan.retired')}
              checked={written.retired}
              onChange={({ currentTarget: { checked } }) => change({ retired: checked })}
            />
          )}
          {tried && !ready && (
            <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />} role="alert">
              {t('year-plan.not-whole')}
            </Alert>
          )}
          {writing.newer === null ? (
            <ProblemAlert error={error} />
          ) : (
            <ChooseVersion
              fields={differences(written, writing.newer)}
              keepLabel={t('both-versions.keep-mine')}
              onKeepMine={writing.keepMine}
              onTakeTheirs={writing.takeTheirs}
            />
          )}
          <Group>
            <Button type="submit" loading={busy} disabled={writing.newer !== null}>
              {send}
            </Button>
          </Group>
          <DraftNote writing={writing} />
        </Stack>
      </form>
    </Panel>
  );
}
