import { categories, fieldMaskOf, fieldsOf, maskOf, roles, type UnitId } from '@himaya/domain';
import { permitted, readsDocument, receiverCeiling, rolesAt } from './packet-walls';
import { ceilingOf } from './role-categories';

const [own, other] = ['own', 'other'] as UnitId[] as [UnitId, UnitId];
const everything = maskOf(...categories.codes);
const whole = { read: everything, write: everything, fields: fieldsOf(everything) };
const nothing = { read: maskOf('core'), write: 0, fields: 0 };

describe('what a request gets of a packet', () => {
  it('is no field of a category that the role never reads, nor of one that is not granted', () => {
    expect(permitted(['health-provider'], whole).fields).toBe(fieldsOf(ceilingOf(['health-provider']).read));
    const named = fieldMaskOf('identity-name', 'risk-assessments');
    expect(permitted(['health-provider'], { read: maskOf('core', 'identity'), write: 0, fields: named })).toEqual({
      read: maskOf('core', 'identity'),
      write: 0,
      fields: fieldMaskOf('identity-name'),
    });
  });
});

describe('a receiver', () => {
  it('reads at most what the roles of its kind of unit read', () => {
    expect(rolesAt('health-facility')).toEqual(['health-provider']);
    expect(receiverCeiling('placement-desk')).toBe(ceilingOf(['shelter-caseworker', 'shelter-manager']).read);
    expect(receiverCeiling('residence-office')).toBe(maskOf('core'));
    expect(roles.codes.filter((role) => (ceilingOf([role]).read & maskOf('legal')) !== 0)).toEqual(['legal-aid-provider']);
  });
});

describe('a document', () => {
  const doctor = { roles: ['health-provider'] as const, unitId: own };
  const report = { category: 'health', unitId: other, named: false } as const;

  it('of an open category goes with the field of its category’s papers', () => {
    const photo = { category: 'identity', unitId: other, named: false } as const;
    expect(readsDocument(doctor, whole, photo)).toBe(true);
    expect(readsDocument(doctor, { ...whole, fields: fieldMaskOf('identity-name') }, photo)).toBe(false);
    expect(readsDocument(doctor, { ...whole, read: maskOf('core') }, photo)).toBe(false);
  });

  it('that is sealed is its writer’s, and another’s only by name', () => {
    expect(readsDocument(doctor, whole, { ...report, unitId: own })).toBe(true);
    expect(readsDocument(doctor, whole, report)).toBe(false);
    expect(readsDocument(doctor, nothing, { ...report, named: true })).toBe(true);
    // A name opens nothing that the role never reads, and no author’s notes.
    expect(readsDocument({ ...doctor, roles: ['police-officer'] }, whole, { ...report, named: true })).toBe(false);
    expect(readsDocument(doctor, whole, { category: 'notes', unitId: other, named: true })).toBe(false);
  });
});
