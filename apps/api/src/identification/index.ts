import type { Work } from '../platform/outbox/start-worker';
import { onIdentificationDecided } from './tell-identification';

export { IdentificationModule } from './identification.module';
export { decisionsStatement, reflectionListStatement, reflectionsStatement, undecidedStatement } from './identification.statements';
export { escalateIdentification, escalateReflection } from './tell-identification';

/** What this feature has the worker do. */
export const identificationWork: Work = { handlers: [onIdentificationDecided], chores: [] };
