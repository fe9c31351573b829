import { lazy } from 'react';

export const DocumentsPanel = lazy(() => import('./documents-panel').then((module) => ({ default: module.DocumentsPanel })));
export { useDocuments } from './documents.queries';
