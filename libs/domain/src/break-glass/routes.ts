import { route, type Page } from '../shared/route';
import type { BreakGlassBody, BreakGlassByNumberBody, BreakGlassView, ReviewBreakGlassBody } from './types';

/** An unknown number, a sealed case and a barred user are answered alike: 404. */
export const breakGlassByNumber = route<BreakGlassByNumberBody, BreakGlassView>('POST', '/cases/break-glass');
export const breakGlass = route<BreakGlassBody, BreakGlassView>('POST', '/cases/:id/break-glass');
/** The reader's own, newest first. Query: cursor, limit. */
export const listBreakGlass = route<void, Page<BreakGlassView>>('GET', '/break-glass');
/** What waits for a supervisor of the reader's unit, the oldest first; at most 50. */
export const listBreakGlassRequests = route<void, { readonly items: readonly BreakGlassView[] }>('GET', '/break-glass/requests');
/** Query: done=true for those reviewed (newest first), otherwise those that wait, the most urgent first; cursor, limit. */
export const listBreakGlassReviews = route<void, Page<BreakGlassView>>('GET', '/break-glass/reviews');
/** With what was done under it. */
export const readBreakGlassReview = route<void, BreakGlassView>('GET', '/break-glass/reviews/:id');
export const approveBreakGlass = route<Record<string, never>, BreakGlassView>('POST', '/break-glass/:id/approve');
export const declineBreakGlass = route<Record<string, never>, BreakGlassView>('POST', '/break-glass/:id/decline');
/** The holder is done, before the four hours are over. */
export const endBreakGlass = route<Record<string, never>, BreakGlassView>('POST', '/break-glass/:id/end');
export const reviewBreakGlass = route<ReviewBreakGlassBody, BreakGlassView>('POST', '/break-glass/:id/review');
