export { leaveView } from './leave.presenter';
export { LeaveStore } from './leave.store';
export { leaveWork } from './leave-work';
export { RecordLeaveDto } from './leaves.bodies';
export { LeavesModule } from './leaves.module';
export { ListDelegates } from './list-delegates';
export { RecordLeave } from './record-leave';
