import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AddDefendant } from './add-defendant';
import { AskTestimony } from './ask-testimony';
import { EndProceedingLink } from './end-proceeding-link';
import { LinkProceeding } from './link-proceeding';
import { LetOutOfProceeding } from './let-out-of-proceeding';
import { ListProceedings } from './list-proceedings';
import { MoveTestimony } from './move-testimony';
import { OpenProceeding } from './open-proceeding';
import { ProceedingController } from './proceeding.controller';
import { ProceedingStore } from './proceeding.store';
import { ReadCaseProceedings } from './read-case-proceedings';
import { ReadProceeding } from './read-proceeding';
import { RecordProceedingEvent } from './record-proceeding-event';
import { ShareProceeding } from './share-proceeding';
import { ShowCaseProceedings } from './show-case-proceedings';
import { ShowProceeding } from './show-proceeding';
import { TakeBackProceedingEvent } from './take-back-proceeding-event';
import { TestimonyController } from './testimony.controller';
import { TestimonyStore } from './testimony.store';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [ProceedingController, TestimonyController],
  providers: [
    ProceedingStore,
    ShowProceeding,
    ListProceedings,
    OpenProceeding,
    ReadProceeding,
    ShareProceeding,
    LetOutOfProceeding,
    AddDefendant,
    RecordProceedingEvent,
    TakeBackProceedingEvent,
    TestimonyStore,
    ShowCaseProceedings,
    ReadCaseProceedings,
    LinkProceeding,
    EndProceedingLink,
    AskTestimony,
    MoveTestimony,
  ],
})
export class ProceedingsModule {}
