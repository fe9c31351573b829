import { route, type Page } from '../shared/route';
import type { AnswerFeedbackBody, FeedbackBlock, FeedbackCodeView, FeedbackWordsView } from './types';

/** A one-time code for the person whom the service was given to; three at most for a referral. */
export const offerFeedback = route<Record<string, never>, FeedbackCodeView>('POST', '/referrals/:id/feedback-codes');
/** Without a session; five tries an hour and address that fit no code. */
export const answerFeedback = route<AnswerFeedbackBody, { readonly status: 'answered' }>('POST', '/feedback/answers');
/** What was said of the own agency's services in the own region; nothing where fewer than ten answered. */
export const listFeedbackCounts = route<void, { readonly items: readonly FeedbackBlock[] }>('GET', '/feedback/counts');
/** Query: cursor, limit. Newest month first. */
export const listFeedbackWords = route<void, Page<FeedbackWordsView>>('GET', '/feedback/words');
