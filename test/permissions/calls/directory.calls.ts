import type { Calls } from './call';

export const directoryCalls: Calls = { 'GET /directory/units': {} };
