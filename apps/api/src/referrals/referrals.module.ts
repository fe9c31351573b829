import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { DocumentsModule } from '../documents';
import { LineLimitsModule } from '../line-limits';
import { MatchesModule } from '../matches';
import { NeedsModule } from '../needs';
import { OverridesModule } from '../overrides';
import { AcceptReferral } from './accept-referral';
import { CancelReferral } from './cancel-referral';
import { CompleteReferral } from './complete-referral';
import { FillPacket } from './fill-packet';
import { FailReferral } from './fail-referral';
import { FollowService } from './follow-service';
import { HoldReferral } from './hold-referral';
import { ListCaseReferrals } from './list-case-referrals';
import { LineCheck } from './line-check';
import { ListMessages } from './list-messages';
import { ListProposals } from './list-proposals';
import { MessageStore } from './message.store';
import { ProposeUnits } from './propose-units';
import { ReadMessages } from './read-messages';
import { ReferAgain } from './refer-again';
import { ReferralThreadController } from './referral-thread.controller';
import { SendGroup } from './send-group';
import { TakeReferral } from './take-referral';
import { WriteMessage } from './write-message';
import { WriteReferral } from './write-referral';
import { ListReferrals } from './list-referrals';
import { MoveReferral } from './move-referral';
import { PreviewPacket } from './preview-packet';
import { ReadPacket } from './read-packet';
import { ReadReferral } from './read-referral';
import { ReceiveReferral } from './receive-referral';
import { ReferralStepsController } from './referral-steps.controller';
import { ReferralController } from './referral.controller';
import { ReferralStore } from './referral.store';
import { RejectReferral } from './reject-referral';
import { ResumeReferral } from './resume-referral';
import { ReportOutside } from './report-outside';
import { RetractReferral } from './retract-referral';
import { SendDraft } from './send-draft';
import { SendReferral } from './send-referral';
import { SharingBasis } from './sharing-basis';
import { StartReferral } from './start-referral';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule, DocumentsModule, LineLimitsModule, MatchesModule, NeedsModule, OverridesModule],
  controllers: [ReferralController, ReferralStepsController, ReferralThreadController],
  providers: [
    ListCaseReferrals,
    ListReferrals,
    MoveReferral,
    PreviewPacket,
    ReadReferral,
    ReferralStore,
    SharingBasis,
    LineCheck,
    ListMessages,
    ListProposals,
    MessageStore,
    ProposeUnits,
    ReadMessages,
    ReferAgain,
    SendGroup,
    TakeReferral,
    WriteMessage,
    FillPacket,
    ReadPacket,
    WriteReferral,
    SendReferral,
    SendDraft,
    ReceiveReferral,
    AcceptReferral,
    RejectReferral,
    StartReferral,
    HoldReferral,
    ResumeReferral,
    CompleteReferral,
    FailReferral,
    CancelReferral,
    RetractReferral,
    ReportOutside,
    FollowService,
  ],
  exports: [FollowService, LineCheck, ReferralStore, SharingBasis],
})
export class ReferralsModule {}
