import { earliestFollowUp, type IsoDate, type VisitView } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { VisitRow } from './repayment.store';

/** @param key the programme's own @param mayAnswer whether this reader writes, and the person may be asked at all */
export function visitView(row: VisitRow, key: DataKey, mayAnswer: boolean, today: IsoDate): VisitView {
  return {
    id: row.id,
    version: row.version,
    month: row.month,
    status: row.status,
    dueOn: row.dueOn,
    triedOn: row.triedOn,
    triedWords: key.open('programme.words', row.triedCt),
    visitedOn: row.visitedOn,
    answer: row.answer,
    words: key.open('programme.words', row.wordsCt),
    recordedBy: row.status === 'answered' || row.triedOn !== null ? row.recordedBy : null,
    open: mayAnswer && row.status === 'due' && today >= earliestFollowUp(row.dueOn),
  };
}
