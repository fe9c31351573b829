import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { LineLimitsModule } from '../line-limits';
import { AnswerTransfer } from './answer-transfer';
import { ListTransfers } from './list-transfers';
import { OfferTransfer } from './offer-transfer';
import { ShowTransfer } from './show-transfer';
import { TransferController } from './transfer.controller';
import { TransferStore } from './transfer.store';

@Module({
  imports: [CasesModule, DirectoryModule, LineLimitsModule],
  controllers: [TransferController],
  providers: [TransferStore, ShowTransfer, OfferTransfer, AnswerTransfer, ListTransfers],
})
export class TransfersModule {}
