import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { ListCaseReferrals } from './list-case-referrals';
import { ListReferrals } from './list-referrals';
import { PreviewPacket } from './preview-packet';
import { ReadReferral } from './read-referral';
import { PacketPreviewDto, ReferralListQueryDto, SendReferralDto } from './referral.bodies';
import { SendReferral } from './send-referral';

@ApiTags('referrals')
@Controller()
export class ReferralController {
  constructor(
    private readonly sendReferral: SendReferral,
    private readonly previewPacket: PreviewPacket,
    private readonly listCaseReferrals: ListCaseReferrals,
    private readonly listReferrals: ListReferrals,
    private readonly readReferral: ReadReferral,
  ) {}

  @Post('cases/:id/referrals')
  @Requires('send', 'Referral')
  send(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: SendReferralDto, @IdempotencyKey() key: string | null) {
    return this.sendReferral.run(me, id, body, key);
  }

  @Get('cases/:id/referrals')
  @Requires('list', 'Referral')
  listOfCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listCaseReferrals.run(me, id);
  }

  @Post('cases/:id/packet-preview')
  @HttpCode(200)
  @Requires('preview', 'Referral')
  preview(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: PacketPreviewDto) {
    return this.previewPacket.run(me, id, body);
  }

  @Get('referrals')
  @Requires('list', 'Referral')
  list(@Me() me: Actor, @Query() { box, status, ...page }: ReferralListQueryDto) {
    return this.listReferrals.run(me, { box, statuses: status ?? null, ...page });
  }

  @Get('referrals/:id')
  @Requires('read', 'Referral')
  read(@Me() me: Actor, @Param('id', IdParam) id: ReferralId) {
    return this.readReferral.run(me, id);
  }
}
