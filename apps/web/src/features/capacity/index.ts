import { lazy } from 'react';

export const CapacityPage = lazy(() => import('./capacity-page').then(({ CapacityPage: page }) => ({ default: page })));
