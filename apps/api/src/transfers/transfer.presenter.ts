import { availableTransferActions, type TransferView, type UnitId, type UnitRef } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { TransferRow } from './transfer.store';

/**
 * An offer: the summary for both sides, the case and the note only for whoever reads the case.
 * @param key the case's key; null where the reader does not hold the case
 */
export function transferView(actor: Actor, row: TransferRow, key: DataKey | null, refs: ReadonlyMap<UnitId, UnitRef>): TransferView {
  const box = row.toUnitId === actor.unitId ? 'incoming' : row.fromUnitId === actor.unitId ? 'outgoing' : null;
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    box,
    reason: row.reason,
    crossesLine: row.crossesLine,
    declineReason: row.declineReason,
    fromUnit: named(refs, row.fromUnitId),
    toUnit: named(refs, row.toUnitId),
    summary: {
      sex: row.sex,
      ageBand: row.ageBand,
      languages: row.languages,
      specialNeeds: row.specialNeeds,
      governorate: row.governorate,
    },
    offeredAt: row.offeredAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    actions: box === null ? [] : availableTransferActions({ status: row.status, side: box === 'incoming' ? 'receiver' : 'offerer' }),
    ...(key === null ? {} : { caseId: row.caseId, note: key.open('case_transfer_note.note', row.noteCt) }),
  };
}

/** @throws Error when there is no such unit: foreign keys vouch for both */
function named(refs: ReadonlyMap<UnitId, UnitRef>, id: UnitId): UnitRef {
  const ref = refs.get(id);
  if (ref === undefined) throw new Error('no such unit');
  return ref;
}
