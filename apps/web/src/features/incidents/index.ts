import { lazy } from 'react';

// One chunk: they are few and small.
const pages = () => import('./pages');
export const IncidentsPage = lazy(() => pages().then(({ IncidentsPage: page }) => ({ default: page })));
export const IncidentPage = lazy(() => pages().then(({ IncidentPage: page }) => ({ default: page })));
export const ReportIncidentPage = lazy(() => pages().then(({ ReportIncidentPage: page }) => ({ default: page })));
