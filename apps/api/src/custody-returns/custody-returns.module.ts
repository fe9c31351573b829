import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { CustodyReturnController } from './custody-return.controller';
import { CustodyReturnStore } from './custody-return.store';
import { GiveCustodyReturn } from './give-custody-return';
import { ListCustodyReturns } from './list-custody-returns';

@Module({
  imports: [DirectoryModule],
  controllers: [CustodyReturnController],
  providers: [CustodyReturnStore, GiveCustodyReturn, ListCustodyReturns],
})
export class CustodyReturnsModule {}
