import { mayEver } from '@himaya/auth';
import { decideNeedMove, needMoves, type NeedView, type UnitRef } from '@himaya/domain';
import type { CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { NeedRecord } from './need.schema';

export function needView(key: DataKey, actor: Actor, of: CaseRow, row: NeedRecord, unit: UnitRef): NeedView {
  const works = of.writeMask !== 0 && mayEver(actor.roles, 'change', 'Need');
  return {
    id: row.id,
    caseId: row.caseId,
    version: row.version,
    service: row.service,
    needCode: row.needCode,
    level: row.level,
    identifiedBy: row.identifiedBy,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    unit,
    recordedAt: row.recordedAt.toISOString(),
    dueAt: row.status === 'open' ? row.dueAt.toISOString() : null,
    note: key.open('need.note', row.noteCt),
    moves: works ? needMoves.codes.filter((move) => decideNeedMove(row.status, move, of.status).ok) : [],
  };
}
