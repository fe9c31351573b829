import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { AssignTask } from './assign-task';
import { ChangeTask } from './change-task';
import { CloseTask } from './close-task';
import { ListWork } from './list-work';
import { RecordTask } from './record-task';
import { ShowTasks } from './show-tasks';
import { StepTask } from './step-task';
import { TaskController } from './task.controller';
import { TaskStore } from './task.store';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule],
  controllers: [TaskController],
  providers: [TaskStore, ShowTasks, StepTask, ListWork, RecordTask, ChangeTask, AssignTask, CloseTask],
})
export class TasksModule {}
