import fc from 'fast-check';
import { categories } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import type { AgeBand } from '../cases/codes';
import type { ConsentFacts } from '../consents/machine';
import { referralActions, referralStatuses, type ReferralStatus } from './codes';
import { availableReferralActions, decideReferral, referralMachine } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const sender = 'sender' as UnitId;
const receiver = 'receiver' as UnitId;
const stranger = 'stranger' as UnitId;
const agency = 'agency' as AgencyId;
const now = new Date('2026-03-01T09:00:00Z');
const finals: readonly ReferralStatus[] = ['completed', 'rejected', 'failed', 'cancelled', 'entered-in-error'];

const consent: ConsentFacts = {
  purpose: 'referral',
  categories: ['core', 'identity', 'shelter'],
  recipientUnitId: receiver,
  recipientAgencyId: null,
  givenBy: 'self',
  validUntil: '2027-03-01',
  withdrawnAt: null,
};
const facts = { unitId: receiver, consent, packet: ['core', 'identity'] as const, ageBand: '18-29' as const, now };
const record = (status: ReferralStatus) => ({ status, fromUnitId: sender, toUnitId: receiver, toAgencyId: agency });

const status = fc.constantFrom(...referralStatuses.codes);
const action = fc.constantFrom(...referralActions.codes);

describe('the referral machine', () => {
  it('leads through the whole way of a referral', () => {
    const way = ['send', 'receive', 'accept', 'start', 'hold', 'resume', 'complete'] as const;
    let at: ReferralStatus = 'draft';
    const passed: ReferralStatus[] = [];
    for (const step of way) {
      const unitId = referralMachine[step].by === 'sender' ? sender : receiver;
      const outcome = decideReferral(record(at), step, { ...facts, unitId });
      if (!outcome.ok) throw new Error(`${step}: ${outcome.problem}`);
      at = outcome.value.to;
      passed.push(at);
    }
    expect(passed).toEqual(['requested', 'received', 'accepted', 'in-progress', 'on-hold', 'in-progress', 'completed']);
  });

  it('has the moves of domain.md section 6 and no other', () => {
    const moves = referralActions.codes.flatMap((step) => {
      const { from, to, by, needs } = referralMachine[step];
      return from.map((at) => `${by} ${step}: ${at} > ${to}${needs.map((need) => ` with ${need}`).join('')}`);
    });
    expect(moves).toEqual([
      'sender send: draft > requested with consent',
      'receiver receive: requested > received',
      'receiver accept: received > accepted with consent',
      'receiver reject: requested > rejected',
      'receiver reject: received > rejected',
      'receiver start: accepted > in-progress',
      'receiver hold: accepted > on-hold',
      'receiver hold: in-progress > on-hold',
      'receiver resume: on-hold > in-progress',
      'receiver complete: in-progress > completed',
      'receiver fail: accepted > failed',
      'receiver fail: in-progress > failed',
      'receiver fail: on-hold > failed',
      'sender cancel: draft > cancelled',
      'sender cancel: requested > cancelled',
      'sender cancel: received > cancelled',
      'sender cancel: accepted > cancelled',
      'sender cancel: in-progress > cancelled',
      'sender cancel: on-hold > cancelled',
      'sender retract: draft > entered-in-error',
      'sender retract: requested > entered-in-error',
      'sender retract: received > entered-in-error',
    ]);
  });

  it('makes exactly the moves of its table, by the right side only', () => {
    fc.assert(
      fc.property(status, action, fc.constantFrom(sender, receiver, stranger), (from, step, unitId) => {
        const move = referralMachine[step];
        const outcome = decideReferral(record(from), step, { ...facts, unitId });
        if (unitId !== (move.by === 'sender' ? sender : receiver)) {
          expect(outcome).toMatchObject({ ok: false, problem: 'referral.not-your-side' });
        } else if (!move.from.includes(from)) {
          expect(outcome).toMatchObject({ ok: false, problem: 'referral.not-now' });
        } else {
          expect(outcome).toEqual({ ok: true, value: { to: move.to } });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('offers a side exactly the steps that would be allowed to it', () => {
    fc.assert(
      fc.property(status, action, fc.constantFrom('sender' as const, 'receiver' as const), (at, step, side) => {
        const allowed = decideReferral(record(at), step, { ...facts, unitId: side === 'sender' ? sender : receiver }).ok;
        expect(availableReferralActions({ status: at, side }).includes(step)).toBe(allowed);
      }),
      { numRuns: 500 },
    );
  });

  it('has no dead state: every status is reached from draft, and every open one can still end', () => {
    const next = (from: ReferralStatus) => Object.values(referralMachine).flatMap((move) => (move.from.includes(from) ? [move.to] : []));
    const reached = (start: ReferralStatus): Set<ReferralStatus> => {
      const seen = new Set([start]);
      for (const at of seen) next(at).forEach((to) => seen.add(to));
      return seen;
    };
    expect([...reached('draft')].sort()).toEqual([...referralStatuses.codes].sort());
    for (const at of referralStatuses.codes) {
      expect(next(at).length === 0).toBe(finals.includes(at));
      expect([...reached(at)].some((to) => finals.includes(to))).toBe(true);
    }
  });

  it('sends and accepts under a consent only, asked each time anew', () => {
    const { consent: _, ...without } = facts;
    for (const [from, step, unitId] of [
      ['draft', 'send', sender],
      ['received', 'accept', receiver],
    ] as const) {
      const decide = (more: object) => decideReferral(record(from), step, { ...without, unitId, ...more });
      expect(decide({})).toMatchObject({ problem: 'consent.missing' });
      expect(decide({ consent: { ...consent, withdrawnAt: now } })).toMatchObject({ problem: 'consent.withdrawn' });
      expect(decide({ consent: { ...consent, validUntil: '2026-02-28' } })).toMatchObject({ problem: 'consent.expired' });
      expect(decide({ consent: { ...consent, recipientUnitId: stranger } })).toMatchObject({ problem: 'consent.recipient' });
      expect(decide({ consent, packet: [...categories.codes] })).toMatchObject({ problem: 'consent.categories' });
    }
  });

  it('counts the last day of a consent by the day in Iraq', () => {
    const lastDay = { ...consent, validUntil: '2026-03-01' };
    const accept = (at: string) => decideReferral(record('received'), 'accept', { ...facts, consent: lastDay, now: new Date(at) });
    expect(accept('2026-03-01T20:59:59Z')).toMatchObject({ ok: true });
    expect(accept('2026-03-01T21:00:00Z')).toMatchObject({ problem: 'consent.expired' });
  });

  it('sends nothing of a child, or of somebody of unknown age, on their own word alone', () => {
    const send = (ageBand: AgeBand, givenBy: ConsentFacts['givenBy']) =>
      decideReferral(record('draft'), 'send', { ...facts, unitId: sender, ageBand, consent: { ...consent, givenBy } });
    for (const band of ['9-14', 'child', 'unknown'] as const) {
      expect(send(band, 'self')).toMatchObject({ problem: 'consent.child-needs-guardian' });
      for (const giver of ['guardian-and-assent', 'court', 'guardian-conflict-path'] as const)
        expect(send(band, giver)).toMatchObject({ ok: true });
    }
    expect(send('18-29', 'self')).toMatchObject({ ok: true });
  });
});
