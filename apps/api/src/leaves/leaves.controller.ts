import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LeaveId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { CancelLeave } from './cancel-leave';
import { CancelLeaveBody, RecordLeaveDto } from './leaves.bodies';
import { ListDelegates } from './list-delegates';
import { ListLeaves } from './list-leaves';
import { RecordLeave } from './record-leave';

@ApiTags('leaves')
@Controller('leaves')
export class LeavesController {
  constructor(
    private readonly listLeaves: ListLeaves,
    private readonly listDelegates: ListDelegates,
    private readonly recordLeave: RecordLeave,
    private readonly cancelLeave: CancelLeave,
  ) {}

  @Get()
  @Requires('list', 'Leave')
  list(@Me() me: Actor) {
    return this.listLeaves.run(me);
  }

  @Get('delegates')
  @Requires('list', 'Leave')
  delegates(@Me() me: Actor) {
    return this.listDelegates.run(me, me.userId);
  }

  @Post()
  @Requires('record', 'Leave')
  record(@Me() me: Actor, @Body() body: RecordLeaveDto) {
    return this.recordLeave.run(me, me.userId, body);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('cancel', 'Leave')
  cancel(@Me() me: Actor, @Param('id', IdParam) id: LeaveId, @IfMatch() version: number, @Body() _body: CancelLeaveBody) {
    return this.cancelLeave.run(me, id, version);
  }
}
