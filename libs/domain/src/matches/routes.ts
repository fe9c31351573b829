import { route, type Page } from '../shared/route';
import type {
  AnswerPossibleMatchBody,
  AskPossibleMatchBody,
  CaseLinkView,
  DuplicateListItem,
  DuplicateView,
  LinkCaseBody,
  PossibleMatchAnswerView,
  PossibleMatchView,
  ReviewDuplicateBody,
} from './types';

/** Ten a day and user, forty a day and unit; 429 `match.limited` beyond. */
export const askPossibleMatch = route<AskPossibleMatchBody, PossibleMatchAnswerView>('POST', '/cases/possible-matches');
/** The coordination desk's, newest first. */
export const listPossibleMatches = route<void, Page<PossibleMatchView>>('GET', '/possible-matches');
export const answerPossibleMatch = route<AnswerPossibleMatchBody, { readonly answer: AnswerPossibleMatchBody['answer'] }>(
  'POST',
  '/possible-matches/:id/answer',
);
/** The own unit's queue, newest first. */
export const listDuplicates = route<void, Page<DuplicateListItem>>('GET', '/duplicates');
/** Compares the unit's latest cases with what else it may read; answers how many pairs were new. */
export const findDuplicates = route<Record<string, never>, { readonly compared: number; readonly found: number }>(
  'POST',
  '/duplicates/search',
);
export const readDuplicate = route<void, DuplicateView>('GET', '/duplicates/:id');
export const reviewDuplicate = route<ReviewDuplicateBody, DuplicateView>('POST', '/duplicates/:id/review');
export const listCaseLinks = route<void, { readonly items: readonly CaseLinkView[] }>('GET', '/cases/:id/links');
export const linkCase = route<LinkCaseBody, { readonly items: readonly CaseLinkView[] }>('POST', '/cases/:id/links');
export const undoCaseLink = route<Record<string, never>, { readonly undone: true }>('POST', '/case-links/:id/undoing');
