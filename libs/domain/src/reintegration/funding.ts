import type { Dinars } from '../legal-aid/claims';
import { codeList, type CodeOf } from '../shared/code-list';
import type { FundingApplicationId, FundingPaymentId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { ProgrammeStatus, StrandKind, StrandStatus } from './codes';
import { isOpenStrand, strandRules } from './machine';
import type { InstalmentView } from './repayment';

/** Where an application for a loan or a grant stands (System 7/2017 article 10: easy loans and grants; strategy s2023-1.10). */
export const fundingStatuses = codeList('funding-status', ['applied', 'approved', 'refused', 'withdrawn']);
export type FundingStatus = CodeOf<typeof fundingStatuses>;

export const fundingDecisions = codeList('funding-decision', ['approve', 'refuse', 'withdraw']);
export type FundingDecision = CodeOf<typeof fundingDecisions>;

export const fundingPurposes = codeList('funding-purpose', [
  'small-business',
  'tools',
  'rent',
  'school-costs',
  'training-costs',
  'living-costs',
  'other-purpose',
]);
export type FundingPurpose = CodeOf<typeof fundingPurposes>;

export const fundingRefusals = codeList('funding-refusal', [
  'not-eligible',
  'plan-not-workable',
  'papers-missing',
  'no-budget',
  'funded-elsewhere',
  'risk-of-debt',
]);
export type FundingRefusal = CodeOf<typeof fundingRefusals>;

export const fundingEntries = codeList('funding-entry', ['payment', 'reversal']);
export type FundingEntry = CodeOf<typeof fundingEntries>;

/** The most that one application may ask for, in dinars; a slip of some noughts does not pass. */
export const mostFunding: Dinars = 1_000_000_000;
/** The most monthly instalments a loan is paid back in: five years. */
export const mostInstalments = 60;

export interface ApplyFundingBody {
  readonly amount: Dinars;
  readonly purpose: FundingPurpose;
  readonly appliedOn: IsoDate;
}

/** Which fields a decision has, `fundingMachine` says; of a loan that is approved, how it is paid back. */
export interface DecideFundingBody {
  readonly decision: FundingDecision;
  readonly on: IsoDate;
  readonly amount?: Dinars | null;
  readonly refusal?: FundingRefusal | null;
  /** Monthly instalments. */
  readonly instalments?: number | null;
  /** The day the first of them is due. */
  readonly firstDueOn?: IsoDate | null;
}

export interface PayFundingBody {
  readonly amount: Dinars;
  readonly paidOn: IsoDate;
  /** The number of the voucher: one payment each. */
  readonly voucher: string;
}

export interface FundingPaymentView {
  readonly id: FundingPaymentId;
  readonly entry: FundingEntry;
  readonly amount: Dinars;
  readonly paidOn: IsoDate;
  readonly voucher: string;
  /** A payment that a counter-entry took back. */
  readonly reversed: boolean;
}

export interface FundingView {
  readonly id: FundingApplicationId;
  readonly version: number;
  readonly status: FundingStatus;
  readonly purpose: FundingPurpose;
  readonly asked: Dinars;
  readonly approved: Dinars | null;
  readonly paid: Dinars;
  readonly appliedOn: IsoDate;
  readonly appliedBy: string | null;
  readonly decidedOn: IsoDate | null;
  readonly decidedBy: string | null;
  readonly refusal: FundingRefusal | null;
  readonly instalments: number | null;
  readonly firstDueOn: IsoDate | null;
  /** What this reader can decide: nobody decides what they applied for themselves. */
  readonly decisions: readonly FundingDecision[];
  readonly mayPay: boolean;
  readonly payments: readonly FundingPaymentView[];
  /** Of a loan: what came back, and what is asked for no more. */
  readonly repaid: Dinars;
  readonly forgiven: Dinars;
  /** Of a loan that money was paid of, by number. */
  readonly repayments: readonly InstalmentView[];
}

interface DecisionRule {
  readonly to: FundingStatus;
  readonly needs: readonly ('amount' | 'refusal')[];
  /** Decided by another person than who applied. */
  readonly byAnother: boolean;
}

/** Every decision on an application, each out of `applied`; the database holds the same table. */
export const fundingMachine: Readonly<Record<FundingDecision, DecisionRule>> = {
  approve: { to: 'approved', needs: ['amount'], byAnother: true },
  refuse: { to: 'refused', needs: ['refusal'], byAnother: true },
  withdraw: { to: 'withdrawn', needs: [], byAnother: false },
};

const future = (path: string, day: IsoDate, today: IsoDate): FieldProblem[] => (day > today ? [{ path, code: 'date.future' }] : []);

/** What an application is about. */
export interface FundedStrand {
  readonly programme: ProgrammeStatus;
  readonly kind: StrandKind;
  readonly strand: StrandStatus;
  /** Today in Iraq. */
  readonly today: IsoDate;
}

/** May money be applied for? For a loan or a grant that is still open, one application at a time. */
export function decideApplyFunding(body: ApplyFundingBody, facts: FundedStrand & { readonly standing: boolean }): Outcome<null> {
  const errors = future('appliedOn', body.appliedOn, facts.today);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.programme === 'ended' || !strandRules[facts.kind].funds || !isOpenStrand(facts.strand)) return refuse('funding.not-now');
  return facts.standing ? refuse('funding.already') : allow(null);
}

