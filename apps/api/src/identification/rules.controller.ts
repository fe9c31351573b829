import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { KeepHolidays } from './keep-holidays';
import { PublishRules } from './publish-rules';
import { ReadIdentificationRules } from './read-identification-rules';
import { HolidayDto, PublishRulesDto, WithdrawHolidayDto } from './rules.bodies';

/** The rules that identification goes by, and the days off that its clocks run round. */
@ApiTags('identification')
@Controller('identification')
export class RulesController {
  constructor(
    private readonly readRules: ReadIdentificationRules,
    private readonly publishRules: PublishRules,
    private readonly holidays: KeepHolidays,
  ) {}

  @Get('rules')
  @Requires('read', 'IdentificationRules')
  rules(@Me() me: Actor) {
    return this.readRules.run(me);
  }

  @Post('rules')
  @Requires('record', 'IdentificationRules')
  publish(@Me() me: Actor, @Body() body: PublishRulesDto) {
    return this.publishRules.run(me, body);
  }

  @Post('holidays')
  @Requires('change', 'IdentificationRules')
  declare(@Me() me: Actor, @Body() body: HolidayDto) {
    return this.holidays.declare(me, body);
  }

  @Post('holidays/removal')
  @HttpCode(200)
  @Requires('change', 'IdentificationRules')
  withdraw(@Me() me: Actor, @Body() body: WithdrawHolidayDto) {
    return this.holidays.withdraw(me, body);
  }
}
