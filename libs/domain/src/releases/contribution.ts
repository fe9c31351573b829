import type { ReleaseReason, ReleaseStatus, ReleaseStep } from './codes';
import { codeList, type CodeOf } from '../shared/code-list';
import type { ContributionId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';

/** Why there is no file of these years; it follows from how many and how different the people are, never from one of them. */
export const contributionRefusals = codeList('contribution-refusal', ['too-few', 'too-coarse', 'cannot-be-protected']);
export type ContributionRefusal = CodeOf<typeof contributionRefusals>;

export interface RequestContributionBody {
  /** The first and the last year whose people it holds: whole years that are over, at most three. */
  readonly from: number;
  readonly to: number;
}

/** Years that a file was made of, or may yet be. */
export interface ContributedYears {
  readonly from: number;
  readonly to: number;
}

export interface ContributionView extends ContributedYears {
  readonly id: ContributionId;
  readonly version: number;
  readonly status: ReleaseStatus;
  readonly requestedAt: string;
  readonly publishedAt: string | null;
  readonly refused: ContributionRefusal | null;
  /** Why it was withdrawn. */
  readonly reason: ReleaseReason | null;
  /** The columns that it tells, and how coarsely: 0 is the finest. */
  readonly columns: readonly { readonly id: ContributionColumnId; readonly level: number }[];
  /** How many rows it has, to the nearest five; null before it was made. */
  readonly rows: number | null;
  readonly steps: readonly ReleaseStep[];
}

export interface ContributionFile {
  readonly fileName: string;
  /** UTF-8, header and rows, separated by commas, lines ended by CR LF. */
  readonly csv: string;
}

export const longestContribution = 3;
/** Nothing was collected before (the strategy of 2023–2026). */
export const firstContributed = 2023;

/**
 * May a file of these years be made? A year goes into one file and never into another, not even one that corrects it: two files of the
 * same people differ by the newcomers, row by row.
 *
 * @param others years that are used: of files that somebody was shown, or that are being made
 */
export function decideContribution(
  { from, to }: RequestContributionBody,
  others: readonly ContributedYears[],
  today: IsoDate,
): Outcome<ContributedYears> {
  const wrong = (path: string, code: string): Outcome<never> => refuse('statistics.period', { errors: [{ path, code }] });
  if (from < firstContributed) return wrong('from', 'too-early');
  if (to >= Number(today.slice(0, 4))) return wrong('to', 'not-over');
  if (to < from) return wrong('to', 'value.invalid');
  if (to - from >= longestContribution) return wrong('to', 'too-many');
  return others.some((other) => other.from <= to && other.to >= from) ? refuse('release.overlaps') : allow({ from, to });
}

/** What the file tells of a person. */
export const contributionColumnIds = codeList('contribution-column', ['year', 'region', 'sex', 'age', 'citizenship', 'form']);
export type ContributionColumnId = CodeOf<typeof contributionColumnIds>;
