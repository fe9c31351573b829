import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ChangeAgencyUnitDto, CloseAgencyUnitBody, OpenAgencyUnitDto } from './agency-units.bodies';
import { ChangeAgencyUnit } from './change-agency-unit';
import { CloseAgencyUnit } from './close-agency-unit';
import { ListAgencyUnits } from './list-agency-units';
import { OpenAgencyUnit } from './open-agency-unit';
import { ReadAgencyUnit } from './read-agency-unit';

@ApiTags('agency units')
@Controller('agency/units')
export class AgencyUnitsController {
  constructor(
    private readonly listUnits: ListAgencyUnits,
    private readonly readUnit: ReadAgencyUnit,
    private readonly openUnit: OpenAgencyUnit,
    private readonly changeUnit: ChangeAgencyUnit,
    private readonly closeUnit: CloseAgencyUnit,
  ) {}

  @Get()
  @Requires('list', 'AgencyUnit')
  list(@Me() me: Actor) {
    return this.listUnits.run(me);
  }

  @Get(':id')
  @Requires('read', 'AgencyUnit')
  read(@Me() me: Actor, @Param('id', IdParam) id: UnitId) {
    return this.readUnit.run(me, id);
  }

  @Post()
  @Requires('create', 'AgencyUnit')
  open(@Me() me: Actor, @Body() body: OpenAgencyUnitDto) {
    return this.openUnit.run(me, body);
  }

  @Patch(':id')
  @Requires('change', 'AgencyUnit')
  change(@Me() me: Actor, @Param('id', IdParam) id: UnitId, @IfMatch() version: number, @Body() body: ChangeAgencyUnitDto) {
    return this.changeUnit.run(me, id, version, body);
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Requires('close', 'AgencyUnit')
  close(@Me() me: Actor, @Param('id', IdParam) id: UnitId, @IfMatch() version: number, @Body() _body: CloseAgencyUnitBody) {
    return this.closeUnit.run(me, id, version);
  }
}
