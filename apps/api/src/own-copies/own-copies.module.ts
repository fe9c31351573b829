import { Module } from '@nestjs/common';
import { CasePlansModule } from '../case-plans';
import { CasesModule } from '../cases';
import { PapersModule } from '../papers';
import { CopyParts } from './copy-parts';
import { CopyRoomsStore } from './copy-rooms.store';
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
  imports: [CasesModule, CasePlansModule, PapersModule],
  controllers: [OwnCopiesController],
  providers: [
    OwnCopyStore,
    CopyRoomsStore,
    CopyParts,
    OwnCopyAtHand,
    ListOwnCopies,
    RequestOwnCopy,
    DecideOwnCopy,
    PrintOwnCopy,
    HandOverCopy,
  ],
})
export class OwnCopiesModule {}
