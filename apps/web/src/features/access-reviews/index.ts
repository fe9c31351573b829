import { lazy } from 'react';

export const AccessReviewPage = lazy(() => import('./access-review-page').then(({ AccessReviewPage: page }) => ({ default: page })));
