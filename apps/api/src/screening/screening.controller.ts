import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { ReadScreening } from './read-screening';
import { RecordSitting } from './record-sitting';
import { RecordSittingDto } from './screening.bodies';

@ApiTags('screening')
@Controller('cases/:id/screenings')
export class ScreeningController {
  constructor(
    private readonly recordSitting: RecordSitting,
    private readonly readScreening: ReadScreening,
  ) {}

  @Post()
  @Requires('record', 'Screening')
  record(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RecordSittingDto, @IdempotencyKey() key: string | null) {
    return this.recordSitting.run(me, id, body, key);
  }

  @Get()
  @Requires('read', 'Screening')
  read(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readScreening.run(me, id);
  }
}
