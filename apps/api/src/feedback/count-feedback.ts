import { Injectable } from '@nestjs/common';
import {
  allow,
  feedbackQuestions,
  feedbackRatings,
  feedbackWords,
  type FeedbackBlock,
  type FeedbackCounts,
  type Outcome,
  type Service,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';

interface BlockRow {
  readonly service: Service;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly answers: number;
  /** `question|answer` → how many. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What was said of the own agency's services, in numbers: the database lets out whole blocks of ten answers at least. */
@Injectable()
export class CountFeedback {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor): Promise<Outcome<{ items: FeedbackBlock[] }>> {
    return this.inTransaction.run(actor, { action: 'feedback.count' }, async (tx) => {
      const rows = await tx.em.query<BlockRow[]>(
        `select service, from_month::text as "fromMonth", to_month::text as "toMonth", answers, counts from guard.feedback_counts()
          order by from_month desc, service`,
      );
      return allow({ items: rows.map(({ counts, ...block }) => ({ ...block, counts: countsOf(counts) })) });
    });
  }
}

function countsOf(counts: BlockRow['counts']): FeedbackCounts {
  const of = (question: string, answers: readonly string[]): [string, Record<string, number>] => [
    question,
    Object.fromEntries(answers.map((answer) => [answer, counts[`${question}|${answer}`] ?? 0])),
  ];
  return Object.fromEntries([
    ...feedbackRatings.codes.map((rating) => of(rating, ['1', '2', '3', '4', '5'])),
    ...feedbackQuestions.codes.map((question) => of(question, feedbackWords.codes)),
  ]) as FeedbackCounts;
}
