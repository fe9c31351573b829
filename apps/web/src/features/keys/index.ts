import { lazy } from 'react';

export const KeysPage = lazy(() => import('./keys-page').then((module) => ({ default: module.KeysPage })));
