import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { ListNeeds } from './list-needs';
import { MoveNeed } from './move-need';
import { NeedController } from './need.controller';
import { NeedStore } from './need.store';
import { RecordNeed } from './record-need';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [NeedController],
  providers: [NeedStore, RecordNeed, ListNeeds, MoveNeed],
  exports: [NeedStore],
})
export class NeedsModule {}
