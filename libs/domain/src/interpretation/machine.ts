import type { ReferralStatus, ServiceOutcome } from '../referrals/codes';
import { localDay } from '../shared/local-day';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { InterpretationAbsentee, InterpretationMove, InterpretationReason, InterpretationStatus } from './codes';
import type { MoveInterpretationBody, PlanInterpretationBody, SessionWish, SignUndertakingBody } from './types';

export type InterpretationField = 'minutes' | 'absentee' | 'reason' | 'from' | 'to' | 'interpreterId';

export interface InterpretationRule {
  readonly from: readonly InterpretationStatus[];
  /** Null where the status stays. */
  readonly to: InterpretationStatus | null;
  readonly needs: readonly InterpretationField[];
  /** Which reasons fit it, where it takes one; those that only the end of sharing gives are nobody's to choose. */
  readonly reasons?: readonly InterpretationReason[];
  /** Only once the session began. */
  readonly begun?: true;
  /** Only while the referral runs and is shared: it sends an interpreter again. */
  readonly running?: true;
}

/** Every move of a session; the database holds the same table (domain.md section 7). */
export const interpretationMachine: Readonly<Record<InterpretationMove, InterpretationRule>> = {
  hold: { from: ['planned'], to: 'held', needs: ['minutes'], begun: true },
  miss: { from: ['planned'], to: 'not-attended', needs: ['absentee'], begun: true },
  cancel: {
    from: ['planned'],
    to: 'cancelled',
    needs: ['reason'],
    reasons: ['person-declined', 'requester-cancelled', 'interpreter-unavailable', 'no-longer-needed', 'safety', 'other'],
  },
  reschedule: { from: ['planned'], to: null, needs: ['from', 'to'], running: true },
  replace: { from: ['planned'], to: null, needs: ['interpreterId'], running: true },
  // Undoes what was written down by mistake, or to correct it.
  reopen: { from: ['held', 'not-attended', 'cancelled'], to: 'planned', needs: [], running: true },
};

/** The longest session in hours; how far ahead one is planned, and how far back one is written down afterwards, in days. */
export const interpretationLimits = { hours: 12, ahead: 180, back: 30 } as const;
/** The longest undertaking in months; days before its end at which the office is reminded. */
export const undertakingLimits = { months: 24, remindDays: 30 } as const;
/** Hours after a session's end at which the office is asked how it went, and at which it is asked again. */
export const unrecordedHours = { ask: 2, again: 72 } as const;

/** Statuses in which the referral has the office send interpreters. */
export const runningReferral: readonly ReferralStatus[] = ['accepted', 'in-progress', 'on-hold'];

const fields = ['minutes', 'absentee', 'reason', 'from', 'to', 'interpreterId'] as const;
const hour = 3_600_000;
const day = 24 * hour;

/** Where and when fit together: a place of its own for a session in person alone, and a time that is not too long. */
export function wishProblems({ from, to, mode, governorate }: SessionWish): FieldProblem[] {
  const inPerson = mode === 'in-person';
  const given = governorate !== undefined && governorate !== null;
  return [
    ...timeProblems(from, to),
    ...(inPerson && !given ? [{ path: 'governorate', code: 'required' }] : []),
    ...(!inPerson && given ? [{ path: 'governorate', code: 'key.unknown' }] : []),
  ];
}

function timeProblems(from: string, to: string): FieldProblem[] {
  const long = Date.parse(to) - Date.parse(from);
  return long <= 0
    ? [{ path: 'to', code: 'date.order' }]
    : long > interpretationLimits.hours * hour
      ? [{ path: 'to', code: 'date.too-far' }]
      : [];
}

/** The past is for what was held, and the future for what is to come. */
function whenProblems(from: string, held: boolean, now: Date): FieldProblem[] {
  const ahead = Date.parse(from) - now.getTime();
  if (held) {
    if (ahead > 0) return [{ path: 'from', code: 'date.future' }];
    return -ahead > interpretationLimits.back * day ? [{ path: 'from', code: 'date.past' }] : [];
  }
  if (ahead <= 0) return [{ path: 'from', code: 'date.past' }];
  return ahead > interpretationLimits.ahead * day ? [{ path: 'from', code: 'date.too-far' }] : [];
}

export interface InterpretationFacts {
  readonly now: Date;
  readonly referralStatus: ReferralStatus;
  /** The packet is open. */
  readonly shared: boolean;
  /** Of the case. Empty where nobody knows. */
  readonly languages: readonly string[];
}

