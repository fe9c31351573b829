import type { Calls } from './call';

export const keyCalls: Calls = { 'GET /keys': {} };
