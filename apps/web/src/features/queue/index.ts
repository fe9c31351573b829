import { lazy } from 'react';

export const QueuePage = lazy(() => import('./queue-page').then(({ QueuePage: page }) => ({ default: page })));
