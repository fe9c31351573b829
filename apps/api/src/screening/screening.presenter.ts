import {
  answersOf,
  concernsOf,
  historyOf,
  indicatorSheet,
  suggestFinding,
  type ScreeningView,
  type SittingView,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { SittingRow } from './sitting.store';

/**
 * All talks of a case and what they suggest by now. The suggestion is worked out here, for its reader, and stored nowhere: no other
 * feature can ask for it.
 * @param rows the newest first
 * @param child the rules for children hold today
 */
export function screeningView(
  key: DataKey,
  rows: readonly SittingRow[],
  child: boolean,
  refs: ReadonlyMap<UnitId, UnitRef>,
): ScreeningView {
  const history = historyOf(rows.map(({ id, saidYes, saidNo, saidUnknown }) => ({ id, yes: saidYes, no: saidNo, unknown: saidUnknown })));
  const answers = answersOf(history);
  return {
    sheetVersion: indicatorSheet.version,
    sittings: rows.flatMap((row) => sittingView(key, row, refs.get(row.unitId))),
    answers,
    history,
    suggestion: rows.length === 0 ? null : suggestFinding(indicatorSheet, answers, child),
  };
}

function sittingView(key: DataKey, row: SittingRow, unit: UnitRef | undefined): SittingView[] {
  if (unit === undefined) return [];
  const { trainedInterviewer, interpreterBound, interpreterTie, ownSexWish, accompaniment } = row;
  return [
    {
      id: row.id,
      caseId: row.caseId,
      unit,
      interviewer: row.interviewer,
      recordedAt: row.recordedAt.toISOString(),
      heldOn: row.heldOn,
      language: row.language,
      interpreter: row.interpreter,
      interpreterBound,
      interpreterTie,
      trainedInterviewer,
      ownSexWish,
      child: row.child,
      accompaniment,
      yes: row.saidYes,
      no: row.saidNo,
      unknown: row.saidUnknown,
      concerns: concernsOf({ trainedInterviewer, interpreterBound, interpreterTie, ownSexWish, accompaniment }),
      note: key.open('screening_sitting.note', row.noteCt),
    },
  ];
}
