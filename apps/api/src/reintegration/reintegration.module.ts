import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ReferralsModule } from '../referrals';
import { EndProgramme } from './end-programme';
import { FollowReferral } from './follow-referral';
import { ListProgrammes } from './list-programmes';
import { MoveStrand } from './move-strand';
import { OpenProgramme } from './open-programme';
import { PlanStrand } from './plan-strand';
import { ProgrammeController } from './programme.controller';
import { ProgrammeStore } from './programme.store';
import { ReadProgramme } from './read-programme';
import { ReadReintegrationBoard } from './read-reintegration-board';
import { ShowProgramme } from './show-programme';

@Module({
  imports: [CasesModule, ReferralsModule],
  controllers: [ProgrammeController],
  providers: [
    ProgrammeStore,
    ShowProgramme,
    FollowReferral,
    ReadReintegrationBoard,
    ListProgrammes,
    OpenProgramme,
    ReadProgramme,
    PlanStrand,
    MoveStrand,
    EndProgramme,
  ],
})
export class ReintegrationModule {}