/** May this session be planned, or written down as held? Fields first, then the referral, then the person's language. */
export function decideInterpretation(
  body: PlanInterpretationBody,
  facts: InterpretationFacts,
): Outcome<{ readonly status: 'planned' | 'held' }> {
  const held = body.minutes !== undefined && body.minutes !== null;
  const hasPlace = body.place !== undefined && body.place !== null;
  const errors = [
    ...wishProblems(body),
    ...whenProblems(body.from, held, facts.now),
    ...(body.mode === 'in-person' && !hasPlace ? [{ path: 'place', code: 'required' }] : []),
    ...(body.mode !== 'in-person' && hasPlace ? [{ path: 'place', code: 'key.unknown' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!facts.shared || !runningReferral.includes(facts.referralStatus)) return refuse('interpretation.no-referral');
  if (facts.languages.length > 0 && !facts.languages.includes(body.language)) return refuse('interpretation.unfit');
  return allow({ status: held ? 'held' : 'planned' });
}

export interface InterpretationMoveFacts {
  readonly status: InterpretationStatus;
  readonly from: string;
  readonly now: Date;
  readonly referralStatus: ReferralStatus;
  readonly shared: boolean;
}

/** May this move be made, and where does it lead? Fields first, then the status, the time and the referral. */
export function decideInterpretationMove(
  body: MoveInterpretationBody,
  facts: InterpretationMoveFacts,
): Outcome<{ readonly to: InterpretationStatus }> {
  const rule = interpretationMachine[body.move];
  const given = (field: InterpretationField): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...rule.needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...fields.filter((field) => given(field) && !rule.needs.includes(field)).map((path) => ({ path, code: 'key.unknown' })),
    ...(body.reason && rule.reasons && !rule.reasons.includes(body.reason) ? [{ path: 'reason', code: 'code.unknown' }] : []),
    ...(body.move === 'reschedule' && body.from && body.to
      ? [...timeProblems(body.from, body.to), ...whenProblems(body.from, false, facts.now)]
      : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!rule.from.includes(facts.status)) return refuse('interpretation.not-now');
  if (rule.begun && Date.parse(facts.from) > facts.now.getTime()) return refuse('interpretation.not-begun');
  if (rule.running && !(facts.shared && runningReferral.includes(facts.referralStatus))) return refuse('interpretation.no-referral');
  return allow({ to: rule.to ?? facts.status });
}

/** What the office can do with a session now. */
export function availableInterpretationMoves(facts: InterpretationMoveFacts): InterpretationMove[] {
  return (Object.keys(interpretationMachine) as InterpretationMove[]).filter((move) => {
    const rule = interpretationMachine[move];
    if (!rule.from.includes(facts.status)) return false;
    if (rule.begun && Date.parse(facts.from) > facts.now.getTime()) return false;
    return !rule.running || (facts.shared && runningReferral.includes(facts.referralStatus));
  });
}

/** Is the undertaking one to be written down? Signed already, still valid, for two years at most. */
export function decideUndertaking({ signedOn, validUntil }: SignUndertakingBody, now: Date): Outcome<null> {
  const today = localDay(now);
  const last = new Date(`${signedOn}T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + undertakingLimits.months);
  const errors = [
    ...(signedOn > today ? [{ path: 'signedOn', code: 'date.future' }] : []),
    ...(validUntil < today || validUntil < signedOn ? [{ path: 'validUntil', code: 'date.past' }] : []),
    ...(validUntil > last.toISOString().slice(0, 10) ? [{ path: 'validUntil', code: 'date.too-far' }] : []),
  ];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}

/** How a session ended, as far as it tells how the service ended. */
export interface SessionEnd {
  readonly status: InterpretationStatus;
  readonly absentee: InterpretationAbsentee | null;
  readonly reason: InterpretationReason | null;
}

/** By whom a session came to nothing: what a service without any held one is reported as (ADR 67 does the same for a stay). */
const outcomeOfAbsence: Readonly<Record<InterpretationAbsentee, ServiceOutcome>> = {
  person: 'person-left',
  interpreter: 'not-provided',
  requester: 'not-provided',
};

/**
 * The outcome that the requester is told: what was held decides, and where nothing was, the last that came to nothing.
 * @param ended the sessions in the order of their times
 */
export function outcomeOfSessions(ended: readonly SessionEnd[]): ServiceOutcome {
  const held = ended.filter(({ status }) => status === 'held').length;
  const failed = ended.some(({ status, absentee }) => status === 'not-attended' && absentee === 'interpreter');
  if (held > 0) return failed ? 'partly-provided' : 'service-provided';
  const last = ended.at(-1);
  if (last?.status === 'not-attended' && last.absentee !== null) return outcomeOfAbsence[last.absentee];
  return last?.reason === 'person-declined' ? 'person-declined' : 'not-provided';
}

/** May the service be ended now, and with which outcome? Never past a session that is still to come. */
export function decideEndOfInterpretation(
  sessions: readonly SessionEnd[],
  facts: { readonly referralStatus: ReferralStatus },
): Outcome<{ readonly outcome: ServiceOutcome }> {
  if (!runningReferral.includes(facts.referralStatus)) return refuse('interpretation.no-referral');
  if (sessions.some(({ status }) => status === 'planned')) return refuse('interpretation.still-planned');
  if (sessions.length === 0) return refuse('interpretation.nothing-held');
  return allow({ outcome: outcomeOfSessions(sessions) });
}
