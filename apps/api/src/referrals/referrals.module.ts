import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { OverridesModule } from '../overrides';
import { AcceptReferral } from './accept-referral';
import { CancelReferral } from './cancel-referral';
import { CompleteReferral } from './complete-referral';
import { FailReferral } from './fail-referral';
import { HoldReferral } from './hold-referral';
import { ListCaseReferrals } from './list-case-referrals';
import { ListReferrals } from './list-referrals';
import { MoveReferral } from './move-referral';
import { PreviewPacket } from './preview-packet';
import { ReadReferral } from './read-referral';
import { ReceiveReferral } from './receive-referral';
import { ReferralStepsController } from './referral-steps.controller';
import { ReferralController } from './referral.controller';
import { ReferralStore } from './referral.store';
import { RejectReferral } from './reject-referral';
import { ResumeReferral } from './resume-referral';
import { RetractReferral } from './retract-referral';
import { SendDraft } from './send-draft';
import { SendReferral } from './send-referral';
import { SharingBasis } from './sharing-basis';
import { StartReferral } from './start-referral';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule, OverridesModule],
  controllers: [ReferralController, ReferralStepsController],
  providers: [
    ListCaseReferrals,
    ListReferrals,
    MoveReferral,
    PreviewPacket,
    ReadReferral,
    ReferralStore,
    SharingBasis,
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
  ],
})
export class ReferralsModule {}
