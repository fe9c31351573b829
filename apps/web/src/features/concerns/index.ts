import { lazy } from 'react';

export const ReportPage = lazy(() => import('./report-page').then(({ ReportPage: page }) => ({ default: page })));
export const ConcernsPage = lazy(() => import('./concerns-page').then(({ ConcernsPage: page }) => ({ default: page })));
export const ConcernPage = lazy(() => import('./concern-page').then(({ ConcernPage: page }) => ({ default: page })));
export const CaseOfConcernPage = lazy(() => import('./case-of-concern-page').then(({ CaseOfConcernPage: page }) => ({ default: page })));
export const LabourMatterPage = lazy(() => import('./labour-matter-page').then(({ LabourMatterPage: page }) => ({ default: page })));
export const CaseConcerns = lazy(() => import('./case-concerns').then(({ CaseConcerns: panel }) => ({ default: panel })));
/** Whom to call about somebody in danger, for who may report. */
export const DutyPhonesOf = lazy(() => import('./duty-phones').then(({ DutyPhonesOf: phones }) => ({ default: phones })));
/** Draws nothing; fetches and keeps the duty phones before anybody is in danger. */
export const DutyPhonesKept = lazy(() => import('./duty-phones').then(({ DutyPhonesKept: kept }) => ({ default: kept })));
/** Sends what waits for the network, on whatever page its reporter is. */
export const OutboxKeeper = lazy(() => import('./outbox-keeper').then(({ OutboxKeeper: keeper }) => ({ default: keeper })));
export { countUnsent } from './unsent';
