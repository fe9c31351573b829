import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MemberAccountId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import {
  AccountQueryDto,
  AskMemberDto,
  FindOnAccountDto,
  RecordEvaluationDto,
  ReplyToQuestionsDto,
  ScorecardQueryDto,
} from './accountability.bodies';
import { AskMember } from './ask-member';
import { FindOnAccount } from './find-on-account';
import { ListAccounts } from './list-accounts';
import { ListEvaluations } from './list-evaluations';
import { ListScorecards } from './list-scorecards';
import { RecordEvaluation } from './record-evaluation';
import { ReplyToQuestions } from './reply-to-questions';

@ApiTags('accountability')
@Controller('plan')
export class AccountabilityController {
  constructor(
    private readonly listScorecards: ListScorecards,
    private readonly listAccounts: ListAccounts,
    private readonly askMember: AskMember,
    private readonly replyToQuestions: ReplyToQuestions,
    private readonly findOnAccount: FindOnAccount,
    private readonly listEvaluations: ListEvaluations,
    private readonly recordEvaluation: RecordEvaluation,
  ) {}

  @Get('scorecards')
  @Requires('list', 'PlanScorecard')
  scorecards(@Me() me: Actor, @Query() query: ScorecardQueryDto) {
    return this.listScorecards.run(me, query);
  }

  @Get('accounts')
  @Requires('list', 'MemberAccount')
  accounts(@Me() me: Actor, @Query() query: AccountQueryDto) {
    return this.listAccounts.run(me, query);
  }

  @Post('accounts')
  @Requires('open', 'MemberAccount')
  ask(@Me() me: Actor, @Body() body: AskMemberDto, @IdempotencyKey() key: string | null) {
    return this.askMember.run(me, body, key);
  }

  @Post('accounts/:id/reply')
  @HttpCode(200)
  @Requires('record', 'MemberAccount')
  reply(@Me() me: Actor, @Param('id', IdParam) id: MemberAccountId, @IfMatch() version: number, @Body() body: ReplyToQuestionsDto) {
    return this.replyToQuestions.run(me, id, version, body);
  }

  @Post('accounts/:id/finding')
  @HttpCode(200)
  @Requires('decide', 'MemberAccount')
  find(@Me() me: Actor, @Param('id', IdParam) id: MemberAccountId, @IfMatch() version: number, @Body() body: FindOnAccountDto) {
    return this.findOnAccount.run(me, id, version, body);
  }

  @Get('evaluations')
  @Requires('list', 'MemberEvaluation')
  evaluations(@Me() me: Actor, @Query() query: AccountQueryDto) {
    return this.listEvaluations.run(me, query);
  }

  @Post('evaluations')
  @Requires('record', 'MemberEvaluation')
  evaluate(@Me() me: Actor, @Body() body: RecordEvaluationDto) {
    return this.recordEvaluation.run(me, body);
  }
}
