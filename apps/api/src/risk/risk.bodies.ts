import { MinLength } from 'class-validator';
import { riskFactors, riskLevels, type AssessRiskBody, type RiskFactor, type RiskLevel } from '@himaya/domain';
import { Code, Codes, Text } from '../platform/http/fields';

export class AssessRiskDto implements AssessRiskBody {
  @Codes(riskFactors)
  present!: RiskFactor[];

  @Codes(riskFactors)
  unknown!: RiskFactor[];

  @Code(riskLevels)
  level!: RiskLevel;

  @Text(2000, { optional: true })
  @MinLength(5)
  reason?: string;

  @Text(4000, { optional: true })
  note?: string;
}
