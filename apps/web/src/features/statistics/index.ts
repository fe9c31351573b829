import { lazy } from 'react';

export const StatisticsPage = lazy(() => import('./statistics-page').then(({ StatisticsPage: page }) => ({ default: page })));
