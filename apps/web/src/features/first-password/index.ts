import { lazy } from 'react';

export const FirstPasswordStep = lazy(() => import('./first-password-step').then(({ FirstPasswordStep: step }) => ({ default: step })));
