import fc from 'fast-check';
import { ageBands } from '../cases/codes';
import { presumedChild } from '../cases/age';
import { categories } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import { consentGivers, consentPurposes, consentStatuses } from './codes';
import { consentsBesides } from './opens';
import { consentMachine, decideConsent, decideSharing, decideWithdrawal, statusOfConsent, type ConsentFacts } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const today = '2026-03-01';
const units = ['desk', 'clinic'] as UnitId[];
const agencies = ['ministry', 'union'] as AgencyId[];
const packet = fc.subarray([...categories.codes]);

const consent: fc.Arbitrary<ConsentFacts> = fc.record({
  purpose: fc.constantFrom(...consentPurposes.codes),
  categories: packet,
  recipientUnitId: fc.constantFrom(...units, null),
  recipientAgencyId: fc.constantFrom(...agencies, null),
  givenBy: fc.constantFrom(...consentGivers.codes),
  validUntil: fc.constantFrom('2026-02-28', '2026-03-01', '2027-03-01'),
  withdrawnAt: fc.constantFrom(null, '2026-02-01T00:00:00.000Z'),
});

describe('a consent', () => {
  it('holds through its last day, expires after it, and stays withdrawn', () => {
    expect(statusOfConsent({ validUntil: today, withdrawnAt: null }, today)).toBe('valid');
    expect(statusOfConsent({ validUntil: today, withdrawnAt: null }, '2026-03-02')).toBe('expired');
    expect(statusOfConsent({ validUntil: today, withdrawnAt: '2026-02-01T00:00:00.000Z' }, '2026-03-02')).toBe('withdrawn');
  });

  it('can be withdrawn while valid and after it expired, once', () => {
    const to = { ok: true, value: { to: 'withdrawn' } };
    expect(decideWithdrawal({ validUntil: today, withdrawnAt: null }, today)).toEqual(to);
    expect(decideWithdrawal({ validUntil: today, withdrawnAt: null }, '2026-03-02')).toEqual(to);
    expect(decideWithdrawal({ validUntil: today, withdrawnAt: new Date(0) }, today)).toMatchObject({ problem: 'consent.withdrawn' });
  });

  it('has no dead status: withdrawn is reached from every other', () => {
    const moves: readonly { from: readonly string[]; to: string }[] = Object.values(consentMachine);
    const reached = (from: string) => moves.filter((move) => move.from.includes(from)).map((move) => move.to);
    expect(consentStatuses.codes.map((status) => [status, reached(status)])).toEqual([
      ['valid', ['expired', 'withdrawn']],
      ['expired', ['withdrawn']],
      ['withdrawn', []],
    ]);
  });

  it('is recorded for the future, with somebody it is given to', () => {
    const offer = { purpose: 'referral', categories: ['core'], givenBy: 'self', validUntil: today, recipientUnitId: units[0]! } as const;
    const facts = { ageBand: '18-29', today } as const;
    expect(decideConsent(offer, facts)).toEqual({ ok: true, value: { status: 'valid' } });
    expect(decideConsent({ ...offer, validUntil: '2026-02-28' }, facts)).toMatchObject({ problem: 'consent.dates' });
    expect(decideConsent({ ...offer, recipientUnitId: null }, facts)).toMatchObject({
      errors: [{ path: 'recipientUnitId', code: 'required' }],
    });
    expect(decideConsent({ ...offer, recipientUnitId: null, purpose: 'statistics' }, facts)).toMatchObject({ ok: true });
    expect(decideConsent({ ...offer, categories: [] }, facts)).toMatchObject({ errors: [{ path: 'categories', code: 'required' }] });
  });

  it('is never given by a child alone, nor by anyone whose age nobody assessed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ageBands.codes), fc.constantFrom(...consentGivers.codes), (ageBand, givenBy) => {
        const offer = { purpose: 'assistance', categories: ['core'], givenBy, validUntil: '2027-01-01' } as const;
        const refused = givenBy === 'self' && presumedChild(ageBand);
        expect(decideConsent(offer, { ageBand, today })).toMatchObject(
          refused ? { problem: 'consent.child-needs-guardian' } : { ok: true },
        );
      }),
    );
    expect(
      decideConsent({ purpose: 'assistance', categories: ['core'], givenBy: 'self', validUntil: today }, { ageBand: 'unknown', today }),
    ).toMatchObject({ ok: false });
  });
});

