import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings';
import { PlanModule } from '../plan';
import { AccountStore } from './account.store';
import { AccountabilityController } from './accountability.controller';
import { AskMember } from './ask-member';
import { EvaluationStore } from './evaluation.store';
import { FindOnAccount } from './find-on-account';
import { ListAccounts } from './list-accounts';
import { ListEvaluations } from './list-evaluations';
import { ListScorecards } from './list-scorecards';
import { ReadEvaluations } from './read-evaluations';
import { RecordEvaluation } from './record-evaluation';
import { ReplyToQuestions } from './reply-to-questions';

/** How each member of the committee has met its obligations, and what the chair and the secretariat say of it. */
@Module({
  imports: [PlanModule, MeetingsModule],
  controllers: [AccountabilityController],
  providers: [
    AccountStore,
    EvaluationStore,
    ListScorecards,
    ListAccounts,
    AskMember,
    ReplyToQuestions,
    FindOnAccount,
    ListEvaluations,
    RecordEvaluation,
    ReadEvaluations,
  ],
  exports: [ReadEvaluations],
})
export class AccountabilityModule {}
