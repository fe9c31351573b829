import fc from 'fast-check';
import { categories, categoriesIn, maskOf, packetMasks, roles, services, type Category, type Role } from '@himaya/domain';
import { ceilingOf, derivedOf, permittedCategories, roleCategories, type Hold } from './role-categories';
import { kindOfRole } from './role-conflicts';

fc.configureGlobal({ seed: 20_260_301 });

const held = fc.subarray([...roles.codes]);
const mask = fc.subarray([...categories.codes]).map((members) => maskOf(...members));
const readBy = (...of: Role[]): Category[] => categoriesIn(ceilingOf(of).read);
const writtenBy = (...of: Role[]): Category[] => categoriesIn(ceilingOf(of).write);

/** domain.md section 4 again, column by column in the order of the category list without notes. */
const matrix: readonly (readonly [Role, string])[] = [
  ['police-officer', 'm m m m a a - - m s - m'],
  ['shelter-caseworker', 'm m c m a c m s s r m m'],
  ['health-provider', 'r r - r m m - - - - - -'],
  ['legal-aid-provider', 'r r r r - - - m r r - r'],
  ['court-liaison', 'r r r - - - - - m - - -'],
  ['repatriation-officer', 'r m - r f - p - - m - r'],
  ['reintegration-officer', 'r r - r - - - - - - m r'],
  ['case-coordinator', 'm r - r s s s s s s s m'],
  ['residence-liaison', 'r - - - - - - - - c - -'],
  ['interpreter-coordinator', 'r - - - - - - - - - - -'],
];
const holdOf: Readonly<Record<string, Hold>> = {
  m: 'm',
  c: 'c',
  r: 'r',
  '-': 'never',
  a: 'attended',
  s: 'status',
  f: 'fit-to-travel',
  p: 'pick-up-point',
};

describe('the ceiling', () => {
  it.each(matrix)('of %s is the matrix’s column', (role, column) => {
    const { notes: _, ...row } = roleCategories[role];
    expect(Object.keys(row)).toEqual(categories.codes.slice(0, -1));
    expect(Object.values(row)).toEqual(column.split(' ').map((letter) => holdOf[letter]));
  });

  it.each(matrix)('of %s leaves derived facts where its column says so and nowhere else', (role, column) => {
    const letters = column.split(' ');
    const words = categories.codes.slice(0, -1).map((category, place) => [category, holdOf[letters[place] ?? '-']]);
    expect(derivedOf([role])).toEqual(words.filter(([, word]) => !['m', 'c', 'r', 'never'].includes(word ?? '')));
    expect(derivedOf([role, 'shelter-caseworker']).map(([category]) => category)).not.toContain('shelter');
  });

  it('of a supervisor or manager is their unit’s', () => {
    expect(roleCategories['police-supervisor']).toBe(roleCategories['police-officer']);
    expect(roleCategories['shelter-manager']).toBe(roleCategories['shelter-caseworker']);
  });

  it('lets nobody see everything, and the police never where a person sleeps', () => {
    for (const role of roles.codes) expect(readBy(role).length).toBeLessThan(categories.codes.length - 1);
    expect(readBy('police-officer')).not.toContain('shelter');
    expect(readBy('court-liaison')).not.toContain('shelter');
  });

  it('opens nothing of a case to roles that do no case work', () => {
    fc.assert(
      fc.property(fc.subarray(roles.codes.filter((role) => kindOfRole[role] !== 'case-work')), (outside) => {
        expect(ceilingOf(outside)).toEqual({ read: 0, write: 0 });
      }),
    );
    expect(roles.codes.filter((role) => kindOfRole[role] === 'case-work' && !readBy(role).includes('core'))).toEqual([]);
  });

  it('lets a shelter write its own exploitation and psychosocial records without reading others’', () => {
    expect(writtenBy('shelter-caseworker')).toEqual(expect.arrayContaining(['exploitation', 'psychosocial']));
    expect(readBy('shelter-caseworker')).not.toEqual(expect.arrayContaining(['exploitation']));
    expect(readBy('shelter-caseworker')).not.toEqual(expect.arrayContaining(['psychosocial']));
  });

  it('of several roles is the union of theirs', () => {
    fc.assert(
      fc.property(held, (of) => {
        const union = of
          .map((role) => ceilingOf([role]))
          .reduce((all, one) => ({ read: all.read | one.read, write: all.write | one.write }), { read: 0, write: 0 });
        expect(ceilingOf(of)).toEqual(union);
      }),
    );
  });
});

describe('what a request gets', () => {
  it('is within the grant and within the ceiling, and all that is in both', () => {
    fc.assert(
      fc.property(held, mask, mask, (of, read, write) => {
        const ceiling = ceilingOf(of);
        const given = permittedCategories(of, { read, write });
        for (const category of categories.codes) {
          const bit = maskOf(category);
          expect((given.read & bit) !== 0).toBe((read & ceiling.read & bit) !== 0);
          expect((given.write & bit) !== 0).toBe((write & ceiling.write & bit) !== 0);
        }
      }),
    );
  });

  it('lets the desk of every service write what it records, and an interpreter read core only', () => {
    const deskOf: Record<(typeof services.codes)[number], Role> = {
      shelter: 'shelter-caseworker',
      medical: 'health-provider',
      psychological: 'health-provider',
      'legal-aid': 'legal-aid-provider',
      interpretation: 'interpreter-coordinator',
      repatriation: 'repatriation-officer',
      reintegration: 'reintegration-officer',
      'financial-aid': 'reintegration-officer',
      education: 'reintegration-officer',
      employment: 'reintegration-officer',
    };
    for (const service of services.codes) {
      const grant = packetMasks(service, ['core', 'identity']);
      expect(permittedCategories([deskOf[service]], grant).write).toBe(grant.write);
    }
    expect(permittedCategories(['interpreter-coordinator'], packetMasks('interpretation', ['core', 'identity']))).toEqual({
      read: maskOf('core'),
      write: 0,
    });
  });
});
