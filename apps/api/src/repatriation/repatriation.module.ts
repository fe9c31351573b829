import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { ReferralsModule } from '../referrals';
import { JourneyController } from './journey.controller';
import { DecideExitClearance } from './decide-clearance';
import { JourneyStore } from './journey.store';
import { ListClearances } from './list-clearances';
import { ApproveReturnRisk } from './approve-return-risk';
import { AssessReturn } from './assess-return';
import { DecideReturn } from './decide-return';
import { FollowReferral } from './follow-referral';
import { ListRepatriations } from './list-repatriations';
import { OpenRepatriation } from './open-repatriation';
import { RecordReturnContact } from './record-return-contact';
import { ReadRepatriation } from './read-repatriation';
import { ReadRepatriationBoard } from './read-repatriation-board';
import { RepatriationController } from './repatriation.controller';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';
import { StepRepatriation } from './step-repatriation';

@Module({
  imports: [CasesModule, ConsentsModule, ReferralsModule],
  controllers: [RepatriationController, JourneyController],
  providers: [
    RepatriationStore,
    ShowRepatriation,
    FollowReferral,
    ReadRepatriationBoard,
    ListRepatriations,
    OpenRepatriation,
    ReadRepatriation,
    DecideReturn,
    AssessReturn,
    ApproveReturnRisk,
    StepRepatriation,
    JourneyStore,
    ListClearances,
    RecordReturnContact,
    DecideExitClearance,
  ],
  exports: [ShowRepatriation],
})
export class RepatriationModule {}
