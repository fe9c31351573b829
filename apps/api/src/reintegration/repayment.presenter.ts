import {
  availableInstalmentMoves,
  isOwedInstalment,
  type InstalmentEventView,
  type InstalmentFacts,
  type InstalmentView,
  type IsoDate,
  type UserId,
} from '@himaya/domain';
import type { InstalmentEventRow, InstalmentRow } from './repayment.store';

const dinarsOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** What the rules ask of a repayment. */
export function instalmentFacts(row: InstalmentRow, reader: UserId, today: IsoDate): InstalmentFacts {
  return { status: row.status, dueOn: row.dueOn, asked: row.askedById !== null, own: row.askedById === reader, today };
}

function eventView(row: InstalmentEventRow, mayReverse: boolean): InstalmentEventView {
  return {
    id: row.id,
    event: row.event,
    on: row.on,
    amount: dinarsOf(row.amount),
    receipt: row.receipt,
    reason: row.reason,
    dueOn: row.dueOn,
    reversed: row.reversed,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    mayReverse: mayReverse && row.event === 'repay' && !row.reversed,
  };
}

export function instalmentView(
  row: InstalmentRow,
  events: readonly InstalmentEventRow[],
  { writes, reader, today }: { readonly writes: boolean; readonly reader: UserId; readonly today: IsoDate },
): InstalmentView {
  const [amount, repaid] = [Number(row.amount), Number(row.repaid)];
  const settled = row.status === 'forgiven' || row.status === 'called-off';
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    status: row.status,
    plannedOn: row.plannedOn,
    dueOn: row.dueOn,
    amount,
    repaid,
    forgiven: Number(row.forgiven),
    reason: row.reason,
    forgivenessAsked: row.askedById !== null && !settled,
    moves: writes ? availableInstalmentMoves(instalmentFacts(row, reader, today)) : [],
    mayRepay: writes && isOwedInstalment({ status: row.status, amount, repaid }),
    history: events.filter(({ instalmentId }) => instalmentId === row.id).map((one) => eventView(one, writes && !settled)),
  };
}