/** May it be decided so? By another person than who applied; no more than was asked; a loan says how it is paid back, and nothing else does. */
export function decideFunding(
  body: DecideFundingBody,
  facts: {
    readonly status: FundingStatus;
    readonly kind: StrandKind;
    readonly asked: Dinars;
    readonly appliedOn: IsoDate;
    /** Whoever decides applied for it themselves. */
    readonly own: boolean;
    readonly today: IsoDate;
  },
): Outcome<{ readonly to: FundingStatus }> {
  const rule = fundingMachine[body.decision];
  const lends = facts.kind === 'loan' && body.decision === 'approve';
  const wanted = { amount: rule.needs.includes('amount'), refusal: rule.needs.includes('refusal'), instalments: lends, firstDueOn: lends };
  const errors: FieldProblem[] = [
    ...(Object.keys(wanted) as (keyof typeof wanted)[]).flatMap((path) => {
      const given = body[path] !== undefined && body[path] !== null;
      return wanted[path] === given ? [] : [{ path, code: given ? 'key.unknown' : 'required' }];
    }),
    ...future('on', body.on, facts.today),
    ...(body.on < facts.appliedOn ? [{ path: 'on', code: 'date.too-early' }] : []),
    ...(body.firstDueOn && body.firstDueOn <= body.on ? [{ path: 'firstDueOn', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.status !== 'applied') return refuse('funding.not-now');
  if (rule.byAnother && facts.own) return refuse('funding.same-person');
  return (body.amount ?? 0) > facts.asked ? refuse('funding.above-asked') : allow({ to: rule.to });
}

/** What this reader can decide. */
export function availableFundingDecisions(status: FundingStatus, own: boolean): FundingDecision[] {
  if (status !== 'applied') return [];
  return fundingDecisions.codes.filter((decision) => !(fundingMachine[decision].byAnother && own));
}

/** May this be paid? Only what was approved, not more than what is left of it, and while the strand goes on. */
export function decideFundingPayment(
  body: PayFundingBody,
  facts: FundedStrand & {
    readonly status: FundingStatus;
    readonly approved: Dinars | null;
    readonly paid: Dinars;
    readonly decidedOn: IsoDate | null;
  },
): Outcome<null> {
  const errors: FieldProblem[] = [
    ...future('paidOn', body.paidOn, facts.today),
    ...(facts.decidedOn !== null && body.paidOn < facts.decidedOn ? [{ path: 'paidOn', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.programme === 'ended' || !isOpenStrand(facts.strand) || facts.status !== 'approved' || facts.approved === null) {
    return refuse('funding.not-now');
  }
  return body.amount > facts.approved - facts.paid ? refuse('funding.above-approved') : allow(null);
}

/** One monthly instalment of a loan. */
export interface Instalment {
  readonly due: IsoDate;
  readonly amount: Dinars;
}

/**
 * How a loan is paid back: equal monthly instalments whose sum is the loan, the first ones taking what does not divide. A month without that day
 * has it on its last.
 */
export function instalmentsOf(amount: Dinars, count: number, firstDueOn: IsoDate): Instalment[] {
  const [year = 0, month = 1, day = 1] = firstDueOn.split('-').map(Number);
  const each = Math.floor(amount / count);
  const rest = amount - each * count;
  return Array.from({ length: count }, (_, n) => {
    const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
    const due = new Date(Date.UTC(year, month - 1 + n, Math.min(day, last))).toISOString().slice(0, 10);
    return { due, amount: each + (n < rest ? 1 : 0) };
  });
}
