import type { Work } from '../platform/outbox/start-worker';
import {
  escalateUndertaking,
  escalateUnrecorded,
  onInterpretationOff,
  onInterpretationPlanned,
  onInterpretationStopped,
} from './tell-interpretation';

export { InterpretationModule } from './interpretation.module';
export {
  dayStatement,
  interpreterListStatement,
  interpretersStatement,
  sessionEventsStatement,
  sessionListStatement,
  sessionsOfInterpreterStatement,
  sessionsOfReferralStatement,
  undertakingsStatement,
  unsuitedStatement,
} from './interpretation.statements';

/** What each of the office's clocks does. */
export const interpretationEscalations = { 'interpretation-record': escalateUnrecorded, 'interpreter-undertaking': escalateUndertaking };

/** What this feature has the worker do. */
export const interpretationWork: Work = { handlers: [onInterpretationPlanned, onInterpretationOff, onInterpretationStopped], chores: [] };
