import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { ListCaseReferrals } from './list-case-referrals';
import { ListProposals } from './list-proposals';
import { ListReferrals } from './list-referrals';
import { PreviewPacket } from './preview-packet';
import { ReadPacket } from './read-packet';
import { ReadReferral } from './read-referral';
import { PacketPreviewDto, ProposalQueryDto, ReferralListQueryDto, SendGroupDto, SendReferralDto } from './referral.bodies';
import { SendGroup } from './send-group';
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
    private readonly listProposals: ListProposals,
    private readonly sendGroup: SendGroup,
    private readonly readPacket: ReadPacket,
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

  @Get('cases/:id/proposals')
  @Requires('preview', 'Referral')
  proposals(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Query() query: ProposalQueryDto) {
    return this.listProposals.run(me, id, query);
  }

  @Post('cases/:id/referral-groups')
  @Requires('send', 'Referral')
  sendAll(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: SendGroupDto, @IdempotencyKey() key: string | null) {
    return this.sendGroup.run(me, id, body, key);
  }

  @Get('referrals')
  @Requires('list', 'Referral')
  list(@Me() me: Actor, @Query() { box, status, taken, ...page }: ReferralListQueryDto) {
    return this.listReferrals.run(me, { box, statuses: status ?? null, takenBy: taken === 'me' ? me.userId : null, ...page });
  }

  @Get('referrals/:id')
  @Requires('read', 'Referral')
  read(@Me() me: Actor, @Param('id', IdParam) id: ReferralId) {
    return this.readReferral.run(me, id);
  }

  @Get('referrals/:id/packet')
  @Requires('preview', 'Referral')
  packet(@Me() me: Actor, @Param('id', IdParam) id: ReferralId) {
    return this.readPacket.run(me, id);
  }
}
