import { lazy } from 'react';

// One chunk: who opens one of them opens the other.
const pages = () => import('./pages');
export const AuditPage = lazy(() => pages().then(({ AuditPage: page }) => ({ default: page })));
export const AnomaliesPage = lazy(() => pages().then(({ AnomaliesPage: page }) => ({ default: page })));
