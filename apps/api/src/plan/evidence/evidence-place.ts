import type { PlanEvidenceId } from '@himaya/domain';

/** Where a file lies, and what its content is sealed for. */
export const evidencePlace = (id: PlanEvidenceId): { readonly id: PlanEvidenceId; readonly place: string } => ({
  id,
  place: `plan_evidence.content|${id}`,
});
