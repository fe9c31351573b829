import { route, type Page } from '../shared/route';
import type { CapacityChangeView, CapacityView, KeepCapacityBody } from './types';

/** The own unit's board: one row for each service and person category that it offers. */
export const listCapacity = route<void, { readonly items: readonly CapacityView[] }>('GET', '/capacity');
/** Counts anew; If-Match is the row's version, 0 where nobody has counted yet. */
export const keepCapacity = route<KeepCapacityBody, CapacityView>('POST', '/capacity');
/** Query: cursor, limit. Newest first. */
export const listCapacityChanges = route<void, Page<CapacityChangeView>>('GET', '/capacity/changes');
