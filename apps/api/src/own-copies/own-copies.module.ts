import { Module } from '@nestjs/common';
import { CasePlansModule } from '../case-plans';
import { CasesModule } from '../cases';
import { HealthCareModule } from '../health-care';
import { LegalAidModule } from '../legal-aid';
import { PapersModule } from '../papers';
import { PlacementsModule } from '../placements';
import { ReintegrationModule } from '../reintegration';
import { RepatriationModule } from '../repatriation';
import { RoomSheets } from './room-sheets';
import { CopyParts } from './copy-parts';
import { CopyRoomsStore } from './copy-rooms.store';
import { DecideOwnCopy } from './decide-own-copy';
import { HandOverCopy } from './hand-over-copy';
import { ListCopyParts } from './list-copy-parts';
import { ListOwnCopies } from './list-own-copies';
import { OpenCopyPart } from './open-copy-part';
import { OwnCopiesController } from './own-copies.controller';
import { OwnCopyAtHand } from './own-copy-at-hand';
import { OwnCopyStore } from './own-copy.store';
import { PrintOwnCopy } from './print-own-copy';
import { RequestOwnCopy } from './request-own-copy';

/** A person's right to a copy of what is kept of them: standards.md section 7. */
@Module({
  imports: [
    CasesModule,
    CasePlansModule,
    PapersModule,
    HealthCareModule,
    LegalAidModule,
    PlacementsModule,
    ReintegrationModule,
    RepatriationModule,
  ],
  controllers: [OwnCopiesController],
  providers: [
    OwnCopyStore,
    CopyRoomsStore,
    CopyParts,
    OwnCopyAtHand,
    RoomSheets,
    ListOwnCopies,
    ListCopyParts,
    OpenCopyPart,
    RequestOwnCopy,
    DecideOwnCopy,
    PrintOwnCopy,
    HandOverCopy,
  ],
})
export class OwnCopiesModule {}
