import { planFeeds, type AgencyId, type IsoDate, type PlanActivityView, type PlanFeed, type PlanMenuView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import type { FieldOfBoth } from '../../ui/both-versions';
import { useMeasureName } from './activity-words';

/** An activity of a plan as it is being written. */
export interface ActivityWriting {
  readonly titleAr: string;
  readonly titleCkb: string;
  readonly titleEn: string;
  readonly indicatorAr: string;
  readonly indicatorCkb: string;
  readonly indicatorEn: string;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly implementers: readonly AgencyId[];
  readonly feed: PlanFeed;
  readonly measures: readonly string[];
  readonly retired: boolean;
}

/** Kurdish as somebody wrote it; where the Arabic stands in for it there is none. */
const kurdish = (name: { readonly ar: string; readonly ckb: string } | null): string =>
  name === null || name.ckb === name.ar ? '' : name.ckb;

export const begun = (activity: PlanActivityView | null): ActivityWriting => ({
  titleAr: activity?.title.ar ?? '',
  titleCkb: kurdish(activity?.title ?? null),
  titleEn: activity?.title.en ?? '',
  indicatorAr: activity?.indicator?.ar ?? '',
  indicatorCkb: kurdish(activity?.indicator ?? null),
  indicatorEn: activity?.indicator?.en ?? '',
  startsOn: activity?.startsOn ?? null,
  endsOn: activity?.endsOn ?? null,
  implementers: activity?.implementers.map(({ id }) => id) ?? [],
  feed: activity?.feed ?? 'report',
  measures: activity?.measures.map(({ id }) => id) ?? [],
  retired: false,
});

/** What differs between what was typed and what is saved, in words. */
export function useActivityDifferences(menu: PlanMenuView): (mine: ActivityWriting, theirs: ActivityWriting) => readonly FieldOfBoth[] {
  const { t, code, name, list } = useWords();
  const { date } = useDates();
  const measureName = useMeasureName();
  const agency = (id: AgencyId): string => {
    const found = menu.agencies.find((one) => one.id === id);
    return found === undefined ? id : name(found.name);
  };
  const measure = (id: string): string => {
    const found = menu.measures.find((one) => one.id === id);
    return found === undefined ? id : measureName(found);
  };
  const day = (value: IsoDate | null): string => (value === null ? '' : date(value));
  const texts = ['titleAr', 'titleCkb', 'titleEn', 'indicatorAr', 'indicatorCkb', 'indicatorEn'] as const;
  const wordsOf = (of: ActivityWriting) => [
    ...texts.map((field) => ({ field, label: t(`year-plan.${field}`), words: of[field] })),
    { field: 'implementers', label: t('national-plan.implementers'), words: list(of.implementers.map(agency)) },
    { field: 'startsOn', label: t('year-plan.startsOn'), words: day(of.startsOn) },
    { field: 'endsOn', label: t('year-plan.endsOn'), words: day(of.endsOn) },
    { field: 'feed', label: t('national-plan.feed'), words: code(planFeeds, of.feed) },
    { field: 'measures', label: t('national-plan.measures'), words: list(of.measures.map(measure)) },
    { field: 'retired', label: t('year-plan.retired'), words: of.retired ? t('national-plan.retired') : '' },
  ];
  return (mine, theirs) => {
    const saved = wordsOf(theirs);
    return wordsOf(mine)
      .map(({ field, label, words }, n) => ({ field, label, mine: words, theirs: saved[n]!.words }))
      .filter((field) => field.mine !== field.theirs);
  };
}
