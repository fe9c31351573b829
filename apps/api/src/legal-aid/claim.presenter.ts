import { availableClaimMoves, type ClaimView, type PaymentView, type ResidenceView } from '@himaya/domain';
import type { ClaimRow, PaymentRow, ResidenceRow } from './claim.store';

export function residenceView(row: ResidenceRow): ResidenceView {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    askedOn: row.askedOn,
    decidedOn: row.decidedOn,
    until: row.until,
  };
}

function paymentView(row: PaymentRow): PaymentView {
  return {
    id: row.id,
    entry: row.entry,
    payer: row.payer,
    amount: Number(row.amount),
    paidOn: row.paidOn,
    voucher: row.voucher,
    reversed: row.reversed,
  };
}

export function claimView(row: ClaimRow, payments: readonly PaymentRow[], open: boolean): ClaimView {
  return {
    id: row.id,
    version: row.version,
    venue: row.venue,
    status: row.status,
    amount: Number(row.amount),
    filedOn: row.filedOn,
    award: row.award === null ? null : Number(row.award),
    decidedOn: row.decidedOn,
    finalOn: row.finalOn,
    paid: Number(row.paid),
    moves: open ? availableClaimMoves(row.status) : [],
    payments: payments.filter(({ claimId }) => claimId === row.id).map(paymentView),
  };
}
