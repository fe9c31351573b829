import { services } from '../directory/codes';
import { guardianshipStatuses } from './codes';
import {
  decideBestInterests,
  decideChildConsent,
  decideGuardian,
  decideGuardianshipMove,
  latestReview,
  missingBestInterests,
  type ChildFacts,
} from './machine';

const facts: ChildFacts = { caseStatus: 'open', child: true, today: '2026-03-01' };
const best = {
  determinedBy: 'Invented panel',
  determinedOn: '2026-03-01',
  considerations: 'Invented considerations',
  conclusion: 'Invented conclusion',
  purpose: 'sharing',
  childHeard: true,
} as const;
const guardian = {
  name: 'Invented Guardian',
  relation: 'appointed-person',
  appointedBy: 'juvenile-court',
  appointedOn: '2026-03-01',
  independent: true,
} as const;

describe('best interests', () => {
  it('are a child’s, in an open case, and of no day to come', () => {
    expect(decideBestInterests(best, facts).ok).toBe(true);
    expect(decideBestInterests(best, { ...facts, child: false })).toMatchObject({ problem: 'child.not-a-child' });
    expect(decideBestInterests(best, { ...facts, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
    expect(decideBestInterests({ ...best, determinedOn: '2026-03-02' }, facts)).toMatchObject({ problem: 'body.invalid' });
  });

  it('are looked at again within six months of the day, on a later one', () => {
    const of = (reviewOn: string) => decideBestInterests({ ...best, reviewOn }, facts).ok;
    expect([of('2026-03-01'), of('2026-03-02'), of('2026-09-01'), of('2026-09-02')]).toEqual([false, true, true, false]);
    // As PostgreSQL adds months: a month without such a day ends sooner.
    expect(['2026-03-01', '2026-08-31', '2027-08-31', '2026-12-31'].map(latestReview)).toEqual([
      '2026-09-01',
      '2027-02-28',
      '2028-02-29',
      '2027-06-30',
    ]);
  });

  it('are asked for before sharing, for a place and for a return besides', () => {
    const missing = (had: readonly ('sharing' | 'placement' | 'return')[]) =>
      Object.fromEntries(
        services.codes.map((service) => [
          service,
          missingBestInterests({ bestInterests: had, guardian: 'missing', guardianDueAt: null }, service),
        ]),
      );
    expect(missing([])).toMatchObject({ shelter: ['sharing', 'placement'], repatriation: ['sharing', 'return'], medical: ['sharing'] });
    expect(missing(['sharing', 'placement'])).toMatchObject({ shelter: [], repatriation: ['return'], medical: [] });
    expect(missingBestInterests(undefined, 'shelter')).toEqual([]);
  });
});

describe('a child’s consent', () => {
  it('is a guardian’s only once the best interests are determined, a court’s at once, and never the child’s own alone', () => {
    for (const giver of ['guardian-and-assent', 'guardian-conflict-path'] as const) {
      expect(decideChildConsent(giver, ['sharing', 'placement'])).toMatchObject({
        problem: 'child.best-interests',
        errors: [{ code: 'best-interests.sharing' }, { code: 'best-interests.placement' }],
      });
      expect(decideChildConsent(giver, []).ok).toBe(true);
    }
    expect(decideChildConsent('court', ['sharing']).ok).toBe(true);
    expect(decideChildConsent('self', [])).toMatchObject({ problem: 'consent.child-needs-guardian' });
  });
});

describe('a guardian', () => {
  it('speaks for a child alone; one who is suspected is in nobody’s way', () => {
    expect(decideGuardian(guardian, { ...facts, others: [] }).ok).toBe(true);
    expect(decideGuardian(guardian, { ...facts, others: ['suspected', 'ended'] }).ok).toBe(true);
    expect(decideGuardian(guardian, { ...facts, others: ['appointed'] })).toMatchObject({ problem: 'guardianship.already' });
    expect(decideGuardian(guardian, { ...facts, child: false, others: [] })).toMatchObject({ problem: 'child.not-a-child' });
    expect(decideGuardian({ ...guardian, appointedOn: '2026-03-02' }, { ...facts, others: [] })).toMatchObject({ problem: 'body.invalid' });
  });

  it('moves by the table and no other way', () => {
    const ends = guardianshipStatuses.codes.flatMap((status) =>
      (['suspect', 'end'] as const).map((action) => {
        const decided = decideGuardianshipMove(status, action, 'open');
        return `${status} ${action}: ${decided.ok ? decided.value.to : decided.problem}`;
      }),
    );
    expect(ends).toEqual([
      'appointed suspect: suspected',
      'appointed end: ended',
      'suspected suspect: guardianship.not-now',
      'suspected end: ended',
      'ended suspect: guardianship.not-now',
      'ended end: guardianship.not-now',
    ]);
  });
});
