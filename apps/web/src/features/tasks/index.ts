import { lazy } from 'react';

export { AssignmentPanel } from './assignment-panel';
export { TasksPanel } from './tasks-panel';
export const WorkPage = lazy(() => import('./work-page').then(({ WorkPage: page }) => ({ default: page })));
