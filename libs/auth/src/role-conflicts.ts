import { allow, refuse, roles, type Outcome, type Role } from '@himaya/domain';

/** What kind of work a role is, as far as one account may combine it. */
export type RoleKind = 'case-work' | 'statistics' | 'oversight' | 'system' | 'reporting';

export const kindOfRole: Readonly<Record<Role, RoleKind>> = {
  'frontline-reporter': 'reporting',
  'police-officer': 'case-work',
  'police-supervisor': 'case-work',
  'case-coordinator': 'case-work',
  'shelter-caseworker': 'case-work',
  'shelter-manager': 'case-work',
  'health-provider': 'case-work',
  'legal-aid-provider': 'case-work',
  'interpreter-coordinator': 'case-work',
  'court-liaison': 'case-work',
  'repatriation-officer': 'case-work',
  'residence-liaison': 'case-work',
  'reintegration-officer': 'case-work',
  'agency-focal-point': 'reporting',
  'secretariat-analyst': 'statistics',
  'external-evaluator': 'statistics',
  'committee-chair': 'statistics',
  'data-protection-officer': 'oversight',
  'agency-admin': 'system',
  'system-admin': 'system',
};

/**
 * Kinds that never stand on one account: who sees statistics sees no rows, who runs the system reads no cases, and who
 * reviews the audit trail is not in it as a caseworker. The same person may hold two accounts.
 */
export const incompatibleKinds: readonly (readonly [RoleKind, RoleKind])[] = [
  ['case-work', 'statistics'],
  ['case-work', 'system'],
  ['case-work', 'oversight'],
];

/** Every pair of roles that one account may not hold, each pair once, in the order of the code list. */
export const incompatibleRoles: readonly (readonly [Role, Role])[] = /* @__PURE__ */ roles.codes.flatMap((first, place) =>
  roles.codes
    .slice(place + 1)
    .filter((second) => clash(first, second))
    .map((second): readonly [Role, Role] => [first, second]),
);

/** May one account hold these roles together? The refusal names the first pair that may not. */
export function decideRoles(held: readonly Role[]): Outcome<readonly Role[]> {
  const pair = incompatibleRoles.find(([first, second]) => held.includes(first) && held.includes(second));
  if (pair !== undefined) return refuse('role.incompatible', { detail: { first: pair[0], second: pair[1] } });
  return allow([...new Set(held)]);
}

function clash(first: Role, second: Role): boolean {
  const kinds = [kindOfRole[first], kindOfRole[second]];
  return incompatibleKinds.some(([one, other]) => kinds.includes(one) && kinds.includes(other));
}
