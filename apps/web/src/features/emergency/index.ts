import { lazy } from 'react';

export const EmergencyPage = lazy(() => import('./emergency-page').then(({ EmergencyPage: page }) => ({ default: page })));
export const EmergencyBanner = lazy(() => import('./emergency-banner').then(({ EmergencyBanner: banner }) => ({ default: banner })));
// One chunk, the reviewer's.
const reviews = () => import('./reviews');
export const ReviewsPage = lazy(() => reviews().then(({ ReviewsPage: page }) => ({ default: page })));
export const ReviewPage = lazy(() => reviews().then(({ ReviewPage: page }) => ({ default: page })));
