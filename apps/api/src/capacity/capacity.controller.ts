import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IfMatch } from '../platform/http/if-match';
import { KeepCapacityDto } from './capacity.bodies';
import { KeepCapacity } from './keep-capacity';
import { ListCapacity } from './list-capacity';
import { ListCapacityChanges } from './list-capacity-changes';

@ApiTags('capacity')
@Controller('capacity')
export class CapacityController {
  constructor(
    private readonly listCapacity: ListCapacity,
    private readonly listChanges: ListCapacityChanges,
    private readonly keepCapacity: KeepCapacity,
  ) {}

  @Get()
  @Requires('list', 'Capacity')
  list(@Me() me: Actor) {
    return this.listCapacity.run(me);
  }

  @Get('changes')
  @Requires('list', 'Capacity')
  changes(@Me() me: Actor, @Query() page: PageQuery) {
    return this.listChanges.run(me, page);
  }

  @Post()
  @HttpCode(200)
  @Requires('change', 'Capacity')
  keep(@Me() me: Actor, @IfMatch() version: number, @Body() body: KeepCapacityDto) {
    return this.keepCapacity.run(me, version, body);
  }
}
