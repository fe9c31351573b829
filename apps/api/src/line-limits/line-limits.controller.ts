import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IfMatch } from '../platform/http/if-match';
import { ChangeLineLimit } from './change-line-limit';
import { ChangeLineLimitDto } from './line-limit.bodies';
import { ListLineLimits } from './list-line-limits';

@ApiTags('line-limits')
@Controller('line-limits')
export class LineLimitsController {
  constructor(
    private readonly listLineLimits: ListLineLimits,
    private readonly changeLineLimit: ChangeLineLimit,
  ) {}

  @Get()
  @Requires('list', 'LineLimit')
  list(@Me() me: Actor) {
    return this.listLineLimits.run(me);
  }

  @Patch()
  @Requires('change', 'LineLimit')
  change(@Me() me: Actor, @IfMatch() version: number, @Body() body: ChangeLineLimitDto) {
    return this.changeLineLimit.run(me, version, body);
  }
}
