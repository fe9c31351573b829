import { codeList, type CodeOf } from '../shared/code-list';

/** What the person says to the plan. */
export const planAgreements = codeList('plan-agreement', ['agreed', 'agreed-in-part', 'refused', 'not-asked-yet']);
export type PlanAgreement = CodeOf<typeof planAgreements>;

export const planStepStates = codeList('plan-step-state', ['planned', 'under-way', 'done', 'dropped']);
export type PlanStepState = CodeOf<typeof planStepStates>;
