import { lazy } from 'react';

export const WelcomePage = lazy(() => import('./welcome-page').then(({ WelcomePage: page }) => ({ default: page })));
