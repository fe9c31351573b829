import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { DirectoryQueryBody } from './directory.bodies';
import { ListUnits } from './list-units';

@ApiTags('directory')
@Controller('directory')
export class DirectoryController {
  constructor(private readonly listUnits: ListUnits) {}

  @Get('units')
  @Requires('list', 'DirectoryUnit')
  list(@Me() me: Actor, @Query() query: DirectoryQueryBody) {
    return this.listUnits.run(me, query);
  }
}
