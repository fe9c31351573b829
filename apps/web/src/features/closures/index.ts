import { lazy } from 'react';

export { ClosedBanner } from './closed-banner';
export const ClosingPage = lazy(() => import('./closing-page').then(({ ClosingPage: page }) => ({ default: page })));
export const AfterCarePage = lazy(() => import('./after-care-page').then(({ AfterCarePage: page }) => ({ default: page })));
