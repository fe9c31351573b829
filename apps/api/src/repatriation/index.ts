import type { CaseId, UnitId } from '@himaya/domain';
import { journeyStatements } from './journey.statements';
import { repatriationStatements as returnStatements } from './repatriation.statements';
import type { Work } from '../platform/outbox/start-worker';
import { escalateReturnArrival, escalateReturnContact, onReTrafficked } from './tell-return';

export { RepatriationModule } from './repatriation.module';
export { ShowRepatriation } from './show-repatriation';

/** Every list of the room, for whoever reads its plan. @param later the sort key of a last row seen */
export const repatriationStatements = (unitId: UnitId, caseId: CaseId, later: readonly string[]) => [
  ...returnStatements(unitId, caseId, later),
  ...journeyStatements(caseId),
];

/** What each of a return's clocks does. */
export const returnEscalations = { 'return-arrival': escalateReturnArrival, 'return-contact': escalateReturnContact };

/** What this feature has the worker do. */
export const repatriationWork: Work = { handlers: [onReTrafficked], chores: [] };
