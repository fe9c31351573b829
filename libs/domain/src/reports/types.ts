import type { EvaluationRecord } from '../accountability/rules';
import type { PublishedRelease } from '../releases/types';
import type { CommitteeReportId, ReleaseId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage, LocalName } from '../shared/route';
import type {
  CommitteeReportChapter,
  CommitteeReportKind,
  CommitteeReportMove,
  CommitteeReportReason,
  CommitteeReportStatus,
  CommitteeReportStep,
} from './codes';

/** What the chapters say, in each language; empty while nobody has written it. */
export interface CommitteeReportText extends Readonly<Record<InterfaceLanguage, string>> {
  readonly chapter: CommitteeReportChapter;
}

/** Members' monthly reports of one month: how many were due, came in time, came late, and are still owed. */
export interface MembersLine {
  readonly kind: 'members';
  readonly month: IsoDate;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
}

/** Unweighted mean of an axis at the end of a month; null where no activity of it has a ratio. */
export interface AxisLine {
  readonly kind: 'axis';
  readonly month: IsoDate;
  readonly axis: number;
  readonly name: LocalName;
  readonly mean: number | null;
}

/** How far an activity had come at the end of the period; the annual report says no count of it. */
export interface ActivityLine {
  readonly kind: 'activity';
  readonly axis: number;
  readonly number: number;
  readonly id: string;
  readonly title: LocalName;
  readonly target: number | null;
  readonly reached: number | null;
  readonly ratio: number | null;
}

/** A published table as it stood when the report was proposed. */
export interface ReleaseLine {
  readonly kind: 'release';
  readonly release: PublishedRelease;
}

export type CommitteeReportLine = MembersLine | AxisLine | ActivityLine | ReleaseLine;

export interface OpenCommitteeReportBody {
  readonly kind: CommitteeReportKind;
  /** `2026-10`, `2026-Q3` or `2025`; it is over. */
  readonly period: string;
  /** Where the period was reported already, and only then: why it is reported anew. */
  readonly reason?: CommitteeReportReason | null;
}

export interface SaveCommitteeReportBody {
  readonly texts: readonly CommitteeReportText[];
  /** Of the letter that a quarterly report goes out with. */
  readonly letterNumber: string | null;
  readonly letterDate: IsoDate | null;
  /** Of an annual report: the published tables it holds, in their order. */
  readonly releases: readonly ReleaseId[];
}

export interface StepCommitteeReportBody {
  readonly step: CommitteeReportStep;
  /** With `withdraw`, and only then. */
  readonly reason?: CommitteeReportReason | null;
  /** With `return`, and only then: what is to be mended; nothing of any person. */
  readonly note?: string | null;
}

export interface CommitteeReportListItem {
  readonly id: CommitteeReportId;
  readonly version: number;
  readonly kind: CommitteeReportKind;
  readonly period: string;
  readonly edition: number;
  readonly status: CommitteeReportStatus;
  readonly changedAt: IsoInstant;
}

export interface CommitteeReportMoveView {
  readonly move: CommitteeReportMove;
  readonly at: IsoInstant;
  /** Display name of a colleague. */
  readonly by: string;
  readonly reason: CommitteeReportReason | null;
  readonly note: string | null;
}

export interface CommitteeReportView extends CommitteeReportListItem, SaveCommitteeReportBody {
  readonly corrects: CommitteeReportId | null;
  readonly reason: CommitteeReportReason | null;
  /** Frozen once it was proposed; reckoned now while it is a draft. */
  readonly lines: readonly CommitteeReportLine[];
  /** Whether a table in it was withdrawn or corrected since. */
  readonly stale: boolean;
  /** Of an annual report that is being written: how the members' half-years were evaluated, as it stands now. Material for who writes; no part of the report. */
  readonly evaluations: readonly EvaluationRecord[];
  readonly steps: readonly CommitteeReportStep[];
  readonly writable: boolean;
  readonly moves: readonly CommitteeReportMoveView[];
}
