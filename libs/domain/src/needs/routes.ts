import { route } from '../shared/route';
import type { MoveNeedBody, NeedView, RecordNeedBody } from './types';

export const recordNeed = route<RecordNeedBody, NeedView>('POST', '/cases/:id/needs');
/** Open ones first, then the newest; at most 200. */
export const listNeeds = route<void, { readonly items: readonly NeedView[] }>('GET', '/cases/:id/needs');
export const moveNeed = route<MoveNeedBody, NeedView>('POST', '/needs/:id/moves');
