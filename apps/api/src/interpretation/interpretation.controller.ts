import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { InterpretationSessionId, ReferralId, UnsuitedId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { ChooseInterpreter } from './choose-interpreter';
import { CompleteInterpretation } from './complete-interpretation';
import {
  DayQueryDto,
  MarkUnsuitedDto,
  MoveInterpretationDto,
  NothingAskedDto,
  PlanInterpretationDto,
  SessionListQueryDto,
  SessionWishDto,
} from './interpretation.bodies';
import { ListInterpretations } from './list-interpretations';
import { MarkUnsuited } from './mark-unsuited';
import { MoveInterpretation } from './move-interpretation';
import { PlanInterpretation } from './plan-interpretation';
import { ReadInterpretation } from './read-interpretation';
import { ReadInterpretationBoard } from './read-interpretation-board';
import { ReadInterpretationDay } from './read-interpretation-day';
import { ReadRequested } from './read-requested';
import { UnmarkUnsuited } from './unmark-unsuited';

@ApiTags('interpretation')
@Controller()
export class InterpretationController {
  constructor(
    private readonly readBoard: ReadInterpretationBoard,
    private readonly listInterpretations: ListInterpretations,
    private readonly readDay: ReadInterpretationDay,
    private readonly readInterpretation: ReadInterpretation,
    private readonly chooseInterpreter: ChooseInterpreter,
    private readonly planInterpretation: PlanInterpretation,
    private readonly moveInterpretation: MoveInterpretation,
    private readonly markUnsuited: MarkUnsuited,
    private readonly unmarkUnsuited: UnmarkUnsuited,
    private readonly completeInterpretation: CompleteInterpretation,
    private readonly readRequested: ReadRequested,
  ) {}

  @Get('interpretation/board')
  @Requires('list', 'Interpretation')
  board(@Me() me: Actor) {
    return this.readBoard.run(me);
  }

  @Get('interpretation/sessions')
  @Requires('list', 'Interpretation')
  list(@Me() me: Actor, @Query() query: SessionListQueryDto) {
    return this.listInterpretations.run(me, query);
  }

  @Get('interpretation/day')
  @Requires('list', 'Interpretation')
  day(@Me() me: Actor, @Query() { date }: DayQueryDto) {
    return this.readDay.run(me, date);
  }

  @Get('interpretation/referrals/:id')
  @Requires('read', 'Interpretation')
  read(@Me() me: Actor, @Param('id', IdParam) id: ReferralId) {
    return this.readInterpretation.ofReferral(me, id);
  }

  @Get('interpretation/sessions/:id')
  @Requires('read', 'Interpretation')
  readSession(@Me() me: Actor, @Param('id', IdParam) id: InterpretationSessionId) {
    return this.readInterpretation.ofSession(me, id);
  }

  @Get('interpretation/referrals/:id/interpreters')
  @Requires('record', 'Interpretation')
  choose(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Query() query: SessionWishDto) {
    return this.chooseInterpreter.run(me, id, query);
  }

  @Post('interpretation/referrals/:id/sessions')
  @Requires('record', 'Interpretation')
  plan(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() body: PlanInterpretationDto, @IdempotencyKey() key: string | null) {
    return this.planInterpretation.run(me, id, body, key);
  }

  @Post('interpretation/sessions/:id/moves')
  @HttpCode(200)
  @Requires('change', 'Interpretation')
  move(
    @Me() me: Actor,
    @Param('id', IdParam) id: InterpretationSessionId,
    @IfMatch() version: number,
    @Body() body: MoveInterpretationDto,
  ) {
    return this.moveInterpretation.run(me, id, version, body);
  }

  @Post('interpretation/referrals/:id/unsuited')
  @Requires('change', 'Interpretation')
  mark(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() body: MarkUnsuitedDto) {
    return this.markUnsuited.run(me, id, body);
  }

  @Post('interpretation/unsuited/:id/undoing')
  @HttpCode(200)
  @Requires('change', 'Interpretation')
  unmark(@Me() me: Actor, @Param('id', IdParam) id: UnsuitedId, @Body() _body: NothingAskedDto) {
    return this.unmarkUnsuited.run(me, id);
  }

  @Post('interpretation/referrals/:id/completion')
  @HttpCode(200)
  @Requires('complete', 'Interpretation')
  complete(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() _body: NothingAskedDto) {
    return this.completeInterpretation.run(me, id, version);
  }

  @Get('referrals/:id/interpretation')
  @Requires('read', 'Referral')
  requested(@Me() me: Actor, @Param('id', IdParam) id: ReferralId) {
    return this.readRequested.run(me, id);
  }
}
