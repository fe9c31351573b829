import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AssessRisk } from './assess-risk';
import { ListRiskAssessments } from './list-risk-assessments';
import { RiskController } from './risk.controller';
import { RiskStore } from './risk.store';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [RiskController],
  providers: [RiskStore, AssessRisk, ListRiskAssessments],
})
export class RiskModule {}
