import { lazy } from 'react';

export const InterpretationBoardPage = lazy(() => import('./board-page').then(({ BoardPage: page }) => ({ default: page })));
export const ServicePage = lazy(() => import('./service-page').then(({ ServicePage: page }) => ({ default: page })));
export const SessionPage = lazy(() => import('./service-page').then(({ SessionPage: page }) => ({ default: page })));
export const InterpreterRosterPage = lazy(() => import('./roster-page').then(({ RosterPage: page }) => ({ default: page })));
export const InterpreterPage = lazy(() => import('./interpreter-page').then(({ InterpreterPage: page }) => ({ default: page })));
export const DayPage = lazy(() => import('./day-page').then(({ DayPage: page }) => ({ default: page })));
export const RequestedPanel = lazy(() => import('./requested-panel').then(({ RequestedPanel: panel }) => ({ default: panel })));
