import { Module } from '@nestjs/common';
import { ReferralsModule } from '../referrals';
import { ChangeInterpreter } from './change-interpreter';
import { ChooseInterpreter } from './choose-interpreter';
import { CompleteInterpretation } from './complete-interpretation';
import { EnrolInterpreter } from './enrol-interpreter';
import { InterpretationController } from './interpretation.controller';
import { InterpretationStore } from './interpretation.store';
import { InterpreterStore } from './interpreter.store';
import { ListInterpretations } from './list-interpretations';
import { ListInterpreters } from './list-interpreters';
import { MarkUnsuited } from './mark-unsuited';
import { MoveInterpretation } from './move-interpretation';
import { PlanInterpretation } from './plan-interpretation';
import { ReadInterpretation } from './read-interpretation';
import { ReadInterpretationBoard } from './read-interpretation-board';
import { ReadInterpretationDay } from './read-interpretation-day';
import { ReadInterpreter } from './read-interpreter';
import { ReadRequested } from './read-requested';
import { RosterController } from './roster.controller';
import { ShowInterpretation } from './show-interpretation';
import { ShowInterpreter } from './show-interpreter';
import { SignUndertaking } from './sign-undertaking';
import { UnmarkUnsuited } from './unmark-unsuited';

@Module({
  imports: [ReferralsModule],
  controllers: [RosterController, InterpretationController],
  providers: [
    InterpreterStore,
    InterpretationStore,
    ShowInterpreter,
    ShowInterpretation,
    ListInterpreters,
    EnrolInterpreter,
    ReadInterpreter,
    ChangeInterpreter,
    SignUndertaking,
    ReadInterpretationBoard,
    ListInterpretations,
    ReadInterpretationDay,
    ReadInterpretation,
    ChooseInterpreter,
    PlanInterpretation,
    MoveInterpretation,
    MarkUnsuited,
    UnmarkUnsuited,
    CompleteInterpretation,
    ReadRequested,
  ],
})
export class InterpretationModule {}
