import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ReferralsModule } from '../referrals';
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
  controllers: [LawyerController, LegalMatterController],
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
  ],
})
export class LegalAidModule {}
