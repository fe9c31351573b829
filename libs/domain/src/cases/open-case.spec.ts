import { maskOf } from '../shared/categories';
import { decideOpenCase, type CaseOpening } from './open-case';

const facts = { writeCategories: maskOf('core', 'identity', 'exploitation'), today: '2026-03-01' };
const body: CaseOpening = {
  person: { alias: 'A.', sex: 'female', ageYears: 24 },
  foundAt: '2026-03-01',
  exploitation: [{ form: 'domestic-servitude', acts: ['recruitment'], means: ['deception'] }],
};
const person = (more: object): CaseOpening => ({ ...body, person: { alias: 'A.', sex: 'female', ...more } });

describe('opening a case', () => {
  it('tells the age band the body comes to', () => {
    expect(decideOpenCase(body, facts)).toEqual({ ok: true, value: { ageBand: '18-29' } });
    expect(decideOpenCase(person({}), facts)).toEqual({ ok: true, value: { ageBand: 'unknown' } });
  });

  it.each([
    ['a birth after today', person({ birthDate: '2026-03-02' }), 'person.birthDate', 'date.future'],
    ['a birth too long ago', person({ birthDate: '1900-01-01' }), 'person.birthDate', 'date.too-early'],
    ['a finding after today', { ...body, foundAt: '2026-03-02' }, 'foundAt', 'date.future'],
    ['years against the birth date', person({ birthDate: '2000-05-01', ageYears: 20 }), 'person.ageYears', 'age.contradiction'],
    ['a band against the years', person({ ageYears: 24, ageBand: 'child' }), 'person.ageBand', 'age.contradiction'],
    ['a band against the birth date', person({ birthDate: '2015-05-01', ageBand: '18-29' }), 'person.ageBand', 'age.contradiction'],
  ])('refuses %s', (_, wrong, path, code) => {
    expect(decideOpenCase(wrong, facts)).toMatchObject({ ok: false, problem: 'body.invalid', errors: [{ path, code }] });
  });

  it.each([
    ['years a birthday away from the birth date', person({ birthDate: '2000-05-01', ageYears: 26 })],
    ['years within a coarse birth date', person({ birthDate: '2000-01-01', birthDatePrecision: 'year', ageYears: 24 })],
    ['the coarse band of a known age', person({ ageYears: 24, ageBand: 'adult' })],
    ['an unknown band beside a known age', person({ ageYears: 24, ageBand: 'unknown' })],
    ['a birth today', person({ birthDate: '2026-03-01' })],
  ])('takes %s', (_, right) => {
    expect(decideOpenCase(right, facts).ok).toBe(true);
  });

  it('refuses an exploitation record from whoever may not write one', () => {
    const provider = { ...facts, writeCategories: maskOf('health') };
    expect(decideOpenCase(body, provider)).toMatchObject({ problem: 'case.category-not-yours' });
    expect(decideOpenCase({ ...body, exploitation: [] }, provider)).toMatchObject({ ok: true });
  });
});
