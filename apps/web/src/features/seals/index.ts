import { lazy } from 'react';

export { BarsPanel } from './bars-panel';
export { SealBanner } from './seal-banner';
export { SealPanel } from './seal-panel';
export const BarsPage = lazy(() => import('./bars-page').then((module) => ({ default: module.BarsPage })));
