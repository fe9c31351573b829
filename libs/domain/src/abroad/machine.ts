import type { CaseOutcome, CaseStatus } from '../cases/codes';
import type { UnitId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { abroadSteps, type AbroadDestination, type AbroadStatus, type AbroadStep } from './codes';
import type { PlanAbroadBody, StepAbroadBody } from './types';

/** After how many days without word of an arrival the unit, and who leads it, are asked. */
export const abroadRules = { remindDays: 3, arrivalDays: 7 } as const;

/** Every step of a transfer abroad; `call-off` also of somebody who left and never came. */
export const abroadMachine: Readonly<Record<AbroadStep, { readonly from: readonly AbroadStatus[]; readonly to: AbroadStatus }>> = {
  'hand-over': { from: ['planned'], to: 'handed-over' },
  'confirm-arrival': { from: ['handed-over'], to: 'arrived' },
  'call-off': { from: ['planned', 'handed-over'], to: 'called-off' },
};

/** The outcome with which the case of somebody who arrived is closed. */
export const outcomeOfDestination: Readonly<Record<AbroadDestination, CaseOutcome>> = {
  'home-country': 'returned-home-country',
  'third-country': 'resettled',
};

export interface AbroadFacts {
  readonly unitId: UnitId;
  readonly responsibleUnitId: UnitId;
  readonly caseStatus: CaseStatus;
}

/** May a hand-over abroad be planned? By who answers for the case, one at a time, on the person's word (consents are the caller's to read). */
export function decideAbroad(
  { country }: Pick<PlanAbroadBody, 'country'>,
  facts: AbroadFacts & { readonly standing: boolean; readonly consent: boolean },
): Outcome<{ readonly to: 'planned' }> {
  const answers = answersFor(facts);
  if (!answers.ok) return answers;
  if (country === 'IQ') return refuse('body.invalid', { errors: [{ path: 'country', code: 'code.unknown' }] });
  if (facts.standing) return refuse('abroad.standing');
  return facts.consent ? allow({ to: 'planned' }) : refuse('abroad.no-consent');
}

/** May this step be taken, on that day? */
export function decideAbroadStep(
  record: { readonly status: AbroadStatus; readonly handedOverOn: IsoDate | null },
  body: StepAbroadBody,
  facts: AbroadFacts & { readonly today: IsoDate },
): Outcome<{ readonly to: AbroadStatus }> {
  const answers = answersFor(facts);
  if (!answers.ok) return answers;
  const errors = fieldsOf(body, record.handedOverOn, facts.today);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  const { from, to } = abroadMachine[body.step];
  return from.includes(record.status) ? allow({ to }) : refuse('abroad.not-now');
}

/** The steps open to who answers for the case: what a screen offers as buttons. */
export function availableAbroadSteps(status: AbroadStatus, facts: AbroadFacts): AbroadStep[] {
  return answersFor(facts).ok ? abroadSteps.codes.filter((step) => abroadMachine[step].from.includes(status)) : [];
}

function answersFor({ unitId, responsibleUnitId, caseStatus }: AbroadFacts): Outcome<null> {
  if (unitId !== responsibleUnitId) return refuse('closure.not-responsible');
  return caseStatus === 'open' ? allow(null) : refuse('case.closed');
}

function fieldsOf({ step, on, reason }: StepAbroadBody, handedOverOn: IsoDate | null, today: IsoDate): FieldProblem[] {
  if (step === 'call-off') return reason ? (on ? [{ path: 'on', code: 'code.unknown' }] : []) : [{ path: 'reason', code: 'required' }];
  if (!on) return [{ path: 'on', code: 'required' }];
  if (on > today) return [{ path: 'on', code: 'date.future' }];
  if (step === 'confirm-arrival' && handedOverOn !== null && on < handedOverOn) return [{ path: 'on', code: 'date.too-early' }];
  return reason ? [{ path: 'reason', code: 'code.unknown' }] : [];
}
