import fc from 'fast-check';
import { roles, unitKinds } from '@himaya/domain';
import { rolesThatMay } from './role-actions';
import { incompatibleRoles } from './role-conflicts';
import { decideRoleGrant, grantableRoles, kindsWithGrants, roleRules, type RoleGrantFacts } from './role-rules';

fc.configureGlobal({ seed: 20_260_301 });

const now = new Date('2026-03-01T00:00:00Z');
const facts = fc.record<RoleGrantFacts>({
  granter: fc.subarray([...roles.codes]),
  self: fc.boolean(),
  unitKind: fc.constantFrom(...unitKinds.codes),
  held: fc.subarray([...roles.codes], { maxLength: 3 }),
  role: fc.constantFrom(...roles.codes),
  until: fc.option(fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })),
  now: fc.constant(now),
});

describe('giving a role', () => {
  it('is allowed only by its office, to others, where it fits, with the end it needs, and beside what it goes with', () => {
    let allowed = 0;
    fc.assert(
      fc.property(facts, (given) => {
        if (!decideRoleGrant(given).ok) return;
        allowed += 1;
        const { granter, self, unitKind, held, role, until } = given;
        expect(self).toBe(false);
        expect(grantableRoles(granter, unitKind)).toContain(role);
        expect(held).not.toContain(role);
        if (role === 'external-evaluator') expect(until).not.toBeNull();
        if (until !== null) expect(until.getTime()).toBeGreaterThan(now.getTime());
        for (const [one, other] of incompatibleRoles) expect([...held, role]).not.toEqual(expect.arrayContaining([one, other]));
      }),
      { numRuns: 5000 },
    );
    expect(allowed).toBeGreaterThan(20);
  });

  it('is nobody’s where the system is set up with it, and an administrator’s office only the system’s', () => {
    for (const kind of unitKinds.codes) {
      const given = grantableRoles([...roles.codes], kind);
      expect(given).not.toContain('system-admin');
      expect(given).not.toContain('data-protection-officer');
      expect(grantableRoles(['agency-admin'], kind)).not.toContain('agency-admin');
      expect(grantableRoles(['system-admin'], kind)).toEqual(kind === 'administration' ? ['agency-admin'] : []);
    }
    expect(kindsWithGrants(['system-admin'])).toEqual(['administration']);
    expect(kindsWithGrants(['police-supervisor'])).toEqual([]);
  });

  it('says why not', () => {
    const fine: RoleGrantFacts = {
      granter: ['agency-admin'],
      self: false,
      unitKind: 'placement-desk',
      held: ['shelter-caseworker'],
      role: 'shelter-manager',
      until: null,
      now,
    };
    expect(decideRoleGrant(fine)).toEqual({ ok: true, value: 'shelter-manager' });
    expect(decideRoleGrant({ ...fine, self: true })).toMatchObject({ problem: 'user.self' });
    expect(decideRoleGrant({ ...fine, granter: ['system-admin'] })).toMatchObject({ problem: 'role.not-grantable' });
    expect(decideRoleGrant({ ...fine, unitKind: 'court' })).toMatchObject({ problem: 'role.unit-kind' });
    expect(decideRoleGrant({ ...fine, until: now })).toMatchObject({ problem: 'role.dates' });
    expect(decideRoleGrant({ ...fine, role: 'shelter-caseworker' })).toMatchObject({ problem: 'role.held' });
    expect(decideRoleGrant({ ...fine, held: ['agency-admin'] })).toMatchObject({ problem: 'role.incompatible' });
    const evaluator = { ...fine, unitKind: 'committee-office', role: 'external-evaluator', held: [] } as const;
    expect(decideRoleGrant(evaluator)).toMatchObject({ problem: 'role.needs-end' });
  });
});

describe('a role', () => {
  it('has a kind of unit, a reviewer, and an end where it is an evaluator’s', () => {
    for (const role of roles.codes) {
      expect([role, roleRules[role].units.length > 0]).toEqual([role, true]);
      if (role === 'agency-admin' || role === 'system-admin') expect(roleRules[role].reviewedBy).not.toBe(role);
      expect(roleRules[role].needsEnd).toBe(role === 'external-evaluator');
    }
    expect(roles.codes.filter((role) => roleRules[role].delegable)).toEqual(['police-supervisor', 'shelter-manager']);
  });

  it('looks after accounts only where that is its office', () => {
    for (const action of ['list', 'search', 'read', 'create', 'change', 'disable', 'reset', 'grant', 'revoke'] as const) {
      expect(rolesThatMay(action, 'User')).toEqual(['agency-admin', 'system-admin']);
    }
    for (const action of ['create', 'change', 'close'] as const) expect(rolesThatMay(action, 'AgencyUnit')).toEqual(['agency-admin']);
    expect(rolesThatMay('decide', 'AccessReview')).toEqual(['data-protection-officer', 'agency-admin', 'system-admin']);
    expect(rolesThatMay('count', 'AccessReview')).toEqual(['data-protection-officer']);
    expect(rolesThatMay('record', 'Leave')).toEqual(roles.codes);
  });
});
