import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AppointmentId, CareEpisodeId, CaseId, EncounterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { BookAppointment } from './book-appointment';
import { CorrectEncounter } from './correct-encounter';
import { EndCare } from './end-care';
import {
  AppointmentQueryDto,
  BookAppointmentDto,
  CareQueryDto,
  CorrectEncounterDto,
  EncounterDto,
  EndCareDto,
  MoveAppointmentDto,
  OpenCareDto,
} from './health-care.bodies';
import { ListAppointments } from './list-appointments';
import { ListCare } from './list-care';
import { ListCharges } from './list-charges';
import { MoveAppointment } from './move-appointment';
import { OpenCare } from './open-care';
import { ReadCare } from './read-care';
import { ReadCareBoard } from './read-care-board';
import { RecordEncounter } from './record-encounter';

@ApiTags('health care')
@Controller()
export class CareController {
  constructor(
    private readonly readBoard: ReadCareBoard,
    private readonly listCare: ListCare,
    private readonly listAppointments: ListAppointments,
    private readonly listCharges: ListCharges,
    private readonly openCare: OpenCare,
    private readonly readCare: ReadCare,
    private readonly endCare: EndCare,
    private readonly bookAppointment: BookAppointment,
    private readonly moveAppointment: MoveAppointment,
    private readonly recordEncounter: RecordEncounter,
    private readonly correctEncounter: CorrectEncounter,
  ) {}

  @Get('care/board')
  @Requires('list', 'CareEpisode')
  board(@Me() me: Actor) {
    return this.readBoard.run(me);
  }

  @Get('care')
  @Requires('list', 'CareEpisode')
  list(@Me() me: Actor, @Query() query: CareQueryDto) {
    return this.listCare.run(me, query);
  }

  @Get('care/appointments')
  @Requires('list', 'Appointment')
  appointments(@Me() me: Actor, @Query() query: AppointmentQueryDto) {
    return this.listAppointments.run(me, query);
  }

  @Get('care/charges')
  @Requires('list', 'Encounter')
  charges(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listCharges.run(me, query);
  }

  @Post('cases/:id/care')
  @Requires('open', 'CareEpisode')
  open(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: OpenCareDto, @IdempotencyKey() key: string | null) {
    return this.openCare.run(me, id, body, key);
  }

  @Get('care/:id')
  @Requires('read', 'CareEpisode')
  read(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId) {
    return this.readCare.run(me, id);
  }

  @Post('care/:id/end')
  @HttpCode(200)
  @Requires('close', 'CareEpisode')
  end(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId, @IfMatch() version: number, @Body() body: EndCareDto) {
    return this.endCare.run(me, id, version, body);
  }

  @Post('care/:id/appointments')
  @Requires('record', 'Appointment')
  book(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId, @Body() body: BookAppointmentDto, @IdempotencyKey() key: string | null) {
    return this.bookAppointment.run(me, id, body, key);
  }

  @Post('care/appointments/:id/moves')
  @HttpCode(200)
  @Requires('change', 'Appointment')
  move(@Me() me: Actor, @Param('id', IdParam) id: AppointmentId, @IfMatch() version: number, @Body() body: MoveAppointmentDto) {
    return this.moveAppointment.run(me, id, version, body);
  }

  @Post('care/:id/encounters')
  @Requires('record', 'Encounter')
  record(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId, @Body() body: EncounterDto, @IdempotencyKey() key: string | null) {
    return this.recordEncounter.run(me, id, body, key);
  }

  @Post('care/encounters/:id/corrections')
  @HttpCode(200)
  @Requires('change', 'Encounter')
  correct(@Me() me: Actor, @Param('id', IdParam) id: EncounterId, @IfMatch() version: number, @Body() body: CorrectEncounterDto) {
    return this.correctEncounter.run(me, id, version, body);
  }
}
