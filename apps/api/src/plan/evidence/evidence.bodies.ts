import { planEvidenceRemovals, type PlanEvidenceRemoval, type RetractPlanEvidenceBody } from '@himaya/domain';
import { Code } from '../../platform/http/fields';

export class RetractPlanEvidenceDto implements RetractPlanEvidenceBody {
  @Code(planEvidenceRemovals)
  reason!: PlanEvidenceRemoval;
}

export class EmptyRemoval {}
