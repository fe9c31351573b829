import { lazy } from 'react';

export { CaseReferrals } from './case-referrals';
export { ReferralStatusBadge, UrgencyMark } from './referral-badges';
export { ReferralList } from './referral-list';
export { SummaryFacts } from './summary-facts';
export { useReferrals } from './referrals.queries';
export const AgainPage = lazy(() => import('./again-page').then(({ AgainPage: page }) => ({ default: page })));
export const FamilyPage = lazy(() => import('./family-page').then(({ FamilyPage: page }) => ({ default: page })));
export const ReferPage = lazy(() => import('./refer-page').then(({ ReferPage: page }) => ({ default: page })));
export const ReferralPage = lazy(() => import('./referral-page').then(({ ReferralPage: page }) => ({ default: page })));
