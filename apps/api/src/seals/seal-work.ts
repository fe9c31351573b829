import type { Work } from '../platform/outbox/start-worker';
import { alertOfAttempts } from './alert-of-attempts';
import { onCaseSealed } from './on-case-sealed';
import { onCaseUnsealed } from './on-case-unsealed';
import { onUnsealAsked } from './on-unseal-asked';

/** What this feature has the worker do. */
export const sealWork: Work = { handlers: [onCaseSealed, onUnsealAsked, onCaseUnsealed], chores: [alertOfAttempts] };
