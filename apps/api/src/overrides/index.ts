import type { Work } from '../platform/outbox/start-worker';
import { onOverrideApproved, onOverrideEnded, onOverrideRefused, onOverrideRequested, onOverrideUsed } from './tell-override';

export { BestInterestsDto } from './override.bodies';
export { OverrideStore, type OverrideRow } from './override.store';
export { overridesOfCaseStatement, overridesToApproveStatement } from './override.statements';
export { OverridesModule } from './overrides.module';
export { escalateOverride } from './tell-override';

/** What this feature has the worker do. */
export const overrideWork: Work = {
  handlers: [onOverrideRequested, onOverrideApproved, onOverrideRefused, onOverrideUsed, onOverrideEnded],
  chores: [],
};
