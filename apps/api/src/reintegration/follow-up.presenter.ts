import { earliestFollowUp, type IsoDate, type ProgrammeFollowUpView } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { FollowUpRow } from './follow-up.store';

/** @param mayAnswer whether this reader writes, and the person may be asked at all */
export function followUpView(row: FollowUpRow, key: DataKey, mayAnswer: boolean, today: IsoDate): ProgrammeFollowUpView {
  return {
    id: row.id,
    month: row.month,
    status: row.status,
    dueOn: row.dueOn,
    askedOn: row.askedOn,
    triedOn: row.triedOn,
    triedWords: key.open('programme.words', row.triedCt),
    answers: row.answers,
    words: key.open('programme.words', row.wordsCt),
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    open: mayAnswer && row.status === 'due' && row.dueOn !== null && today >= earliestFollowUp(row.dueOn),
  };
}
