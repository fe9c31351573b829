import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { StateTravelFitnessDto } from './health-care.bodies';
import { StateTravelFitness } from './state-travel-fitness';

@ApiTags('health care')
@Controller()
export class HealthCareController {
  constructor(private readonly stateTravelFitness: StateTravelFitness) {}

  @Post('cases/:id/travel-fitness')
  @Requires('record', 'HealthCare')
  travelFitness(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: StateTravelFitnessDto) {
    return this.stateTravelFitness.run(me, id, body);
  }
}
