import { lazy } from 'react';

export { AutoLock, useLock } from './auto-lock';
export const LockScreen = lazy(() => import('./lock-screen').then(({ LockScreen: screen }) => ({ default: screen })));
