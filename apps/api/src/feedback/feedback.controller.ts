import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReferralId } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { AnswerFeedback } from './answer-feedback';
import { CountFeedback } from './count-feedback';
import { AnswerFeedbackDto, OfferFeedbackBody } from './feedback.bodies';
import { ListFeedbackWords } from './list-feedback-words';
import { OfferFeedback } from './offer-feedback';

@ApiTags('feedback')
@Controller()
export class FeedbackController {
  constructor(
    private readonly offerFeedback: OfferFeedback,
    private readonly answerFeedback: AnswerFeedback,
    private readonly countFeedback: CountFeedback,
    private readonly listFeedbackWords: ListFeedbackWords,
  ) {}

  @Post('referrals/:id/feedback-codes')
  @Requires('offer', 'Feedback')
  offer(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() _body: OfferFeedbackBody) {
    return this.offerFeedback.run(me, id);
  }

  @Post('feedback/answers')
  @HttpCode(200)
  @Public()
  answer(@Body() body: AnswerFeedbackDto, @Req() request: FastifyRequest) {
    return this.answerFeedback.run(body, request.ip);
  }

  @Get('feedback/counts')
  @Requires('read', 'Feedback')
  count(@Me() me: Actor) {
    return this.countFeedback.run(me);
  }

  @Get('feedback/words')
  @Requires('list', 'Feedback')
  words(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listFeedbackWords.run(me, query);
  }
}
