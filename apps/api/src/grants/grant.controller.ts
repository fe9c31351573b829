import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { ListGrants } from './list-grants';

@ApiTags('grants')
@Controller('cases/:id/grants')
export class GrantController {
  constructor(private readonly listGrants: ListGrants) {}

  @Get()
  @Requires('list', 'Grant')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listGrants.run(me, id);
  }
}
