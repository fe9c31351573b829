import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { PapersModule } from '../papers';
import { DecideOwnCopy } from './decide-own-copy';
import { HandOverCopy } from './hand-over-copy';
import { ListOwnCopies } from './list-own-copies';
import { OwnCopiesController } from './own-copies.controller';
import { OwnCopyAtHand } from './own-copy-at-hand';
import { OwnCopyStore } from './own-copy.store';
import { PrintOwnCopy } from './print-own-copy';
import { RequestOwnCopy } from './request-own-copy';

/** A person's right to a copy of what is kept of them: standards.md section 7. */
@Module({
  imports: [CasesModule, PapersModule],
  controllers: [OwnCopiesController],
  providers: [OwnCopyStore, OwnCopyAtHand, ListOwnCopies, RequestOwnCopy, DecideOwnCopy, PrintOwnCopy, HandOverCopy],
})
export class OwnCopiesModule {}
