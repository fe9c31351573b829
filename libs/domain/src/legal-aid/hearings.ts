import type { Governorate } from '../directory/codes';
import { codeList, type CodeOf } from '../shared/code-list';
import type { LawyerId, LegalHearingId, LegalMatterId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoInstant } from '../shared/partial-date';
import type { LegalMatterStatus } from './codes';

export const hearingCourts = codeList('hearing-court', [
  'investigation',
  'juvenile',
  'misdemeanour',
  'felony',
  'cassation',
  'civil',
  'labour',
  'personal-status',
]);
export type HearingCourt = CodeOf<typeof hearingCourts>;

export const hearingPurposes = codeList('hearing-purpose', ['statement', 'identification-parade', 'trial', 'verdict', 'appeal', 'compensation', 'guardianship', 'residence', 'other-purpose']); // prettier-ignore
export type HearingPurpose = CodeOf<typeof hearingPurposes>;

/** What protects somebody who is heard: Witness Protection Law 58/2017, and for children Juveniles' Care Law 76/1983 (closed session). */
export const hearingProtections = codeList('hearing-protection', [
  'closed-session',
  'screen',
  'video-link',
  'recorded-statement',
  'identity-withheld',
  'voice-or-face-changed',
  'separate-waiting-room',
  'escort',
]);
export type HearingProtection = CodeOf<typeof hearingProtections>;

export const hearingStatuses = codeList('hearing-status', ['planned', 'held', 'adjourned', 'cancelled']);
export type HearingStatus = CodeOf<typeof hearingStatuses>;

export const hearingMoves = codeList('hearing-move', ['hold', 'adjourn', 'cancel', 'change-lawyer']);
export type HearingMove = CodeOf<typeof hearingMoves>;

export const hearingAttendants = codeList('hearing-attendant', [
  'client',
  'lawyer',
  'support-person',
  'interpreter',
  'guardian',
  'social-worker',
]);
export type HearingAttendant = CodeOf<typeof hearingAttendants>;

/** Why a hearing is put off or does not take place. */
export const hearingReasons = codeList('hearing-reason', ['court-postponed', 'client-unwell', 'client-absent', 'lawyer-absent', 'interpreter-absent', 'protection-missing', 'other-side-absent', 'settled', 'withdrawn']); // prettier-ignore
export type HearingReason = CodeOf<typeof hearingReasons>;

export interface PlanHearingBody {
  readonly court: HearingCourt;
  readonly governorate: Governorate;
  readonly purpose: HearingPurpose;
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  /** Without one it is the lawyer's who has the matter. */
  readonly lawyerId?: LawyerId | null;
  /** Asked of the court beforehand. */
  readonly protections: readonly HearingProtection[];
  readonly interpreterAsked: boolean;
}

/** Which fields a move has, `hearingMachine` says. */
export interface MoveHearingBody {
  readonly move: HearingMove;
  /** Who was there. */
  readonly attended?: readonly HearingAttendant[] | null;
  /** Which protection the court gave. */
  readonly given?: readonly HearingProtection[] | null;
  readonly reason?: HearingReason | null;
  /** The next date, of one that is adjourned to one. */
  readonly startsAt?: IsoInstant | null;
  readonly endsAt?: IsoInstant | null;
  readonly lawyerId?: LawyerId | null;
}

export interface HearingView {
  readonly id: LegalHearingId;
  readonly version: number;
  readonly matterId: LegalMatterId;
  readonly court: HearingCourt;
  readonly governorate: Governorate;
  readonly purpose: HearingPurpose;
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  readonly lawyer: string;
  readonly lawyerId: LawyerId;
  readonly protections: readonly HearingProtection[];
  readonly given: readonly HearingProtection[];
  readonly interpreterAsked: boolean;
  readonly attended: readonly HearingAttendant[];
  readonly status: HearingStatus;
  readonly reason: HearingReason | null;
}

/** A row of the office's calendar. */
export interface HearingListItem extends HearingView {
  readonly called: string;
}

type HearingField = 'attended' | 'given' | 'reason' | 'startsAt' | 'endsAt' | 'lawyerId';

interface HearingRule {
  readonly to: HearingStatus;
  readonly needs: readonly HearingField[];
  readonly may: readonly HearingField[];
}

/** Every move of a planned hearing; the database holds the same table. What was said of one that is over stays. */
export const hearingMachine: Readonly<Record<HearingMove, HearingRule>> = {
  hold: { to: 'held', needs: ['attended', 'given'], may: [] },
  adjourn: { to: 'adjourned', needs: ['reason'], may: ['startsAt', 'endsAt'] },
  cancel: { to: 'cancelled', needs: ['reason'], may: [] },
  'change-lawyer': { to: 'planned', needs: ['lawyerId'], may: [] },
};

/** Hours before a hearing at which the office is reminded of it; the longest that one takes. */
export const hearingRules = { remindHours: 24, mostHours: 12 } as const;

const hearingFields: readonly HearingField[] = ['attended', 'given', 'reason', 'startsAt', 'endsAt', 'lawyerId'];
const hour = 3_600_000;

function spanProblems(startsAt: IsoInstant, endsAt: IsoInstant, now: Date): FieldProblem[] {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (start <= now.getTime()) return [{ path: 'startsAt', code: 'date.past' }];
  if (end <= start) return [{ path: 'endsAt', code: 'date.too-early' }];
  return end - start > hearingRules.mostHours * hour ? [{ path: 'endsAt', code: 'date.too-far' }] : [];
}

/** Can this hearing be written into the calendar? @param facts a child before the juvenile court or in closed session alone (Law 76/1983) */
export function decidePlanHearing(
  body: PlanHearingBody,
  facts: { readonly status: LegalMatterStatus; readonly now: Date; readonly child: boolean; readonly hasLawyer: boolean },
): Outcome<null> {
  const errors = [
    ...spanProblems(body.startsAt, body.endsAt, facts.now),
    ...(facts.hasLawyer || body.lawyerId ? [] : [{ path: 'lawyerId', code: 'required' }]),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.status === 'ended') return refuse('legal.not-now');
  const closed = body.court === 'juvenile' || body.protections.includes('closed-session') || body.protections.includes('video-link');
  return facts.child && !closed ? refuse('hearing.child-unprotected') : allow(null);
}

/** May this move be made? A hearing is held only once it began. */
export function decideHearingMove(
  body: MoveHearingBody,
  facts: { readonly status: HearingStatus; readonly startsAt: Date; readonly now: Date },
): Outcome<{ readonly to: HearingStatus }> {
  const rule = hearingMachine[body.move];
  const given = (field: HearingField): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...rule.needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...hearingFields
      .filter((field) => given(field) && !rule.needs.includes(field) && !rule.may.includes(field))
      .map((path) => ({ path, code: 'key.unknown' })),
    ...(given('startsAt') === given('endsAt') ? [] : [{ path: given('startsAt') ? 'endsAt' : 'startsAt', code: 'required' }]),
    ...(body.startsAt && body.endsAt ? spanProblems(body.startsAt, body.endsAt, facts.now) : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.status !== 'planned') return refuse('hearing.not-now');
  if (body.move === 'hold' && facts.startsAt > facts.now) return refuse('hearing.not-now');
  return allow({ to: rule.to });
}
