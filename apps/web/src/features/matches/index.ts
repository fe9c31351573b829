import { lazy } from 'react';

export { AskElsewhere } from './ask-elsewhere';
export { LinksPanel } from './links-panel';
export { useCaseLinks } from './matches.queries';
export const MatchesPage = lazy(() => import('./matches-page').then(({ MatchesPage: page }) => ({ default: page })));
export const ComparePage = lazy(() => import('./compare-page').then(({ ComparePage: page }) => ({ default: page })));
