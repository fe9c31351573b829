import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { RequestLimits } from '../platform/http/request-limits';
import { ListMeasures } from './list-measures';
import { FiguresQuery } from './measures.bodies';
import { ReadMeasure } from './read-measure';

@ApiTags('statistics')
@Controller('statistics/measures')
export class StatisticsController {
  constructor(
    private readonly listMeasures: ListMeasures,
    private readonly readMeasure: ReadMeasure,
    private readonly limits: RequestLimits,
  ) {}

  @Get()
  @Requires('list', 'Measure')
  list(@Me() me: Actor) {
    return this.listMeasures.run(me);
  }

  @Get(':id')
  @Requires('read', 'Measure')
  async read(@Me() me: Actor, @Param('id') id: string, @Query() query: FiguresQuery, @Req() request: FastifyRequest) {
    return this.readMeasure.run(me, id, query, await this.limits.countFigures(request));
  }
}
