import { randomUUID } from 'node:crypto';
import type { AgencyUnitView, MeView, Page, TotpOfferView, UnitId, UserListItem, UserView, UserWithCodeView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { aBrowser } from '../support/cookie-browser';
import { refusal } from '../support/refusals';
import { codeOf } from '../support/totp';

const password = 'a long sentence of mine';

let api: TestApi;
let guard: Client;
let admin: Session;
let system: Session;
let units: readonly AgencyUnitView[];

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  admin = await api.signIn('agency-admin');
  system = await api.signIn('system-admin');
  units = (await admin.get<{ items: AgencyUnitView[] }>('/agency/units')).body.items;
});
afterAll(() => api.stop());

const unitOf = (kind: AgencyUnitView['kind']): UnitId => units.find((unit) => unit.kind === kind)!.id;
const at = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
const days = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();

function made(facts: Record<string, unknown> = {}, by = admin): Promise<Answer<UserWithCodeView>> {
  return by.post<UserWithCodeView>('/users', {
    username: `new-${randomUUID().slice(0, 8)}`,
    displayName: 'Inventa Novella',
    unitId: unitOf('placement-desk'),
    roles: [{ role: 'shelter-caseworker' }],
    reason: 'new-post',
    ...facts,
  });
}

async function created(facts: Record<string, unknown> = {}): Promise<UserWithCodeView> {
  const answer = await made(facts);
  if (answer.status !== 201) throw new Error(`not created: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const choose = (username: string, code: string, chosen = password): Promise<Answer> =>
  api.call('POST', '/auth/first-password', { body: { username, code, password: chosen } });
const told = (answer: Answer<unknown>): string => refusal(answer as Answer);
const linesOf = async (subject: string): Promise<string[]> =>
  (
    await guard.query<{ line: string }>(`select action || ' ' || result as line from audit_event where subject_id = $1 order by at`, [
      subject,
    ])
  ).rows.map(({ line }) => line);

describe('an account', () => {
  it('is made with its roles and a one-time code, chooses its password once, and signs in', async () => {
    const user = await created();
    expect(user).toMatchObject({ state: 'awaiting-password', roles: [{ role: 'shelter-caseworker', until: null }], manageable: true });
    expect(user.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(Date.parse(user.codeUntil!) - Date.now()).toBeLessThanOrEqual(72 * 3_600_000);
    expect(await linesOf(user.id)).toEqual(['role.grant done', 'user.create done']);
    // The code is told once and kept nowhere.
    expect(JSON.stringify((await admin.get(`/users/${user.id}`)).body)).not.toContain(user.code);
    const { rows } = await guard.query('select from guard.first_code where code_hash = $1', [Buffer.from(user.code)]);
    expect(rows).toEqual([]);

    expect(told(await choose(user.username, 'WRONG-WRONG-WRONG-WRONG'))).toBe('401 first-password.failed');
    expect(told(await choose('no-such-account', user.code))).toBe('401 first-password.failed');
    expect((await choose(user.username, user.code, 'short')).status).toBe(400);
    expect((await choose(user.username, user.code.toLowerCase().replaceAll('-', ' '))).body).toEqual({ status: 'password-set' });
    expect(told(await choose(user.username, user.code))).toBe('401 first-password.failed');
    const session = await api.signInByPassword(user.username, password);
    expect((await session.get<MeView>('/auth/me')).body.roles).toEqual(['shelter-caseworker']);
    expect((await admin.get<UserView>(`/users/${user.id}`)).body).toMatchObject({ state: 'active', codeUntil: null });
    expect(await linesOf(user.id)).toContain('user.first-password done');
  });

  it('whose code has run out chooses no password', async () => {
    const user = await created();
    await guard.query(`update guard.first_code set expires_at = now() - interval '1 second' where user_id = $1`, [user.id]);
    expect(told(await choose(user.username, user.code))).toBe('401 first-password.failed');
  });

  it('is refused where the name is taken, the unit another’s, the role none of that unit’s, or no role of the asker’s to give', async () => {
    expect(told(await made({ username: 'police-officer' }))).toBe('409 user.username-taken');
    const { rows } = await guard.query<{ id: UnitId }>(`select unit_id as id from user_account where username = 'police-officer'`);
    expect(told(await made({ unitId: rows[0]!.id, roles: [{ role: 'police-officer' }] }))).toBe('404 not-found');
    const before = await guard.query('select count(*)::int as n from user_account');
    expect(told(await made({ roles: [{ role: 'health-provider' }] }))).toBe('409 role.unit-kind');
    expect(told(await made({ unitId: unitOf('administration'), roles: [{ role: 'agency-admin' }] }))).toBe('409 role.not-grantable');
    expect(told(await made({ roles: [{ role: 'shelter-caseworker', until: days(-1) }] }))).toBe('400 role.dates');
    expect(told(await made({ unitId: unitOf('committee-office'), roles: [{ role: 'external-evaluator' }] }))).toBe('409 role.needs-end');
    expect(told(await made({ username: 'Not A Name' }))).toBe('400 body.invalid');
    expect(told(await made({ disabledAt: null }))).toBe('400 body.invalid');
    expect((await guard.query('select count(*)::int as n from user_account')).rows).toEqual(before.rows);
  });

  it('is found by a piece of a name among the own agency’s only, and listed by user name, page by page', async () => {
    const user = await created({ displayName: 'Searchable Fictiva' });
    const search = async (q: string): Promise<string[]> =>
      (await admin.post<{ items: UserListItem[] }>('/users/search', { q })).body.items.map((item) => item.username);
    expect(await search('HABLE fict')).toEqual([user.username]);
    expect(await search(user.username.slice(2))).toEqual([user.username]);
    expect(await search('police-officer')).toEqual([]);
    expect(await search('%')).toEqual([]);
    const listed: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<UserListItem> = (await admin.get<Page<UserListItem>>(`/users?limit=7${cursor && `&cursor=${cursor}`}`)).body;
      listed.push(...page.items.map((item) => item.username));
      cursor = page.nextCursor;
    }
    const { rows } = await guard.query<{ username: string }>(
      `select username from user_account a join unit u on u.id = a.unit_id
        where u.agency_id = 'ministry-of-labour-and-social-affairs' order by username`,
    );
    expect(listed).toEqual(rows.map(({ username }) => username));
    const ofUnit = await admin.get<Page<UserListItem>>(`/users?unitId=${user.unit.id}&state=awaiting-password`);
    expect(ofUnit.body.items.every((item) => item.unit.id === user.unit.id && item.state === 'awaiting-password')).toBe(true);
  });

  it('of another agency, of the asker, and of another office are three different refusals', async () => {
    const { rows } = await guard.query<{ username: string; id: string }>('select username, id from user_account');
    const idOf = (username: string): string => rows.find((row) => row.username === username)!.id;
    const deeds: [string, unknown][] = [
      ['disabling', { reason: 'misuse' }],
      ['enabling', {}],
      ['password-reset', {}],
      ['roles', { role: 'agency-focal-point', reason: 'new-post' }],
      ['role-revocations', { role: 'police-officer', reason: 'misuse' }],
    ];
    for (const [deed, body] of deeds) {
      expect([deed, told(await admin.post(`/users/${idOf('police-officer')}/${deed}`, body, at(1)))]).toEqual([deed, '404 not-found']);
      expect([deed, told(await admin.post(`/users/${idOf('agency-admin')}/${deed}`, body, at(1)))]).toEqual([deed, '409 user.self']);
      expect([deed, told(await system.post(`/users/${idOf('data-protection-officer')}/${deed}`, body, at(1)))]).toEqual([
        deed,
        '404 not-found',
      ]);
      expect([deed, told(await system.post(`/users/${idOf('case-coordinator')}/${deed}`, body, at(1)))]).toEqual([deed, '404 not-found']);
    }
    expect(told(await admin.get(`/users/${idOf('police-officer')}`))).toBe('404 not-found');
    const other = (await made({ unitId: unitOf('administration'), roles: [{ role: 'agency-admin' }] }, system)).body;
    expect(other.roles).toMatchObject([{ role: 'agency-admin' }]);
    for (const [deed, body] of deeds.filter(([name]) => name !== 'roles')) {
      expect([deed, told(await admin.post(`/users/${other.id}/${deed}`, body, at(1)))]).toEqual([deed, '409 user.not-yours']);
    }
    expect(told(await made({ unitId: unitOf('placement-desk') }, system))).toMatch(/404|409/);
  });

  it('gets and loses roles with a reason, each a row of history and a line, by its version', async () => {
    const user = await created();
    const path = `/users/${user.id}`;
    expect((await admin.post(`${path}/roles`, { role: 'shelter-manager', reason: 'workload' })).status).toBe(428);
    expect(told(await admin.post(`${path}/roles`, { role: 'shelter-manager', reason: 'workload' }, at(user.version + 1)))).toBe(
      '412 conflict',
    );
    expect(told(await admin.post(`${path}/roles`, { role: 'police-officer', reason: 'workload' }, at(user.version)))).toBe(
      '409 role.unit-kind',
    );
    expect(told(await admin.post(`${path}/roles`, { role: 'shelter-caseworker', reason: 'workload' }, at(user.version)))).toBe(
      '409 role.held',
    );
    expect((await admin.post(`${path}/roles`, { role: 'shelter-manager', reason: 'leave' }, at(user.version))).status).toBe(400);
    const until = days(2);
    const granted = await admin.post<UserView>(
      `${path}/roles`,
      { role: 'shelter-manager', reason: 'temporary-duty', until },
      at(user.version),
    );
    expect(granted.body.roles.map(({ role, until: end }) => [role, end])).toEqual([
      ['shelter-caseworker', null],
      ['shelter-manager', until],
    ]);
    const revoked = await admin.post<UserView>(
      `${path}/role-revocations`,
      { role: 'shelter-caseworker', reason: 'no-longer-needed' },
      at(granted.body.version),
    );
    expect(revoked.body.roles.map(({ role }) => role)).toEqual(['shelter-manager']);
    expect(
      revoked.body.history.map(({ role, reason, grantedBy, ending, endedBy }) => [
        role,
        reason,
        grantedBy !== null,
        ending,
        endedBy !== null,
      ]),
    ).toEqual([
      ['shelter-manager', 'temporary-duty', true, null, false],
      ['shelter-caseworker', 'new-post', true, 'no-longer-needed', true],
    ]);
    expect((await linesOf(user.id)).filter((line) => line.startsWith('role.'))).toEqual([
      'role.grant done',
      'role.grant done',
      'role.revoke done',
    ]);
  });

  it('holds a role with an end no longer than that, whether or not the sweep has been', async () => {
    const user = await created({ roles: [{ role: 'shelter-caseworker', until: days(1) }] });
    await choose(user.username, user.code);
    const session = await api.signInByPassword(user.username, password);
    expect((await session.get('/cases')).status).toBe(200);
    await guard.query(
      `with g as (update role_grant set starts_at = now() - interval '2 days', ends_at = now() - interval '1 second' where user_id = $1)
       update user_role set valid_to = now() - interval '1 second' where user_id = $1`,
      [user.id],
    );
    expect(told(await session.get('/cases'))).toBe('403 role.forbidden');
    const worker = await api.database.asWorker();
    await worker.query('select guard.expire_roles()');
    expect((await admin.get<UserView>(`/users/${user.id}`)).body.history).toMatchObject([{ ending: 'expired' }]);
    expect(await linesOf(user.id)).toContain('role.expire done');
  });

  it('is shut and opened again: its sessions end at once', async () => {
    const user = await created();
    await choose(user.username, user.code);
    const session = await api.signInByPassword(user.username, password);
    const before = (await admin.get<UserView>(`/users/${user.id}`)).body;
    const shut = await admin.post<UserView>(`/users/${user.id}/disabling`, { reason: 'left-service' }, at(before.version));
    expect(shut.body).toMatchObject({ state: 'disabled', disabledReason: 'left-service' });
    expect(told(await session.get('/auth/me'))).toBe('401 session.required');
    await expect(api.signInByPassword(user.username, password)).rejects.toThrow('401');
    expect(told(await admin.post(`/users/${user.id}/password-reset`, {}, at(shut.body.version)))).toBe('409 user.disabled');
    const opened = await admin.post<UserView>(`/users/${user.id}/enabling`, {}, at(shut.body.version));
    expect(opened.body.state).toBe('active');
    expect(told(await session.get('/auth/me'))).toBe('401 session.required');
    expect((await (await api.signInByPassword(user.username, password)).get('/auth/me')).status).toBe(200);
  });

  it('loses its password and sessions by a reset, gets a new code, and keeps its second factor', async () => {
    const user = await created();
    await choose(user.username, user.code);
    const browser = aBrowser(api);
    await browser.signIn(user.username, password);
    const { secret } = (await browser.post<TotpOfferView>('/auth/factors/totp')).body;
    expect((await browser.post('/auth/factors/totp/confirmation', { code: await codeOf(secret) })).status).toBe(200);
    const { version } = (await admin.get<UserView>(`/users/${user.id}`)).body;
    const reset = (await admin.post<UserWithCodeView>(`/users/${user.id}/password-reset`, {}, at(version))).body;
    expect(reset.code).not.toBe(user.code);
    expect(refusal(await browser.ask('GET', '/auth/me'))).toBe('401 session.required');
    expect((await aBrowser(api).signIn(user.username, password)).status).toBe(401);
    expect(told(await choose(user.username, user.code))).toBe('401 first-password.failed');
    expect((await choose(user.username, reset.code, 'another long sentence')).status).toBe(200);
    expect((await aBrowser(api).signIn(user.username, 'another long sentence')).body).toMatchObject({ status: 'second-factor' });
  });

  it('moves to another unit of the agency where its roles fit, and not elsewhere', async () => {
    const user = await created();
    const other = units.find((unit) => unit.kind === 'placement-desk' && unit.id !== user.unit.id && unit.closedAt === null)!;
    const move = (unitId: UnitId, version: number): Promise<Answer<UserView>> =>
      admin.patch<UserView>(`/users/${user.id}`, { unitId }, at(version));
    expect(told(await move(unitOf('coordination-desk'), user.version))).toBe('409 role.unit-kind');
    expect(told(await move(randomUUID() as UnitId, user.version))).toBe('404 not-found');
    const moved = await move(other.id, user.version);
    expect(moved.body).toMatchObject({ unit: { id: other.id }, displayName: 'Inventa Novella' });
    const renamed = await admin.patch<UserView>(`/users/${user.id}`, { displayName: 'Novella Mutata' }, at(moved.body.version));
    expect(renamed.body.displayName).toBe('Novella Mutata');
  });
});
