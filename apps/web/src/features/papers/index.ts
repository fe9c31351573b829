import { lazy } from 'react';

export const CheckPage = lazy(() => import('./check-page').then(({ CheckPage: page }) => ({ default: page })));
export const PrintSheetPage = lazy(() => import('./print-sheet-page').then(({ PrintSheetPage: page }) => ({ default: page })));
