import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AcceptReferral } from './accept-referral';
import { CancelReferral } from './cancel-referral';
import { CompleteReferral } from './complete-referral';
import { FailReferral } from './fail-referral';
import { HoldReferral } from './hold-referral';
import { ReceiveReferral } from './receive-referral';
import {
  CancelReferralDto,
  CompleteReferralDto,
  EmptyDto,
  FailReferralDto,
  HoldReferralDto,
  NoteDto,
  RejectReferralDto,
  ReportOutsideDto,
  TogetherDto,
} from './referral.bodies';
import { RejectReferral } from './reject-referral';
import { ReportOutside } from './report-outside';
import { ResumeReferral } from './resume-referral';
import { RetractReferral } from './retract-referral';
import { SendDraft } from './send-draft';
import { StartReferral } from './start-referral';

/** The steps of a referral: each a POST of its own name, on the version it was decided on. */
@ApiTags('referrals')
@Controller('referrals/:id')
export class ReferralStepsController {
  constructor(
    private readonly sendDraft: SendDraft,
    private readonly receiveReferral: ReceiveReferral,
    private readonly acceptReferral: AcceptReferral,
    private readonly rejectReferral: RejectReferral,
    private readonly startReferral: StartReferral,
    private readonly holdReferral: HoldReferral,
    private readonly resumeReferral: ResumeReferral,
    private readonly completeReferral: CompleteReferral,
    private readonly failReferral: FailReferral,
    private readonly cancelReferral: CancelReferral,
    private readonly retractReferral: RetractReferral,
    private readonly reportOutside: ReportOutside,
  ) {}

  @Post('send')
  @HttpCode(200)
  @Requires('send', 'Referral')
  send(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() _body: EmptyDto) {
    return this.sendDraft.run(me, id, version);
  }

  @Post('receive')
  @HttpCode(200)
  @Requires('receive', 'Referral')
  receive(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: TogetherDto) {
    return this.receiveReferral.run(me, id, version, body);
  }

  @Post('accept')
  @HttpCode(200)
  @Requires('accept', 'Referral')
  accept(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: TogetherDto) {
    return this.acceptReferral.run(me, id, version, body);
  }

  @Post('reject')
  @HttpCode(200)
  @Requires('reject', 'Referral')
  reject(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: RejectReferralDto) {
    return this.rejectReferral.run(me, id, version, body);
  }

  @Post('start')
  @HttpCode(200)
  @Requires('start', 'Referral')
  start(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() _body: EmptyDto) {
    return this.startReferral.run(me, id, version);
  }

  @Post('hold')
  @HttpCode(200)
  @Requires('hold', 'Referral')
  hold(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: HoldReferralDto) {
    return this.holdReferral.run(me, id, version, body);
  }

  @Post('resume')
  @HttpCode(200)
  @Requires('resume', 'Referral')
  resume(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: NoteDto) {
    return this.resumeReferral.run(me, id, version, body);
  }

  @Post('complete')
  @HttpCode(200)
  @Requires('complete', 'Referral')
  complete(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: CompleteReferralDto) {
    return this.completeReferral.run(me, id, version, body);
  }

  @Post('fail')
  @HttpCode(200)
  @Requires('fail', 'Referral')
  fail(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: FailReferralDto) {
    return this.failReferral.run(me, id, version, body);
  }

  @Post('cancel')
  @HttpCode(200)
  @Requires('cancel', 'Referral')
  cancel(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: CancelReferralDto) {
    return this.cancelReferral.run(me, id, version, body);
  }

  @Post('retract')
  @HttpCode(200)
  @Requires('retract', 'Referral')
  retract(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: NoteDto) {
    return this.retractReferral.run(me, id, version, body);
  }

  @Post('outside-steps')
  @HttpCode(200)
  @Requires('report', 'Referral')
  report(@Me() me: Actor, @Param('id', IdParam) id: ReferralId, @IfMatch() version: number, @Body() body: ReportOutsideDto) {
    return this.reportOutside.run(me, id, version, body);
  }
}
