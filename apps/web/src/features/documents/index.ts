import { lazy } from 'react';

export const DocumentsPanel = lazy(() => import('./documents-panel').then((module) => ({ default: module.DocumentsPanel })));
export const TrackDocuments = lazy(() => import('./track-documents').then((module) => ({ default: module.TrackDocuments })));
export { useDocuments } from './documents.queries';
