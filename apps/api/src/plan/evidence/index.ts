import { AddPlanEvidence } from './add-plan-evidence';
import { EvidenceStore } from './evidence.store';
import { ListPlanEvidence } from './list-plan-evidence';
import { ReadPlanEvidence } from './read-plan-evidence';
import { RemovePlanEvidence } from './remove-plan-evidence';
import { RetractPlanEvidence } from './retract-plan-evidence';
import { ShowPlanEvidence } from './show-plan-evidence';

export { EvidenceController } from './evidence.controller';
export { planEvidenceStatement } from './evidence.store';
export const evidenceProviders = [
  EvidenceStore,
  ShowPlanEvidence,
  AddPlanEvidence,
  ListPlanEvidence,
  ReadPlanEvidence,
  RetractPlanEvidence,
  RemovePlanEvidence,
];
