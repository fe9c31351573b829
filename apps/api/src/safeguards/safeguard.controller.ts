import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, SafeguardId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ChangeSafeguard } from './change-safeguard';
import { ListSafeguards } from './list-safeguards';
import { RecordSafeguard } from './record-safeguard';
import { ChangeSafeguardDto, RecordSafeguardDto } from './safeguard.bodies';

@ApiTags('safeguards')
@Controller()
export class SafeguardController {
  constructor(
    private readonly listSafeguards: ListSafeguards,
    private readonly recordSafeguard: RecordSafeguard,
    private readonly changeSafeguard: ChangeSafeguard,
  ) {}

  @Get('cases/:id/safeguards')
  @Requires('list', 'Safeguard')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listSafeguards.run(me, id);
  }

  @Post('cases/:id/safeguards')
  @Requires('record', 'Safeguard')
  record(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RecordSafeguardDto, @IdempotencyKey() key: string | null) {
    return this.recordSafeguard.run(me, id, body, key);
  }

  @Post('safeguards/:id/changes')
  @Requires('change', 'Safeguard')
  change(@Me() me: Actor, @Param('id', IdParam) id: SafeguardId, @IfMatch() version: number, @Body() body: ChangeSafeguardDto) {
    return this.changeSafeguard.run(me, id, version, body);
  }
}
