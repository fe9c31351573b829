import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { ReleaseId } from '../shared/ids';
import { decideQuery, type AnswerableQuery } from '../statistics/decide-query';
import type { DimensionId } from '../statistics/codes';
import type { MeasureDeclaration } from '../statistics/measure';
import type { Period } from '../statistics/periods';
import type { AskedRounding, ReleaseReason, ReleaseStatus } from './codes';

export interface RequestReleaseBody {
  readonly measure: string;
  /** Of its definition; the newest where it is left out. */
  readonly version?: number;
  readonly by: readonly DimensionId[];
  /** One period: `2024`, `2024-Q3`, or the first year of a block of three where region and form stand together. */
  readonly period: string;
  /** The published release that this one corrects, and why. */
  readonly corrects?: ReleaseId | null;
  readonly reason?: ReleaseReason | null;
  /** Each figure by itself where it is left out. */
  readonly rounding?: AskedRounding | null;
}

/** A release of the same measure that was or may yet be published. */
export interface ReleasedPeriod {
  readonly id: ReleaseId;
  readonly status: ReleaseStatus;
  readonly by: readonly DimensionId[];
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly revision: number;
}

/** What is counted for a release: one period of a measure. */
export interface ReleaseTable extends AnswerableQuery {
  readonly period: Period;
  /** 1, and one more for each correction: releases of one revision count the same facts, whenever they are made. */
  readonly revision: number;
}

/** Amounts, medians and ratios are not released as tables: they are answered one by one, protected by cell key. */
const releasable: readonly string[] = ['persons', 'facts'];

const public_: readonly ReleaseStatus[] = ['published', 'superseded', 'withdrawn'];

/**
 * May this table be made? It follows from the menu, the calendar and what is published already, never from a figure. Periods of one
 * measure may not overlap unless they are the same: a year less its published quarters would be a quarter that nobody protected.
 *
 * @param others releases of the same measure that are not discarded or refused
 */
export function decideRelease(
  measure: MeasureDeclaration,
  body: RequestReleaseBody,
  others: readonly ReleasedPeriod[],
  today: IsoDate,
): Outcome<ReleaseTable> {
  if (typeof measure.computed !== 'string' && !releasable.includes(measure.computed.counts.of)) return refuse('release.not-a-count');
  // A region is the sum of its governorates, which no protection of one table beside another knows of.
  if (body.by.includes('governorate')) return refuse('statistics.dimensions', { errors: [{ path: 'by', code: 'not-of-measure' }] });
  const query = decideQuery(measure, { by: body.by, from: body.period, to: lastOf(body) }, today);
  if (!query.ok) return query;
  const [period] = query.value.periods;
  if (period === undefined || query.value.periods.length > 1)
    return refuse('statistics.period', { errors: [{ path: 'period', code: 'too-many' }] });
  if (period.first < measure.since) return refuse('statistics.not-collected');
  if (others.some(({ first, last }) => first <= period.last && last >= period.first && !(first === period.first && last === period.last)))
    return refuse('release.overlaps');
  const same = others.filter(({ first, by }) => first === period.first && sameSet(by, body.by));
  const corrected = same.find(({ id, status }) => id === body.corrects && status === 'published');
  if (body.corrects !== undefined && body.corrects !== null && (corrected === undefined || !body.reason))
    return refuse('release.nothing-to-correct');
  if (corrected === undefined && same.some(({ status }) => status !== 'withdrawn')) return refuse('release.exists');
  const revisions = others
    .filter(({ first, status }) => first === period.first && public_.includes(status))
    .map(({ revision }) => revision);
  // What was withdrawn was read: what takes its place is counted anew too.
  const anew = corrected !== undefined || same.some(({ status }) => status === 'withdrawn');
  const revision = anew ? Math.max(...revisions) + 1 : Math.max(1, ...revisions);
  return allow({ ...query.value, period, revision });
}

/** The block of three years ends two years after the one that is named. */
const lastOf = ({ by, period }: RequestReleaseBody): string =>
  by.includes('region') && by.includes('form') && /^20\d\d$/.test(period) ? String(Number(period) + 2) : period;

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));
