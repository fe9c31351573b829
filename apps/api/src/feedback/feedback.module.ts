import { Module } from '@nestjs/common';
import { AnswerFeedback } from './answer-feedback';
import { CountFeedback } from './count-feedback';
import { FeedbackController } from './feedback.controller';
import { ListFeedbackWords } from './list-feedback-words';
import { OfferFeedback } from './offer-feedback';

@Module({
  controllers: [FeedbackController],
  providers: [OfferFeedback, AnswerFeedback, CountFeedback, ListFeedbackWords],
})
export class FeedbackModule {}
