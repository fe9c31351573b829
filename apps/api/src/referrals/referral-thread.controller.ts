import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { ListMessages } from './list-messages';
import { ReadMessages } from './read-messages';
import { ReferAgain } from './refer-again';
import { AgainDto, EmptyDto, WriteMessageDto } from './referral.bodies';
import { TakeReferral } from './take-referral';
import { WriteMessage } from './write-message';

/** What the two sides do about a referral besides moving it: the thread, who has it, and the next desk. */
@ApiTags('referrals')
@Controller('referrals/:id')
export class ReferralThreadController {
  constructor(
    private readonly listMessages: ListMessages,
    private readonly writeMessage: WriteMessage,
    private readonly readMessages: ReadMessages,
    private readonly takeReferral: TakeReferral,
    private readonly referAgain: ReferAgain,
  ) {}

  @Get('messages')
  @Requires('list', 'ReferralMessage')
  list(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Query() page: PageQuery) {
    return this.listMessages.run(me, id, page);
  }

  @Post('messages')
  @Requires('send', 'ReferralMessage')
  write(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() body: WriteMessageDto, @IdempotencyKey() key: string | null) {
    return this.writeMessage.run(me, id, body, key);
  }

  @Post('messages/reading')
  @HttpCode(200)
  @Requires('read', 'ReferralMessage')
  seen(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() _body: EmptyDto) {
    return this.readMessages.run(me, id);
  }

  @Post('take')
  @HttpCode(200)
  @Requires('take', 'Referral')
  take(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() _body: EmptyDto) {
    return this.takeReferral.run(me, id, version, 'take');
  }

  @Post('release')
  @HttpCode(200)
  @Requires('take', 'Referral')
  release(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() _body: EmptyDto) {
    return this.takeReferral.run(me, id, version, 'release');
  }

  @Post('again')
  @Requires('send', 'Referral')
  again(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @Body() body: AgainDto, @IdempotencyKey() key: string | null) {
    return this.referAgain.run(me, id, body, key);
  }
}
