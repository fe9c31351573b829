import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AssignCourt } from './assign-court';
import { CourtAssignmentController } from './court-assignment.controller';
import { CourtAssignmentStore } from './court-assignment.store';
import { EndCourtAssignment } from './end-court-assignment';
import { ListCourtAssignments } from './list-court-assignments';
import { ShowCourtAssignment } from './show-court-assignment';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [CourtAssignmentController],
  providers: [CourtAssignmentStore, ShowCourtAssignment, AssignCourt, ListCourtAssignments, EndCourtAssignment],
})
export class CourtAssignmentsModule {}
