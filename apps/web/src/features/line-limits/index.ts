import { lazy } from 'react';

export const LineLimitsPage = lazy(() => import('./line-limits-page').then(({ LineLimitsPage: page }) => ({ default: page })));
