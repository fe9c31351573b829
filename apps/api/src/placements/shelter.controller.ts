import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PlaceId, ShelterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AddPlaces } from './add-places';
import { ChangePlace } from './change-place';
import { OpenShelter } from './open-shelter';
import { AddPlacesDto, ChangePlaceDto, ShelterDto } from './placements.bodies';
import { ReadBoard } from './read-board';
import { ReadShelter } from './read-shelter';

@ApiTags('placements')
@Controller('placements')
export class ShelterController {
  constructor(
    private readonly readBoard: ReadBoard,
    private readonly openShelter: OpenShelter,
    private readonly readShelter: ReadShelter,
    private readonly addPlaces: AddPlaces,
    private readonly changePlace: ChangePlace,
  ) {}

  @Get('board')
  @Requires('list', 'Shelter')
  board(@Me() me: Actor) {
    return this.readBoard.run(me);
  }

  @Post('shelters')
  @Requires('record', 'Shelter')
  open(@Me() me: Actor, @Body() body: ShelterDto, @IdempotencyKey() key: string | null) {
    return this.openShelter.run(me, body, key);
  }

  @Get('shelters/:id')
  @Requires('read', 'Shelter')
  read(@Me() me: Actor, @Param('id', IdParam) id: ShelterId) {
    return this.readShelter.run(me, id);
  }

  @Post('shelters/:id/places')
  @Requires('record', 'Shelter')
  add(@Me() me: Actor, @Param('id', IdParam) id: ShelterId, @Body() body: AddPlacesDto) {
    return this.addPlaces.run(me, id, body);
  }

  @Post('places/:id/changes')
  @HttpCode(200)
  @Requires('change', 'Shelter')
  change(@Me() me: Actor, @Param('id', IdParam) id: PlaceId, @IfMatch() version: number, @Body() body: ChangePlaceDto) {
    return this.changePlace.run(me, id, version, body);
  }
}
