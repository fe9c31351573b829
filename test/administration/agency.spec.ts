import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type {
  AccessReviewCounts,
  AccessReviewItem,
  AgencyUnitView,
  DelegatesView,
  LeaveView,
  MeView,
  NotificationView,
  Page,
  UnreviewedAccount,
  UserId,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected, unitOf } from '../support/main-job';
import { outsideUnit } from '../support/paper-packets';
import { refusal } from '../support/refusals';

/** Where documents would lie; no chore of these tests looks there. */
const work = workOf({ storageDir: '/nowhere' });

let api: TestApi;
let guard: Client;
let admin: Session;
let worker: WorkerDatabase;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  admin = await api.signIn('agency-admin');
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const at = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
const told = (answer: Answer<unknown>): string => refusal(answer as Answer);
const dayFrom = (n: number): string => new Date(Date.now() + (n * 24 + 3) * 3_600_000).toISOString().slice(0, 10);
async function idOf(username: string): Promise<UserId> {
  const { rows } = await guard.query<{ id: UserId }>('select id from user_account where username = $1', [username]);
  return rows[0]!.id;
}

describe('the units of an agency', () => {
  const desk = {
    kind: 'placement-desk',
    name: { ar: 'مكتب إيواء مخترع', ckb: 'نووسینگەی داهێنراو', en: 'Invented desk' },
    governorate: 'kirkuk',
    offers: [{ service: 'shelter', personCategory: 'boys', freePlaces: 'some' }],
    languages: ['ar', 'tl'],
    deskHours: { days: [0, 1], opensAt: 480, closesAt: 960 },
    onCallPhone: '+964 000 000 9999',
  };

  it('are its own: opened with a kind it has, changed by version, found in the directory, and closed when empty', async () => {
    const opened = await admin.post<AgencyUnitView>('/agency/units', desk);
    expect(opened.body).toMatchObject({ ...desk, version: 1, closedAt: null, agencyId: 'ministry-of-labour-and-social-affairs' });
    const officer = await api.signIn('police-officer');
    const found = (): Promise<Answer<{ items: { id: string; freePlaces: string }[] }>> =>
      officer.get('/directory/units?service=shelter&governorate=kirkuk&personCategory=boys');
    expect((await found()).body.items.map(({ id }) => id)).toContain(opened.body.id);

    const { kind: _, ...facts } = desk;
    const path = `/agency/units/${opened.body.id}`;
    const full = { ...facts, deskHours: null, offers: [{ ...desk.offers[0]!, freePlaces: 'none' }] };
    expect((await admin.patch(path, full)).status).toBe(428);
    const changed = await admin.patch<AgencyUnitView>(path, full, at(1));
    expect(changed.body).toMatchObject({ ...full, version: 2 });
    expect(told(await admin.patch(path, full, at(1)))).toBe('412 conflict');
    expect((await found()).body.items.find(({ id }) => id === opened.body.id)).toMatchObject({ freePlaces: 'none' });

    const closed = await admin.post<AgencyUnitView>(`${path}/closure`, {}, at(2));
    expect(closed.body.closedAt).not.toBeNull();
    expect((await found()).body.items.map(({ id }) => id)).not.toContain(opened.body.id);
    expect(told(await admin.patch(path, full, at(3)))).toBe('409 unit.closed');
  });

  it('are of no kind that the agency does not have, and offer only what their kind may', async () => {
    expect(told(await admin.post('/agency/units', { ...desk, kind: 'police-section', offers: [] }))).toBe('409 unit.kind-not-yours');
    const wrong = [{ service: 'medical', personCategory: 'men', freePlaces: 'some' }];
    expect(told(await admin.post('/agency/units', { ...desk, offers: wrong }))).toBe('409 unit.service');
    expect(told(await admin.post('/agency/units', { ...desk, offers: [...desk.offers, ...desk.offers] }))).toBe('400 body.invalid');
    const { rows } = await guard.query<{ id: string }>(`select unit_id as id from user_account where username = 'police-officer'`);
    expect(told(await admin.get(`/agency/units/${rows[0]!.id}`))).toBe('404 not-found');
    expect(told(await admin.post(`/agency/units/${rows[0]!.id}/closure`, {}, at(1)))).toBe('404 not-found');
  });

  it('are not closed over a concern that waits in their queue', async () => {
    const { body: unit } = await admin.post<AgencyUnitView>('/agency/units', desk);
    const { rows } = await guard.query<{ id: string; queue: string }>(
      `select id, queue from concern where status = 'received' and queue is not null limit 1`,
    );
    const [waiting] = rows;
    await guard.query('update concern set queue = $2 where id = $1', [waiting!.id, unit.id]);
    expect(told(await admin.post(`/agency/units/${unit.id}/closure`, {}, at(1)))).toBe('409 unit.has-work');
    await guard.query('update concern set queue = $2 where id = $1', [waiting!.id, waiting!.queue]);
    expect((await admin.post(`/agency/units/${unit.id}/closure`, {}, at(1))).status).toBe(200);
  });

  it('are not closed over people or work, of which no number is told', async () => {
    const { rows } = await guard.query<{ id: string; busy: boolean }>(
      `select u.id, exists (select from user_account a where a.unit_id = u.id and a.disabled_at is null) as busy
         from unit u where u.agency_id = 'ministry-of-labour-and-social-affairs' and u.kind = 'placement-desk'
          and exists (select from referral r where r.to_unit_id = u.id and r.status in ('requested', 'accepted', 'in-progress'))`,
    );
    const closing = async (busy: boolean): Promise<Answer> =>
      admin.post(`/agency/units/${rows.find((row) => row.busy === busy)!.id}/closure`, {}, at(1));
    expect(told(await closing(true))).toBe('409 unit.has-users');
    const refused = await closing(false);
    expect(told(refused)).toBe('409 unit.has-work');
    expect(Object.keys(refused.body).toSorted()).toEqual(['code', 'status', 'title', 'type']);
  });
});

