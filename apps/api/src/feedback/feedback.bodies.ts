import { feedbackWords, type AnswerFeedbackBody, type FeedbackWord } from '@himaya/domain';
import { Code, Name, Text, Whole } from '../platform/http/fields';

/** A code takes no facts. */
export class OfferFeedbackBody {}

export class AnswerFeedbackDto implements AnswerFeedbackBody {
  @Name(40)
  code!: string;

  @Whole(1, 5)
  respect!: number;

  @Whole(1, 5)
  help!: number;

  @Code(feedbackWords)
  safe!: FeedbackWord;

  @Code(feedbackWords)
  understood!: FeedbackWord;

  @Text(2000, { nullable: true })
  words?: string | null;
}
