import { lazy } from 'react';

export { RiskPanel } from './risk-panel';
export { useRiskAssessments } from './risk.queries';
export const RiskPage = lazy(() => import('./risk-page').then((module) => ({ default: module.RiskPage })));