describe('a leave', () => {
  it('with a stand-in gives the duty for its days, tells both, and takes it back when it is called off', async () => {
    const [manager, colleague] = [await api.signIn('shelter-manager'), await api.signIn('shelter-caseworker')];
    const delegates = (await manager.get<DelegatesView>('/leaves/delegates')).body;
    expect(delegates.roles).toEqual(['shelter-manager']);
    const delegateId = await idOf('shelter-caseworker');
    expect(delegates.colleagues.map(({ id }) => id)).toContain(delegateId);
    const rolesOf = async (): Promise<readonly string[]> => (await colleague.get<MeView>('/auth/me')).body.roles;
    expect(await rolesOf()).toEqual(['shelter-caseworker']);

    const leave = await manager.post<LeaveView>('/leaves', { from: dayFrom(0), to: dayFrom(2), delegateId });
    expect(leave.body).toMatchObject({ state: 'running', delegate: { id: delegateId }, roles: ['shelter-manager'] });
    expect(await rolesOf()).toEqual(['shelter-caseworker', 'shelter-manager']);
    expect(told(await manager.post('/leaves', { from: dayFrom(1), to: dayFrom(4) }))).toBe('409 leave.overlap');

    const { rows } = await guard.query<{ id: string }>(`select id from outbox_event where kind = 'leave-recorded' and done_at is null`);
    for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
    for (const session of [manager, colleague]) {
      const { items } = (await session.get<Page<NotificationView>>('/notifications?limit=100')).body;
      expect(items.filter(({ kind }) => kind === 'leave-recorded')).toMatchObject([{ details: { from: dayFrom(0), to: dayFrom(2) } }]);
    }
    const other = await api.signIn('shelter-caseworker-2');
    expect(told(await other.post(`/leaves/${leave.body.id}/cancellation`, {}, at(1)))).toBe('404 not-found');
    const off = await manager.post<LeaveView>(`/leaves/${leave.body.id}/cancellation`, {}, at(1));
    expect(off.body.state).toBe('cancelled');
    expect(await rolesOf()).toEqual(['shelter-caseworker']);
    expect(told(await manager.post(`/leaves/${leave.body.id}/cancellation`, {}, at(2)))).toBe('409 leave.over');
  });

  it('that is to come gives nothing before its first day', async () => {
    const [manager, colleague] = [await api.signIn('police-supervisor'), await api.signIn('police-officer')];
    const delegateId = await idOf('police-officer');
    const leave = await manager.post<LeaveView>('/leaves', { from: dayFrom(3), to: dayFrom(5), delegateId });
    expect(leave.body).toMatchObject({ state: 'planned', roles: ['police-supervisor'] });
    expect((await colleague.get<MeView>('/auth/me')).body.roles).toEqual(['police-officer']);
    await guard.query(`update user_role set valid_from = now() where user_id = $1 and role = 'police-supervisor'`, [delegateId]);
    expect((await colleague.get<MeView>('/auth/me')).body.roles).toEqual(['police-officer', 'police-supervisor']);
    // Somebody who stands in cannot hand the duty on.
    expect((await colleague.get<DelegatesView>('/leaves/delegates')).body.roles).toEqual([]);
    await guard.query(`update user_role set valid_to = now() where user_id = $1 and role = 'police-supervisor'`, [delegateId]);
    expect((await colleague.get<MeView>('/auth/me')).body.roles).toEqual(['police-officer']);
  });

  it('is refused over dates that make none, to nobody’s duty, and to people of other units', async () => {
    const manager = await api.signIn('shelter-manager');
    const elsewhere = await idOf('shelter-caseworker-2');
    expect(told(await manager.post('/leaves', { from: dayFrom(9), to: dayFrom(8) }))).toBe('400 leave.dates');
    expect(told(await manager.post('/leaves', { from: dayFrom(-9), to: dayFrom(-8) }))).toBe('400 leave.dates');
    expect(told(await manager.post('/leaves', { from: dayFrom(8), to: dayFrom(9), delegateId: elsewhere }))).toBe('409 leave.delegate');
    const caseworker = await api.signIn('shelter-caseworker');
    const away = { from: dayFrom(8), to: dayFrom(9) };
    expect(told(await caseworker.post('/leaves', { ...away, delegateId: elsewhere }))).toBe('409 leave.delegate');
    const plain = await caseworker.post<LeaveView>('/leaves', { ...away, delegateId: await idOf('shelter-manager') });
    expect([plain.status, plain.body.roles]).toEqual([201, []]);
    const standIn = { ...away, delegateId: await idOf('shelter-caseworker') };
    expect(told(await manager.post('/leaves', standIn))).toBe('409 leave.delegate-away');
    // An administrator writes down a leave for somebody of the agency, and for nobody else.
    const forManager = `/users/${await idOf('shelter-manager')}/leaves`;
    expect((await admin.post(forManager, { from: dayFrom(20), to: dayFrom(21) })).status).toBe(201);
    expect(told(await admin.post(`/users/${await idOf('police-officer')}/leaves`, away))).toBe('404 not-found');
  });
});

