import { Injectable } from '@nestjs/common';
import type { CaseId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { TimelineRecord } from './timeline.schema';

export interface TimelineRow extends TimelineRecord {
  readonly atKey: string;
  /** True for what the sending side of a referral did. */
  readonly bySender: boolean;
}

/** Newest first; parameters: case, limit, and the last key where there is one. */
export const timelineStatement = (paged: boolean): string => `
  select t.id, t.at, t.at::text as "atKey", t.kind, t.category, t.unit_id as "unitId", t.subject_id as "subjectId", t.details,
         t.kind in ('referral-drafted', 'referral-sent', 'referral-cancelled', 'referral-entered-in-error') as "bySender"
    from timeline_event t
   where t.case_id = $1 ${paged ? 'and (t.at, t.id) < ($3::timestamptz, $4::uuid)' : ''}
   order by t.at desc, t.id desc limit $2`;

/** The only SQL over timelines. */
@Injectable()
export class TimelineStore {
  async list(tx: Tx, caseId: CaseId, after: readonly string[] | null, limit: number): Promise<TimelineRow[]> {
    return tx.em.query(timelineStatement(after !== null), [caseId, limit + 1, ...(after ?? [])]);
  }
}
