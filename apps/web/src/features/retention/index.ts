import { lazy } from 'react';

export const RetentionPage = lazy(() => import('./retention-page').then(({ RetentionPage: page }) => ({ default: page })));
export const RetentionLine = lazy(() => import('./retention-line').then(({ RetentionLine: line }) => ({ default: line })));
