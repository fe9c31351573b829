import type { TransferBox, TransferStatus, UnitId } from '@himaya/domain';

/** Every column of a transfer under its property's name; the note and the case's key where the reader holds the case. */
const columns = `t.id, t.case_id as "caseId", t.from_unit_id as "fromUnitId", t.to_unit_id as "toUnitId", t.reason, t.status, t.crosses_line as "crossesLine",
  t.decline_reason as "declineReason", t.sex, t.age_band as "ageBand", t.languages, t.special_needs as "specialNeeds", t.governorate,
  t.offered_at as "offeredAt", t.offered_at::text as "offeredKey", t.due_at as "dueAt", t.decided_at as "decidedAt", t.version,
  n.note_ct as "noteCt", k.wrapped as "keyWrapped", k.key_id as "keyId"`;
const from = `case_transfer t left join case_transfer_note n on n.transfer_id = t.id left join case_key k on k.case_id = t.case_id`;

export interface TransferFilter {
  readonly box: TransferBox;
  readonly status: TransferStatus | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

const ownColumn: Readonly<Record<TransferBox, string>> = { incoming: 't.to_unit_id', outgoing: 't.from_unit_id' };

/** A page of a unit's box, newest first, read off an index. */
export function transferListStatement(unitId: UnitId, { box, status, after, limit }: TransferFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const sql = `
    select ${columns} from ${from}
     where ${ownColumn[box]} = $1 ${status ? `and t.status = ${place(status)}` : ''}
       ${after ? `and (t.offered_at, t.id) < (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)` : ''}
     order by t.offered_at desc, t.id desc limit ${place(limit + 1)}`;
  return { sql, values };
}

export const transfersOfCaseStatement = `select ${columns} from ${from} where t.case_id = $1 order by t.offered_at desc, t.id desc limit 100`;

export const oneTransferStatement = `select ${columns} from ${from} where t.id = $1`;
