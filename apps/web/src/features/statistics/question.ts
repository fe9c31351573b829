import type { DimensionId, MeasureView } from '@himaya/domain';

/** A question as the page asks it. */
export interface Question {
  readonly measure: string;
  readonly version: number;
  readonly by: readonly DimensionId[];
  readonly from: string;
  readonly to: string;
}

/** One version of a measure: several may stand beside each other. */
export const versionKey = ({ id, version }: Pick<MeasureView, 'id' | 'version'>): string => `${id}.${version}`;

/** The question as the page's address keeps it: words of the menu and periods, nothing of anybody. */
export const inAddress = ({ measure, version, by, from, to }: Question): Record<string, string> => ({
  measure,
  version: String(version),
  ...(by.length > 0 && { by: by.join(',') }),
  from,
  to,
});

const period = /^20\d\d(-Q[1-4])?$/;

/** The question that an address holds; null where it holds none, or one that the menu does not have. */
export function questionIn(search: URLSearchParams, measures: readonly MeasureView[]): Question | null {
  const [id, version] = [search.get('measure'), search.get('version')];
  const measure = measures.findLast((one) => one.id === id && (version === null || String(one.version) === version));
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? from;
  if (measure === undefined || !period.test(from) || !period.test(to)) return null;
  const asked = search.get('by')?.split(',') ?? [];
  const by = measure.dimensions.map((dimension) => dimension.id).filter((one) => asked.includes(one));
  return by.length === asked.length ? { measure: measure.id, version: measure.version, by, from, to } : null;
}
