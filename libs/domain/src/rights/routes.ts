import { route, type Page } from '../shared/route';
import type { ExplainRightsBody, RightsExplanationView, RightsOwedItem } from './types';

export const explainRights = route<ExplainRightsBody, RightsExplanationView>('POST', '/cases/:id/rights-explanations');
/** Newest first. */
export const listRightsExplanations = route<void, { readonly items: readonly RightsExplanationView[] }>(
  'GET',
  '/cases/:id/rights-explanations',
);
/** Open cases of the own unit whose person was not told their rights. Query: cursor, limit. Latest activity first. */
export const listRightsOwed = route<void, Page<RightsOwedItem>>('GET', '/rights/owed');
