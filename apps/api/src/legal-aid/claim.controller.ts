import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CompensationClaimId, CompensationPaymentId, LegalMatterId, ResidenceApplicationId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AskResidence } from './ask-residence';
import {
  AskResidenceDto,
  DecideResidenceDto,
  FileClaimDto,
  FundDto,
  MoveClaimDto,
  PayCompensationDto,
  ReversePaymentDto,
} from './claim.bodies';
import { DecideResidence } from './decide-residence';
import { FileClaim } from './file-claim';
import { MoveClaim } from './move-claim';
import { PayCompensation } from './pay-compensation';
import { ReadFund } from './read-fund';
import { ReversePayment } from './reverse-payment';
import { SetFund } from './set-fund';

@ApiTags('legal-aid')
@Controller()
export class ClaimController {
  constructor(
    private readonly askResidence: AskResidence,
    private readonly decideResidence: DecideResidence,
    private readonly fileClaim: FileClaim,
    private readonly moveClaim: MoveClaim,
    private readonly payCompensation: PayCompensation,
    private readonly reversePayment: ReversePayment,
    private readonly readFund: ReadFund,
    private readonly setFund: SetFund,
  ) {}

  @Post('legal-matters/:id/residence')
  @Requires('record', 'CompensationClaim')
  ask(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId, @Body() body: AskResidenceDto, @IdempotencyKey() key: string | null) {
    return this.askResidence.run(me, id, body, key);
  }

  @Post('residence-applications/:id/decision')
  @HttpCode(200)
  @Requires('change', 'CompensationClaim')
  decide(@Me() me: Actor, @Param('id', IdParam) id: ResidenceApplicationId, @IfMatch() version: number, @Body() body: DecideResidenceDto) {
    return this.decideResidence.run(me, id, version, body);
  }

  @Post('legal-matters/:id/claims')
  @Requires('record', 'CompensationClaim')
  file(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId, @Body() body: FileClaimDto, @IdempotencyKey() key: string | null) {
    return this.fileClaim.run(me, id, body, key);
  }

  @Post('compensation-claims/:id/moves')
  @HttpCode(200)
  @Requires('change', 'CompensationClaim')
  move(@Me() me: Actor, @Param('id', IdParam) id: CompensationClaimId, @IfMatch() version: number, @Body() body: MoveClaimDto) {
    return this.moveClaim.run(me, id, version, body);
  }

  @Post('compensation-claims/:id/payments')
  @Requires('record', 'CompensationClaim')
  pay(
    @Me() me: Actor,
    @Param('id', IdParam) id: CompensationClaimId,
    @Body() body: PayCompensationDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.payCompensation.run(me, id, body, key);
  }

  @Post('compensation-payments/:id/reversal')
  @HttpCode(200)
  @Requires('change', 'CompensationClaim')
  reverse(@Me() me: Actor, @Param('id', IdParam) id: CompensationPaymentId, @Body() _body: ReversePaymentDto) {
    return this.reversePayment.run(me, id);
  }

  @Get('victims-fund')
  @Requires('read', 'VictimsFund')
  fund(@Me() me: Actor) {
    return this.readFund.run(me);
  }

  @Post('victims-fund')
  @HttpCode(200)
  @Requires('change', 'VictimsFund')
  switch(@Me() me: Actor, @IfMatch() version: number, @Body() body: FundDto) {
    return this.setFund.run(me, version, body);
  }
}
