import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FundingInstalmentId, FundingRepaymentId, LivelihoodVisitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { MoveInstalment } from './move-instalment';
import { RecordVisit } from './record-visit';
import { RepayInstalment } from './repay-instalment';
import { MoveInstalmentDto, RecordVisitDto, RepayInstalmentDto, ReverseRepaymentDto } from './repayment.bodies';
import { ReverseRepayment } from './reverse-repayment';

@ApiTags('reintegration')
@Controller()
export class RepaymentController {
  constructor(
    private readonly repayInstalment: RepayInstalment,
    private readonly moveInstalment: MoveInstalment,
    private readonly reverseRepayment: ReverseRepayment,
    private readonly recordVisit: RecordVisit,
  ) {}

  @Post('funding-instalments/:id/repayments')
  @Requires('record', 'Funding')
  repay(
    @Me() me: Actor,
    @Param('id', IdParam) id: FundingInstalmentId,
    @Body() body: RepayInstalmentDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.repayInstalment.run(me, id, body, key);
  }

  @Post('funding-instalments/:id/moves')
  @HttpCode(200)
  @Requires('change', 'Funding')
  move(@Me() me: Actor, @Param('id', IdParam) id: FundingInstalmentId, @IfMatch() version: number, @Body() body: MoveInstalmentDto) {
    return this.moveInstalment.run(me, id, version, body);
  }

  @Post('funding-repayments/:id/reversal')
  @HttpCode(200)
  @Requires('change', 'Funding')
  reverse(@Me() me: Actor, @Param('id', IdParam) id: FundingRepaymentId, @Body() _body: ReverseRepaymentDto) {
    return this.reverseRepayment.run(me, id);
  }

  @Post('livelihood-visits/:id/record')
  @HttpCode(200)
  @Requires('record', 'ProgrammeFollowUp')
  visit(@Me() me: Actor, @Param('id', IdParam) id: LivelihoodVisitId, @IfMatch() version: number, @Body() body: RecordVisitDto) {
    return this.recordVisit.run(me, id, version, body);
  }
}
