import fc from 'fast-check';
import { categories, maskOf, type Category } from '../shared/categories';
import { services } from '../directory/codes';
import {
  categoryOfField,
  decideFields,
  fieldMaskOf,
  fieldsIn,
  fieldsOf,
  leastOfService,
  openedBy,
  packetFields,
  type FieldFacts,
} from './packet-fields';

fc.configureGlobal({ seed: 20_260_301 });

const everything = maskOf(...categories.codes);
const facts: FieldFacts = {
  service: 'shelter',
  packet: ['core', 'identity'],
  chosen: undefined,
  senderFields: fieldsOf(everything),
  covered: ['core', 'identity', 'shelter'],
  receiverCeiling: everything,
};
const packet = fc.subarray([...categories.codes]).map((some): Category[] => ['core', ...some.filter((one) => one !== 'core')]);
const drawn: fc.Arbitrary<FieldFacts> = fc.record({
  service: fc.constantFrom(...services.codes),
  packet,
  chosen: fc.option(fc.subarray([...packetFields.codes]), { nil: undefined }),
  senderFields: fc.subarray([...packetFields.codes]).map((some) => fieldMaskOf(...some)),
  covered: packet,
  receiverCeiling: packet.map((some) => maskOf(...some)),
});

describe('the fields of a packet', () => {
  it('are, where nothing is chosen, the least that the service needs of its categories', () => {
    expect(decideFields(facts)).toEqual({
      ok: true,
      value: { fields: ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone'] },
    });
    expect(decideFields({ ...facts, service: 'education' })).toEqual({ ok: true, value: { fields: ['identity-name', 'identity-age'] } });
    expect(decideFields({ ...facts, service: 'interpretation' })).toEqual({ ok: true, value: { fields: [] } });
  });

  it.each([
    ['of a category that the packet leaves out', { chosen: ['risk-assessments'] }, 'body.invalid', 'field.other-category'],
    [
      'that the sender does not hold',
      { chosen: ['identity-phone'], senderFields: fieldMaskOf('identity-name') },
      'referral.field-not-yours',
      'field.not-yours',
    ],
    ['that the consent does not cover', { chosen: ['identity-name'], covered: ['core'] }, 'consent.categories', 'field.not-covered'],
    [
      'that nobody at the desk may read',
      { chosen: ['identity-name'], receiverCeiling: maskOf('core') },
      'referral.beyond-receiver',
      'field.beyond-receiver',
    ],
  ] as const)('are refused where one is chosen %s', (_, change, problem, code) => {
    expect(decideFields({ ...facts, ...change })).toMatchObject({ ok: false, problem, errors: [{ path: 'fields.0', code }] });
  });

  it('never exceed the packet, the sender, the consent or the receiver, and are the chosen ones or none', () => {
    let allowed = 0;
    fc.assert(
      fc.property(drawn, (one) => {
        const decided = decideFields(one);
        const may = fieldsOf(maskOf(...one.packet)) & fieldsOf(maskOf(...one.covered)) & fieldsOf(one.receiverCeiling) & one.senderFields;
        if (!decided.ok) {
          expect(one.chosen?.some((field) => (fieldMaskOf(field) & may) === 0)).toBe(true);
          return;
        }
        allowed += 1;
        expect(fieldMaskOf(...decided.value.fields) & ~may).toBe(0);
        const wanted = one.chosen ?? leastOfService[one.service].filter((field) => (fieldMaskOf(field) & may) !== 0);
        expect(decided.value.fields).toEqual(packetFields.codes.filter((field) => wanted.includes(field)));
      }),
      { numRuns: 1000 },
    );
    expect(allowed).toBeGreaterThan(200);
  });

  it('have each one bit, and a category that its name begins with', () => {
    expect(fieldsIn(fieldsOf(everything))).toEqual([...packetFields.codes]);
    for (const field of packetFields.codes) expect(field.startsWith(`${categoryOfField[field]}-`)).toBe(true);
    for (const sealed of ['health', 'psychosocial', 'legal', 'notes'] as const) expect(fieldsOf(maskOf(sealed))).toBe(0);
  });

  it('open with the packet’s categories, and all of the service’s own', () => {
    expect(openedBy('repatriation', ['core', 'identity'], fieldMaskOf('identity-name', 'risk-documents'))).toEqual({
      read: maskOf('core', 'identity', 'repatriation'),
      write: maskOf('repatriation'),
      fields: fieldMaskOf('identity-name', 'repatriation-documents'),
    });
  });
});
