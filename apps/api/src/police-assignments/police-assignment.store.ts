import { Injectable } from '@nestjs/common';
import type {
  AgencyId,
  CaseId,
  CategoryMask,
  ConsentId,
  Governorate,
  GrantId,
  Outcome,
  OverrideId,
  UnitId,
  UnitKind,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface PoliceAssignmentRow {
  readonly id: GrantId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly readMask: CategoryMask;
  readonly overrideId: OverrideId | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
}

/** What a section is told, and on whose word: one of the two. */
export interface Telling {
  readonly toUnitId: UnitId;
  readonly categoryMask: CategoryMask;
  readonly consentId: ConsentId | null;
  readonly overrideId: OverrideId | null;
}

const columns = `g.id, g.case_id as "caseId", g.unit_id as "unitId", g.read_mask as "readMask", g.override_id as "overrideId",
  g.starts_at as "startsAt", g.ends_at as "endsAt", g.ended_at as "endedAt"`;
const ofPolice = `case_grant g join unit u on u.id = g.unit_id and u.kind = 'police-section'
  where g.basis = 'assignment' and num_nonnulls(g.consent_id, g.override_id) = 1`;

/** Sections that were told of a case, newest first. Parameter: the case. */
export const policeAssignmentsStatement = `select ${columns} from ${ofPolice} and g.case_id = $1 order by g.starts_at desc, g.id limit 100`;

/** The only SQL over what the police were told: grants that the guard's functions open and end. */
@Injectable()
export class PoliceAssignmentStore {
  async listOfCase(tx: Tx, caseId: CaseId): Promise<PoliceAssignmentRow[]> {
    return tx.em.query(policeAssignmentsStatement, [caseId]);
  }

  /** May miss: of a case out of reach, and none, are one. */
  async find(tx: Tx, id: GrantId): Promise<PoliceAssignmentRow | null> {
    const rows: PoliceAssignmentRow[] = await tx.em.query(`select ${columns} from ${ofPolice} and g.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Open sections, the governorate's own first. */
  async listSections(tx: Tx, governorate: Governorate): Promise<UnitId[]> {
    const rows: { id: UnitId }[] = await tx.em.query(
      `select id from unit where kind = 'police-section' and closed_at is null order by governorate <> $1, governorate, name_en, id limit 100`,
      [governorate],
    );
    return rows.map(({ id }) => id);
  }

  async findUnit(tx: Tx, id: UnitId): Promise<{ id: UnitId; agencyId: AgencyId; kind: UnitKind } | null> {
    const rows: { id: UnitId; agencyId: AgencyId; kind: UnitKind }[] = await tx.em.query(
      `select id, agency_id as "agencyId", kind from unit where id = $1 and closed_at is null`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Whether the unit answers for the case, and not only serves in it. */
  async answers(tx: Tx, caseId: CaseId): Promise<boolean> {
    const rows: { answers: boolean }[] = await tx.em.query('select guard.answers_for($1) as answers', [caseId]);
    return rows[0]!.answers;
  }

  async tell(tx: Tx, id: GrantId, caseId: CaseId, { toUnitId, categoryMask, consentId, overrideId }: Telling): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.tell_police($1, $2, $3, $4, $5, $6)', [id, caseId, toUnitId, categoryMask, consentId, overrideId]);
  }

  async end(tx: Tx, id: GrantId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.end_police_assignment($1)', [id]);
  }
}
