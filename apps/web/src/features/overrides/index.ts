import { lazy } from 'react';

export { OverridesPanel } from './overrides-panel';
export { RequestOverride } from './request-override';
export { useOverrides } from './overrides.queries';
export const OverridesPage = lazy(() => import('./overrides-page').then(({ OverridesPage: page }) => ({ default: page })));
