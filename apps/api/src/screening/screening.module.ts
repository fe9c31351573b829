import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { ReadScreening } from './read-screening';
import { RecordSitting } from './record-sitting';
import { ScreeningController } from './screening.controller';
import { SittingStore } from './sitting.store';

// Exports nothing: no other feature reads what a sheet suggests.
@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [ScreeningController],
  providers: [SittingStore, RecordSitting, ReadScreening],
})
export class ScreeningModule {}
