import type { PrintedPaperView } from '../papers/types';
import { route } from '../shared/route';
import type { DecideOwnCopyBody, HandOverCopyBody, OwnCopyView, RequestOwnCopyBody } from './types';

/** Of the unit that answers for the case, the latest first. */
export const listOwnCopies = route<void, { readonly items: readonly OwnCopyView[] }>('GET', '/cases/:id/own-copies');
export const requestOwnCopy = route<RequestOwnCopyBody, OwnCopyView>('POST', '/cases/:id/own-copies');
/** The own unit's parts of copies that come from this file: of care, a legal matter, a stay, a programme or a return. The latest first. */
export const listCopyParts = route<void, { readonly items: readonly OwnCopyView[] }>('GET', '/files/:id/own-copies');
/** A first member looks at what there is; somebody else decides what of it is left out. */
export const openCopyPart = route<void, OwnCopyView>('POST', '/own-copies/:id/opening');
export const decideOwnCopyOf = route<DecideOwnCopyBody, OwnCopyView>('POST', '/own-copies/:id/decision');
/** Kept nowhere: what the answer holds is all there is. */
export const printOwnCopy = route<void, PrintedPaperView>('POST', '/own-copies/:id/papers');
export const handOverCopy = route<HandOverCopyBody, OwnCopyView>('POST', '/own-copies/:id/hand-over');
