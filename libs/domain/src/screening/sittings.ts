import type { CaseStatus } from '../cases/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { ScreeningSittingId } from '../shared/ids';
import type { IndicatorAnswer, InterpreterKind } from './codes';
import { indicatorSheet, type IndicatorId, type IndicatorSheet } from './sheet';
import type { AnswerInTime, RecordSittingBody, SittingConcern } from './types';

export interface SittingFacts {
  readonly caseStatus: CaseStatus;
  /** Under 18, or of an age nobody assessed. */
  readonly child: boolean;
  readonly today: IsoDate;
}

/** Interpreters who are nobody's by trade: of whose circle they are is asked of the person before the talk. */
const askedOfCircle: readonly InterpreterKind[] = ['colleague', 'other'];

/** Must it be said of whose circle such an interpreter is? A professional is bound by the trade and may be asked too. */
export const mustAskTie = (interpreter: InterpreterKind): boolean => askedOfCircle.includes(interpreter);

/** May this talk be written down? What went badly about it is no reason to lose what was said: that is a concern beside it. */
export function decideSitting(
  body: RecordSittingBody,
  { caseStatus, child, today }: SittingFacts,
  sheet: IndicatorSheet = indicatorSheet,
): Outcome<{ readonly child: boolean }> {
  if (caseStatus !== 'open') return refuse('case.closed');
  const errors: FieldProblem[] = [];
  if (body.heldOn > today) errors.push({ path: 'heldOn', code: 'date.future' });
  if (body.interpreter !== 'none' && body.interpreterBound === null) errors.push({ path: 'interpreterBound', code: 'required' });
  if (body.interpreter === 'none' && body.interpreterBound !== null) errors.push({ path: 'interpreterBound', code: 'not-applicable' });
  if (mustAskTie(body.interpreter) && body.interpreterTie === null) errors.push({ path: 'interpreterTie', code: 'required' });
  if (body.interpreter === 'none' && body.interpreterTie !== null) errors.push({ path: 'interpreterTie', code: 'not-applicable' });
  if (child && body.accompaniment === null) errors.push({ path: 'accompaniment', code: 'required' });
  if (!child && body.accompaniment !== null) errors.push({ path: 'accompaniment', code: 'not-applicable' });
  const seen = new Set<IndicatorId>();
  for (const answer of ['yes', 'no', 'unknown'] as const) {
    for (const [place, id] of body[answer].entries()) {
      const { appliesTo } = sheet.indicators.find((one) => one.id === id) ?? { appliesTo: 'nobody' };
      if (seen.has(id)) errors.push({ path: `${answer}.${place}`, code: 'answer.twice' });
      else if (appliesTo !== 'both' && appliesTo !== (child ? 'child' : 'adult')) {
        errors.push({ path: `${answer}.${place}`, code: 'not-applicable' });
      }
      seen.add(id);
    }
  }
  if (seen.size === 0 && !body.note) errors.push({ path: 'yes', code: 'required' });
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow({ child });
}

type SittingManner = Pick<RecordSittingBody, 'trainedInterviewer' | 'interpreterBound' | 'interpreterTie' | 'ownSexWish' | 'accompaniment'>;

/** What about a talk should be done better next time, by table: a concern and when it is one. */
const concernRules: readonly (readonly [SittingConcern, (sitting: SittingManner) => boolean])[] = [
  ['not-trained', ({ trainedInterviewer }) => !trainedInterviewer],
  ['interpreter-not-bound', ({ interpreterBound }) => interpreterBound === false],
  ['interpreter-of-suspect', ({ interpreterTie }) => interpreterTie === 'of-suspect'],
  ['interpreter-of-person', ({ interpreterTie }) => interpreterTie === 'of-person'],
  ['interpreter-not-asked', ({ interpreterTie }) => interpreterTie === 'not-asked'],
  ['wish-not-met', ({ ownSexWish }) => ownSexWish === 'wished-not-met'],
  ['child-alone', ({ accompaniment }) => accompaniment === 'nobody'],
];

export const concernsOf = (sitting: SittingManner): SittingConcern[] =>
  concernRules.filter(([, is]) => is(sitting)).map(([concern]) => concern);

/** A sitting as far as its answers go. */
export interface AnsweredSitting {
  readonly id: ScreeningSittingId;
  readonly yes: readonly IndicatorId[];
  readonly no: readonly IndicatorId[];
  readonly unknown: readonly IndicatorId[];
}

/** Every answer in time, the newest first. @param sittings the newest first */
export function historyOf(sittings: readonly AnsweredSitting[]): Record<IndicatorId, AnswerInTime[]> {
  const history: Record<IndicatorId, AnswerInTime[]> = {};
  for (const sitting of sittings) {
    for (const answer of ['yes', 'no', 'unknown'] as const) {
      for (const id of sitting[answer]) (history[id] ??= []).push({ answer, sittingId: sitting.id });
    }
  }
  return history;
}

/**
 * What holds of each indicator by now: the newest yes or no; "unknown" takes back neither, and where it is all there is, it stands. A yes
 * that became a no stays in the history: people take things back out of fear.
 */
export function answersOf(history: Readonly<Record<IndicatorId, readonly AnswerInTime[]>>): Record<IndicatorId, IndicatorAnswer> {
  return Object.fromEntries(
    Object.entries(history).map(([id, told]) => [id, (told.find(({ answer }) => answer !== 'unknown') ?? told[0])?.answer ?? 'not-asked']),
  );
}
