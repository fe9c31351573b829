import { codeList, type CodeOf } from '../shared/code-list';
import type { CompensationClaimId, CompensationPaymentId, ResidenceApplicationId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { LegalMatterStatus } from './codes';

/** What of a right to stay is asked for (Residence of Foreigners Law 76/2017). */
export const residenceKinds = codeList('residence-kind', ['permit', 'extension', 'fine-waiver', 'exit-permission']);
export type ResidenceKind = CodeOf<typeof residenceKinds>;
export const residenceStatuses = codeList('residence-status', ['asked', 'granted', 'refused', 'withdrawn']);
export type ResidenceStatus = CodeOf<typeof residenceStatuses>;

/** Before whom compensation is claimed; the fund is the victims' assistance fund (strategy s2023-3.10). */
export const claimVenues = codeList('claim-venue', ['criminal-court', 'civil-court', 'labour-court', 'fund']);
export type ClaimVenue = CodeOf<typeof claimVenues>;
export const claimStatuses = codeList('claim-status', ['filed', 'awarded', 'refused', 'appealed', 'final', 'withdrawn']);
export type ClaimStatus = CodeOf<typeof claimStatuses>;
export const claimMoves = codeList('claim-move', ['award', 'refuse', 'appeal', 'make-final', 'withdraw']);
export type ClaimMove = CodeOf<typeof claimMoves>;
export const compensationPayers = codeList('compensation-payer', ['fund', 'convicted']);
export type CompensationPayer = CodeOf<typeof compensationPayers>;
export const paymentEntries = codeList('payment-entry', ['payment', 'reversal']);
export type PaymentEntry = CodeOf<typeof paymentEntries>;

/** Whole Iraqi dinars; no fils has been in use since the 1990s. */
export type Dinars = number;
/** The most that one claim or payment may be, in dinars: an integer that a number holds exactly, and a slip of some noughts does not pass. */
export const mostDinars: Dinars = 10_000_000_000;

export interface AskResidenceBody {
  readonly kind: ResidenceKind;
  readonly askedOn: IsoDate;
}
export interface DecideResidenceBody {
  readonly status: Exclude<ResidenceStatus, 'asked'>;
  readonly decidedOn: IsoDate;
  /** The last day it holds, of one that was granted. */
  readonly until?: IsoDate | null;
}
export interface FileClaimBody {
  readonly venue: ClaimVenue;
  readonly amount: Dinars;
  readonly filedOn: IsoDate;
}
/** Which fields a move has, `claimMachine` says. */
export interface MoveClaimBody {
  readonly move: ClaimMove;
  readonly on: IsoDate;
  readonly award?: Dinars | null;
}
export interface PayCompensationBody {
  readonly payer: CompensationPayer;
  readonly amount: Dinars;
  readonly paidOn: IsoDate;
  /** The number of the voucher: one payment each. */
  readonly voucher: string;
}
export interface FundBody {
  readonly active: boolean;
  /** From which day on; today or later. */
  readonly from: IsoDate;
}

export interface ResidenceView {
  readonly id: ResidenceApplicationId;
  readonly version: number;
  readonly kind: ResidenceKind;
  readonly status: ResidenceStatus;
  readonly askedOn: IsoDate;
  readonly decidedOn: IsoDate | null;
  readonly until: IsoDate | null;
}
export interface PaymentView {
  readonly id: CompensationPaymentId;
  readonly entry: PaymentEntry;
  readonly payer: CompensationPayer;
  readonly amount: Dinars;
  readonly paidOn: IsoDate;
  readonly voucher: string;
  /** A payment that a counter-entry took back. */
  readonly reversed: boolean;
}
export interface ClaimView {
  readonly id: CompensationClaimId;
  readonly version: number;
  readonly venue: ClaimVenue;
  readonly status: ClaimStatus;
  readonly amount: Dinars;
  readonly filedOn: IsoDate;
  readonly award: Dinars | null;
  readonly decidedOn: IsoDate | null;
  readonly finalOn: IsoDate | null;
  readonly paid: Dinars;
  readonly moves: readonly ClaimMove[];
  readonly payments: readonly PaymentView[];
}
/** The fund as the configuration in force has it. */
export interface FundView {
  readonly version: number;
  readonly active: boolean;
  readonly from: IsoDate | null;
}

type ClaimField = 'award';
interface ClaimRule {
  readonly from: readonly ClaimStatus[];
  readonly to: ClaimStatus;
  readonly needs: readonly ClaimField[];
}

/** Every move of a claim; the database holds the same table. An appeal can change the award, or take it away. */
export const claimMachine: Readonly<Record<ClaimMove, ClaimRule>> = {
  award: { from: ['filed', 'appealed'], to: 'awarded', needs: ['award'] },
  refuse: { from: ['filed', 'appealed'], to: 'refused', needs: [] },
  appeal: { from: ['awarded', 'refused'], to: 'appealed', needs: [] },
  'make-final': { from: ['awarded'], to: 'final', needs: [] },
  withdraw: { from: ['filed', 'appealed'], to: 'withdrawn', needs: [] },
};

export const pendingClaims: readonly ClaimStatus[] = ['filed', 'appealed', 'awarded'];
/** Days before a right to stay ends at which the office is reminded. */
export const residenceRemindDays = 30;

const future = (path: string, day: IsoDate, today: IsoDate): FieldProblem[] => (day > today ? [{ path, code: 'date.future' }] : []);

/** Can an application be written down? */
export function decideAskResidence(body: AskResidenceBody, facts: { status: LegalMatterStatus; today: IsoDate }): Outcome<null> {
  const errors = future('askedOn', body.askedOn, facts.today);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return facts.status === 'ended' ? refuse('legal.not-now') : allow(null);
}

/** Can it be decided so? A right that was granted says until when; nothing else does. */
export function decideResidence(
  body: DecideResidenceBody,
  facts: { readonly status: ResidenceStatus; readonly askedOn: IsoDate; readonly today: IsoDate },
): Outcome<null> {
  const until = body.until ?? null;
  const errors: FieldProblem[] = [
    ...future('decidedOn', body.decidedOn, facts.today),
    ...(body.decidedOn < facts.askedOn ? [{ path: 'decidedOn', code: 'date.too-early' }] : []),
    ...((body.status === 'granted') === (until !== null) ? [] : [{ path: 'until', code: until === null ? 'required' : 'key.unknown' }]),
    ...(until !== null && until < body.decidedOn ? [{ path: 'until', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return facts.status === 'asked' ? allow(null) : refuse('residence.decided');
}

/** May this claim be filed? */
export function decideFileClaim(body: FileClaimBody, facts: { status: LegalMatterStatus; today: IsoDate }): Outcome<null> {
  const errors = future('filedOn', body.filedOn, facts.today);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return facts.status === 'ended' ? refuse('legal.not-now') : allow(null);
}

/** May this move be made? What was paid is never more than an award that changes on appeal. */
export function decideClaimMove(
  body: MoveClaimBody,
  facts: { readonly status: ClaimStatus; readonly since: IsoDate; readonly paid: Dinars; readonly today: IsoDate },
): Outcome<{ readonly to: ClaimStatus }> {
  const rule = claimMachine[body.move];
  const given = body.award !== undefined && body.award !== null;
  const errors: FieldProblem[] = [
    ...(rule.needs.includes('award') === given ? [] : [{ path: 'award', code: given ? 'key.unknown' : 'required' }]),
    ...future('on', body.on, facts.today),
    ...(body.on < facts.since ? [{ path: 'on', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!rule.from.includes(facts.status)) return refuse('claim.not-now');
  if (body.move === 'refuse' && facts.paid > 0) return refuse('claim.already-paid');
  return given && (body.award ?? 0) < facts.paid ? refuse('claim.already-paid') : allow({ to: rule.to });
}

export function availableClaimMoves(status: ClaimStatus): ClaimMove[] {
  return (Object.keys(claimMachine) as ClaimMove[]).filter((move) => claimMachine[move].from.includes(status));
}

/** May this be paid? Only a final award, not more than what is left of it, and by the fund only once it is switched on (strategy s2023-3.10). */
export function decidePayment(
  body: PayCompensationBody,
  facts: {
    readonly status: ClaimStatus;
    readonly award: Dinars | null;
    readonly paid: Dinars;
    readonly finalOn: IsoDate | null;
    readonly fundActive: boolean;
    readonly today: IsoDate;
  },
): Outcome<null> {
  const errors: FieldProblem[] = [
    ...future('paidOn', body.paidOn, facts.today),
    ...(facts.finalOn !== null && body.paidOn < facts.finalOn ? [{ path: 'paidOn', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.status !== 'final' || facts.award === null) return refuse('claim.not-final');
  if (body.payer === 'fund' && !facts.fundActive) return refuse('fund.not-active');
  return body.amount > facts.award - facts.paid ? refuse('claim.above-award') : allow(null);
}
