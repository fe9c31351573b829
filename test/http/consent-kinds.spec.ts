import { handleEvent, registryOf, workOf, WorkerDatabase } from '@himaya/api/testing';
import {
  consentPurposes,
  type CasePlanView,
  type CaseView,
  type ConsentPurpose,
  type ConsentView,
  type GrantView,
  type NotificationView,
  type ReferralView,
} from '@himaya/domain';
import type { Client } from 'pg';
import { factsOf } from '../support/facts-said';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let desk: Session;
let returns: Session;
let reintegration: Session;
let coordinator: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, desk, returns, reintegration, coordinator] = (await Promise.all(
    [
      'police-officer',
      'shelter-caseworker',
      'repatriation-officer',
      'reintegration-officer',
      'case-coordinator',
      'police-officer-2',
      'shelter-manager',
    ].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const toNobody = { recipientUnitId: undefined, categories: ['core'] };
const agreed = (caseId: string, purpose: ConsentPurpose, to?: Session, more: object = {}): Promise<ConsentView> =>
  to === undefined
    ? consentTo(officer, caseId, '', { purpose, ...toNobody, ...more })
    : unitOf(to).then(({ id }) => consentTo(officer, caseId, id, { purpose, ...more }));
const takenBack = async (consent: ConsentView, by: Session = officer): Promise<ConsentView> =>
  expected(await by.post<ConsentView>(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
const send = async <T = Problem>(caseId: string, to: Session, consent: ConsentView, changes: object = {}): Promise<Answer<T>> =>
  officer.post<T>(`/cases/${caseId}/referrals`, shelterReferral((await unitOf(to)).id, consent.id, changes));
const accepted = async (by: Session, sent: ReferralView): Promise<ReferralView> => step(by, await step(by, sent, 'receive'), 'accept');
const seen = async (as: Session, caseId: string): Promise<CaseView> => expected(await as.get<CaseView>(`/cases/${caseId}`), 200);

/** What a refusal says is missing. */
const missing = (answer: Answer): string[] => (answer.body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);

/** Hands what happened to the worker's handlers. */
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
async function heard(as: Session, about: string): Promise<string[]> {
  const { items } = expected(await as.get<{ items: NotificationView[] }>('/notifications?limit=100'), 200);
  return items.filter((one) => one.referralId === about || one.caseId === about).map(({ kind }) => kind);
}

/** Without it refused, with it opened, taken back and shut again: every kind of consent does what it says (ADR 0026). */
const kinds: Readonly<Record<Exclude<ConsentPurpose, 'share-health' | 'law-enforcement'>, () => Promise<void>>> = {
  referral: async () => {
    const { id } = await openCase(officer);
    const other = await agreed(id, 'assistance');
    expect(refusal(await send(id, desk, other))).toBe('409 consent.purpose');
    const consent = await agreed(id, 'referral', desk);
    await accepted(desk, expected(await send<ReferralView>(id, desk, consent), 201));
    expect((await seen(desk, id)).person).toMatchObject({ alias: 'A.', givenName: 'Invented-Given' });
    await takenBack(consent);
    expect(refusal(await desk.get(`/cases/${id}`))).toBe('404 not-found');
  },
  'share-identity': async () => {
    const { id } = await openCase(officer);
    const consent = await agreed(id, 'referral', desk, { categories: ['core', 'shelter'] });
    expect(refusal(await send(id, desk, consent))).toBe('409 consent.identity');
    const shared = await agreed(id, 'share-identity', desk, { categories: ['identity'] });
    const referral = await accepted(desk, expected(await send<ReferralView>(id, desk, consent), 201));
    expect((await seen(desk, id)).person).toMatchObject({ alias: 'A.', givenName: 'Invented-Given' });

    await takenBack(shared);
    const person = (await seen(desk, id)).person;
    expect(person).toMatchObject({ alias: 'A.', sex: 'female', ageBand: '18-29', languages: ['tl', 'en'] });
    expect(JSON.stringify(await seen(desk, id))).not.toContain('Invented-Given');
    await deliver();
    for (const side of [officer, desk]) expect(await heard(side, referral.id)).toContain('consent-withdrawn');
    expect(await heard(coordinator, referral.id)).toEqual(['consent-withdrawn-in-service']);
  },
  'contact-family': async () => {
    const { id } = await openCase(officer);
    const consent = await agreed(id, 'referral', reintegration, { categories: ['core'] });
    const family = { service: 'reintegration', needCode: 'family-reunification', categories: ['core'] };
    const without = await send(id, reintegration, consent, family);
    expect([refusal(without), missing(without)]).toEqual(['409 consent.also', ['consentId: consent.contact-family']]);
    const contact = await agreed(id, 'contact-family');
    await accepted(reintegration, expected(await send<ReferralView>(id, reintegration, consent, family), 201));
    await takenBack(contact);
    expect(refusal(await reintegration.get(`/cases/${id}`))).toBe('404 not-found');
  },
  repatriation: async () => {
    const { id } = await openCase(officer);
    const home = { service: 'repatriation', needCode: 'return-home', categories: ['core'] };
    const consent = await agreed(id, 'referral', returns, { categories: ['core'] });
    expect(refusal(await send(id, returns, consent, home))).toBe('409 consent.also');
    const elsewhere = await agreed(id, 'repatriation', desk, { categories: ['core'] });
    expect(refusal(await send(id, returns, elsewhere, home))).toBe('409 consent.recipient');
    const wish = await agreed(id, 'repatriation', returns, { categories: ['core'] });
    const pending = expected(await send<ReferralView>(id, returns, consent, home), 201);
    const second = await accepted(returns, expected(await send<ReferralView>(id, returns, wish, home), 201));
    expect(second.status).toBe('accepted');
    // Of both: the one that named it, and the one that only asked for it besides.
    await takenBack(wish);
    expect(expected(await officer.get<ReferralView>(`/referrals/${pending.id}`), 200)).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'consent-withdrawn',
    });
    expect(refusal(await returns.get(`/cases/${id}`))).toBe('404 not-found');
  },
  assistance: async () => {
    const { id } = await openCase(officer);
    const plan = <T = Problem>(agreement: string, basedOn: number | null) =>
      officer.post<T>(`/cases/${id}/plan`, {
        goals: [{ goal: 'Invented goal', service: null, steps: [] }],
        ...{ agreement, agreedOn: '2026-01-05', agreedBy: 'spoken', agreedIn: 'tl', reviewDay: null, basedOn },
      });
    expect(refusal(await plan('agreed', null))).toBe('409 consent.assistance');
    const consent = await agreed(id, 'assistance');
    expect(expected(await plan<CasePlanView>('agreed', null), 201).assistance).toBe(true);
    await takenBack(consent);
    expect(expected(await officer.get<CasePlanView>(`/cases/${id}/plan`), 200).assistance).toBe(false);
    expect(refusal(await plan('agreed-in-part', 1))).toBe('409 consent.assistance');
    expected(await plan<CasePlanView>('refused', 1), 201);
  },
  statistics: async () => {
    const { id } = await openCase(officer);
    const counted = async (): Promise<string[]> => (await factsOf(guard, 'case', id)).map(({ kind }) => kind);
    expect(await counted()).toEqual(['presumed']);
    const consent = await agreed(id, 'referral', desk);
    expected(await send<ReferralView>(id, desk, consent), 201);
    expect(await counted()).toEqual(['presumed', 'referral']);
    await takenBack(await agreed(id, 'statistics'));
    expect(await counted()).toEqual([]);
    await agreed(id, 'statistics');
    expect(await counted()).toEqual(['presumed', 'referral']);
  },
  'after-care': async () => {
    const closing = async (consented: boolean): Promise<{ id: string; consent: ConsentView | null }> => {
      const { id } = await openCase(officer);
      const consent = consented ? await agreed(id, 'after-care') : null;
      await guard.query(`update case_record set status = 'closed' where id = $1`, [id]);
      return { id, consent };
    };
    const task = <T = Problem>(id: string) => officer.post<T>(`/cases/${id}/tasks`, { kind: 'follow-up', dueAt: '2030-01-01T09:00:00Z' });
    expect(refusal(await task((await closing(false)).id))).toBe('409 case.closed');
    const { id, consent } = await closing(true);
    const made = expected(await task<{ id: string }>(id), 201);
    await takenBack(consent!);
    const { rows } = await guard.query<{ status: string }>('select status from task where id = $1', [made.id]);
    expect(rows).toEqual([{ status: 'cancelled' }]);
    expect(refusal(await task(id))).toBe('409 case.closed');
  },
};

describe('a consent', () => {
  it.each(Object.entries(kinds))('to %s opens what it says, and shuts it when it is taken back', async (_, holds) => holds());

  it('of every kind has its line above or a page of its own', () => {
    expect([...Object.keys(kinds), 'law-enforcement', 'share-health'].toSorted()).toEqual([...consentPurposes.codes].toSorted());
  });
});

describe('the identity', () => {
  it('that the referral’s own consent names is taken back from the receiver with a share-identity, and the place stays', async () => {
    const { id } = await openCase(officer);
    const consent = await agreed(id, 'referral', desk);
    const shared = await agreed(id, 'share-identity', desk, { categories: ['identity'] });
    await accepted(desk, expected(await send<ReferralView>(id, desk, consent), 201));
    expect((await seen(desk, id)).person).toMatchObject({ givenName: 'Invented-Given' });
    await takenBack(shared);
    expect(JSON.stringify(await seen(desk, id))).not.toContain('Invented-Given');
    // Sent again under the same old paper, it stays behind; a word given since lets it out again.
    expect(refusal(await send(id, desk, consent))).toBe('409 consent.identity');
    const anew = await agreed(id, 'referral', desk);
    expect((await send(id, desk, anew)).status).toBe(201);
    const { items } = expected(await officer.get<{ items: GrantView[] }>(`/cases/${id}/grants`), 200);
    expect(items.filter(({ basis }) => basis === 'referral').map(({ status, read }) => [status, read.includes('identity')])).toEqual([
      ['ended', true],
      ['active', false],
    ]);
  });

  it('that waits for its receiver’s answer is left out when it was taken back meanwhile', async () => {
    const { id } = await openCase(officer);
    const consent = await agreed(id, 'referral', desk, { categories: ['core'] });
    const shared = await agreed(id, 'share-identity', desk, { categories: ['identity'] });
    const sent = expected(await send<ReferralView>(id, desk, consent), 201);
    await takenBack(shared);
    expect((await accepted(desk, sent)).status).toBe('accepted');
    expect((await seen(desk, id)).person).toMatchObject({ alias: 'A.' });
    expect(JSON.stringify(await seen(desk, id))).not.toContain('Invented-Given');
  });
});

describe('a child whose guardian agreed', () => {
  const child = { person: { ...inventedCase.person, ageYears: 12 } };
  const determined = async (id: string, purpose: string): Promise<void> => {
    const words = { determinedBy: 'Invented panel', considerations: 'Invented: she was heard', conclusion: 'Invented: a place for girls' };
    const body = { ...words, determinedOn: '2026-01-05', purpose, childHeard: true };
    expected(await officer.post(`/cases/${id}/best-interests`, body), 201);
  };

  it('is sent nowhere before its best interests were determined, for the sharing and for what is asked', async () => {
    const { id } = await openCase(officer, child);
    const consent = await agreed(id, 'referral', desk, { givenBy: 'guardian-and-assent' });
    const bare = await send(id, desk, consent);
    expect([refusal(bare), missing(bare)]).toEqual([
      '409 child.best-interests',
      ['bestInterests: best-interests.sharing', 'bestInterests: best-interests.placement'],
    ]);
    const draft = expected(await send<ReferralView>(id, desk, consent, { draft: true }), 201);
    await determined(id, 'sharing');
    expect(missing(await officer.post(`/referrals/${draft.id}/send`, {}, ifMatch(draft)))).toEqual([
      'bestInterests: best-interests.placement',
    ]);
    await determined(id, 'placement');
    const sent = expected(await officer.post<ReferralView>(`/referrals/${draft.id}/send`, {}, ifMatch(draft)), 200);
    expect((await accepted(desk, sent)).status).toBe('accepted');
    expect((await guard.query(`select from referral where case_id = $1`, [id])).rowCount).toBe(1);
  });

  it('goes at once where a court decided, whose weighing it is', async () => {
    const { id } = await openCase(officer, child);
    expect((await send(id, desk, await agreed(id, 'referral', desk, { givenBy: 'court' }))).status).toBe(201);
  });
});
