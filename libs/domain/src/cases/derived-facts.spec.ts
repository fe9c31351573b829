import { maskOf } from '../shared/categories';
import { derivedFacts, journeyFor, type DerivedHolds } from './derived-facts';
import type { JourneyReferral } from './journey';

const referral = (changes: Partial<JourneyReferral>): JourneyReferral => ({
  service: 'medical',
  status: 'completed',
  statusSince: '2026-03-31T22:30:00.000Z',
  outcome: 'service-provided',
  ...changes,
});

const told = (referrals: readonly JourneyReferral[], ...holds: DerivedHolds) =>
  derivedFacts({ referrals, travelFitness: null, proceedingStage: null }, holds);

describe('derived facts', () => {
  it('tell that care was given and in which month of Iraq, and no day', () => {
    expect(told([referral({})], ['health', 'attended'])).toEqual([
      { category: 'health', fact: 'attended', state: 'given', month: '2026-04-01' },
    ]);
    expect(
      told([referral({ service: 'psychological', status: 'in-progress' })], ['health', 'attended'], ['psychosocial', 'attended']),
    ).toEqual([
      { category: 'health', fact: 'attended', state: 'not-given', month: null },
      { category: 'psychosocial', fact: 'attended', state: 'under-way', month: '2026-04-01' },
    ]);
  });

  it('tell no month of other services, and nothing of what was asked for, refused or not provided', () => {
    expect(told([referral({ service: 'legal-aid' })], ['legal', 'status'])).toEqual([
      { category: 'legal', fact: 'status', state: 'given', month: null },
    ]);
    for (const status of ['requested', 'received', 'accepted', 'rejected', 'cancelled', 'failed'] as const) {
      expect(told([referral({ status })], ['health', 'attended'])).toMatchObject([{ state: 'not-given', month: null }]);
    }
    expect(told([referral({ outcome: 'not-provided' })], ['health', 'status'])).toMatchObject([{ state: 'not-given' }]);
  });

  it('name exactly the asked categories and these fields', () => {
    const facts = told([referral({}), referral({ service: 'shelter' })], ['health', 'attended'], ['shelter', 'status']);
    expect(facts.map((fact) => Object.keys(fact).sort())).toEqual([
      ['category', 'fact', 'month', 'state'],
      ['category', 'fact', 'month', 'state'],
    ]);
  });

  it('say of health whether the person is fit to travel, where that is the word, and then not whether care was given', () => {
    const travelFitness = { fitness: 'fit-with-escort', validUntil: '2026-12-31' } as const;
    expect(derivedFacts({ referrals: [referral({})], travelFitness, proceedingStage: null }, [['health', 'fit-to-travel']])).toEqual([
      { category: 'health', fact: 'fit-to-travel', stated: travelFitness },
    ]);
    expect(told([referral({})], ['health', 'fit-to-travel'])).toEqual([{ category: 'health', fact: 'fit-to-travel', stated: null }]);
  });

  it('tell beside whether care was given in which month a report was last issued, and to nobody who is told another word', () => {
    const reports = [{ category: 'health', month: '2026-05-01' }] as const;
    const facts = (...holds: DerivedHolds) =>
      derivedFacts({ referrals: [referral({})], travelFitness: null, proceedingStage: null, reports }, holds);
    expect(facts(['health', 'attended'], ['psychosocial', 'attended'])).toEqual([
      { category: 'health', fact: 'attended', state: 'given', month: '2026-04-01', reported: '2026-05-01' },
      { category: 'psychosocial', fact: 'attended', state: 'not-given', month: null },
    ]);
    expect(facts(['health', 'status'])).toEqual([{ category: 'health', fact: 'status', state: 'given', month: '2026-04-01' }]);
  });

  it('tell nothing of where somebody is placed to whoever is told a pick-up point', () => {
    expect(told([referral({ service: 'shelter', status: 'in-progress' })], ['shelter', 'pick-up-point'])).toEqual([]);
  });
});

describe('the journey of somebody else’s care', () => {
  const steps = [
    { step: 'medical', state: 'done', since: '2026-03-17T09:30:00.000Z' },
    { step: 'shelter', state: 'in-progress', since: '2026-03-17T09:30:00.000Z' },
  ] as const;

  it('is told to the month unless the category is the reader’s', () => {
    expect(journeyFor(steps, maskOf('core'))).toEqual([
      { step: 'medical', state: 'done', since: '2026-03-01T00:00:00.000Z', sinceMonth: true },
      steps[1],
    ]);
    expect(journeyFor(steps, maskOf('core', 'health'))).toEqual(steps);
  });
});
