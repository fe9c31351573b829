import { codeList, type CodeOf } from '../shared/code-list';
import type { LivelihoodVisitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { decideNotReached, earliestFollowUp, programmeFollowUps, type FollowUpMonth, type FollowUpStatus } from './follow-up';
import type { FundingPurpose } from './funding';

/** Does what the money was for still stand, some months later? */
export const visitAnswers = codeList('visit-answer', ['running', 'changed', 'stopped', 'not-known', 'not-reached']);
export type VisitAnswer = CodeOf<typeof visitAnswers>;

/** Months after the money was paid in which the livelihood is looked at; asked after as somebody is after a programme. */
export const livelihoodVisits = { months: programmeFollowUps.months } as const;

/** What money goes into that can be running later on: nobody visits a rent that was paid. */
export const livelihoodPurposes = [
  'small-business',
  'tools',
  'training-costs',
  'other-purpose',
] as const satisfies readonly FundingPurpose[];

export interface RecordVisitBody {
  readonly on: IsoDate;
  readonly answer: VisitAnswer;
  /** Sealed to the unit. 2,000 characters at most. */
  readonly words?: string | null;
}

export interface VisitView {
  readonly id: LivelihoodVisitId;
  readonly version: number;
  readonly month: FollowUpMonth;
  readonly status: FollowUpStatus;
  readonly dueOn: IsoDate;
  /** Nobody was reached on that day; there is a second try. */
  readonly triedOn: IsoDate | null;
  readonly triedWords: string | null;
  readonly visitedOn: IsoDate | null;
  readonly answer: VisitAnswer | null;
  readonly words: string | null;
  readonly recordedBy: string | null;
  /** Whether it can be answered today. */
  readonly open: boolean;
}

/** May this visit be written down? @param facts `afterCare` false where the person may not be asked any more */
export function decideVisit(
  { on, answer }: RecordVisitBody,
  facts: {
    readonly status: FollowUpStatus;
    readonly dueOn: IsoDate;
    readonly triedOn: IsoDate | null;
    readonly afterCare: boolean;
    readonly today: IsoDate;
  },
): Outcome<null> {
  if (on > facts.today) return refuse('body.invalid', { errors: [{ path: 'on', code: 'date.future' }] });
  if (!facts.afterCare) return refuse('follow-up.no-after-care');
  if (facts.status !== 'due') return refuse('follow-up.not-now');
  if (on < earliestFollowUp(facts.dueOn)) return refuse('follow-up.not-yet');
  return answer === 'not-reached' ? decideNotReached(on, facts.triedOn) : allow(null);
}
