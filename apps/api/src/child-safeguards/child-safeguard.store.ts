import { Injectable } from '@nestjs/common';
import type { CaseId, GuardianshipId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import {
  DeterminationSchema,
  GuardianshipSchema,
  type DeterminationRecord,
  type DeterminationRow,
  type GuardianshipRecord,
} from './child-safeguard.schema';

/** A child's determinations, the newest first; parameters: case, most. */
export const bestInterestsListStatement = `
  select d.id, d.case_id as "caseId", d.unit_id as "unitId", d.recorded_by as "recordedBy", d.recorded_at as "recordedAt", d.purpose,
         d.determined_on::text as "determinedOn", d.determined_by_ct as "determinedByCt", d.considerations_ct as "considerationsCt",
         d.conclusion_ct as "conclusionCt", d.child_heard as "childHeard",
         d.review_on::text as "reviewOn", d.review_reason as "reviewReason",
         exists (select 1 from best_interests_determination n where n.case_id = d.case_id and n.purpose = d.purpose
                    and (n.recorded_at, n.id) > (d.recorded_at, d.id)) as replaced
    from best_interests_determination d where d.case_id = $1 order by d.recorded_at desc, d.id desc limit $2`;

/** A child's guardians, the newest first; parameters: case, most. */
export const guardianshipListStatement = `
  select g.id, g.case_id as "caseId", g.unit_id as "unitId", g.recorded_by as "recordedBy", g.recorded_at as "recordedAt", g.name_ct as "nameCt",
         g.contact_ct as "contactCt", g.relation, g.appointed_by as "appointedBy", g.appointed_on::text as "appointedOn", g.independent,
         g.suspected_at as "suspectedAt", g.suspected_by as "suspectedBy", g.suspicion_ct as "suspicionCt", g.ended_at as "endedAt", g.ending,
         g.version
    from guardianship g where g.case_id = $1 order by g.recorded_at desc, g.id desc limit $2`;

const most = 100;

/** The only SQL over what protects a child. */
@Injectable()
export class ChildSafeguardStore {
  async determine(tx: Tx, determination: DeterminationRecord): Promise<void> {
    await tx.em.insert(DeterminationSchema, determination);
  }

  async determinations(tx: Tx, caseId: CaseId): Promise<DeterminationRow[]> {
    return tx.em.query(bestInterestsListStatement, [caseId, most]);
  }

  async appoint(tx: Tx, guardianship: GuardianshipRecord): Promise<void> {
    await tx.em.insert(GuardianshipSchema, guardianship);
  }

  /** May miss: another's and none are one. */
  async find(tx: Tx, id: GuardianshipId): Promise<GuardianshipRecord | null> {
    return tx.em.findOne(GuardianshipSchema, { where: { id } });
  }

  async guardianships(tx: Tx, caseId: CaseId): Promise<GuardianshipRecord[]> {
    return tx.em.query(guardianshipListStatement, [caseId, most]);
  }

  /** False where somebody changed it since `version`. */
  async move(tx: Tx, id: GuardianshipId, version: number, changes: Partial<GuardianshipRecord>): Promise<boolean> {
    const done = await tx.em
      .createQueryBuilder()
      .update(GuardianshipSchema)
      .set({ ...changes, version: () => 'version + 1' })
      .where('id = :id and version = :version', { id, version })
      .execute();
    return done.affected === 1;
  }

  /** Keeps others from recording a guardian of this child until the transaction ends. */
  async lock(tx: Tx, caseId: CaseId): Promise<void> {
    await tx.em.query(`select pg_advisory_xact_lock(hashtext('guardianship'), hashtext($1))`, [caseId]);
  }
}
