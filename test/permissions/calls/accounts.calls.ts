import { randomUUID } from 'node:crypto';
import type { Calls } from './call';

/** A session of its own stands for a proof just made. */
const fresh = { spends: true, changes: false } as const;

export const accountCalls: Calls = {
  'GET /auth/me': {},
  'PATCH /auth/me': { body: () => ({ language: 'ar' }) },
  'POST /auth/logout': { spends: true },
  'POST /auth/lock': { spends: true },
  'GET /auth/lock': {},
  'GET /auth/protection': {},
  'GET /auth/sessions': {},
  'POST /auth/second-factor': { body: () => ({ method: 'totp', code: '000000' }) },
  'POST /auth/second-factor/passkey': { changes: false },
  'POST /auth/factors/totp': fresh,
  'POST /auth/factors/totp/confirmation': { ...fresh, body: () => ({ code: '000000' }) },
  'POST /auth/factors/passkey': fresh,
  'POST /auth/factors/passkey/confirmation': { ...fresh, body: () => ({ label: 'x', passkey: {} }) },
  'POST /auth/factors/:id/removal': { ...fresh, id: () => randomUUID() },
  'POST /auth/recovery-codes': fresh,
  'POST /auth/sessions/:id/revocation': { id: () => randomUUID() },
  'POST /auth/sessions/revocation': {},
  'POST /auth/password': { body: () => ({ currentPassword: 'x', newPassword: 'short' }) },
  'POST /auth/government/link/start': { changes: false },
  'POST /auth/government/link': { body: () => ({ query: 'code=x' }) },
  'POST /auth/government/link/removal': fresh,
};
