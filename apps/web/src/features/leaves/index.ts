import { lazy } from 'react';

export const LeavePage = lazy(() => import('./leave-page').then(({ LeavePage: page }) => ({ default: page })));
