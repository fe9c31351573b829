import { lazy } from 'react';

export const AnswerPage = lazy(() => import('./answer-page').then(({ AnswerPage: page }) => ({ default: page })));
export const PacketPanel = lazy(() => import('./packet-panel').then(({ PacketPanel: panel }) => ({ default: panel })));
export const PaperReady = lazy(() => import('./paper-ready').then(({ PaperReady: ready }) => ({ default: ready })));
export const CheckPage = lazy(() => import('./check-page').then(({ CheckPage: page }) => ({ default: page })));
export const PrintSheetPage = lazy(() => import('./print-sheet-page').then(({ PrintSheetPage: page }) => ({ default: page })));
