import type { Role } from '@himaya/domain';
import { kindOfRole, type RoleKind } from './role-conflicts';

/** How long a session of an account lasts, and whether its password is enough to open one. */
export interface SessionRule {
  /** Minutes without a request after which the session has ended. */
  readonly idleMinutes: number;
  /** Minutes after which it has ended whatever is done in it. */
  readonly absoluteMinutes: number;
  readonly secondFactor: boolean;
}

/** Whoever runs or oversees the system holds the keys of many: shorter sessions. Reporting tells and is told bare counts. */
export const sessionRules: Readonly<Record<RoleKind, SessionRule>> = {
  'case-work': { idleMinutes: 30, absoluteMinutes: 720, secondFactor: true },
  statistics: { idleMinutes: 30, absoluteMinutes: 720, secondFactor: true },
  oversight: { idleMinutes: 15, absoluteMinutes: 480, secondFactor: true },
  system: { idleMinutes: 15, absoluteMinutes: 480, secondFactor: true },
  reporting: { idleMinutes: 30, absoluteMinutes: 720, secondFactor: false },
};

const strictest: SessionRule = { idleMinutes: 15, absoluteMinutes: 480, secondFactor: true };

/** The strictest of an account's roles counts; an account without any is held to the strictest there is. */
export function sessionRuleOf(roles: readonly Role[]): SessionRule {
  const rules = roles.map((role) => sessionRules[kindOfRole[role]]);
  if (rules.length === 0) return strictest;
  return {
    idleMinutes: Math.min(...rules.map((rule) => rule.idleMinutes)),
    absoluteMinutes: Math.min(...rules.map((rule) => rule.absoluteMinutes)),
    secondFactor: rules.some((rule) => rule.secondFactor),
  };
}
