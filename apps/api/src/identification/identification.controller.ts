import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ReflectionId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ChangeReflection } from './change-reflection';
import { DecideIdentification } from './decide-identification';
import { ChangeReflectionDto, DecideIdentificationDto, UndecidedQueryDto } from './identification.bodies';
import { ListReflections } from './list-reflections';
import { ListUndecided } from './list-undecided';
import { ReadIdentification } from './read-identification';

@ApiTags('identification')
@Controller()
export class IdentificationController {
  constructor(
    private readonly decideIdentification: DecideIdentification,
    private readonly readIdentification: ReadIdentification,
    private readonly listUndecided: ListUndecided,
    private readonly listReflections: ListReflections,
    private readonly changeReflection: ChangeReflection,
  ) {}

  @Post('cases/:id/identification-decisions')
  @Requires('decide', 'Identification')
  decide(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: DecideIdentificationDto, @IdempotencyKey() key: string | null) {
    return this.decideIdentification.run(me, id, body, key);
  }

  @Get('cases/:id/identification-decisions')
  @Requires('read', 'Identification')
  read(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readIdentification.run(me, id);
  }

  @Get('identification/undecided')
  @Requires('list', 'Identification')
  undecided(@Me() me: Actor, @Query() query: UndecidedQueryDto) {
    return this.listUndecided.run(me, query);
  }

  @Get('reflection-periods')
  @Requires('list', 'Reflection')
  reflections(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listReflections.run(me, query);
  }

  @Post('reflection-periods/:id/changes')
  @Requires('change', 'Reflection')
  change(@Me() me: Actor, @Param('id', IdParam) id: ReflectionId, @IfMatch() version: number, @Body() body: ChangeReflectionDto) {
    return this.changeReflection.run(me, id, version, body);
  }
}
