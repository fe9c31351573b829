import { Module } from '@nestjs/common';
import { PapersModule } from '../papers';
import { DecideErasure } from './decide-erasure';
import { DecideHold } from './decide-hold';
import { ListDueCases } from './list-due-cases';
import { ListErasures } from './list-erasures';
import { ListHolds } from './list-holds';
import { PrintCertificate } from './print-certificate';
import { ProposeErasure } from './propose-erasure';
import { ReadCaseRetention } from './read-case-retention';
import { RetentionController } from './retention.controller';
import { RetentionStore } from './retention.store';
import { SetHold } from './set-hold';

/** How long identities are kept, what holds them, and their erasure: standards.md section 7. */
@Module({
  imports: [PapersModule],
  controllers: [RetentionController],
  providers: [
    RetentionStore,
    ListDueCases,
    ListErasures,
    ProposeErasure,
    DecideErasure,
    PrintCertificate,
    ListHolds,
    SetHold,
    DecideHold,
    ReadCaseRetention,
  ],
})
export class RetentionModule {}
