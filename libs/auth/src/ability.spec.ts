import fc from 'fast-check';
import { referralActions, referralMachine, roles, type AgencyId, type UnitId, type UnitRef } from '@himaya/domain';
import { abilityFor, asReferral, packAbility, unpackAbility } from './ability';
import { actions, subjects } from './codes';
import { mayEver } from './role-actions';

fc.configureGlobal({ seed: 20_260_301 });

const unitIds = ['section', 'desk', 'elsewhere'] as UnitId[];
const aUnit = (id: UnitId): UnitRef => ({ id, name: { ar: id, ckb: id, en: id }, governorate: 'baghdad', agencyId: 'a' as AgencyId });
const actor = fc.record({ roles: fc.subarray([...roles.codes]), unitId: fc.constantFrom(...unitIds) });

describe('an ability', () => {
  it('says of kinds what the table says, packed and unpacked alike', () => {
    fc.assert(
      fc.property(actor, (who) => {
        const ability = abilityFor(who);
        const travelled = unpackAbility(JSON.parse(JSON.stringify(packAbility(ability))) as unknown[]);
        const pairs = subjects.codes.flatMap((subject) => actions.codes.map((action) => [action, subject] as const));
        const otherwise = pairs.filter(([action, subject]) => {
          const meant = mayEver(who.roles, action, subject);
          return ability.can(action, subject) !== meant || travelled.can(action, subject) !== meant;
        });
        expect(otherwise).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('lets a unit take only its own side’s steps of a referral', () => {
    fc.assert(
      fc.property(
        actor,
        fc.constantFrom(...unitIds),
        fc.constantFrom(...unitIds),
        fc.constantFrom(...referralActions.codes),
        (who, from, to, action) => {
          const view = asReferral({ fromUnit: aUnit(from), toUnit: aUnit(to) });
          const own = (referralMachine[action].by === 'sender' ? from : to) === who.unitId;
          const allowed = own && mayEver(who.roles, action, 'Referral');
          expect(abilityFor(who).can(action, view)).toBe(allowed);
          expect(unpackAbility(packAbility(abilityFor(who))).can(action, view)).toBe(allowed);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of nobody is nothing', () => {
    expect(abilityFor({ roles: [], unitId: unitIds[0]! }).rules).toEqual([]);
  });
});
