import { lazy } from 'react';

export const EmergencyPage = lazy(() => import('./emergency-page').then(({ EmergencyPage: page }) => ({ default: page })));
export const ReviewsPage = lazy(() => import('./reviews-page').then(({ ReviewsPage: page }) => ({ default: page })));
export const ReviewPage = lazy(() => import('./review-page').then(({ ReviewPage: page }) => ({ default: page })));
export const EmergencyBanner = lazy(() => import('./emergency-banner').then(({ EmergencyBanner: banner }) => ({ default: banner })));
