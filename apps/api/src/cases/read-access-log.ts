import { Injectable } from '@nestjs/common';
import {
  allow,
  categoriesIn,
  changingActions,
  maskOf,
  refuse,
  type AccessLogItem,
  type AccessLogKind,
  type AuditResult,
  type CaseId,
  type Outcome,
  type Page,
  type UnitId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { CaseStore } from './case.store';

interface Row {
  id: string;
  at: Date;
  at_key: string;
  action: string;
  result: AuditResult;
  user_id: string | null;
  display_name: string | null;
  unit_id: UnitId | null;
  unit_name_ar: string | null;
  unit_name_ckb: string;
  unit_name_en: string;
  categories: number;
}

export interface AccessLogFilter {
  readonly kind?: AccessLogKind;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Later than any line: where the first page starts. */
const beforeAll = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** Who looked at a case, for its responsible unit; asking is itself a line, written by the database. */
@Injectable()
export class ReadAccessLog {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
  ) {}

  async run(actor: Actor, caseId: CaseId, query: AccessLogFilter): Promise<Outcome<Page<AccessLogItem>>> {
    const before = decodeCursor(query.cursor, [instantKey, idKey]) ?? beforeAll;
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'access-log.read', caseId }, async (tx) => {
      // Who else looked is the responsible unit's to know; guests of the case learn nothing of each other.
      if ((await this.cases.find(tx, caseId))?.responsibleUnitId !== actor.unitId) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const rows: Row[] = await tx.em.query('select l.*, l.at::text as at_key from guard.access_log($1, $2, $3, $4, $5, $6) l', [
        caseId,
        query.kind === 'changes' ? changingActions() : null,
        query.kind === 'lists',
        ...before,
        limit + 1,
      ]);
      return allow(pageOf(rows, limit, accessLogItem, (row) => [row.at_key, row.id]));
    });
  }
}

function accessLogItem(row: Row): AccessLogItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    result: row.result,
    userId: row.user_id,
    displayName: row.display_name,
    unitId: row.unit_id,
    unitName: row.unit_name_ar === null ? null : { ar: row.unit_name_ar, ckb: row.unit_name_ckb, en: row.unit_name_en },
    categories: categoriesIn(row.categories),
  };
}
