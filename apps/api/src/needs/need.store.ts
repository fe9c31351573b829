import { Injectable } from '@nestjs/common';
import type { CaseId, NeedCode, NeedId, NeedStatus, Service } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { NeedSchema, type NeedRecord } from './need.schema';

/** A case's needs, open ones first and then the newest; parameters: case, most. */
export const needListStatement = `
  select n.id, n.case_id as "caseId", n.unit_id as "unitId", n.recorded_by as "recordedBy", n.recorded_at as "recordedAt", n.service,
         n.need_code as "needCode", n.level, n.identified_by as "identifiedBy", n.status, n.status_since as "statusSince", n.due_at as "dueAt",
         n.note_ct as "noteCt", n.version
    from need n where n.case_id = $1 order by n.status <> 'open', n.recorded_at desc, n.id desc limit $2`;

/** The only SQL over needs. */
@Injectable()
export class NeedStore {
  async record(tx: Tx, need: NeedRecord): Promise<void> {
    await tx.em.insert(NeedSchema, need);
  }

  /** May miss: another's and none are one. */
  async find(tx: Tx, id: NeedId): Promise<NeedRecord | null> {
    return tx.em.findOne(NeedSchema, { where: { id } });
  }

  /** The open need of a case that a referral for this service and code is to meet; null where there is none, or several. */
  async findOnlyOpen(tx: Tx, caseId: CaseId, service: Service, needCode: NeedCode): Promise<NeedRecord | null> {
    const found = await tx.em.find(NeedSchema, { where: { caseId, service, needCode, status: 'open' }, take: 2 });
    return found.length === 1 ? found[0]! : null;
  }

  async list(tx: Tx, caseId: CaseId): Promise<NeedRecord[]> {
    return tx.em.query(needListStatement, [caseId, 200]);
  }

  /** False where somebody changed it since `version`. */
  async move(tx: Tx, id: NeedId, version: number, status: NeedStatus): Promise<boolean> {
    const done = await tx.em
      .createQueryBuilder()
      .update(NeedSchema)
      .set({ status, statusSince: tx.now, version: () => 'version + 1' })
      .where('id = :id and version = :version', { id, version })
      .execute();
    return done.affected === 1;
  }
}
