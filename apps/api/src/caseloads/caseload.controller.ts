import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AssignCase } from './assign-case';
import { AssignCaseDto, HandOverCaseloadDto } from './caseload.bodies';
import { HandOverCaseload } from './hand-over-caseload';
import { ListStuck } from './list-stuck';
import { ReadAssignment } from './read-assignment';
import { ReadCaseload } from './read-caseload';

/** Who of a unit sees to what, and what nobody sees to. */
@ApiTags('caseloads')
@Controller()
export class CaseloadController {
  constructor(
    private readonly readAssignment: ReadAssignment,
    private readonly assignCase: AssignCase,
    private readonly readCaseload: ReadCaseload,
    private readonly handOverCaseload: HandOverCaseload,
    private readonly listStuck: ListStuck,
  ) {}

  @Get('cases/:id/assignment')
  @Requires('read', 'CaseAssignment')
  assignment(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readAssignment.run(me, id);
  }

  @Post('cases/:id/assignment')
  @HttpCode(200)
  @Requires('change', 'CaseAssignment')
  assign(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() body: AssignCaseDto) {
    return this.assignCase.run(me, id, version, body.assigneeId ?? null);
  }

  @Get('caseload')
  @Requires('read', 'Caseload')
  caseload(@Me() me: Actor) {
    return this.readCaseload.run(me);
  }

  @Post('caseload/hand-over')
  @HttpCode(200)
  @Requires('grant', 'Caseload')
  handOver(@Me() me: Actor, @Body() body: HandOverCaseloadDto) {
    return this.handOverCaseload.run(me, body);
  }

  @Get('stuck-cases')
  @Requires('list', 'Stuck')
  stuck(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listStuck.run(me, query);
  }
}
