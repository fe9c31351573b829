import { route } from '../shared/route';
import type { EndOverrideBody, OverrideView, RefuseOverrideBody, RequestOverrideBody } from './types';

export const requestOverride = route<RequestOverrideBody, OverrideView>('POST', '/cases/:id/overrides');
export const listCaseOverrides = route<void, { readonly items: readonly OverrideView[] }>('GET', '/cases/:id/overrides');
/** Query: box. What waits for this reader's approval, the oldest first; at most 50. */
export const listOverrides = route<void, { readonly items: readonly OverrideView[] }>('GET', '/overrides');
export const approveOverride = route<Record<string, never>, OverrideView>('POST', '/overrides/:id/approval');
export const refuseOverride = route<RefuseOverrideBody, OverrideView>('POST', '/overrides/:id/refusal');
export const endOverride = route<EndOverrideBody, OverrideView>('POST', '/overrides/:id/end');
