import { route } from '../shared/route';
import type { CasePlanView, SavePlanBody } from './types';

export const saveCasePlan = route<SavePlanBody, CasePlanView>('POST', '/cases/:id/plan');
/** Every version, the newest first; at most 50. */
export const readCasePlan = route<void, CasePlanView>('GET', '/cases/:id/plan');
