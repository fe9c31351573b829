import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ConsentId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { RecordConsentDto, WithdrawConsentDto } from './consent.bodies';
import { ListConsents } from './list-consents';
import { RecordConsent } from './record-consent';
import { WithdrawConsent } from './withdraw-consent';

@ApiTags('consents')
@Controller()
export class ConsentController {
  constructor(
    private readonly recordConsent: RecordConsent,
    private readonly listConsents: ListConsents,
    private readonly withdrawConsent: WithdrawConsent,
  ) {}

  @Post('cases/:id/consents')
  @Requires('record', 'Consent')
  record(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RecordConsentDto, @IdempotencyKey() key: string | null) {
    return this.recordConsent.run(me, id, body, key);
  }

  @Get('cases/:id/consents')
  @Requires('list', 'Consent')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listConsents.run(me, id);
  }

  @Post('consents/:id/withdrawal')
  @HttpCode(200)
  @Requires('withdraw', 'Consent')
  withdraw(@Me() me: Actor, @Param('id', IdParam) id: ConsentId, @IfMatch() version: number, @Body() body: WithdrawConsentDto) {
    return this.withdrawConsent.run(me, id, version, body);
  }
}
