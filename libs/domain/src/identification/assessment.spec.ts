import fc from 'fast-check';
import { assessTest, decideAssessments } from './assessment';
import { testFindings } from './codes';
import { identificationRules } from './machine';

fc.configureGlobal({ seed: 20_260_411 });

const law28 = identificationRules.tests.find(({ id }) => id === 'law-28-2012-art-1')!;
const palermo = identificationRules.tests.find(({ id }) => id === 'palermo-art-3')!;
const finding = fc.constantFrom(...testFindings.codes);
const elements = fc.record({ act: finding, means: finding, purpose: finding });

describe('the two legal tests', () => {
  it('count a child without means under Palermo, and not under Law 28', () => {
    const child = { act: 'met', means: 'not-met', purpose: 'met' } as const;
    expect(assessTest(palermo, child, true)).toBe('met');
    expect(assessTest(law28, child, true)).toBe('not-met');
    expect(assessTest(palermo, child, false)).toBe('not-met');
  });

  it('are met by all elements they ask for, failed by any, and else not known', () => {
    fc.assert(
      fc.property(fc.constantFrom(law28, palermo), elements, fc.boolean(), (test, found, child) => {
        const asked = test === palermo && child ? [found.act, found.purpose] : Object.values(found);
        const result = assessTest(test, found, child);
        expect(result === 'met').toBe(asked.every((one) => one === 'met'));
        expect(result === 'not-met').toBe(asked.includes('not-met'));
      }),
    );
  });

  it('are both answered, each once, but where a reconsideration only begins', () => {
    const both = [{ test: law28.id }, { test: palermo.id }];
    expect(decideAssessments(both, identificationRules.tests, 'confirm').ok).toBe(true);
    expect(decideAssessments([], identificationRules.tests, 'reconsider').ok).toBe(true);
    expect(decideAssessments([], identificationRules.tests, 'confirm')).toMatchObject({ errors: [{ path: 'tests', code: 'required' }] });
    expect(decideAssessments(both.slice(1), identificationRules.tests, 'uphold')).toMatchObject({
      errors: [{ path: 'tests', code: 'required' }],
    });
    expect(decideAssessments([...both, both[0]!], identificationRules.tests, 'confirm')).toMatchObject({
      errors: [{ path: 'tests', code: 'list.repeated' }],
    });
    expect(decideAssessments(both, [law28], 'confirm')).toMatchObject({ errors: [{ path: 'tests.1.test', code: 'code.unknown' }] });
  });
});
