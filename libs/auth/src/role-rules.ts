import { allow, refuse, unitKinds, type Outcome, type Role, type UnitKind } from '@himaya/domain';
import { decideRoles } from './role-conflicts';

/** What holds for one role, whoever has it. */
export interface RoleRule {
  /** Kinds of unit it can be held in. */
  readonly units: readonly UnitKind[];
  /** Whose office it is to give and to take it; null where only whoever sets up the system may. */
  readonly grantedBy: 'agency-admin' | 'system-admin' | null;
  /** Who reviews each quarter that it is still needed. */
  readonly reviewedBy: 'agency-admin' | 'system-admin' | 'data-protection-officer';
  /** True where it is never given without an end. */
  readonly needsEnd: boolean;
  /** True where a colleague of the unit may stand in during a leave. */
  readonly delegable: boolean;
}

const ofAgency = (...units: UnitKind[]): RoleRule => ({
  units,
  grantedBy: 'agency-admin',
  reviewedBy: 'agency-admin',
  needsEnd: false,
  delegable: false,
});

/** Every role's rule; the database keeps the same table and a test holds the two together. */
export const roleRules: Readonly<Record<Role, RoleRule>> = {
  'frontline-reporter': ofAgency('frontline-post'),
  'police-officer': ofAgency('police-section'),
  'police-supervisor': { ...ofAgency('police-section'), delegable: true },
  'case-coordinator': ofAgency('coordination-desk'),
  'shelter-caseworker': ofAgency('placement-desk'),
  'shelter-manager': { ...ofAgency('placement-desk'), delegable: true },
  'health-provider': ofAgency('health-facility'),
  'legal-aid-provider': ofAgency('legal-aid-office'),
  'interpreter-coordinator': ofAgency('interpreter-office'),
  'court-liaison': ofAgency('court'),
  'repatriation-officer': ofAgency('transport-office'),
  'residence-liaison': ofAgency('residence-office'),
  'reintegration-officer': ofAgency('reintegration-office'),
  'agency-focal-point': ofAgency('committee-office', 'administration'),
  'secretariat-analyst': ofAgency('committee-office'),
  'external-evaluator': { ...ofAgency('committee-office'), needsEnd: true },
  'committee-chair': ofAgency('committee-office'),
  'data-protection-officer': { ...ofAgency('administration'), grantedBy: null, reviewedBy: 'data-protection-officer' },
  'agency-admin': { ...ofAgency('administration'), grantedBy: 'system-admin', reviewedBy: 'system-admin' },
  'system-admin': { ...ofAgency('administration'), grantedBy: null, reviewedBy: 'data-protection-officer' },
};

/** The facts a grant of a role is decided on. */
export interface RoleGrantFacts {
  readonly granter: readonly Role[];
  readonly self: boolean;
  readonly unitKind: UnitKind;
  /** What the account holds now, or will. */
  readonly held: readonly Role[];
  readonly role: Role;
  /** Null for a role without an end. */
  readonly until: Date | null;
  readonly now: Date;
}

/** May this role be given to this account? The database decides the same again from its own rows. */
export function decideRoleGrant({ granter, self, unitKind, held, role, until, now }: RoleGrantFacts): Outcome<Role> {
  const rule = roleRules[role];
  if (self) return refuse('user.self');
  if (rule.grantedBy === null || !granter.includes(rule.grantedBy)) return refuse('role.not-grantable');
  if (!rule.units.includes(unitKind)) return refuse('role.unit-kind');
  if (rule.needsEnd && until === null) return refuse('role.needs-end');
  if (until !== null && until <= now) return refuse('role.dates');
  if (held.includes(role)) return refuse('role.held');
  const together = decideRoles([...held, role]);
  return together.ok ? allow(role) : together;
}

/** The roles somebody with these may give in a unit of this kind, in the order of the code list. */
export function grantableRoles(granter: readonly Role[], unitKind: UnitKind): Role[] {
  return (Object.keys(roleRules) as Role[]).filter((role) => {
    const { grantedBy, units } = roleRules[role];
    return grantedBy !== null && granter.includes(grantedBy) && units.includes(unitKind);
  });
}

/** Kinds of unit in which somebody with these roles may give any. */
export function kindsWithGrants(granter: readonly Role[]): UnitKind[] {
  return unitKinds.codes.filter((kind) => grantableRoles(granter, kind).length > 0);
}
