import type { Dinars } from '../legal-aid/claims';
import { codeList, type CodeOf } from '../shared/code-list';
import type { FundingInstalmentId, FundingRepaymentId } from '../shared/ids';
import { daysAfter } from '../shared/local-day';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';

/** Where one monthly repayment of a loan stands. What was missed is still owed; what was called off never was, or is asked for no more. */
export const instalmentStatuses = codeList('instalment-status', ['due', 'repaid', 'missed', 'forgiven', 'called-off']);
export type InstalmentStatus = CodeOf<typeof instalmentStatuses>;

export const instalmentMoves = codeList('instalment-move', ['miss', 'put-off', 'ask-forgiveness', 'forgive', 'keep']);
export type InstalmentMove = CodeOf<typeof instalmentMoves>;

/** Why a repayment did not come, comes later, or is not to come at all. */
export const instalmentReasons = codeList('instalment-reason', [
  'illness',
  'no-income',
  'business-failed',
  'no-contact',
  'refused',
  'other-cause',
]);
export type InstalmentReason = CodeOf<typeof instalmentReasons>;

/** A line of a repayment's history: a move, or money that came or was taken back as a mistake. */
export const instalmentEvents = codeList('instalment-event', [...instalmentMoves.codes, 'repay', 'take-back']);
export type InstalmentEvent = CodeOf<typeof instalmentEvents>;

/** How far ahead a repayment can be put off, in days from today. */
export const longestPutOff = 366;

export interface RepayInstalmentBody {
  readonly amount: Dinars;
  readonly repaidOn: IsoDate;
  /** The number of the receipt: one repayment each. */
  readonly receipt: string;
}

/** Which fields a move has, `instalmentMachine` says. */
export interface MoveInstalmentBody {
  readonly move: InstalmentMove;
  readonly on: IsoDate;
  readonly reason?: InstalmentReason | null;
  /** Of `put-off`: the new day. */
  readonly dueOn?: IsoDate | null;
}

export interface InstalmentEventView {
  readonly id: FundingRepaymentId;
  readonly event: InstalmentEvent;
  readonly on: IsoDate;
  readonly amount: Dinars | null;
  readonly receipt: string | null;
  readonly reason: InstalmentReason | null;
  readonly dueOn: IsoDate | null;
  /** Money that was taken back. */
  readonly reversed: boolean;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
  readonly mayReverse: boolean;
}

export interface InstalmentView {
  readonly id: FundingInstalmentId;
  readonly version: number;
  /** From 1. */
  readonly number: number;
  readonly status: InstalmentStatus;
  /** The day of the plan, and the day it was put off to; the same where it was not. */
  readonly plannedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly amount: Dinars;
  readonly repaid: Dinars;
  readonly forgiven: Dinars;
  /** Of one that was missed. */
  readonly reason: InstalmentReason | null;
  /** Somebody asked that it be forgiven, and nobody has answered. */
  readonly forgivenessAsked: boolean;
  readonly moves: readonly InstalmentMove[];
  readonly mayRepay: boolean;
  /** The latest first. */
  readonly history: readonly InstalmentEventView[];
}

type MoveField = 'reason' | 'dueOn';
const moveFields = ['reason', 'dueOn'] as const;

interface MoveRule {
  readonly from: readonly InstalmentStatus[];
  /** Null where the status stays. */
  readonly to: InstalmentStatus | null;
  readonly needs: readonly MoveField[];
  /** Whether forgiveness must be asked for before, must not be, or makes no difference. */
  readonly asked: boolean | null;
  /** By another person than who asked. */
  readonly byAnother: boolean;
}

const owed = ['due', 'missed'] as const satisfies readonly InstalmentStatus[];
const isOwed = (status: InstalmentStatus): boolean => (owed as readonly InstalmentStatus[]).includes(status);

/** Every move of a repayment but the money itself; the database holds the same table. */
export const instalmentMachine: Readonly<Record<InstalmentMove, MoveRule>> = {
  miss: { from: ['due'], to: 'missed', needs: ['reason'], asked: null, byAnother: false },
  'put-off': { from: owed, to: 'due', needs: ['reason', 'dueOn'], asked: null, byAnother: false },
  'ask-forgiveness': { from: owed, to: null, needs: ['reason'], asked: false, byAnother: false },
  forgive: { from: owed, to: 'forgiven', needs: [], asked: true, byAnother: true },
  keep: { from: owed, to: null, needs: [], asked: true, byAnother: false },
};

