import { lazy } from 'react';

// A part of the case's page and of the officer's: the frame that names the pages does not load them.
export const BarsPanel = lazy(() => import('./bars-panel').then((module) => ({ default: module.BarsPanel })));
export const SealBanner = lazy(() => import('./seal-banner').then((module) => ({ default: module.SealBanner })));
export const SealPanel = lazy(() => import('./seal-panel').then((module) => ({ default: module.SealPanel })));
export const BarsPage = lazy(() => import('./bars-page').then((module) => ({ default: module.BarsPage })));
