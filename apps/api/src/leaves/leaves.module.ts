import { Module } from '@nestjs/common';
import { CancelLeave } from './cancel-leave';
import { LeaveStore } from './leave.store';
import { LeavesController } from './leaves.controller';
import { ListDelegates } from './list-delegates';
import { ListLeaves } from './list-leaves';
import { RecordLeave } from './record-leave';

@Module({
  controllers: [LeavesController],
  providers: [LeaveStore, ListLeaves, ListDelegates, RecordLeave, CancelLeave],
  exports: [LeaveStore, ListDelegates, RecordLeave],
})
export class LeavesModule {}
