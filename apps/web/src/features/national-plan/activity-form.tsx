import { useState } from 'react';
import { Alert, Button, Group, MultiSelect, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  planFeeds,
  yearPlanRules,
  type AgencyId,
  type ChangePlanActivityBody,
  type PlanActivityView,
  type PlanMenuView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useMeasureName } from './activity-words';

interface Props {
  readonly title: string;
  /** What stands; none for one that is new. */
  readonly activity: PlanActivityView | null;
  readonly menu: PlanMenuView;
  readonly busy: boolean;
  readonly error: unknown;
  readonly send: string;
  readonly onSend: (body: ChangePlanActivityBody) => void;
}

/** Kurdish as somebody wrote it; where the Arabic stands in for it there is none. */
const kurdish = (name: { readonly ar: string; readonly ckb: string } | null): string =>
  name === null || name.ckb === name.ar ? '' : name.ckb;

const begun = (activity: PlanActivityView | null) => ({
  titleAr: activity?.title.ar ?? '',
  titleCkb: kurdish(activity?.title ?? null),
  titleEn: activity?.title.en ?? '',
  indicatorAr: activity?.indicator?.ar ?? '',
  indicatorCkb: kurdish(activity?.indicator ?? null),
  indicatorEn: activity?.indicator?.en ?? '',
  startsOn: activity?.startsOn ?? null,
  endsOn: activity?.endsOn ?? null,
  implementers: (activity?.implementers.map(({ id }) => id) ?? []) as readonly AgencyId[],
  feed: activity?.feed ?? 'report',
  measures: activity?.measures.map(({ id }) => id) ?? [],
  retired: false,
});

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What an activity of a plan says: its words in three languages, who carries it out, when, and by what it is measured. */
export function ActivityForm({ title, activity, menu, busy, error, send, onSend }: Props) {
  const { t, name, options } = useWords();
  const measureName = useMeasureName();
  const [written, setWritten] = useState(() => begun(activity));
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<typeof written>): void => setWritten((all) => ({ ...all, ...changed }));
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
          if (!ready) return;
          onSend({
            ...written,
            titleAr: written.titleAr.trim(),
            titleEn: written.titleEn.trim(),
            titleCkb: orNull(written.titleCkb),
            indicatorAr: orNull(written.indicatorAr),
            indicatorCkb: orNull(written.indicatorCkb),
            indicatorEn: orNull(written.indicatorEn),
            startsOn,
          });
        }}
      >
        <Stack gap="md">
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
          <ProblemAlert error={error} />
          <Group>
            <Button type="submit" loading={busy}>
              {send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