describe('sharing', () => {
  it('is allowed exactly where purpose, time, recipient and categories all hold', () => {
    fc.assert(
      fc.property(consent, packet, fc.constantFrom(...units), fc.constantFrom(...agencies), (given, shared, toUnitId, toAgencyId) => {
        const outcome = decideSharing({ consent: given, toUnitId, toAgencyId, packet: shared, today, purpose: 'referral' });
        const toThem = given.recipientUnitId === toUnitId || (given.recipientUnitId === null && given.recipientAgencyId === toAgencyId);
        const within = shared.every((category) => given.categories.includes(category));
        const holds = given.withdrawnAt === null && given.validUntil >= today && given.purpose === 'referral' && toThem && within;
        expect(outcome.ok).toBe(holds);
      }),
      { numRuns: 2000 },
    );
  });

  it('happens in some drawn case, so that the rule above is no empty promise', () => {
    const whole: ConsentFacts = {
      purpose: 'referral',
      categories: ['core', 'identity', 'shelter'],
      recipientUnitId: null,
      recipientAgencyId: agencies[0]!,
      givenBy: 'self',
      validUntil: today,
      withdrawnAt: null,
    };
    const facts = {
      consent: whole,
      toUnitId: units[0]!,
      toAgencyId: agencies[0]!,
      packet: ['core', 'identity'],
      today,
      purpose: 'referral',
    } as const;
    expect(decideSharing(facts)).toEqual({ ok: true, value: { shared: ['core', 'identity'] } });
    expect(decideSharing({ ...facts, consent: undefined })).toMatchObject({ problem: 'consent.missing' });
    expect(decideSharing({ ...facts, consent: { ...whole, purpose: 'statistics' } })).toMatchObject({ problem: 'consent.purpose' });
    expect(decideSharing({ ...facts, consent: { ...whole, recipientUnitId: units[1]! } })).toMatchObject({ problem: 'consent.recipient' });
    expect(decideSharing({ ...facts, packet: ['core', 'health'] })).toMatchObject({ problem: 'consent.categories' });
  });

  const given = (purpose: ConsentFacts['purpose'], changes: Partial<ConsentFacts> = {}): ConsentFacts => ({
    purpose,
    categories: ['core'],
    recipientUnitId: units[0]!,
    recipientAgencyId: null,
    givenBy: 'self',
    validUntil: today,
    withdrawnAt: null,
    recordedAt: '2026-02-01T00:00:00.000Z',
    ...changes,
  });
  const decide = (consent: ConsentFacts, others: readonly ConsentFacts[], more: object = {}) => {
    const facts = {
      toUnitId: units[0]!,
      toAgencyId: agencies[0]!,
      packet: ['core', 'identity'] as const,
      today,
      purpose: 'referral' as const,
    };
    const decided = decideSharing({ ...facts, consent, others, ...more });
    return decided.ok ? 'allowed' : decided.problem;
  };

  it('lets the identity go under a share-identity to the receiver, or the consent that names it and was not overtaken by its withdrawal', () => {
    const bare = given('referral');
    expect(decide(bare, [])).toBe('consent.identity');
    expect(decide(bare, [given('share-identity')])).toBe('allowed');
    expect(decide(bare, [given('share-identity', { recipientUnitId: units[1]! })])).toBe('consent.identity');
    expect(decide(bare, [given('share-identity', { validUntil: '2026-02-28' })])).toBe('consent.identity');
    expect(decide(bare, [given('share-identity')], { child: true })).toBe('consent.identity');
    const naming = given('referral', { categories: ['core', 'identity'] });
    const takenBack = (withdrawnAt: string) => given('share-identity', { withdrawnAt });
    expect(decide(naming, [])).toBe('allowed');
    expect(decide(naming, [takenBack('2026-02-02T00:00:00.000Z')])).toBe('consent.identity');
    expect(decide(naming, [takenBack('2026-01-31T00:00:00.000Z')])).toBe('allowed');
    expect(decide(naming, [takenBack('2026-02-02T00:00:00.000Z'), given('share-identity')])).toBe('allowed');
  });

  it('asks for what a return and a family reunification need besides, and takes the consent to the return as the one named', () => {
    expect(consentsBesides({ service: 'repatriation', needCode: 'return-home' })).toEqual(['repatriation']);
    expect(consentsBesides({ service: 'reintegration', needCode: 'family-reunification' })).toEqual(['contact-family']);
    expect(consentsBesides({ service: 'shelter', needCode: 'safe-place-tonight' })).toEqual([]);
    const home = { besides: ['repatriation'], packet: ['core'] };
    expect(decide(given('referral'), [], home)).toBe('consent.also');
    expect(decide(given('referral'), [given('repatriation')], home)).toBe('allowed');
    expect(decide(given('repatriation'), [given('repatriation')], home)).toBe('allowed');
    expect(decide(given('repatriation'), [given('repatriation')], { packet: ['core'] })).toBe('consent.purpose');
    const family = { besides: ['contact-family'], packet: ['core'] };
    const toNobody = { recipientUnitId: null };
    expect(decide(given('referral'), [given('contact-family', toNobody)], family)).toBe('allowed');
    expect(decide(given('referral'), [given('repatriation', toNobody)], home)).toBe('consent.also');
  });
});
