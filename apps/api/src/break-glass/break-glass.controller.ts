import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BreakGlassId, CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AnswerRequest } from './answer-request';
import { BreakGlass } from './break-glass';
import { BreakGlassByNumberDto, BreakGlassDto, EmptyBody, ReviewBreakGlassDto, ReviewQuery } from './break-glass.bodies';
import { EndBreakGlass } from './end-break-glass';
import { ListBreakGlass } from './list-break-glass';
import { ReadReview } from './read-review';
import { ReviewBreakGlass } from './review-break-glass';

@ApiTags('break-glass')
@Controller()
export class BreakGlassController {
  constructor(
    private readonly breakGlass: BreakGlass,
    private readonly listBreakGlass: ListBreakGlass,
    private readonly readReview: ReadReview,
    private readonly answerRequest: AnswerRequest,
    private readonly endBreakGlass: EndBreakGlass,
    private readonly reviewBreakGlass: ReviewBreakGlass,
  ) {}

  @Post('cases/break-glass')
  @Requires('open', 'BreakGlass')
  byNumber(@Me() me: Actor, @Body() { number, ...body }: BreakGlassByNumberDto, @IdempotencyKey() key: string | null) {
    return this.breakGlass.run(me, { number }, body, key);
  }

  @Post('cases/:id/break-glass')
  @Requires('open', 'BreakGlass')
  byId(@Me() me: Actor, @Param('id', IdParam) caseId: CaseId, @Body() body: BreakGlassDto, @IdempotencyKey() key: string | null) {
    return this.breakGlass.run(me, { caseId }, body, key);
  }

  @Get('break-glass')
  @Requires('list', 'BreakGlass')
  own(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listBreakGlass.own(me, query);
  }

  @Get('break-glass/requests')
  @Requires('decide', 'BreakGlass')
  requests(@Me() me: Actor) {
    return this.listBreakGlass.requests(me);
  }

  @Get('break-glass/reviews')
  @Requires('review', 'BreakGlass')
  reviews(@Me() me: Actor, @Query() { done, ...page }: ReviewQuery) {
    return this.listBreakGlass.reviews(me, done === 'true', page);
  }

  @Get('break-glass/reviews/:id')
  @Requires('review', 'BreakGlass')
  read(@Me() me: Actor, @Param('id', IdParam) id: BreakGlassId) {
    return this.readReview.run(me, id);
  }

  @Post('break-glass/:id/approve')
  @HttpCode(200)
  @Requires('decide', 'BreakGlass')
  approve(@Me() me: Actor, @Param('id', IdParam) id: BreakGlassId, @IfMatch() version: number, @Body() _body: EmptyBody) {
    return this.answerRequest.run(me, id, 'approve', version);
  }

  @Post('break-glass/:id/decline')
  @HttpCode(200)
  @Requires('decide', 'BreakGlass')
  decline(@Me() me: Actor, @Param('id', IdParam) id: BreakGlassId, @IfMatch() version: number, @Body() _body: EmptyBody) {
    return this.answerRequest.run(me, id, 'decline', version);
  }

  @Post('break-glass/:id/end')
  @HttpCode(200)
  @Requires('complete', 'BreakGlass')
  end(@Me() me: Actor, @Param('id', IdParam) id: BreakGlassId, @IfMatch() version: number, @Body() _body: EmptyBody) {
    return this.endBreakGlass.run(me, id, version);
  }

  @Post('break-glass/:id/review')
  @HttpCode(200)
  @Requires('review', 'BreakGlass')
  review(@Me() me: Actor, @Param('id', IdParam) id: BreakGlassId, @IfMatch() version: number, @Body() body: ReviewBreakGlassDto) {
    return this.reviewBreakGlass.run(me, id, version, body);
  }
}
