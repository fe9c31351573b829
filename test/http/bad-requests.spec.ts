import { randomUUID } from 'node:crypto';
import type { CaseListItem, CaseView, ConsentView, Page } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected, ifMatch, inventedCase, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';
import { rowCounts } from '../support/table-states';

let api: TestApi;
let admin: Client;
let officer: Session;
let desk: Session;

beforeAll(async () => {
  // Nobody else may write while a test says that nothing changed.
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [officer, desk] = await Promise.all([api.signIn('police-officer'), api.signIn('shelter-caseworker')]);
});
afterAll(() => api.stop());

const unchanged = <T>(attempt: () => Promise<T>): Promise<T> => changesNothing(admin, attempt);

describe('a page that is asked for', () => {
  const encoded = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
  const id = '00000000-0000-4000-8000-000000000000';

  it.each([
    ['garbage', 'not-a-cursor'],
    ['nothing', ''],
    ['no list', encoded({ at: 1 })],
    ['too few parts', encoded(['2026-03-01 00:00:00+00'])],
    ['too many parts', encoded(['2026-03-01 00:00:00+00', id, id])],
    ['another list’s', encoded([id, id])],
    ['numbers', encoded([1, 2])],
    ['a month that is none', encoded(['2026-13-01 00:00:00+00', id])],
    ['a day that is none', encoded(['2026-02-30 00:00:00+00', id])],
    ['an hour that is none', encoded(['2026-03-01 25:61:61+00', id])],
    ['SQL', encoded([`2026-03-01 00:00:00+00'; select 1; --`, id])],
  ])('after %s is refused on every list', async (_, cursor) => {
    const { id: caseId } = await openCase(officer);
    for (const list of [
      '/cases?',
      '/referrals?box=incoming&',
      '/notifications?',
      `/cases/${caseId}/timeline?`,
      `/cases/${caseId}/access-log?`,
    ]) {
      expect([list, refusal(await officer.get(`${list}cursor=${encodeURIComponent(cursor)}`))]).toEqual([list, '400 cursor.invalid']);
    }
  });

  it('after a cursor of somebody else shows one’s own rows only', async () => {
    const { nextCursor } = expected(await officer.get<Page<CaseListItem>>('/cases?limit=1'), 200);
    const theirs = expected(await desk.get<Page<CaseListItem>>(`/cases?limit=100&cursor=${nextCursor}`), 200);
    const mine = new Set(expected(await desk.get<Page<CaseListItem>>('/cases?limit=100'), 200).items.map((item) => item.id));
    expect(theirs.items.filter((item) => !mine.has(item.id))).toEqual([]);
  });

  it.each<[string, string]>([
    ['limit=0', 'limit: number.too-small'],
    ['limit=101', 'limit: number.too-large'],
    ['limit=-1', 'limit: value.invalid'],
    ['limit=', 'limit: value.invalid'],
    ['limit=1e1', 'limit: value.invalid'],
    ['limit=1&limit=2', 'limit: value.invalid'],
    ['limit=99999999999999999999', 'limit: number.too-large'],
    ['status=open&status=closed', 'status: code.unknown'],
    ['status=', 'status: code.unknown'],
    ['governorate=atlantis', 'governorate: code.unknown'],
    ['cursor=a&cursor=b', 'cursor: value.invalid'],
    [`cursor=${'a'.repeat(401)}`, 'cursor: text.too-long'],
    ['colour=red', 'colour: key.unknown'],
    ['status[]=open', 'status[]: key.unknown'],
    ['__proto__=1', '__proto__: key.unknown'],
    ['name=Invented', 'name: key.unknown'],
  ])('with ?%s is refused', async (query, problem) => {
    expect(blamed(await officer.get(`/cases?${query}`))).toEqual([problem]);
  });

  it('takes a limit in Arabic digits', async () => {
    const { items } = expected(await officer.get<Page<CaseListItem>>(`/cases?limit=${encodeURIComponent('٣')}`), 200);
    expect(items).toHaveLength(3);
  });
});

