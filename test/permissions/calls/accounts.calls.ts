import type { Calls } from './call';

export const accountCalls: Calls = {
  'GET /auth/me': {},
  'PATCH /auth/me': { body: () => ({ language: 'ar' }) },
  'POST /auth/logout': { spends: true },
};
