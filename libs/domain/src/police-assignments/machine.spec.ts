import { categories } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import type { ConsentFacts } from '../consents/machine';
import { decideTellingPolice, type TellPoliceFacts } from './machine';

const section = { id: 'section' as UnitId, agencyId: 'ministry' as AgencyId, kind: 'police-section' } as const;
const consent: ConsentFacts = {
  purpose: 'law-enforcement',
  categories: ['core', 'identity', 'exploitation'],
  recipientUnitId: section.id,
  recipientAgencyId: null,
  givenBy: 'self',
  validUntil: '2027-01-01',
  withdrawnAt: null,
};
const facts: TellPoliceFacts = {
  caseStatus: 'open',
  answers: true,
  ageBand: '18-29',
  readCategories: 8191,
  toUnit: section,
  packet: ['core', 'identity'],
  consent,
  missingBestInterests: [],
  now: new Date('2026-03-01T09:00:00Z'),
};

describe('telling the police of a case', () => {
  it('takes a law-enforcement consent to that section, by the unit that answers for the case', () => {
    expect(decideTellingPolice(facts)).toEqual({ ok: true, value: { shared: ['core', 'identity'] } });
    const { consent: _, ...without } = facts;
    const refused = (changes: Partial<TellPoliceFacts>) => {
      const decided = decideTellingPolice({ ...without, consent, ...changes });
      return decided.ok ? 'allowed' : decided.problem;
    };
    expect(decideTellingPolice(without)).toMatchObject({ problem: 'consent.missing' });
    expect(refused({ answers: false })).toBe('assignment.not-yours');
    expect(refused({ caseStatus: 'closed' })).toBe('case.closed');
    expect(refused({ toUnit: { ...section, kind: 'placement-desk' } })).toBe('assignment.unit-not-eligible');
    expect(refused({ toUnit: null })).toBe('assignment.unit-not-eligible');
    expect(refused({ packet: ['identity'] })).toBe('body.invalid');
    expect(refused({ readCategories: 1 })).toBe('referral.category-not-yours');
    for (const purpose of ['referral', 'share-identity', 'assistance'] as const)
      expect(refused({ consent: { ...consent, purpose } })).toBe('consent.purpose');
    expect(refused({ consent: { ...consent, withdrawnAt: facts.now } })).toBe('consent.withdrawn');
    expect(refused({ consent: { ...consent, validUntil: '2026-02-28' } })).toBe('consent.expired');
    expect(refused({ consent: { ...consent, recipientUnitId: 'other' as UnitId } })).toBe('consent.recipient');
    expect(refused({ packet: [...categories.codes] })).toBe('consent.categories');
  });

  it('of a child takes a guardian’s or a court’s, best interests first, and never the exploitation record', () => {
    const child = (changes: Partial<TellPoliceFacts>) => decideTellingPolice({ ...facts, ageBand: '9-14', ...changes });
    expect(child({})).toMatchObject({ problem: 'consent.child-needs-guardian' });
    const guardian = { ...consent, givenBy: 'guardian-and-assent' } as const;
    expect(child({ consent: guardian, missingBestInterests: ['sharing'] })).toMatchObject({ problem: 'child.best-interests' });
    expect(child({ consent: guardian })).toMatchObject({ ok: true });
    expect(child({ consent: { ...consent, givenBy: 'court' }, missingBestInterests: ['sharing'] })).toMatchObject({ ok: true });
    expect(child({ consent: guardian, packet: ['core', 'exploitation'] })).toMatchObject({ problem: 'referral.child-exploitation' });
  });
});
