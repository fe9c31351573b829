import { route } from '../shared/route';
import type { EndMissingBody, MissingAlertView, RaiseMissingBody, ReviewMissingBody } from './types';

export const listMissing = route<void, { readonly items: readonly MissingAlertView[] }>('GET', '/cases/:id/missing-alerts');
export const raiseMissing = route<RaiseMissingBody, MissingAlertView>('POST', '/cases/:id/missing-alerts');
export const reviewMissing = route<ReviewMissingBody, MissingAlertView>('POST', '/missing-alerts/:id/reviews');
export const endMissing = route<EndMissingBody, MissingAlertView>('POST', '/missing-alerts/:id/end');
