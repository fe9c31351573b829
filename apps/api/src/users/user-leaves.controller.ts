import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { UserId } from '@himaya/domain';
import { ListDelegates, RecordLeave, RecordLeaveDto } from '../leaves';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { ReadUser } from './read-user';

/** What an administrator writes down for somebody who cannot. */
@ApiTags('users')
@Controller('users')
export class UserLeavesController {
  constructor(
    private readonly recordLeave: RecordLeave,
    private readonly listDelegates: ListDelegates,
    private readonly readUser: ReadUser,
  ) {}

  @Get(':id/delegates')
  @Requires('read', 'User')
  delegates(@Me() me: Actor, @Param('id', IdParam) id: UserId) {
    return this.listDelegates.run(me, id);
  }

  @Post(':id/leaves')
  @Requires('change', 'User')
  async record(@Me() me: Actor, @Param('id', IdParam) id: UserId, @Body() body: RecordLeaveDto) {
    const recorded = await this.recordLeave.run(me, id, body);
    return recorded.ok ? this.readUser.run(me, id) : recorded;
  }
}