/** What a decision about a repayment is made from. */
export interface InstalmentFacts {
  readonly status: InstalmentStatus;
  readonly dueOn: IsoDate;
  readonly asked: boolean;
  /** Whoever decides asked for it themselves. */
  readonly own: boolean;
  /** Today in Iraq. */
  readonly today: IsoDate;
}

/** May this move be made? Nothing is missed before its day; what is put off goes to a later day, at most a year ahead; forgiving takes two. */
export function decideInstalmentMove(body: MoveInstalmentBody, facts: InstalmentFacts): Outcome<{ readonly to: InstalmentStatus }> {
  const rule = instalmentMachine[body.move];
  const errors: FieldProblem[] = [
    ...moveFields.flatMap((path) => {
      const given = body[path] !== undefined && body[path] !== null;
      return rule.needs.includes(path) === given ? [] : [{ path, code: given ? 'key.unknown' : 'required' }];
    }),
    ...(body.on > facts.today ? [{ path: 'on', code: 'date.future' }] : []),
    ...(body.move === 'miss' && body.on < facts.dueOn ? [{ path: 'on', code: 'date.too-early' }] : []),
    ...(body.dueOn ? putOffErrors(body.dueOn, facts) : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!isOpenTo(rule, facts)) return refuse('funding.not-now');
  if (rule.byAnother && facts.own) return refuse('funding.same-person');
  return allow({ to: rule.to ?? facts.status });
}

function putOffErrors(dueOn: IsoDate, { dueOn: before, today }: InstalmentFacts): FieldProblem[] {
  if (dueOn <= before || dueOn <= today) return [{ path: 'dueOn', code: 'date.too-early' }];
  return dueOn > daysAfter(today, longestPutOff) ? [{ path: 'dueOn', code: 'date.too-far' }] : [];
}

const isOpenTo = ({ from, asked }: MoveRule, facts: Pick<InstalmentFacts, 'status' | 'asked'>): boolean =>
  from.includes(facts.status) && (asked === null || asked === facts.asked);

/** What this reader can do with a repayment today. */
export function availableInstalmentMoves(facts: InstalmentFacts): InstalmentMove[] {
  return instalmentMoves.codes.filter((move) => {
    const rule = instalmentMachine[move];
    return isOpenTo(rule, facts) && !(rule.byAnother && facts.own) && !(move === 'miss' && facts.today < facts.dueOn);
  });
}

/** What a repayment is decided from: what of the instalment is left, and what of the whole loan was paid out and has not come back. */
export interface RepaymentFacts {
  readonly status: InstalmentStatus;
  readonly left: Dinars;
  readonly outstanding: Dinars;
  /** The day the loan was decided on: nothing came back before. */
  readonly decidedOn: IsoDate | null;
  readonly today: IsoDate;
}

/** May this be written down as repaid? In part or whole, never more than the instalment is, and never more than was paid out. */
export function decideRepayment({ amount, repaidOn }: RepayInstalmentBody, facts: RepaymentFacts): Outcome<null> {
  const errors: FieldProblem[] = [
    ...(repaidOn > facts.today ? [{ path: 'repaidOn', code: 'date.future' }] : []),
    ...(facts.decidedOn !== null && repaidOn < facts.decidedOn ? [{ path: 'repaidOn', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!isOwed(facts.status)) return refuse('funding.not-now');
  if (amount > facts.left) return refuse('funding.above-instalment');
  return amount > facts.outstanding ? refuse('funding.above-paid') : allow(null);
}

/** Whether money can still come on it. */
export const isOwedInstalment = ({ status, amount, repaid }: Pick<InstalmentView, 'status' | 'amount' | 'repaid'>): boolean =>
  isOwed(status) && repaid < amount;

/** How a loan stands: what is still out, the next repayment, and what of it is late. */
export interface LoanStanding {
  /** Paid out, not come back and not forgiven. */
  readonly outstanding: Dinars;
  /** Null where nothing is to come. */
  readonly next: InstalmentView | null;
  /** What was due before today and has not come. */
  readonly late: Dinars;
}

/** @param today in Iraq */
export function loanStanding(
  loan: { readonly paid: Dinars; readonly repaid: Dinars; readonly forgiven: Dinars; readonly repayments: readonly InstalmentView[] },
  today: IsoDate,
): LoanStanding {
  const open = loan.repayments.filter(isOwedInstalment);
  const [next] = open.filter(({ status }) => status === 'due').toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const late = open.filter(({ dueOn }) => dueOn < today).reduce((sum, { amount, repaid }) => sum + amount - repaid, 0);
  const outstanding = loan.paid - loan.repaid - loan.forgiven;
  return { outstanding, next: outstanding > 0 ? (next ?? null) : null, late: Math.min(late, outstanding) };
}
