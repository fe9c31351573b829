/** What a figure of a unit may be, and what it seldom is. */
export interface UnitBounds {
  /** Refused above it: there cannot be more. */
  readonly most: number;
  /** Above it a figure is marked where there is none before to hold it against. */
  readonly order: number;
}

/** Nobody counts more people than the country has (46 million at the census of 2024, rounded up); movements are counted each time. */
const bounds: Readonly<Record<string, UnitBounds>> = {
  persons: { most: 50_000_000, order: 100_000 },
  movements: { most: 500_000_000, order: 5_000_000 },
  companies: { most: 1_000_000, order: 50_000 },
  percent: { most: 100, order: 100 },
  IQD: { most: 1_000_000_000_000_000, order: 1_000_000_000_000 },
};
/** Courses, meetings, posts and whatever else bodies hold or do. */
const others: UnitBounds = { most: 100_000, order: 1_000 };

/** @param unit of measures.json */
export const boundsOf = (unit: string): UnitBounds => bounds[unit] ?? others;

/** How many times the last figure makes one worth a second look. */
export const jumpTimes = 10;

/**
 * Is a figure worth a second look: more than ten times the last one above nought, or where there is none, more than the unit's order?
 * @param base the last figure above nought that the same body gave before, whichever month it was; null where there is none
 */
export const isJump = (value: number | null, base: number | null, unit: string): boolean =>
  value !== null && (base !== null && base > 0 ? value > jumpTimes * base : value > boundsOf(unit).order);
