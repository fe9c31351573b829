import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ReferralsModule } from '../referrals';
import { ApplyFunding } from './apply-funding';
import { DecideFunding } from './decide-funding';
import { EndProgramme } from './end-programme';
import { FollowUpStore } from './follow-up.store';
import { FundingController } from './funding.controller';
import { FundingStore } from './funding.store';
import { PayFunding } from './pay-funding';
import { RecordFollowUp } from './record-follow-up';
import { MoveInstalment } from './move-instalment';
import { RecordVisit } from './record-visit';
import { RepayInstalment } from './repay-instalment';
import { RepaymentController } from './repayment.controller';
import { RepaymentStore } from './repayment.store';
import { ReverseFunding } from './reverse-funding';
import { ReverseRepayment } from './reverse-repayment';
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
  controllers: [ProgrammeController, FundingController, RepaymentController],
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
    FollowUpStore,
    RecordFollowUp,
    FundingStore,
    ApplyFunding,
    DecideFunding,
    PayFunding,
    ReverseFunding,
    RepaymentStore,
    RepayInstalment,
    MoveInstalment,
    ReverseRepayment,
    RecordVisit,
  ],
  exports: [ShowProgramme],
})
export class ReintegrationModule {}
