import { Injectable } from '@nestjs/common';
import type { CaseId, ConcernId, NoGroundReason, ProblemCode } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { settledPersonsStatement } from './concern.statements';

/** What was settled of one person. */
export interface SettledRow {
  readonly concernId: ConcernId;
  readonly place: number;
  readonly reason: NoGroundReason | null;
  readonly hasCase: boolean;
  /** Null too where the reader does not read it. */
  readonly caseId: CaseId | null;
}

/** The only SQL over what was settled of the persons of a concern; whose it is, the database's functions decide. */
@Injectable()
export class PersonStore {
  async list(tx: Tx, ids: readonly ConcernId[]): Promise<SettledRow[]> {
    return ids.length === 0 ? [] : tx.em.query(settledPersonsStatement, [ids]);
  }

  /** Takes the concern's lock; true where this person has a case already. */
  async hold(tx: Tx, id: ConcernId, place: number): Promise<boolean> {
    const [row] = await tx.em.query<{ taken: boolean }[]>('select guard.hold_person($1, $2) as taken', [id, place]);
    return row?.taken === true;
  }

  /** Settles one person behind the concern's lock. @returns `done`, or the code of what is in the way */
  async settle(tx: Tx, id: ConcernId, place: number, caseId: CaseId | null, reason: NoGroundReason | null): Promise<'done' | ProblemCode> {
    const [row] = await tx.em.query<{ answer: 'done' | ProblemCode }[]>('select guard.settle_person($1, $2, $3, $4) as answer', [
      id,
      place,
      caseId,
      reason,
    ]);
    return row?.answer ?? 'not-found';
  }

  /** What became of one person, for the answer to whoever settled it a moment ago. */
  async settled(tx: Tx, id: ConcernId, place: number): Promise<{ version: number; caseId: CaseId | null }> {
    const [row] = await tx.em.query<{ version: number; caseId: CaseId | null }[]>(
      'select version, case_id as "caseId" from guard.settled_person($1, $2)',
      [id, place],
    );
    if (row === undefined) throw new Error('a person was settled and is not');
    return row;
  }
}
