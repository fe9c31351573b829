import { lazy } from 'react';

export const StatisticsPage = lazy(() => import('./statistics-page').then(({ StatisticsPage: page }) => ({ default: page })));
export const ReturnsPage = lazy(() => import('./returns-page').then(({ ReturnsPage: page }) => ({ default: page })));
export const ReleasesPage = lazy(() => import('./releases-page').then(({ ReleasesPage: page }) => ({ default: page })));
export const ReleasePage = lazy(() => import('./release-page').then(({ ReleasePage: page }) => ({ default: page })));
export const CourtStatisticsPage = lazy(() =>
  import('./court-statistics-page').then(({ CourtStatisticsPage: page }) => ({ default: page })),
);
export { useRequestRelease } from './releases.queries';
