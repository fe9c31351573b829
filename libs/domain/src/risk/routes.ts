import { route } from '../shared/route';
import type { AssessRiskBody, RiskAssessmentView } from './types';

export const assessRisk = route<AssessRiskBody, RiskAssessmentView>('POST', '/cases/:id/risk-assessments');
/** The newest first, which is the one that holds; at most 100. */
export const listRiskAssessments = route<void, { readonly items: readonly RiskAssessmentView[] }>('GET', '/cases/:id/risk-assessments');
