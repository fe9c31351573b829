import type { Region, Service } from '../directory/codes';
import type { AgencyId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import type { FeedbackQuestion, FeedbackRating, FeedbackWord } from './codes';

/** A code just made, shown once: nothing keeps it. */
export interface FeedbackCodeView {
  /** `7K3F9-Q2M4X`. */
  readonly code: string;
}

/** What somebody with a code says, without a session. */
export interface AnswerFeedbackBody extends Readonly<Record<FeedbackRating, number>>, Readonly<Record<FeedbackQuestion, FeedbackWord>> {
  readonly code: string;
  /** Free words, at most 2000 characters; the data protection officer reads them and nobody else. */
  readonly words?: string | null;
}

/** One to five → how many gave it; yes, partly, no → how many said it. */
export type FeedbackCounts = Readonly<Record<FeedbackRating | FeedbackQuestion, Readonly<Record<string, number>>>>;

/** Answers about one service of the own agency and region, over whole quarters that are over; ten at least. */
export interface FeedbackBlock {
  readonly service: Service;
  /** First and last month, as their first days. */
  readonly fromMonth: IsoDate;
  readonly toMonth: IsoDate;
  readonly answers: number;
  readonly counts: FeedbackCounts;
}

/** Somebody's own words, to the month. */
export interface FeedbackWordsView {
  readonly id: string;
  readonly service: Service;
  readonly agencyId: AgencyId;
  readonly region: Region | null;
  readonly month: IsoDate;
  readonly words: string;
}
