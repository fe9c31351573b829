import { categoriesIn, maskOf, type Category, type CategoryMask } from '../shared/categories';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { Governorate } from '../directory/codes';
import { regionOf } from '../directory/regions';
import type { LineSide } from './codes';

/** On which side a place lies; what is no place of the Region's is the federal side's. */
export function lineSideOf(governorate: Governorate): LineSide {
  return regionOf[governorate] === 'kurdistan-region' ? 'kurdistan-region' : 'federal';
}

/** What one side lets go across the line and lets in, by its own rules. */
export interface LineLimit {
  readonly side: LineSide;
  readonly give: CategoryMask;
  readonly take: CategoryMask;
  /** Whether it hands over and takes over whole cases. */
  readonly transfers: boolean;
}

export interface Crossing {
  readonly from: Governorate;
  readonly to: Governorate;
  /** Both sides', as they stand today. */
  readonly limits: readonly LineLimit[];
}

export function crossesLine({ from, to }: Pick<Crossing, 'from' | 'to'>): boolean {
  return lineSideOf(from) !== lineSideOf(to);
}

/** The categories that may go from one place to the other: all on one side, across the line what the one gives and the other takes. */
export function passingLine(crossing: Crossing): CategoryMask {
  const every = (1 << 13) - 1;
  if (!crossesLine(crossing)) return every;
  const giving = limitOf(crossing, lineSideOf(crossing.from));
  const taking = limitOf(crossing, lineSideOf(crossing.to));
  return giving.give & taking.take;
}

/** May this packet go there? The refusal names the categories that stay. */
export function decideLine(crossing: Crossing, packet: readonly Category[]): Outcome<{ readonly crosses: boolean }> {
  const staying = categoriesIn(maskOf(...packet) & ~passingLine(crossing));
  if (staying.length > 0) {
    return refuse('referral.line-limit', { errors: staying.map((category) => ({ path: 'categories', code: category })) });
  }
  return allow({ crosses: crossesLine(crossing) });
}

/** May responsibility for a case cross? Both sides must have agreed to hand over whole cases. */
export function decideTransferAcross(crossing: Crossing): Outcome<{ readonly crosses: boolean }> {
  const crosses = crossesLine(crossing);
  if (crosses && !crossing.limits.every(({ transfers }) => transfers)) return refuse('transfer.line-limit');
  return allow({ crosses });
}

function limitOf({ limits }: Crossing, side: LineSide): LineLimit {
  // A side that has said nothing shares nothing.
  return limits.find((limit) => limit.side === side) ?? { side, give: 0, take: 0, transfers: false };
}
