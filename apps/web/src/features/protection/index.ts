import { lazy } from 'react';

export { ProofForm } from './proof-form';
export const ProtectionPage = lazy(() => import('./protection-page').then(({ ProtectionPage: page }) => ({ default: page })));
export const SecondFactorStep = lazy(() => import('./second-factor-step').then(({ SecondFactorStep: step }) => ({ default: step })));
export const EnrolStep = lazy(() => import('./enrol-step').then(({ EnrolStep: step }) => ({ default: step })));
export const GovernmentLinkPage = lazy(() => import('./government-link-page').then(({ GovernmentLinkPage: page }) => ({ default: page })));
