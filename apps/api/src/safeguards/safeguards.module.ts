import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { ChangeSafeguard } from './change-safeguard';
import { ListSafeguards } from './list-safeguards';
import { RecordSafeguard } from './record-safeguard';
import { SafeguardController } from './safeguard.controller';
import { SafeguardStore } from './safeguard.store';
import { StartStay } from './start-stay';
import { ShowSafeguard } from './show-safeguard';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [SafeguardController],
  providers: [SafeguardStore, ShowSafeguard, ListSafeguards, RecordSafeguard, ChangeSafeguard, StartStay],
  exports: [StartStay],
})
export class SafeguardsModule {}
