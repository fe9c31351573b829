import { maskOf } from '../shared/categories';
import { derivedFacts, journeyFor } from './derived-facts';
import type { JourneyReferral } from './journey';

const referral = (changes: Partial<JourneyReferral>): JourneyReferral => ({
  service: 'medical',
  status: 'completed',
  statusSince: '2026-03-31T22:30:00.000Z',
  outcome: 'service-provided',
  ...changes,
});

describe('derived facts', () => {
  it('tell that care was given and in which month of Iraq, and no day', () => {
    expect(derivedFacts([referral({})], ['health'])).toEqual([{ category: 'health', state: 'given', month: '2026-04-01' }]);
    expect(derivedFacts([referral({ service: 'psychological', status: 'in-progress' })], ['health', 'psychosocial'])).toEqual([
      { category: 'health', state: 'not-given', month: null },
      { category: 'psychosocial', state: 'under-way', month: '2026-04-01' },
    ]);
  });

  it('tell no month of other services, and nothing of what was asked for, refused or not provided', () => {
    expect(derivedFacts([referral({ service: 'legal-aid' })], ['legal'])).toEqual([{ category: 'legal', state: 'given', month: null }]);
    for (const status of ['requested', 'received', 'accepted', 'rejected', 'cancelled', 'failed'] as const) {
      expect(derivedFacts([referral({ status })], ['health'])).toEqual([{ category: 'health', state: 'not-given', month: null }]);
    }
    expect(derivedFacts([referral({ outcome: 'not-provided' })], ['health'])[0]).toMatchObject({ state: 'not-given' });
    expect(derivedFacts([referral({})], ['proceedings'])).toEqual([]);
  });

  it('name exactly the asked categories and these three fields', () => {
    const facts = derivedFacts([referral({}), referral({ service: 'shelter' })], ['health', 'shelter']);
    expect(facts.map((fact) => Object.keys(fact).sort())).toEqual([
      ['category', 'month', 'state'],
      ['category', 'month', 'state'],
    ]);
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
