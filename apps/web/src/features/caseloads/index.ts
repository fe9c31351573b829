import { lazy } from 'react';

export { useCaseload } from './caseloads.queries';
export const CaseloadPage = lazy(() => import('./caseload-page').then(({ CaseloadPage: page }) => ({ default: page })));
export const StuckPage = lazy(() => import('./stuck-page').then(({ StuckPage: page }) => ({ default: page })));
