import { lazy } from 'react';

export const SignInPage = lazy(() => import('./sign-in-page').then(({ SignInPage: page }) => ({ default: page })));
