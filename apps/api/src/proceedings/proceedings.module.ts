import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { AddDefendant } from './add-defendant';
import { ListProceedings } from './list-proceedings';
import { OpenProceeding } from './open-proceeding';
import { ProceedingController } from './proceeding.controller';
import { ProceedingStore } from './proceeding.store';
import { ReadProceeding } from './read-proceeding';
import { RecordProceedingEvent } from './record-proceeding-event';
import { ShareProceeding } from './share-proceeding';
import { ShowProceeding } from './show-proceeding';
import { TakeBackProceedingEvent } from './take-back-proceeding-event';

@Module({
  imports: [DirectoryModule],
  controllers: [ProceedingController],
  providers: [
    ProceedingStore,
    ShowProceeding,
    ListProceedings,
    OpenProceeding,
    ReadProceeding,
    ShareProceeding,
    AddDefendant,
    RecordProceedingEvent,
    TakeBackProceedingEvent,
  ],
})
export class ProceedingsModule {}
