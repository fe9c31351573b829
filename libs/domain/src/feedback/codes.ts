import { codeList, type CodeOf } from '../shared/code-list';

/** What a person is asked to give one to five for. */
export const feedbackRatings = codeList('feedback-rating', ['respect', 'help']);
export type FeedbackRating = CodeOf<typeof feedbackRatings>;

/** What a person is asked to answer in a word. */
export const feedbackQuestions = codeList('feedback-question', ['safe', 'understood']);
export type FeedbackQuestion = CodeOf<typeof feedbackQuestions>;

export const feedbackWords = codeList('feedback-word', ['yes', 'partly', 'no']);
export type FeedbackWord = CodeOf<typeof feedbackWords>;
