import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AssignCase } from './assign-case';
import { CaseloadController } from './caseload.controller';
import { CaseloadStore } from './caseload.store';
import { HandOverCaseload } from './hand-over-caseload';
import { ListStuck } from './list-stuck';
import { ReadAssignment } from './read-assignment';
import { ReadCaseload } from './read-caseload';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [CaseloadController],
  providers: [CaseloadStore, ReadAssignment, AssignCase, ReadCaseload, HandOverCaseload, ListStuck],
})
export class CaseloadsModule {}
