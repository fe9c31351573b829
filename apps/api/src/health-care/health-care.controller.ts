import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CareEpisodeId, CaseId, MedicationLineId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AddMedication } from './add-medication';
import { ChangeMedication } from './change-medication';
import { ChangeMedicationDto, MedicationDto, TraumaScreeningDto } from './clinical.bodies';
import { StateTravelFitnessDto } from './health-care.bodies';
import { RecordTrauma } from './record-trauma';
import { StateTravelFitness } from './state-travel-fitness';

@ApiTags('health care')
@Controller()
export class HealthCareController {
  constructor(
    private readonly stateTravelFitness: StateTravelFitness,
    private readonly recordTrauma: RecordTrauma,
    private readonly addMedication: AddMedication,
    private readonly changeMedication: ChangeMedication,
  ) {}

  @Post('cases/:id/travel-fitness')
  @Requires('record', 'HealthCare')
  travelFitness(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: StateTravelFitnessDto) {
    return this.stateTravelFitness.run(me, id, body);
  }

  @Post('care/:id/trauma-screenings')
  @Requires('record', 'Encounter')
  trauma(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId, @Body() body: TraumaScreeningDto, @IdempotencyKey() key: string | null) {
    return this.recordTrauma.run(me, id, body, key);
  }

  @Post('care/:id/medication')
  @Requires('record', 'Encounter')
  add(@Me() me: Actor, @Param('id', IdParam) id: CareEpisodeId, @Body() body: MedicationDto, @IdempotencyKey() key: string | null) {
    return this.addMedication.run(me, id, body, key);
  }

  @Post('care/medication/:id/changes')
  @HttpCode(200)
  @Requires('change', 'Encounter')
  change(@Me() me: Actor, @Param('id', IdParam) id: MedicationLineId, @IfMatch() version: number, @Body() body: ChangeMedicationDto) {
    return this.changeMedication.run(me, id, version, body);
  }
}
