import { lazy } from 'react';

export { PlanPanel } from './plan-panel';
export const EditPlanPage = lazy(() => import('./edit-plan-page').then((module) => ({ default: module.EditPlanPage })));
