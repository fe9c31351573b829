import { lazy } from 'react';

/** All pages about units, as one piece: who opens one opens the others. */
export const AgencyUnitPages = lazy(() => import('./pages').then(({ AgencyUnitPages: pages }) => ({ default: pages })));
