import { codeList, type CodeOf } from '../shared/code-list';
import type { ProceedingId, ProceedingLinkId, TestimonyMeasureId } from '../shared/ids';
import type { CriminalCourt } from '../reference/courts';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { ProceedingStage } from './codes';

/** Who is heard, or protected, in the case: the law protects witnesses, experts, victims, and their relatives (Law 58/2017). */
export const testimonyPersons = codeList('testimony-person', ['victim', 'witness', 'family-member']);
export type TestimonyPerson = CodeOf<typeof testimonyPersons>;

/**
 * What somebody needs to be heard without harm (s2023-3.07, Juveniles' Care Law 76/1983), and what the Witness Protection Law 58/2017
 * grants: a request to the investigating judge, or the court that tries.
 */
export const testimonyKinds = codeList('testimony-kind', [
  'interpreter',
  'screen',
  'separate-room',
  'video-link',
  'support-person',
  'recorded-once',
  'trained-interviewer',
  'closed-session',
  'hidden-identity',
  'changed-data',
  'voice-or-face-changed',
  'guarded-home',
  'court-escort',
  'phone-watched',
  'police-line',
  'temporary-home',
  'workplace-changed',
]);
export type TestimonyKind = CodeOf<typeof testimonyKinds>;

/** Which of them are measures of Law 58/2017: they are granted until a day on which somebody looks again. */
export const protectionMeasures: readonly TestimonyKind[] = [
  'hidden-identity',
  'changed-data',
  'voice-or-face-changed',
  'guarded-home',
  'court-escort',
  'phone-watched',
  'police-line',
  'temporary-home',
  'workplace-changed',
];

export const testimonyStatuses = codeList('testimony-status', ['asked', 'granted', 'refused', 'ended']);
export type TestimonyStatus = CodeOf<typeof testimonyStatuses>;

export const testimonyMoves = codeList('testimony-move', ['grant', 'refuse', 'renew', 'end']);
export type TestimonyMove = CodeOf<typeof testimonyMoves>;

interface TestimonyRule {
  readonly from: readonly TestimonyStatus[];
  readonly to: TestimonyStatus;
  /** True for what a judge decides, and a court's office writes down. */
  readonly court: boolean;
  readonly reviews: boolean;
}

/** Every move of what was asked for; the database holds the same table. What was refused or ended stays so: it is asked for anew. */
export const testimonyMachine: Readonly<Record<TestimonyMove, TestimonyRule>> = {
  grant: { from: ['asked'], to: 'granted', court: true, reviews: true },
  refuse: { from: ['asked'], to: 'refused', court: true, reviews: false },
  renew: { from: ['granted'], to: 'granted', court: true, reviews: true },
  end: { from: ['asked', 'granted'], to: 'ended', court: false, reviews: false },
};

/** The farthest day on which a granted measure is looked at again, in days from the decision. */
export const testimonyReviewDays = 180;

export interface AskTestimonyBody {
  readonly person: TestimonyPerson;
  readonly kind: TestimonyKind;
  readonly askedOn: IsoDate;
}

export interface MoveTestimonyBody {
  readonly move: TestimonyMove;
  readonly on: IsoDate;
  /** Of what is granted or renewed: when it is looked at again; a measure of protection has one. */
  readonly reviewOn?: IsoDate | null;
}

export interface TestimonyMeasureView {
  readonly id: TestimonyMeasureId;
  readonly version: number;
  readonly person: TestimonyPerson;
  readonly kind: TestimonyKind;
  readonly status: TestimonyStatus;
  readonly askedOn: IsoDate;
  readonly decidedOn: IsoDate | null;
  readonly reviewOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly moves: readonly TestimonyMove[];
}

/** A proceeding that the case is tied to; whose it is not, learns how far it has come and before which kind of court. */
export interface CaseProceedingView {
  readonly court: CriminalCourt;
  readonly stage: ProceedingStage;
  readonly stageSince: IsoInstant;
  /** Null where the reader's unit does not have the proceeding. */
  readonly link: { readonly id: ProceedingLinkId; readonly proceedingId: ProceedingId; readonly number: string } | null;
}

/** What the case has of proceedings. */
export interface CaseProceedingsView {
  readonly proceedings: readonly CaseProceedingView[];
  /** The latest asked first. */
  readonly measures: readonly TestimonyMeasureView[];
  /** Whether the reader ties proceedings to the case and asks for measures. */
  readonly mayWrite: boolean;
}

export interface LinkProceedingBody {
  readonly proceedingId: ProceedingId;
}

/** Can this be asked for? */
export function decideAskTestimony(body: AskTestimonyBody, facts: { readonly today: IsoDate }): Outcome<null> {
  return body.askedOn > facts.today ? refuse('body.invalid', { errors: [{ path: 'askedOn', code: 'date.future' }] }) : allow(null);
}

/** The latest day for a review of what is decided on a day. */
export function latestTestimonyReview(on: IsoDate): IsoDate {
  return new Date(Date.parse(on) + testimonyReviewDays * 86_400_000).toISOString().slice(0, 10);
}

/**
 * May this move be made?
 * @param facts `court` whether the writer is of a court's office; `since` the day of what was last decided, or asked
 */
export function decideTestimonyMove(
  body: MoveTestimonyBody,
  facts: {
    readonly status: TestimonyStatus;
    readonly kind: TestimonyKind;
    readonly since: IsoDate;
    readonly court: boolean;
    readonly today: IsoDate;
  },
): Outcome<{ readonly to: TestimonyStatus }> {
  const rule = testimonyMachine[body.move];
  const reviewOn = body.reviewOn ?? null;
  const errors: FieldProblem[] = [
    ...(body.on > facts.today ? [{ path: 'on', code: 'date.future' }] : []),
    ...(body.on < facts.since ? [{ path: 'on', code: 'date.too-early' }] : []),
    ...(rule.reviews && reviewOn === null && protectionMeasures.includes(facts.kind) ? [{ path: 'reviewOn', code: 'required' }] : []),
    ...(!rule.reviews && reviewOn !== null ? [{ path: 'reviewOn', code: 'key.unknown' }] : []),
    ...(reviewOn !== null && reviewOn <= body.on ? [{ path: 'reviewOn', code: 'date.too-early' }] : []),
    ...(reviewOn !== null && reviewOn > latestTestimonyReview(body.on) ? [{ path: 'reviewOn', code: 'date.too-far' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (rule.court && !facts.court) return refuse('proceeding.courts-to-record');
  return rule.from.includes(facts.status) ? allow({ to: rule.to }) : refuse('testimony.not-now');
}

export function availableTestimonyMoves(status: TestimonyStatus, court: boolean): TestimonyMove[] {
  return testimonyMoves.codes.filter((move) => testimonyMachine[move].from.includes(status) && (court || !testimonyMachine[move].court));
}
