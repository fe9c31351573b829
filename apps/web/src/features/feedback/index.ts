import { lazy } from 'react';

export const FeedbackPage = lazy(() => import('./feedback-page').then(({ FeedbackPage: page }) => ({ default: page })));
export const OfferFeedback = lazy(() => import('./offer-feedback').then(({ OfferFeedback: panel }) => ({ default: panel })));
export const FeedbackCountsPage = lazy(() => import('./feedback-counts-page').then(({ FeedbackCountsPage: page }) => ({ default: page })));
export const FeedbackWordsPage = lazy(() => import('./feedback-words-page').then(({ FeedbackWordsPage: page }) => ({ default: page })));
