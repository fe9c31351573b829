import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { PlanController } from './plan.controller';
import { PlanStore } from './plan.store';
import { ReadPlan } from './read-plan';
import { SavePlan } from './save-plan';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule],
  controllers: [PlanController],
  providers: [PlanStore, SavePlan, ReadPlan],
  exports: [ReadPlan],
})
export class CasePlansModule {}
