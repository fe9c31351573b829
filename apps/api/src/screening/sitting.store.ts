import { Injectable } from '@nestjs/common';
import type { CaseId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { SittingSchema, type SittingRecord } from './sitting.schema';

/** A sitting with the interviewer's name, which only colleagues of the unit are told. */
export interface SittingRow extends SittingRecord {
  readonly interviewer: string | null;
}

/** A case's sittings, the newest first; parameters: case, most. */
export const screeningStatement = `
  select s.id, s.case_id as "caseId", s.unit_id as "unitId", s.recorded_by as "recordedBy", s.recorded_at as "recordedAt",
         s.sheet_version as "sheetVersion", s.held_on::text as "heldOn", s.language, s.interpreter, s.interpreter_bound as "interpreterBound",
         s.interpreter_tie as "interpreterTie",
         s.trained_interviewer as "trainedInterviewer", s.own_sex_wish as "ownSexWish", s.child, s.accompaniment,
         s.said_yes as "saidYes", s.said_no as "saidNo", s.said_unknown as "saidUnknown", s.note_ct as "noteCt", u.display_name as interviewer
    from screening_sitting s left join user_account u on u.id = s.recorded_by
   where s.case_id = $1 order by s.recorded_at desc, s.id desc limit $2`;

/** The only SQL over sittings. */
@Injectable()
export class SittingStore {
  async record(tx: Tx, sitting: SittingRecord): Promise<void> {
    await tx.em.insert(SittingSchema, sitting);
  }

  async list(tx: Tx, caseId: CaseId): Promise<SittingRow[]> {
    return tx.em.query(screeningStatement, [caseId, 100]);
  }
}
