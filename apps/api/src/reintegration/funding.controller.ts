import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FundingApplicationId, FundingPaymentId, ProgrammeStrandId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ApplyFunding } from './apply-funding';
import { DecideFunding } from './decide-funding';
import { ApplyFundingDto, DecideFundingDto, PayFundingDto, ReverseFundingDto } from './funding.bodies';
import { PayFunding } from './pay-funding';
import { ReverseFunding } from './reverse-funding';

@ApiTags('reintegration')
@Controller()
export class FundingController {
  constructor(
    private readonly applyFunding: ApplyFunding,
    private readonly decideFunding: DecideFunding,
    private readonly payFunding: PayFunding,
    private readonly reverseFunding: ReverseFunding,
  ) {}

  @Post('programme-strands/:id/applications')
  @Requires('record', 'Funding')
  apply(@Me() me: Actor, @Param('id', IdParam) id: ProgrammeStrandId, @Body() body: ApplyFundingDto, @IdempotencyKey() key: string | null) {
    return this.applyFunding.run(me, id, body, key);
  }

  @Post('funding-applications/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'Funding')
  decide(@Me() me: Actor, @Param('id', IdParam) id: FundingApplicationId, @IfMatch() version: number, @Body() body: DecideFundingDto) {
    return this.decideFunding.run(me, id, version, body);
  }

  @Post('funding-applications/:id/payments')
  @Requires('record', 'Funding')
  pay(@Me() me: Actor, @Param('id', IdParam) id: FundingApplicationId, @Body() body: PayFundingDto, @IdempotencyKey() key: string | null) {
    return this.payFunding.run(me, id, body, key);
  }

  @Post('funding-payments/:id/reversal')
  @HttpCode(200)
  @Requires('change', 'Funding')
  reverse(@Me() me: Actor, @Param('id', IdParam) id: FundingPaymentId, @Body() _body: ReverseFundingDto) {
    return this.reverseFunding.run(me, id);
  }
}
