import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AppointGuardian } from './appoint-guardian';
import { DetermineBestInterests } from './determine-best-interests';
import { EndGuardianship } from './end-guardianship';
import { ListChildSafeguards } from './list-child-safeguards';
import { MoveGuardianship } from './move-guardianship';
import { ChildSafeguardController } from './child-safeguard.controller';
import { ChildSafeguardStore } from './child-safeguard.store';
import { ShowChildSafeguards } from './show-child-safeguards';
import { SuspectGuardian } from './suspect-guardian';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [ChildSafeguardController],
  providers: [
    ChildSafeguardStore,
    ShowChildSafeguards,
    ListChildSafeguards,
    DetermineBestInterests,
    AppointGuardian,
    MoveGuardianship,
    SuspectGuardian,
    EndGuardianship,
  ],
})
export class ChildSafeguardsModule {}
