import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IncidentClock, IncidentRisk, IncidentState, IncidentStep, TellingWay } from './codes';

const hour = 3_600_000;

/** How long each clock runs from the report, and the steps that stop it (GDPR art. 33; standards.md section 7). */
export const clockTable = {
  officer: { limit: hour, stoppedBy: ['acknowledge'] },
  authority: { limit: 72 * hour, stoppedBy: ['tell-authority', 'waive-authority'] },
} as const satisfies Record<IncidentClock, { readonly limit: number; readonly stoppedBy: readonly IncidentStep[] }>;

/** When a clock calls: at half its time to remind, at its end because it is overdue. */
export const clockCalls = { remind: 0.5, overdue: 1 } as const;
export type ClockCall = keyof typeof clockCalls;

interface StepRule {
  /** Steps that must have been taken; of an inner list, one. */
  readonly needs: readonly (IncidentStep | readonly IncidentStep[])[];
  /** Needed on top where persons are at risk. */
  readonly needsAtRisk?: readonly (IncidentStep | readonly IncidentStep[])[];
  /** Taken instead of this one; both never are. */
  readonly instead?: IncidentStep;
  /** Only where persons are at risk. */
  readonly atRisk?: true;
  /** Fields of the body it cannot do without. */
  readonly wants?: readonly (keyof StepFacts)[];
}

/** What a step brings along. */
export interface StepFacts {
  readonly risk?: IncidentRisk | undefined;
  readonly way?: TellingWay | undefined;
  /** Free text, encrypted where it is kept. */
  readonly note?: string | undefined;
}

/**
 * The steps of an incident. A safety plan comes before anybody is told, and persons are told, or it is written down why not,
 * before it is closed; an authority is told or it is written down why it need not be.
 */
export const incidentMachine = {
  acknowledge: { needs: [] },
  contain: { needs: ['acknowledge'] },
  assess: { needs: ['acknowledge'], wants: ['risk'] },
  'plan-safety': { needs: ['assess'], atRisk: true, wants: ['note'] },
  'tell-authority': { needs: ['acknowledge'], instead: 'waive-authority' },
  'waive-authority': { needs: ['assess'], instead: 'tell-authority', wants: ['note'] },
  'tell-persons': { needs: ['plan-safety'], atRisk: true, instead: 'withhold-persons', wants: ['way'] },
  'withhold-persons': { needs: ['plan-safety'], atRisk: true, instead: 'tell-persons', wants: ['note'] },
  close: {
    needs: ['contain', 'assess', ['tell-authority', 'waive-authority']],
    needsAtRisk: ['plan-safety', ['tell-persons', 'withhold-persons']],
    wants: ['note'],
  },
} as const satisfies Record<IncidentStep, StepRule>;

/** An incident as far as its steps go. */
export interface IncidentFacts {
  readonly taken: readonly IncidentStep[];
  readonly risk: IncidentRisk | null;
}

export function stateOfIncident(taken: readonly IncidentStep[]): IncidentState {
  if (taken.includes('close')) return 'closed';
  return taken.includes('acknowledge') ? 'in-hand' : 'reported';
}

/** May this step be taken now? The refusal is the same for one that was taken, comes too early, or does not apply. */
export function decideStep(incident: IncidentFacts, step: IncidentStep, facts: StepFacts): Outcome<IncidentStep> {
  if (!availableSteps(incident).includes(step)) return refuse('incident.not-now');
  const missing = (ruleOf(step).wants ?? []).filter((field) => facts[field] === undefined || facts[field] === '');
  if (missing.length > 0) return refuse('body.invalid', { errors: missing.map((path) => ({ path, code: 'required' })) });
  return allow(step);
}

/** The steps that can be taken now, in the order of the machine. */
export function availableSteps({ taken, risk }: IncidentFacts): IncidentStep[] {
  if (taken.includes('close')) return [];
  const atRisk = risk === 'possible' || risk === 'high';
  const met = (need: IncidentStep | readonly IncidentStep[]): boolean =>
    typeof need === 'string' ? taken.includes(need) : need.some((one) => taken.includes(one));
  return (Object.keys(incidentMachine) as IncidentStep[]).filter((step) => {
    const { needs, needsAtRisk = [], instead, atRisk: only } = ruleOf(step);
    if (taken.includes(step) || (instead !== undefined && taken.includes(instead)) || (only && !atRisk)) return false;
    return needs.every(met) && (!atRisk || needsAtRisk.every(met));
  });
}

/** Where a clock stands: when it runs out, and when it was stopped. */
export interface ClockView {
  readonly clock: IncidentClock;
  readonly dueAt: string;
  readonly stoppedAt: string | null;
}

/** Both clocks of an incident. @param taken when each step was taken */
export function clocksOf(reportedAt: Date, taken: ReadonlyMap<IncidentStep, Date>): ClockView[] {
  return (Object.keys(clockTable) as IncidentClock[]).map((clock) => {
    const { limit, stoppedBy } = clockTable[clock];
    const stopped = stoppedBy.map((step) => taken.get(step)).find((at) => at !== undefined);
    return { clock, dueAt: new Date(reportedAt.getTime() + limit).toISOString(), stoppedAt: stopped?.toISOString() ?? null };
  });
}

/** When the clocks of an incident call. */
export function callsOf(reportedAt: Date): { readonly clock: IncidentClock; readonly call: ClockCall; readonly at: Date }[] {
  return (Object.keys(clockTable) as IncidentClock[]).flatMap((clock) =>
    (Object.keys(clockCalls) as ClockCall[]).map((call) => ({
      clock,
      call,
      at: new Date(reportedAt.getTime() + clockTable[clock].limit * clockCalls[call]),
    })),
  );
}

/** The clocks a step stops. */
export const clocksStoppedBy = (step: IncidentStep): IncidentClock[] =>
  (Object.keys(clockTable) as IncidentClock[]).filter((clock) => (clockTable[clock].stoppedBy as readonly IncidentStep[]).includes(step));

const ruleOf = (step: IncidentStep): StepRule => incidentMachine[step];
