import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseFilterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { RemoveCaseFilterBody, SaveCaseFilterDto } from './case.bodies';
import { ListCaseFilters } from './list-case-filters';
import { RemoveCaseFilter } from './remove-case-filter';
import { SaveCaseFilter } from './save-case-filter';

/** Filters that an account keeps for its own list of cases. */
@ApiTags('cases')
@Controller('case-filters')
export class CaseFilterController {
  constructor(
    private readonly listCaseFilters: ListCaseFilters,
    private readonly saveCaseFilter: SaveCaseFilter,
    private readonly removeCaseFilter: RemoveCaseFilter,
  ) {}

  @Get()
  @Requires('list', 'CaseFilter')
  list(@Me() me: Actor) {
    return this.listCaseFilters.run(me);
  }

  @Post()
  @HttpCode(200)
  @Requires('record', 'CaseFilter')
  save(@Me() me: Actor, @Body() body: SaveCaseFilterDto) {
    return this.saveCaseFilter.run(me, body);
  }

  @Post(':id/removal')
  @HttpCode(200)
  @Requires('remove', 'CaseFilter')
  remove(@Me() me: Actor, @Param('id', IdParam) id: CaseFilterId, @Body() _body: RemoveCaseFilterBody) {
    return this.removeCaseFilter.run(me, id);
  }
}
