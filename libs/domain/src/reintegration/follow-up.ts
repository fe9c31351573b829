import { codeList, type CodeOf } from '../shared/code-list';
import type { FollowUpId } from '../shared/ids';
import { daysAfter } from '../shared/local-day';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { ProgrammeOutcome, ProgrammeStatus } from './codes';
import { programmeOutcomeRules } from './machine';

/** Where a dated question after a programme stands. */
export const followUpStatuses = codeList('follow-up-status', ['due', 'answered', 'called-off']);
export type FollowUpStatus = CodeOf<typeof followUpStatuses>;

/** How somebody is, some months later (domain.md section 7). */
export const followUpAnswers = codeList('follow-up-answer', [
  'is-safe',
  'has-housing',
  'has-income',
  'attends-school',
  'at-risk',
  're-trafficked',
  'not-reached',
]);
export type FollowUpAnswer = CodeOf<typeof followUpAnswers>;

/** Months after a programme's end in which somebody is asked how they are, and how many days before its day that may be done. */
export const programmeFollowUps = { months: [3, 6, 12], earlyDays: 30 } as const;

/** Days after which somebody who was not reached is asked a second time; then they count as not reached. */
export const secondTryDays = 14;
export type FollowUpMonth = (typeof programmeFollowUps.months)[number];

export interface RecordFollowUpBody {
  /** Which of the dated ones it answers; none of one that nobody planned. */
  readonly month?: FollowUpMonth | null;
  readonly on: IsoDate;
  readonly answers: readonly FollowUpAnswer[];
  /** Sealed to the unit. 2,000 characters at most. */
  readonly words?: string | null;
}

export interface ProgrammeFollowUpView {
  readonly id: FollowUpId;
  readonly month: FollowUpMonth | null;
  readonly status: FollowUpStatus;
  /** Of a dated one. */
  readonly dueOn: IsoDate | null;
  readonly askedOn: IsoDate | null;
  /** Nobody was reached on that day; there is a second try. */
  readonly triedOn: IsoDate | null;
  readonly triedWords: string | null;
  readonly answers: readonly FollowUpAnswer[];
  readonly words: string | null;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
  /** Whether it can be answered today. */
  readonly open: boolean;
}

/** Is somebody asked afterwards? Not who stopped, is out of reach, left or died, nor where sharing is over. */
export function followUpsAfter(outcome: ProgrammeOutcome, sharingEnded: boolean): readonly FollowUpMonth[] {
  const { leavesOpen } = programmeOutcomeRules[outcome];
  return leavesOpen || sharingEnded ? [] : programmeFollowUps.months;
}

/** The first day on which a dated follow-up may be answered. */
export function earliestFollowUp(dueOn: IsoDate): IsoDate {
  return daysAfter(dueOn, -programmeFollowUps.earlyDays);
}

/** May "not reached" be written down? At once the first time, which asks for a second try; that one fails only from its day on. */
export function decideNotReached(on: IsoDate, triedOn: IsoDate | null): Outcome<null> {
  if (triedOn === null) return allow(null);
  return on < daysAfter(triedOn, secondTryDays) ? refuse('follow-up.not-yet') : allow(null);
}

/** Answers that fit no other: nobody who was not reached is safe, and nobody who was sold again either. */
const alone: readonly FollowUpAnswer[] = ['not-reached'];
const against: Partial<Record<FollowUpAnswer, readonly FollowUpAnswer[]>> = { 'at-risk': ['is-safe'], 're-trafficked': ['is-safe'] };

export function answersFit(answers: readonly FollowUpAnswer[]): boolean {
  if (answers.length === 0 || new Set(answers).size < answers.length) return false;
  if (answers.length > 1 && answers.some((answer) => alone.includes(answer))) return false;
  return !answers.some((answer) => (against[answer] ?? []).some((other) => answers.includes(other)));
}

/** May this be written down? @param facts `dated` is the one of that month; `afterCare` false where the case is closed and the person wants no contact */
export function decideFollowUp(
  body: Omit<RecordFollowUpBody, 'words'>,
  facts: {
    readonly programme: ProgrammeStatus;
    readonly dated: { readonly status: FollowUpStatus; readonly dueOn: IsoDate; readonly triedOn: IsoDate | null } | null;
    readonly afterCare: boolean;
    readonly today: IsoDate;
  },
): Outcome<{ readonly reTrafficked: boolean }> {
  const errors: FieldProblem[] = [
    ...(answersFit(body.answers) ? [] : [{ path: 'answers', code: 'not.both' }]),
    ...(body.on > facts.today ? [{ path: 'on', code: 'date.future' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!facts.afterCare) return refuse('follow-up.no-after-care');
  if (body.month !== undefined && body.month !== null) {
    if (facts.dated?.status !== 'due' || facts.programme !== 'ended') return refuse('follow-up.not-now');
    if (body.on < earliestFollowUp(facts.dated.dueOn)) return refuse('follow-up.not-yet');
    if (body.answers.includes('not-reached')) {
      const tried = decideNotReached(body.on, facts.dated.triedOn);
      if (!tried.ok) return tried;
    }
  }
  return allow({ reTrafficked: body.answers.includes('re-trafficked') });
}
