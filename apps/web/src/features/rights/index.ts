import { lazy } from 'react';

export { RightsPanel } from './rights-panel';
export const RightsPage = lazy(() => import('./rights-page').then(({ RightsPage: page }) => ({ default: page })));
export const RightsOwedPage = lazy(() => import('./rights-owed-page').then(({ RightsOwedPage: page }) => ({ default: page })));
