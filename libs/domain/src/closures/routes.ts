import { route, type Page } from '../shared/route';
import type { CloseCaseBody, ClosingView, FollowUpView, ReopenCaseBody } from './types';

export const readClosing = route<void, ClosingView>('GET', '/cases/:id/closing');
export const closeCase = route<CloseCaseBody, ClosingView>('POST', '/cases/:id/closure');
export const reopenCase = route<ReopenCaseBody, ClosingView>('POST', '/cases/:id/reopening');
export const listAfterCare = route<void, Page<FollowUpView>>('GET', '/after-care');
