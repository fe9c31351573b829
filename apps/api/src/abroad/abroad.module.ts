import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ConsentsModule } from '../consents';
import { DirectoryModule } from '../directory';
import { AbroadController } from './abroad.controller';
import { AbroadStore } from './abroad.store';
import { ListAbroad } from './list-abroad';
import { PlanAbroad } from './plan-abroad';
import { ShowAbroad } from './show-abroad';
import { StepAbroad } from './step-abroad';

@Module({
  imports: [CasesModule, ConsentsModule, DirectoryModule],
  controllers: [AbroadController],
  providers: [AbroadStore, ShowAbroad, ListAbroad, PlanAbroad, StepAbroad],
})
export class AbroadModule {}
