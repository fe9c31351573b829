import { codeList, type CodeOf } from '../shared/code-list';

/** The roles of domain.md section 1. What each may do is libs/auth's table, nowhere else. */
export const roles = codeList('role', [
  'frontline-reporter',
  'police-officer',
  'police-supervisor',
  'case-coordinator',
  'shelter-caseworker',
  'shelter-manager',
  'health-provider',
  'legal-aid-provider',
  'interpreter-coordinator',
  'court-liaison',
  'repatriation-officer',
  'residence-liaison',
  'reintegration-officer',
  'agency-focal-point',
  'secretariat-analyst',
  'external-evaluator',
  'committee-chair',
  'data-protection-officer',
  'agency-admin',
  'system-admin',
]);
export type Role = CodeOf<typeof roles>;

/** What a sign-in answers: done, or what is still asked before the session is one. */
export const signInStatuses = codeList('sign-in', ['signed-in', 'second-factor', 'enrol-second-factor']);
export type SignInStatus = CodeOf<typeof signInStatuses>;

/** What an account can prove besides its password. */
export const factorKinds = codeList('factor', ['totp', 'passkey']);
export type FactorKind = CodeOf<typeof factorKinds>;

/** What `POST /auth/second-factor` takes; a password only where there is nothing else, and only inside a session or at its lock. */
export const proofMethods = codeList('proof', ['totp', 'passkey', 'recovery-code', 'password']);
export type ProofMethod = CodeOf<typeof proofMethods>;
