import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { HealthCareController } from './health-care.controller';
import { StateTravelFitness } from './state-travel-fitness';
import { TravelFitnessStore } from './travel-fitness.store';

@Module({
  imports: [CasesModule],
  controllers: [HealthCareController],
  providers: [TravelFitnessStore, StateTravelFitness],
})
export class HealthCareModule {}
