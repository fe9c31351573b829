import { Injectable } from '@nestjs/common';
import type {
  AskTestimonyBody,
  CaseId,
  CriminalCourt,
  LinkedCase,
  MoveTestimonyBody,
  Outcome,
  ProceedingId,
  ProceedingLinkId,
  ProceedingStage,
  TestimonyKind,
  TestimonyMeasureId,
  TestimonyPerson,
  TestimonyStatus,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface CaseProceedingRow {
  readonly court: CriminalCourt;
  readonly stage: ProceedingStage;
  readonly stageSince: Date;
  readonly linkId: ProceedingLinkId | null;
  readonly proceedingId: ProceedingId | null;
}

export interface TestimonyRow {
  readonly id: TestimonyMeasureId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly person: TestimonyPerson;
  readonly kind: TestimonyKind;
  readonly status: TestimonyStatus;
  readonly askedOn: string;
  readonly decidedOn: string | null;
  readonly reviewOn: string | null;
  readonly endedOn: string | null;
}

const columns = `m.id, m.version, m.case_id as "caseId", m.person, m.kind, m.status, m.asked_on::text as "askedOn", m.decided_on::text as "decidedOn",
  m.review_on::text as "reviewOn", m.ended_on::text as "endedOn"`;

/** What is needed or granted in a case, the latest asked first. Parameter: the case. */
export const testimonyStatement = `select ${columns} from testimony_measure m where m.case_id = $1 order by m.asked_at desc, m.id desc limit 200`;

/** Cases that a proceeding is tied to, of those whose proceedings the reader reads. Parameter: the proceeding. */
export const linkedCasesStatement = `
  select l.case_id as "caseId", c.number from proceeding_case l join case_record c on c.id = l.case_id
   where l.proceeding_id = $1 and l.ended_at is null order by l.linked_at, l.id limit 200`;

/** The only SQL over what a case has of proceedings. */
@Injectable()
export class TestimonyStore {
  ofCase(tx: Tx, caseId: CaseId): Promise<TestimonyRow[]> {
    return tx.em.query(testimonyStatement, [caseId]);
  }

  /** May miss: of a case out of reach, and none, are one. */
  async find(tx: Tx, id: TestimonyMeasureId): Promise<TestimonyRow | null> {
    const [row] = await tx.em.query<TestimonyRow[]>(`select ${columns} from testimony_measure m where m.id = $1`, [id]);
    return row ?? null;
  }

  proceedingsOf(tx: Tx, caseId: CaseId): Promise<CaseProceedingRow[]> {
    return tx.em.query(
      `select court, stage, stage_since as "stageSince", link_id as "linkId", proceeding_id as "proceedingId" from guard.proceedings_of_case($1)`,
      [caseId],
    );
  }

  /** Of the proceeding's cases, those that the reader has too. */
  casesOf(tx: Tx, id: ProceedingId): Promise<LinkedCase[]> {
    return tx.em.query(linkedCasesStatement, [id]);
  }

  async caseOfLink(tx: Tx, id: ProceedingLinkId): Promise<CaseId | null> {
    const [row] = await tx.em.query<{ id: CaseId }[]>('select case_id as id from proceeding_case where id = $1', [id]);
    return row?.id ?? null;
  }

  link(tx: Tx, id: ProceedingLinkId, caseId: CaseId, proceedingId: ProceedingId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.link_proceeding($1, $2, $3)', [id, caseId, proceedingId]);
  }

  unlink(tx: Tx, id: ProceedingLinkId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.end_proceeding_link($1)', [id]);
  }

  ask(tx: Tx, id: TestimonyMeasureId, caseId: CaseId, { person, kind, askedOn }: AskTestimonyBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.ask_testimony($1, $2, $3, $4, $5)', [id, caseId, person, kind, askedOn]);
  }

  move(tx: Tx, id: TestimonyMeasureId, version: number, { move, on, reviewOn }: MoveTestimonyBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_testimony($1, $2, $3, $4, $5)', [id, version, move, on, reviewOn ?? null]);
  }
}
