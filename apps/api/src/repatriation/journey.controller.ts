import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ExitClearanceId, ReturnContactId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { DecideExitClearance } from './decide-clearance';
import { ListClearances } from './list-clearances';
import { RecordReturnContact } from './record-return-contact';
import { DecideClearanceDto, RecordReturnContactDto } from './repatriation.bodies';

@ApiTags('repatriation')
@Controller()
export class JourneyController {
  constructor(
    private readonly recordReturnContact: RecordReturnContact,
    private readonly listClearances: ListClearances,
    private readonly decideClearance: DecideExitClearance,
  ) {}

  @Post('return-contacts/:id/record')
  @HttpCode(200)
  @Requires('record', 'ReturnContact')
  record(@Me() me: Actor, @Param('id', IdParam) id: ReturnContactId, @IfMatch() version: number, @Body() body: RecordReturnContactDto) {
    return this.recordReturnContact.run(me, id, version, body);
  }

  @Get('exit-clearances')
  @Requires('list', 'ExitClearance')
  list(@Me() me: Actor) {
    return this.listClearances.run(me);
  }

  @Post('exit-clearances/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'ExitClearance')
  decide(@Me() me: Actor, @Param('id', IdParam) id: ExitClearanceId, @IfMatch() version: number, @Body() body: DecideClearanceDto) {
    return this.decideClearance.run(me, id, version, body);
  }
}
