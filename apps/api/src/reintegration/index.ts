import type { CaseId, UnitId } from '@himaya/domain';
import { followUpStatements } from './follow-up.statements';
import { fundingStatements } from './funding.statements';
import { repaymentStatements } from './repayment.statements';
import { reintegrationStatements as programmeStatements } from './reintegration.statements';

export { ReintegrationModule } from './reintegration.module';
export { ShowProgramme } from './show-programme';
export { reintegrationEscalations, reintegrationWork } from './tell-reintegration';

/** Every list of the room, for whoever reads its plan. @param later the sort key of a last row seen */
export const reintegrationStatements = (unitId: UnitId, caseId: CaseId, later: readonly string[]) => [
  ...programmeStatements(unitId, caseId, later),
  ...fundingStatements(caseId),
  ...followUpStatements(caseId),
  ...repaymentStatements(caseId),
];
