import { Injectable } from '@nestjs/common';
import type {
  FollowUpAnswer,
  FollowUpId,
  FollowUpMonth,
  FollowUpStatus,
  IsoDate,
  Outcome,
  ProgrammeId,
  RecordFollowUpBody,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { followUpsStatement } from './follow-up.statements';

export interface FollowUpRow {
  readonly id: FollowUpId;
  readonly month: FollowUpMonth | null;
  readonly status: FollowUpStatus;
  readonly dueOn: IsoDate | null;
  readonly askedOn: IsoDate | null;
  readonly triedOn: IsoDate | null;
  readonly triedCt: Buffer | null;
  readonly answers: readonly FollowUpAnswer[];
  readonly wordsCt: Buffer | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** The only SQL over follow-ups; what changes them, the guard's functions decide. */
@Injectable()
export class FollowUpStore {
  ofProgramme(tx: Tx, id: ProgrammeId): Promise<FollowUpRow[]> {
    return tx.em.query(followUpsStatement, [id]);
  }

  record(tx: Tx, id: FollowUpId, programmeId: ProgrammeId, body: RecordFollowUpBody, wordsCt: Buffer | null): Promise<Outcome<null>> {
    const { month, on, answers } = body;
    return askGuard(tx, 'guard.record_follow_up($1, $2, $3, $4, $5, $6)', [id, programmeId, month ?? null, on, answers, wordsCt]);
  }
}
