import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PossibleMatchId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AnswerPossibleMatch } from './answer-possible-match';
import { AskPossibleMatch } from './ask-possible-match';
import { ListPossibleMatches } from './list-possible-matches';
import { AnswerPossibleMatchDto, AskPossibleMatchDto } from './match.bodies';

/** Asking about people in other units' cases, and the coordination desk that calls back. */
@ApiTags('possible matches')
@Controller()
export class MatchController {
  constructor(
    private readonly askPossibleMatch: AskPossibleMatch,
    private readonly listPossibleMatches: ListPossibleMatches,
    private readonly answerPossibleMatch: AnswerPossibleMatch,
  ) {}

  @Post('cases/possible-matches')
  @HttpCode(200)
  @Requires('search', 'PossibleMatch')
  ask(@Me() me: Actor, @Body() body: AskPossibleMatchDto) {
    return this.askPossibleMatch.run(me, body);
  }

  @Get('possible-matches')
  @Requires('list', 'PossibleMatch')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listPossibleMatches.run(me, query);
  }

  @Post('possible-matches/:id/answer')
  @HttpCode(200)
  @Requires('decide', 'PossibleMatch')
  answer(@Me() me: Actor, @Param('id', IdParam) id: PossibleMatchId, @IfMatch() version: number, @Body() body: AnswerPossibleMatchDto) {
    return this.answerPossibleMatch.run(me, id, version, body.answer);
  }
}
