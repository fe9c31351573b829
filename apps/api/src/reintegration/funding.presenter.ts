import { availableFundingDecisions, type FundingPaymentView, type FundingView, type InstalmentView, type UserId } from '@himaya/domain';
import type { ApplicationRow, FundingPaymentRow } from './funding.store';

function fundingPaymentView(row: FundingPaymentRow): FundingPaymentView {
  return {
    id: row.id,
    entry: row.entry,
    amount: Number(row.amount),
    paidOn: row.paidOn,
    voucher: row.voucher,
    reversed: row.reversed,
  };
}

/** @param open whether its strand still goes on and this reader can write @param repayments its plan @param reader who looks */
export function fundingView(
  row: ApplicationRow,
  { payments, repayments }: { readonly payments: readonly FundingPaymentRow[]; readonly repayments: readonly InstalmentView[] },
  open: boolean,
  reader: UserId,
): FundingView {
  const approved = row.approved === null ? null : Number(row.approved);
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    purpose: row.purpose,
    asked: Number(row.asked),
    approved,
    paid: Number(row.paid),
    appliedOn: row.appliedOn,
    appliedBy: row.appliedBy,
    decidedOn: row.decidedOn,
    decidedBy: row.decidedBy,
    refusal: row.refusal,
    instalments: row.instalments,
    firstDueOn: row.firstDueOn,
    decisions: open ? availableFundingDecisions(row.status, row.appliedById === reader) : [],
    mayPay: open && row.status === 'approved' && Number(row.paid) < (approved ?? 0),
    repaid: Number(row.repaid),
    forgiven: Number(row.forgiven),
    repayments,
    payments: payments.filter(({ applicationId }) => applicationId === row.id).map(fundingPaymentView),
  };
}
