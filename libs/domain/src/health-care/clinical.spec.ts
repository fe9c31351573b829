import fc from 'fast-check';
import { changesOfLine, decideMedication, isCurrent, medicationChangeRules, medicationChanges, medicationKinds } from './medication';
import { decideTraumaScreening, traumaItems, traumaResult, traumaRules } from './trauma';

const seed = 20_260_272;
const today = '2026-11-30';

describe('the sheet about trauma', () => {
  it(`counts each yes once, none without an exposure, and suggests from the cut-off on (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.constantFrom(...traumaItems.codes), { maxLength: 9 }), (exposed, yes) => {
        const { sum, suggestion } = traumaResult({ exposed, yes });
        expect(sum).toBe(exposed ? traumaItems.codes.filter((item) => yes.includes(item)).length : 0);
        expect(suggestion === 'assess-further').toBe(sum >= traumaRules.cutOff);
      }),
      { seed },
    );
  });

  it('is an adult’s, of care that is not over, and is asked again within a year', () => {
    const body = { heldOn: today, exposed: true, yes: [], trainedStaff: true };
    const facts = { status: 'active', child: false, today } as const;
    expect(decideTraumaScreening({ ...body, againOn: '2027-11-30' }, facts).ok).toBe(true);
    expect(decideTraumaScreening({ ...body, againOn: '2027-12-01' }, facts)).toMatchObject({
      errors: [{ path: 'againOn', code: 'date.too-far' }],
    });
    expect(decideTraumaScreening(body, { ...facts, child: true })).toMatchObject({ problem: 'care.adult-instrument' });
    expect(decideTraumaScreening(body, { ...facts, status: 'finished' })).toMatchObject({ problem: 'care.not-now' });
  });
});

describe('a line of the plan', () => {
  it('is changed only by what fits its kind, and never once it was stopped', () => {
    for (const kind of medicationKinds.codes) {
      for (const change of medicationChanges.codes) {
        const before = { kind, change: null };
        const body = kind === 'medicine' ? { kind, name: 'x', dose: 'x', often: 'x', from: today } : { kind, name: 'x', from: today };
        const fits = medicationChangeRules[change].kinds.includes(kind);
        expect([change, decideMedication(body, change, { status: 'active', before }).ok]).toEqual([change, fits]);
        expect(changesOfLine(before).includes(change)).toBe(fits);
        const after = { kind, change };
        expect(decideMedication(body, 'corrected', { status: 'active', before: after }).ok).toBe(!medicationChangeRules[change].stops);
      }
    }
  });

  it('is current from its first day to its last, until it is stopped', () => {
    const line = { change: null, from: today, until: today };
    expect(isCurrent(line, today)).toBe(true);
    expect([isCurrent(line, '2026-11-29'), isCurrent(line, '2026-12-01'), isCurrent({ ...line, until: null }, '2030-01-01')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(isCurrent({ ...line, change: 'side-effects' }, today)).toBe(false);
  });
});
