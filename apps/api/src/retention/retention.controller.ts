import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ErasureOrderId, LegalHoldId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { DecideErasure } from './decide-erasure';
import { DecideHold } from './decide-hold';
import { ListDueCases } from './list-due-cases';
import { ListErasures } from './list-erasures';
import { ListHolds } from './list-holds';
import { PrintCertificate } from './print-certificate';
import { ProposeErasure } from './propose-erasure';
import { ReadCaseRetention } from './read-case-retention';
import { CertificateDto, DecideErasureDto, DecideHoldDto, ProposeErasureDto, SetHoldDto } from './retention.bodies';
import { SetHold } from './set-hold';

@ApiTags('retention')
@Controller()
export class RetentionController {
  constructor(
    private readonly listDueCases: ListDueCases,
    private readonly listErasures: ListErasures,
    private readonly proposeErasure: ProposeErasure,
    private readonly decideErasure: DecideErasure,
    private readonly printCertificate: PrintCertificate,
    private readonly listHolds: ListHolds,
    private readonly setHold: SetHold,
    private readonly decideHold: DecideHold,
    private readonly readCaseRetention: ReadCaseRetention,
  ) {}

  @Get('retention/cases')
  @Requires('list', 'Erasure')
  due(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listDueCases.run(me, query);
  }

  @Get('retention/erasures')
  @Requires('list', 'Erasure')
  erasures(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listErasures.run(me, query);
  }

  @Post('retention/erasures')
  @Requires('record', 'Erasure')
  propose(@Me() me: Actor, @Body() body: ProposeErasureDto) {
    return this.proposeErasure.run(me, body);
  }

  @Post('retention/erasures/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'Erasure')
  decide(@Me() me: Actor, @Param('id', IdParam) id: ErasureOrderId, @IfMatch() version: number, @Body() body: DecideErasureDto) {
    return this.decideErasure.run(me, id, version, body);
  }

  @Post('retention/erasures/:id/certificates')
  @Requires('print', 'Erasure')
  certificate(@Me() me: Actor, @Param('id', IdParam) id: ErasureOrderId, @Body() body: CertificateDto) {
    return this.printCertificate.run(me, id, body);
  }

  @Get('retention/holds')
  @Requires('list', 'LegalHold')
  holds(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listHolds.run(me, query);
  }

  @Post('retention/holds')
  @Requires('record', 'LegalHold')
  hold(@Me() me: Actor, @Body() body: SetHoldDto) {
    return this.setHold.run(me, body);
  }

  @Post('retention/holds/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'LegalHold')
  decideOnHold(@Me() me: Actor, @Param('id', IdParam) id: LegalHoldId, @IfMatch() version: number, @Body() body: DecideHoldDto) {
    return this.decideHold.run(me, id, version, body);
  }

  @Get('cases/:id/retention')
  @Requires('read', 'Retention')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readCaseRetention.run(me, id);
  }
}