describe('the access review', () => {
  const open = async (who: Session): Promise<readonly AccessReviewItem[]> =>
    (await who.get<Page<AccessReviewItem>>('/access-reviews?limit=100')).body.items;
  const names = (items: readonly AccessReviewItem[]): string[] => items.map(({ user }) => user.username).toSorted();

  it('gives each office its own accounts, never the reviewer’s', async () => {
    const [system, officer] = [await api.signIn('system-admin'), await api.signIn('data-protection-officer')];
    expect(names(await open(admin))).toEqual(['case-coordinator', 'reintegration-officer', 'shelter-caseworker']);
    expect(names(await open(system))).toEqual(['agency-admin']);
    expect(names(await open(officer))).toEqual(['system-admin']);
    expect((await open(admin))[0]).toMatchObject({
      roles: [{ basis: 'appointment' }],
      lastSignInMonth: expect.stringMatching(/^\d{4}-\d\d$/) as string,
    });
  });

  it('is decided in bulk, all or none, and a revoked account has no role and no session', async () => {
    const items = await open(admin);
    const of = (username: string): AccessReviewItem => items.find(({ user }) => user.username === username)!;
    const [confirmed, revoked] = [of('case-coordinator'), of('reintegration-officer')];
    const theirs = (await open(await api.signIn('system-admin')))[0]!;
    const session = await api.signIn('reintegration-officer');
    const decide = (...rows: [AccessReviewItem, string, number?][]): Promise<Answer<{ items: AccessReviewItem[] }>> =>
      admin.post('/access-reviews/decisions', {
        decisions: rows.map(([{ id, version }, decision, other]) => ({ id, version: other ?? version, decision })),
      });
    expect(told(await decide([confirmed, 'confirmed'], [theirs, 'confirmed']))).toBe('404 not-found');
    expect(told(await decide([confirmed, 'confirmed'], [revoked, 'revoked', 9]))).toBe('412 conflict');
    expect(names(await open(admin))).toHaveLength(3);
    const decided = await decide([confirmed, 'confirmed'], [revoked, 'revoked']);
    expect(decided.body.items.map(({ user, state }) => [user.username, state]).toSorted()).toEqual([
      ['case-coordinator', 'confirmed'],
      ['reintegration-officer', 'revoked'],
    ]);
    expect(names(await open(admin))).toEqual(['shelter-caseworker']);
    expect(told(await session.get('/auth/me'))).toBe('401 session.required');
    expect(told(await (await api.signIn('reintegration-officer')).get('/auth/me'))).toBe('403 role.forbidden');
    expect(told(await decide([confirmed, 'revoked', 2]))).toBe('409 access-review.decided');
    const { rows } = await guard.query(`select action from audit_event where subject_id = any ($1) order by action`, [
      [confirmed.id, revoked.id],
    ]);
    expect(rows).toEqual([{ action: 'access-review.confirm' }, { action: 'access-review.revoke' }]);
  });

  it('shows whoever watches over it what is left, by agency and by user name', async () => {
    const officer = await api.signIn('data-protection-officer');
    const { items } = (await officer.get<{ items: AccessReviewCounts[] }>('/access-reviews/counts')).body;
    const ours = items.find(({ agencyId }) => agencyId === 'ministry-of-labour-and-social-affairs')!;
    expect(ours.open + ours.overdue).toBe(2);
    expect(ours.decided).toBeGreaterThan(2);
    const first = (await officer.get<Page<UnreviewedAccount>>('/access-reviews/unreviewed?limit=2')).body;
    const rest = (await officer.get<Page<UnreviewedAccount>>(`/access-reviews/unreviewed?cursor=${first.nextCursor!}`)).body;
    expect([...first.items, ...rest.items].map(({ username }) => username).toSorted()).toEqual([
      'agency-admin',
      'police-officer-2',
      'shelter-caseworker',
      'system-admin',
    ]);
    expect(told(await admin.get('/access-reviews/counts'))).toBe('403 role.forbidden');
  });

  it('opens each quarter by itself, and tells the offices once that it is open and once that it is overdue', async () => {
    await guard.query(`update access_review set quarter = quarter - interval '12 months' where decision is not null`);
    await guard.query(
      `update access_review set quarter = quarter - interval '3 months', due_at = now() - interval '1 day' where decision is null`,
    );
    const chore = work.chores.find(({ name }) => name === 'open-access-reviews')!;
    for (const _ of ['once', 'again']) await chore.run(worker, new Date());
    const { rows } = await guard.query<{ n: number; asked: number }>(
      `select count(*)::int as n, count(distinct user_id)::int as asked from access_review where decision is null`,
    );
    const { rows: accounts } = await guard.query<{ n: number }>('select count(*)::int as n from user_account where disabled_at is null');
    expect(rows[0]).toEqual({ n: accounts[0]!.n, asked: accounts[0]!.n });
    const kinds = async (username: string): Promise<string[]> =>
      (await (await api.signIn(username)).get<Page<NotificationView>>('/notifications?limit=100')).body.items
        .filter(({ kind }) => kind.startsWith('access-review'))
        .map(({ kind, referralId }) => `${kind} ${referralId}`)
        .toSorted();
    expect(await kinds('agency-admin')).toEqual(['access-review-opened null', 'access-review-opened null', 'access-review-overdue null']);
    expect(await kinds('data-protection-officer')).toContain('access-review-overdue null');
    expect(await kinds('shelter-manager')).toEqual([]);
  });
});

