import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { BarByNumber } from './bar-by-number';
import { BarController } from './bar.controller';
import { BarStore } from './bar.store';
import { BarUser } from './bar-user';
import { LiftBar } from './lift-bar';
import { ListBars } from './list-bars';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [BarController],
  providers: [BarStore, ListBars, BarUser, BarByNumber, LiftBar],
})
export class BarsModule {}
