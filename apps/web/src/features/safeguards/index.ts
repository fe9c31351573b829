import { lazy } from 'react';

export { useSafeguards } from './safeguards.queries';

export const SafeguardsPanel = lazy(() => import('./safeguards-panel').then((module) => ({ default: module.SafeguardsPanel })));
export const NonPunishmentAlert = lazy(() => import('./non-punishment-alert').then((module) => ({ default: module.NonPunishmentAlert })));
