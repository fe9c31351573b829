import type { CaseId, UnitId } from '@himaya/domain';
import { claimStatements } from './claim.statements';
import { hearingStatements } from './hearing.statements';
import { legalStatements as matterStatements } from './legal.statements';
import { escalateHearing, escalateLawyerAnswer, escalateResidence } from './tell-legal-aid';

export { LegalAidModule } from './legal-aid.module';
export { ShowLegalMatter } from './show-legal-matter';

/** Every list of the room, for whoever reads its plan. @param later the sort key of a last row seen */
export const legalStatements = (unitId: UnitId, caseId: CaseId, later: readonly string[]) => [
  ...matterStatements(unitId, caseId, later),
  ...hearingStatements(unitId, caseId, later),
  ...claimStatements(caseId),
];

/** What each of a matter's clocks does. */
export const legalEscalations = {
  'lawyer-answer': escalateLawyerAnswer,
  'legal-hearing': escalateHearing,
  'residence-ends': escalateResidence,
};