describe('a body outside', () => {
  it('has no accounts, and a unit with accounts is none', async () => {
    const officer = await api.signIn('police-officer');
    const house = expected(await admin.post<AgencyUnitView>('/agency/units', outsideUnit), 201);
    const listed = expected(
      await officer.get<{ items: { id: string; outside: boolean }[] }>('/directory/units?service=shelter&governorate=baghdad'),
      200,
    );
    expect(listed.items.find(({ id }) => id === house.id)).toMatchObject({ outside: true });
    expect(listed.items.filter(({ outside }) => outside)).toHaveLength(1);
    const { kind: _kind, ...facts } = outsideUnit;
    const own = expected(await admin.get<{ items: AgencyUnitView[] }>('/agency/units'), 200).items;
    const withPeople = (await unitOf(await api.signIn('shelter-caseworker'))).id;
    const desk = own.find(({ id }) => id === withPeople)!;
    expect(refusal(await admin.patch(`/agency/units/${desk.id}`, facts, at(desk.version)))).toBe('409 unit.has-users');
    const user = {
      username: 'invented-user',
      displayName: 'Invented User',
      unitId: house.id,
      roles: [{ role: 'shelter-caseworker' }],
      reason: 'new-post',
    };
    const made = await admin.post('/users', user);
    expect([made.status, made.body.code]).toEqual([409, 'unit.outside']);
    expect((await guard.query('select from user_account where unit_id = $1', [house.id])).rowCount).toBe(0);
  });
});
