import { Injectable } from '@nestjs/common';
import type { CaseId, Governorate, GrantId, Outcome, UnitId } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface AssignmentRow {
  readonly id: GrantId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly startsAt: Date;
  readonly endedAt: Date | null;
}

const columns = `g.id, g.case_id as "caseId", g.unit_id as "unitId", g.starts_at as "startsAt", g.ended_at as "endedAt"`;
const ofCourts = `case_grant g join unit u on u.id = g.unit_id and u.kind = 'court' where g.basis = 'assignment' and g.user_id is null`;

/** Offices of courts that a case lies, or lay, before; newest first. Parameter: the case. */
export const courtAssignmentsStatement = `select ${columns} from ${ofCourts} and g.case_id = $1 order by g.starts_at desc, g.id limit 100`;

/** The only SQL over court assignments: grants that the guard's functions open and end. */
@Injectable()
export class CourtAssignmentStore {
  async listOfCase(tx: Tx, caseId: CaseId): Promise<AssignmentRow[]> {
    return tx.em.query(courtAssignmentsStatement, [caseId]);
  }

  /** May miss: of a case out of reach, and none, are one. */
  async find(tx: Tx, id: GrantId): Promise<AssignmentRow | null> {
    const rows: AssignmentRow[] = await tx.em.query(`select ${columns} from ${ofCourts} and g.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Open offices, the governorate's own first. */
  async listCourts(tx: Tx, governorate: Governorate): Promise<UnitId[]> {
    const rows: { id: UnitId }[] = await tx.em.query(
      `select id from unit where kind = 'court' and closed_at is null order by governorate <> $1, governorate, name_en, id limit 100`,
      [governorate],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether the unit answers for the case, and not only serves in it. */
  async answers(tx: Tx, caseId: CaseId): Promise<boolean> {
    const rows: { answers: boolean }[] = await tx.em.query('select guard.answers_for($1) as answers', [caseId]);
    return rows[0]!.answers;
  }

  async assign(tx: Tx, id: GrantId, caseId: CaseId, toUnitId: UnitId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.assign_court($1, $2, $3)', [id, caseId, toUnitId]);
  }

  async end(tx: Tx, id: GrantId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.end_assignment($1)', [id]);
  }
}
