import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, TaskId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AssignTask } from './assign-task';
import { ChangeTask } from './change-task';
import { CloseTask } from './close-task';
import { ListWork } from './list-work';
import { RecordTask } from './record-task';
import { AssignDto, ChangeTaskDto, RecordTaskDto, TaskStepBody, WorkQueryDto } from './task.bodies';

@ApiTags('tasks')
@Controller()
export class TaskController {
  constructor(
    private readonly listWork: ListWork,
    private readonly recordTask: RecordTask,
    private readonly changeTask: ChangeTask,
    private readonly assignTask: AssignTask,
    private readonly closeTask: CloseTask,
  ) {}

  @Get('tasks')
  @Requires('list', 'Task')
  list(@Me() me: Actor, @Query() query: WorkQueryDto) {
    return this.listWork.run(me, query);
  }

  @Get('cases/:id/tasks')
  @Requires('list', 'Task')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listWork.ofCase(me, id);
  }

  @Post('cases/:id/tasks')
  @Requires('record', 'Task')
  record(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RecordTaskDto, @IdempotencyKey() key: string | null) {
    return this.recordTask.run(me, id, body, key);
  }

  @Patch('tasks/:id')
  @Requires('change', 'Task')
  change(@Me() me: Actor, @Param('id', IdParam) id: TaskId, @IfMatch() version: number, @Body() body: ChangeTaskDto) {
    return this.changeTask.run(me, id, version, body);
  }

  @Post('tasks/:id/assignment')
  @HttpCode(200)
  @Requires('change', 'Task')
  assign(@Me() me: Actor, @Param('id', IdParam) id: TaskId, @IfMatch() version: number, @Body() body: AssignDto) {
    return this.assignTask.run(me, id, version, body.assigneeId ?? null);
  }

  @Post('tasks/:id/completion')
  @HttpCode(200)
  @Requires('complete', 'Task')
  complete(@Me() me: Actor, @Param('id', IdParam) id: TaskId, @IfMatch() version: number, @Body() _body: TaskStepBody) {
    return this.closeTask.run(me, id, version, 'complete');
  }

  @Post('tasks/:id/cancellation')
  @HttpCode(200)
  @Requires('cancel', 'Task')
  cancel(@Me() me: Actor, @Param('id', IdParam) id: TaskId, @IfMatch() version: number, @Body() _body: TaskStepBody) {
    return this.closeTask.run(me, id, version, 'cancel');
  }

  @Post('tasks/:id/reopening')
  @HttpCode(200)
  @Requires('change', 'Task')
  reopen(@Me() me: Actor, @Param('id', IdParam) id: TaskId, @IfMatch() version: number, @Body() _body: TaskStepBody) {
    return this.closeTask.run(me, id, version, 'reopen');
  }
}
