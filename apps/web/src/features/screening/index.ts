import { lazy } from 'react';

export { ScreeningPanel } from './screening-panel';
export const SittingPage = lazy(() => import('./sitting-page').then((module) => ({ default: module.SittingPage })));
export const PrintSheetPage = lazy(() => import('./print-sheet-page').then((module) => ({ default: module.PrintSheetPage })));
