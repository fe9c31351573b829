import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DefendantId, ProceedingEventId, ProceedingId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { AddDefendant } from './add-defendant';
import { LetOutOfProceeding } from './let-out-of-proceeding';
import { ListProceedings } from './list-proceedings';
import { OpenProceeding } from './open-proceeding';
import { AddDefendantDto, EmptyReversal, OpenProceedingDto, RecordProceedingEventDto, ShareProceedingDto } from './proceeding.bodies';
import { ReadProceeding } from './read-proceeding';
import { RecordProceedingEvent } from './record-proceeding-event';
import { ShareProceeding } from './share-proceeding';
import { TakeBackProceedingEvent } from './take-back-proceeding-event';

@ApiTags('proceedings')
@Controller()
export class ProceedingController {
  constructor(
    private readonly listProceedings: ListProceedings,
    private readonly openProceeding: OpenProceeding,
    private readonly readProceeding: ReadProceeding,
    private readonly shareProceeding: ShareProceeding,
    private readonly letOutOfProceeding: LetOutOfProceeding,
    private readonly addDefendant: AddDefendant,
    private readonly recordEvent: RecordProceedingEvent,
    private readonly takeBackEvent: TakeBackProceedingEvent,
  ) {}

  @Get('proceedings')
  @Requires('list', 'Proceeding')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listProceedings.run(me, query);
  }

  @Post('proceedings')
  @Requires('open', 'Proceeding')
  open(@Me() me: Actor, @Body() body: OpenProceedingDto, @IdempotencyKey() key: string | null) {
    return this.openProceeding.run(me, body, key);
  }

  @Get('proceedings/:id')
  @Requires('read', 'Proceeding')
  read(@Me() me: Actor, @Param('id', IdParam) id: ProceedingId) {
    return this.readProceeding.run(me, id);
  }

  @Post('proceedings/:id/units')
  @HttpCode(200)
  @Requires('change', 'Proceeding')
  share(@Me() me: Actor, @Param('id', IdParam) id: ProceedingId, @Body() { unitId, out = false }: ShareProceedingDto) {
    return out ? this.letOutOfProceeding.run(me, id, unitId) : this.shareProceeding.run(me, id, unitId);
  }

  @Post('proceedings/:id/defendants')
  @Requires('change', 'Proceeding')
  defendant(@Me() me: Actor, @Param('id', IdParam) id: ProceedingId, @Body() body: AddDefendantDto, @IdempotencyKey() key: string | null) {
    return this.addDefendant.run(me, id, body, key);
  }

  @Post('defendants/:id/events')
  @Requires('record', 'ProceedingEvent')
  record(
    @Me() me: Actor,
    @Param('id', IdParam) id: DefendantId,
    @Body() body: RecordProceedingEventDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.recordEvent.run(me, id, body, key);
  }

  @Post('proceeding-events/:id/reversal')
  @HttpCode(200)
  @Requires('record', 'ProceedingEvent')
  takeBack(@Me() me: Actor, @Param('id', IdParam) id: ProceedingEventId, @Body() _body: EmptyReversal) {
    return this.takeBackEvent.run(me, id);
  }
}