describe('a thing that is asked for', () => {
  it.each(['1', 'x', randomUUID().toUpperCase(), randomUUID(), `${randomUUID()}'`, '..%2Fcases', '%00', 'null', '__proto__'])(
    'under the id %s is not there',
    async (id) => {
      await unchanged(async () => {
        for (const path of [`/cases/${id}`, `/cases/${id}/timeline`, `/cases/${id}/consents`, `/referrals/${id}`]) {
          expect([path, refusal(await officer.get(path))]).toEqual([path, '404 not-found']);
        }
        expect(refusal(await officer.patch(`/cases/${id}`, {}, { 'if-match': '"1"' }))).toBe('404 not-found');
        expect(refusal(await officer.post(`/consents/${id}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }))).toBe(
          '404 not-found',
        );
        expect(refusal(await desk.post(`/referrals/${id}/accept`, {}, { 'if-match': '"1"' }))).toBe('404 not-found');
      });
    },
  );
});

describe('a version', () => {
  it('that is missing is asked for, and one that does not fit is refused', async () => {
    const { referral, consent, caseId } = await referTo(desk, officer);
    const received = await step(desk, referral, 'receive');
    const all = (headers: Record<string, string>): Promise<Answer[]> =>
      Promise.all([
        officer.patch(`/cases/${caseId}`, { governorate: 'erbil' }, headers),
        officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, headers),
        desk.post(`/referrals/${received.id}/accept`, {}, headers),
      ]);
    await unchanged(async () => {
      expect((await all({})).map(refusal)).toEqual(Array(3).fill('428 precondition.required'));
      for (const tag of ['"99"', '"0"', '*', '1', 'W/"1"', '""', '"one"', '"1", "2"', '"9999999999999999999999"', '"-1"']) {
        expect([tag, (await all({ 'if-match': tag })).map(refusal)]).toEqual([tag, Array(3).fill('412 conflict')]);
      }
      expect(refusal(await desk.post(`/referrals/${received.id}/accept`, {}, ifMatch(referral)))).toBe('412 conflict');
    });
  });
});

describe('the same thing sent twice', () => {
  const key = (): { 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() });

  it('under one key is one thing: a case, a consent, a referral', async () => {
    const to = await unitOf(desk);
    const caseKey = key();
    const [first, second] = [
      expected(await officer.post<CaseView>('/cases', inventedCase, caseKey), 201),
      expected(await officer.post<CaseView>('/cases', inventedCase, caseKey), 201),
    ];
    expect(second).toEqual(first);

    const consentKey = key();
    const given = { purpose: 'referral', recipientUnitId: to.id, categories: ['core', 'identity'], givenBy: 'self', method: 'spoken', language: 'tl', validUntil: '2099-01-01' }; // prettier-ignore
    const consent = async (): Promise<ConsentView> =>
      expected(await officer.post<ConsentView>(`/cases/${first.id}/consents`, given, consentKey), 201);
    const { id: consentId } = await consent();
    expect((await consent()).id).toBe(consentId);

    const referralKey = key();
    const refer = async (): Promise<string> =>
      expected(await officer.post<{ id: string }>(`/cases/${first.id}/referrals`, shelterReferral(to.id, consentId), referralKey), 201).id;
    expect(await refer()).toBe(await refer());

    const { rows } = await admin.query(
      `select (select count(*)::int from consent where case_id = $1) as consents, (select count(*)::int from referral where case_id = $1) as referrals,
              (select count(*)::int from case_grant where case_id = $1) as grants,
              (select count(*)::int from outbox_event where subject_id = (select id from referral where case_id = $1)) as events`,
      [first.id],
    );
    expect(rows).toEqual([{ consents: 1, referrals: 1, grants: 1, events: 1 }]);
  });

  it('at the same moment is one thing', async () => {
    const once = key();
    const before = await rowCounts(admin);
    const answers = await Promise.all(Array.from({ length: 8 }, () => officer.post<CaseView>('/cases', inventedCase, once)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1);
    const after = await rowCounts(admin);
    expect(after['public.case_record']! - before['public.case_record']!).toBe(1);
    expect(after['public.case_grant']! - before['public.case_grant']!).toBe(1);
  });

  it('under one key with another body, or to another place, is refused', async () => {
    const once = key();
    const { id } = expected(await officer.post<CaseView>('/cases', inventedCase, once), 201);
    await unchanged(async () => {
      expect(refusal(await officer.post('/cases', { ...inventedCase, governorate: 'erbil' }, once))).toBe('422 idempotency.mismatch');
      expect(refusal(await officer.post('/cases', inventedCase, { 'idempotency-key': 'x'.repeat(201) }))).toBe('422 idempotency.mismatch');
    });
    const to = await unitOf(desk);
    const given = { purpose: 'referral', recipientUnitId: to.id, categories: ['core'], givenBy: 'self', method: 'spoken', language: 'tl', validUntil: '2099-01-01' }; // prettier-ignore
    expect(refusal(await unchanged(() => officer.post(`/cases/${id}/consents`, given, once)))).toBe('422 idempotency.mismatch');
    // The same body under the same key, about another case.
    const [twice, other] = [key(), await openCase(officer)];
    expected(await officer.post(`/cases/${id}/consents`, given, twice), 201);
    expect(refusal(await unchanged(() => officer.post(`/cases/${other.id}/consents`, given, twice)))).toBe('422 idempotency.mismatch');
  });

  it('under one key a day later is another thing', async () => {
    const once = key();
    const create = async (governorate: string): Promise<string> =>
      expected(await officer.post<CaseView>('/cases', { ...inventedCase, governorate }, once), 201).id;
    const first = await create('erbil');
    const age = (by: string): Promise<unknown> =>
      admin.query('update idempotency_key set created_at = created_at - $2::interval where key = $1', [once['idempotency-key'], by]);
    await age('23 hours 59 minutes');
    expect(await create('erbil')).toBe(first);
    await age('1 minute');
    const second = await create('basra');
    expect(second).not.toBe(first);
    expect(await create('basra')).toBe(second);
  });

  it('by another person under the same key is theirs', async () => {
    const once = key();
    const [mine, theirs] = [
      await officer.post<CaseView>('/cases', inventedCase, once),
      await desk.post<CaseView>('/cases', { ...inventedCase, exploitation: [] }, once),
    ];
    expect(expected(theirs, 201).id).not.toBe(expected(mine, 201).id);
  });

  it('is not taken for done where the first was refused', async () => {
    const once = key();
    const early = { ...inventedCase, foundAt: '2999-01-01' };
    await unchanged(async () => {
      expect(blamed(await officer.post('/cases', early, once))).toEqual(['foundAt: date.future']);
      expect(blamed(await officer.post('/cases', early, once))).toEqual(['foundAt: date.future']);
    });
    expect((await officer.post('/cases', inventedCase, once)).status).toBe(201);
  });
});

it('refusals are lines of the audit trail, with their code', async () => {
  const { id } = await openCase(officer);
  await desk.get(`/cases/${id}`);
  await officer.patch(`/cases/${id}`, { governorate: 'erbil' }, { 'if-match': '"9"' });
  const { rows } = await admin.query(`select action, result, problem from audit_event where problem is not null order by at desc limit 2`);
  expect(rows).toEqual([
    { action: 'case.change', result: 'refused', problem: 'conflict' },
    { action: 'case.read', result: 'refused', problem: 'not-found' },
  ]);
});
