import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';

/** Up to where the log of facts is counted. */
export interface LogLine {
  /** A line of the log: digits. */
  readonly until: string;
  /** First day of the month at whose turn, or in which, the log ended there. */
  readonly month: IsoDate;
}

/** The line that every table of one issue counts up to. */
export interface IssueLine extends LogLine {
  readonly revision: number;
  /** Whether a table of the issue stands, or did and was read by everybody: then nothing moves its line. */
  readonly stands: boolean;
}

/** Fewest people whose change takes a line on: standards.md section 6, and the rule of questions (ADR 129). */
export const fewestChanged = 10;

/** Whether a line lies behind another in the log and in the calendar. */
export const isBehind = (line: LogLine, other: LogLine): boolean => line.month < other.month && BigInt(line.until) < BigInt(other.until);

/**
 * Which line a table of this issue counts up to. Whoever reads the same table twice reads it of the same people, and two issues differ by ten
 * people at least: which of its cells changed would otherwise say who came.
 *
 * @param lines every issue's line of the measure and period
 * @param asked where questions about the period stand now
 * @param changed people whose facts changed between the newest line and that one
 */
export function decideLogLine(revision: number, lines: readonly IssueLine[], asked: LogLine, changed: number): Outcome<LogLine> {
  const own = lines.find((line) => line.revision === revision);
  if (own?.stands) return allow(own);
  const newest = newestOf(lines);
  if (newest === undefined || (isBehind(newest, asked) && changed >= fewestChanged)) return allow(asked);
  return own === undefined ? refuse('release.nothing-new') : allow(own);
}

/** The issue that came last. */
export const newestOf = (lines: readonly IssueLine[]): IssueLine | undefined =>
  lines.toSorted((one, other) => one.revision - other.revision).at(-1);
