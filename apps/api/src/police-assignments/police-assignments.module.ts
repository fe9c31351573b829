import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { OverridesModule } from '../overrides';
import { EndPoliceAssignment } from './end-police-assignment';
import { ListPoliceAssignments } from './list-police-assignments';
import { PoliceAssignmentController } from './police-assignment.controller';
import { PoliceAssignmentStore } from './police-assignment.store';
import { ShowPoliceAssignment } from './show-police-assignment';
import { TellPolice } from './tell-police';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule, OverridesModule],
  controllers: [PoliceAssignmentController],
  providers: [PoliceAssignmentStore, ShowPoliceAssignment, TellPolice, ListPoliceAssignments, EndPoliceAssignment],
})
export class PoliceAssignmentsModule {}
