import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ReferralsModule } from '../referrals';
import { AskResidence } from './ask-residence';
import { ClaimController } from './claim.controller';
import { ClaimStore } from './claim.store';
import { DecideResidence } from './decide-residence';
import { FileClaim } from './file-claim';
import { HearingController } from './hearing.controller';
import { HearingStore } from './hearing.store';
import { ListHearings } from './list-hearings';
import { MoveClaim } from './move-claim';
import { MoveHearing } from './move-hearing';
import { PayCompensation } from './pay-compensation';
import { PlanHearing } from './plan-hearing';
import { ReadFund } from './read-fund';
import { ReversePayment } from './reverse-payment';
import { SetFund } from './set-fund';
import { AddLawyer } from './add-lawyer';
import { ChangeLawyer } from './change-lawyer';
import { EndLegalMatter } from './end-legal-matter';
import { FollowReferral } from './follow-referral';
import { LawyerController } from './lawyer.controller';
import { LawyerStore } from './lawyer.store';
import { LegalMatterController } from './legal-matter.controller';
import { LegalMatterStore } from './legal-matter.store';
import { ListLawyers } from './list-lawyers';
import { ListLegalMatters } from './list-legal-matters';
import { MoveLegalMatter } from './move-legal-matter';
import { OpenLegalMatter } from './open-legal-matter';
import { ReadLegalBoard } from './read-legal-board';
import { ReadLegalMatter } from './read-legal-matter';
import { RecordLegalAid } from './record-legal-aid';
import { ShowLegalMatter } from './show-legal-matter';

@Module({
  imports: [CasesModule, ReferralsModule],
  controllers: [LawyerController, LegalMatterController, HearingController, ClaimController],
  providers: [
    LawyerStore,
    LegalMatterStore,
    ShowLegalMatter,
    FollowReferral,
    ReadLegalBoard,
    ListLawyers,
    AddLawyer,
    ChangeLawyer,
    ListLegalMatters,
    OpenLegalMatter,
    ReadLegalMatter,
    MoveLegalMatter,
    RecordLegalAid,
    EndLegalMatter,
    AskResidence,
    ClaimStore,
    DecideResidence,
    FileClaim,
    HearingStore,
    ListHearings,
    MoveClaim,
    MoveHearing,
    PayCompensation,
    PlanHearing,
    ReadFund,
    ReversePayment,
    SetFund,
  ],
  exports: [ShowLegalMatter],
})
export class LegalAidModule {}
