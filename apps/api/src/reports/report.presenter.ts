import {
  committeeReportStepsOf,
  mayWriteReport,
  type CommitteeReportLine,
  type CommitteeReportListItem,
  type CommitteeReportView,
  type EvaluationRecord,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { MoveRow, ReportItemRow, ReportRow } from './report.store';

export function committeeReportListItem(row: ReportItemRow): CommitteeReportListItem {
  const { id, version, kind, period, edition, status, changedAt } = row;
  return { id, version, kind, period, edition, status, changedAt: changedAt.toISOString() };
}

export const isOwn = ({ writtenBy, proposedBy }: ReportRow, { userId }: Pick<Actor, 'userId'>): boolean =>
  writtenBy === userId || proposedBy === userId;

interface Shown {
  readonly row: ReportRow;
  readonly lines: readonly CommitteeReportLine[];
  readonly moves: readonly MoveRow[];
  readonly evaluations: readonly EvaluationRecord[];
}

export function committeeReportView({ row, lines, moves, evaluations }: Shown, actor: Actor): CommitteeReportView {
  const { kind, status, reason, corrects, stale, texts, letterNumber, letterDate, releases } = row;
  return {
    ...committeeReportListItem(row),
    reason,
    corrects,
    texts: texts.map(({ chapter, ar, ckb, en }) => ({ chapter, ar, ckb, en })),
    letterNumber,
    letterDate,
    releases,
    lines,
    stale,
    evaluations,
    steps: committeeReportStepsOf({ kind, status, own: isOwn(row, actor), held: actor.roles }),
    writable: mayWriteReport({ status, held: actor.roles }),
    moves: moves.map(({ move, at, by, reason: why, note }) => ({ move, at: at.toISOString(), by, reason: why, note })),
  };
}
