import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { CustodyQueryDto, CustodyReturnDto } from './custody-return.bodies';
import { GiveCustodyReturn } from './give-custody-return';
import { ListCustodyReturns } from './list-custody-returns';

@ApiTags('custody-returns')
@Controller()
export class CustodyReturnController {
  constructor(
    private readonly listReturns: ListCustodyReturns,
    private readonly giveReturn: GiveCustodyReturn,
  ) {}

  @Get('custody-returns')
  @Requires('list', 'CustodyReturn')
  list(@Me() me: Actor, @Query() query: CustodyQueryDto) {
    return this.listReturns.run(me, query);
  }

  @Post('custody-returns')
  @HttpCode(204)
  @Requires('record', 'CustodyReturn')
  give(@Me() me: Actor, @Body() body: CustodyReturnDto, @IdempotencyKey() key: string | null) {
    return this.giveReturn.run(me, body, key);
  }
}
