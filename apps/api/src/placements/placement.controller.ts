import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BelongingId, CaseId, PlacementId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ExitPlacement } from './exit-placement';
import { ListPlacements } from './list-placements';
import { MovePlacement } from './move-placement';
import { OpenPlacement } from './open-placement';
import {
  ExitPlacementDto,
  MovePlacementDto,
  OpenPlacementDto,
  PlacementQueryDto,
  RecordShelterIncidentDto,
  ReturnBelongingDto,
  TakeBelongingsDto,
} from './placements.bodies';
import { ReadPlacement } from './read-placement';
import { RecordShelterIncident } from './record-shelter-incident';
import { ReturnBelonging } from './return-belonging';
import { TakeBelongings } from './take-belongings';

@ApiTags('placements')
@Controller()
export class PlacementController {
  constructor(
    private readonly listPlacements: ListPlacements,
    private readonly openPlacement: OpenPlacement,
    private readonly readPlacement: ReadPlacement,
    private readonly movePlacement: MovePlacement,
    private readonly exitPlacement: ExitPlacement,
    private readonly takeBelongings: TakeBelongings,
    private readonly returnBelonging: ReturnBelonging,
    private readonly recordIncident: RecordShelterIncident,
  ) {}

  @Get('placements')
  @Requires('list', 'Placement')
  list(@Me() me: Actor, @Query() query: PlacementQueryDto) {
    return this.listPlacements.run(me, query);
  }

  @Post('cases/:id/placements')
  @Requires('open', 'Placement')
  open(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: OpenPlacementDto, @IdempotencyKey() key: string | null) {
    return this.openPlacement.run(me, id, body, key);
  }

  @Get('placements/:id')
  @Requires('read', 'Placement')
  read(@Me() me: Actor, @Param('id', IdParam) id: PlacementId) {
    return this.readPlacement.run(me, id);
  }

  @Post('placements/:id/moves')
  @HttpCode(200)
  @Requires('change', 'Placement')
  move(@Me() me: Actor, @Param('id', IdParam) id: PlacementId, @IfMatch() version: number, @Body() body: MovePlacementDto) {
    return this.movePlacement.run(me, id, version, body);
  }

  @Post('placements/:id/exit')
  @HttpCode(200)
  @Requires('close', 'Placement')
  exit(@Me() me: Actor, @Param('id', IdParam) id: PlacementId, @IfMatch() version: number, @Body() body: ExitPlacementDto) {
    return this.exitPlacement.run(me, id, version, body);
  }

  @Post('placements/:id/belongings')
  @Requires('record', 'Belonging')
  take(@Me() me: Actor, @Param('id', IdParam) id: PlacementId, @Body() body: TakeBelongingsDto, @IdempotencyKey() key: string | null) {
    return this.takeBelongings.run(me, id, body, key);
  }

  @Post('placements/belongings/:id/return')
  @HttpCode(200)
  @Requires('change', 'Belonging')
  giveBack(@Me() me: Actor, @Param('id', IdParam) id: BelongingId, @IfMatch() version: number, @Body() body: ReturnBelongingDto) {
    return this.returnBelonging.run(me, id, version, body);
  }

  @Post('placements/:id/incidents')
  @Requires('record', 'ShelterIncident')
  incident(
    @Me() me: Actor,
    @Param('id', IdParam) id: PlacementId,
    @Body() body: RecordShelterIncidentDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.recordIncident.run(me, id, body, key);
  }
}
