import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, ProgrammeId, ProgrammeStrandId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { EndProgramme } from './end-programme';
import { ListProgrammes } from './list-programmes';
import { MoveStrand } from './move-strand';
import { OpenProgramme } from './open-programme';
import { PlanStrand } from './plan-strand';
import { EndProgrammeDto, MoveStrandDto, OpenProgrammeDto, PlanStrandDto, ProgrammeQueryDto, RecordFollowUpDto } from './programme.bodies';
import { ReadProgramme } from './read-programme';
import { RecordFollowUp } from './record-follow-up';
import { ReadReintegrationBoard } from './read-reintegration-board';

@ApiTags('reintegration')
@Controller()
export class ProgrammeController {
  constructor(
    private readonly readBoard: ReadReintegrationBoard,
    private readonly listProgrammes: ListProgrammes,
    private readonly openProgramme: OpenProgramme,
    private readonly readProgramme: ReadProgramme,
    private readonly planStrand: PlanStrand,
    private readonly moveStrand: MoveStrand,
    private readonly endProgramme: EndProgramme,
    private readonly recordFollowUp: RecordFollowUp,
  ) {}

  @Get('reintegration/board')
  @Requires('list', 'Programme')
  board(@Me() me: Actor) {
    return this.readBoard.run(me);
  }

  @Get('programmes')
  @Requires('list', 'Programme')
  list(@Me() me: Actor, @Query() query: ProgrammeQueryDto) {
    return this.listProgrammes.run(me, query);
  }

  @Post('cases/:id/programmes')
  @Requires('open', 'Programme')
  open(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: OpenProgrammeDto, @IdempotencyKey() key: string | null) {
    return this.openProgramme.run(me, id, body, key);
  }

  @Get('programmes/:id')
  @Requires('read', 'Programme')
  read(@Me() me: Actor, @Param('id', IdParam) id: ProgrammeId) {
    return this.readProgramme.run(me, id);
  }

  @Post('programmes/:id/strands')
  @Requires('record', 'ProgrammeStrand')
  plan(@Me() me: Actor, @Param('id', IdParam) id: ProgrammeId, @Body() body: PlanStrandDto, @IdempotencyKey() key: string | null) {
    return this.planStrand.run(me, id, body, key);
  }

  @Post('programme-strands/:id/moves')
  @HttpCode(200)
  @Requires('change', 'ProgrammeStrand')
  move(@Me() me: Actor, @Param('id', IdParam) id: ProgrammeStrandId, @IfMatch() version: number, @Body() body: MoveStrandDto) {
    return this.moveStrand.run(me, id, version, body);
  }

  @Post('programmes/:id/follow-ups')
  @Requires('record', 'ProgrammeFollowUp')
  followUp(@Me() me: Actor, @Param('id', IdParam) id: ProgrammeId, @Body() body: RecordFollowUpDto, @IdempotencyKey() key: string | null) {
    return this.recordFollowUp.run(me, id, body, key);
  }

  @Post('programmes/:id/end')
  @HttpCode(200)
  @Requires('close', 'Programme')
  end(@Me() me: Actor, @Param('id', IdParam) id: ProgrammeId, @IfMatch() version: number, @Body() { outcome }: EndProgrammeDto) {
    return this.endProgramme.run(me, id, version, outcome);
  }
}
