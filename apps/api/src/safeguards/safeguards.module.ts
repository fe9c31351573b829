import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AppointGuardian } from './appoint-guardian';
import { DetermineBestInterests } from './determine-best-interests';
import { EndGuardianship } from './end-guardianship';
import { ListSafeguards } from './list-safeguards';
import { MoveGuardianship } from './move-guardianship';
import { SafeguardController } from './safeguard.controller';
import { SafeguardStore } from './safeguard.store';
import { ShowSafeguards } from './show-safeguards';
import { SuspectGuardian } from './suspect-guardian';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [SafeguardController],
  providers: [
    SafeguardStore,
    ShowSafeguards,
    ListSafeguards,
    DetermineBestInterests,
    AppointGuardian,
    MoveGuardianship,
    SuspectGuardian,
    EndGuardianship,
  ],
})
export class SafeguardsModule {}
