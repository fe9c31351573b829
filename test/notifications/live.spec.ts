import { randomUUID } from 'node:crypto';
import type { NotificationKind, Role } from '@himaya/domain';
import { readConfig, startApi } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { openCase, referTo, unitOf } from '../support/main-job';
import { until } from '../support/until';
import { listenAs, type Listener } from './event-stream';

describe('a page that listens', () => {
  let api: TestApi;
  let guard: Client;
  let admin: Client;
  let officer: Session;
  let unitId: string;
  const listeners: Listener[] = [];

  beforeAll(async () => {
    api = await startTestApi({ WORKER: 'apart' });
    guard = await api.database.asGuard();
    admin = await api.database.asAdmin();
    officer = await api.signIn('police-officer');
    unitId = (await unitOf(officer)).id;
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.close();
  });
  afterAll(() => api.stop());

  const listen = async (as: Session, lastEventId?: string, on: Pick<TestApi, 'url'> = api): Promise<Listener> => {
    const listener = await listenAs(on, as, lastEventId);
    listeners.push(listener);
    return listener;
  };
  const notice = (
    facts: { unit?: string; role?: Role; userId?: string; caseId?: string; kind?: NotificationKind } = {},
  ): Promise<unknown> =>
    guard.query(
      `insert into notification (id, unit_id, role, user_id, case_id, kind, details) values ($1, $2, $3, $4, $5, $6, '{"service": "shelter"}')`,
      [randomUUID(), facts.unit ?? unitId, facts.role ?? null, facts.userId ?? null, facts.caseId ?? null, facts.kind ?? 'transfer-owed'],
    );
  /** What is surely told afterwards shows that nothing was told before. */
  const idOf = async (username: string): Promise<string> =>
    (await guard.query<{ id: string }>('select id from user_account where username = $1', [username])).rows[0]!.id;

  it('is told by an answer that no cache and no policy stands against', async () => {
    const { status, headers, text } = await listen(officer);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store, no-transform',
    ]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    await until('the first words', async () => text().startsWith('retry: 3000\n\n'));
  });

  it('hears that something changed and how much waits, and no word of what', async () => {
    const listener = await listen(officer);
    const before = await officer.get<{ unread: string }>('/notifications?unread=true');
    const event = await listener.next('changed', () => notice());
    expect(JSON.parse(event.data)).toEqual({ unread: before.body.unread.endsWith('+') ? '50+' : String(Number(before.body.unread) + 1) });
    expect(event.id).toMatch(/^[0-9a-f]{16}\.[0-9a-f]{16}$/);
    expect(listener.text()).not.toMatch(/shelter|transfer|referral|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('hears nothing of what is another unit’s, another role’s or another person’s', async () => {
    const [mine, theirs] = [await listen(officer), await listen(await api.signIn('police-officer-2'))];
    await notice({ role: 'shelter-manager' });
    await notice({ userId: await idOf('police-supervisor') });
    await mine.next('changed', () => notice());
    // One event for three notices: marks of what this reader may see, not of what was written.
    expect(mine.events.filter(({ name }) => name === 'changed')).toHaveLength(1);
    expect(theirs.events.filter(({ name }) => name !== 'here')).toEqual([]);
  });

  it('hears nothing of a case that its reader is barred from', async () => {
    const made = await openCase(officer);
    await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $2)`, [
      made.id,
      await idOf('police-officer'),
    ]);
    const [barred, colleague] = [await listen(officer), await listen(await api.signIn('police-supervisor'))];
    await colleague.next('changed', () => notice({ caseId: made.id }));
    await barred.next('changed', () => notice());
    expect(barred.events.filter(({ name }) => name === 'changed')).toHaveLength(1);
  });

  it('hears that its queue changed when a referral comes in', async () => {
    const shelter = await api.signIn('shelter-caseworker');
    const listener = await listen(shelter);
    const event = await listener.next('queue', () => referTo(shelter, officer));
    expect(event.data).toBe('{}');
  });

  it('is told on coming back what it missed, and nothing where it missed nothing', async () => {
    const first = await listen(officer);
    await until('the first mark', async () => first.events.length > 0);
    const { id } = first.events[0]!;
    first.close();
    const same = await listen(officer, id);
    await notice();
    await until('the change', async () => same.events.length > 0);
    expect(same.events.map(({ name }) => name)).toEqual(['changed']);
    same.close();
    const late = await listen(officer, id);
    await until('what was missed', async () => late.events.length > 0);
    expect(late.events.map(({ name }) => name)).toEqual(['changed']);
  });

  it('is told by every process, whichever one of them wrote it', async () => {
    const port = 0;
    const config = {
      ...readConfig({ PG_ADMIN_URL: api.database.adminUrl, HIMAYA_EMBEDDED: '1', PORT: String(port), WORKER: 'apart', AUDIT_KEY_FILE: api.database.sealing.keyFile, AUDIT_EXPORT_KEY_FILE: `${api.database.sealing.keyFile}.export`, AUDIT_COPY_DIR: api.database.sealing.copyFolder }),
      databaseName: api.database.name,
    }; // prettier-ignore
    const second = await startApi(config, api.database.ring);
    const url = `${(await second.getUrl()).replace(/\[::1\]|0\.0\.0\.0/, '127.0.0.1')}/api/v1`;
    const [here, there] = [await listen(officer), await listen(officer, undefined, { url })];
    await Promise.all([here.next('changed', () => notice()), there.next('changed', async () => undefined)]);
    const lines = await admin.query(`select from pg_stat_activity where application_name = 'himaya-live' and datname = $1`, [
      api.database.name,
    ]);
    expect(lines.rowCount).toBe(2);
    await second.close();
    await until('the stream of the process that ended', async () => there.ended());
    expect(here.ended()).toBe(false);
  });

  it('hears again after the listening connection was cut, and what came meanwhile', async () => {
    const listener = await listen(officer);
    await until('the first mark', async () => listener.events.length > 0);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'himaya-live' and datname = $1`, [
      api.database.name,
    ]);
    await listener.next('changed', () => notice());
  });

  it.each([
    ['signed out', (as: Session) => as.post('/auth/logout')],
    ['locked', (as: Session) => as.post('/auth/lock')],
  ])('is ended at once when the session is %s', async (_, end) => {
    const own = await api.signIn('police-officer');
    const listener = await listen(own);
    await until('the first mark', async () => listener.events.length > 0);
    await end(own);
    await until('the end', async () => listener.ended(), 10);
    expect((await listenAs(api, own)).status).toBe(401);
  });

  it('does not count as somebody who is there', async () => {
    const own = await api.signIn('police-officer');
    const listener = await listen(own);
    await until('the first mark', async () => listener.events.length > 0);
    const seen = `update guard.session set last_seen_at = now() - interval '10 minutes' where user_id = $1 and ended_at is null`;
    await guard.query(seen, [await idOf('police-officer')]);
    await listener.next('changed', () => notice());
    const { rows } = await guard.query<{ old: boolean }>(
      `select bool_and(last_seen_at < now() - interval '9 minutes') as old from guard.session where user_id = $1 and ended_at is null`,
      [await idOf('police-officer')],
    );
    expect(rows).toEqual([{ old: true }]);
  });

  it('is one of six at most for one person, and none for nobody', async () => {
    const own = await api.signIn('shelter-caseworker-2');
    for (let n = 0; n < 6; n += 1) expect((await listen(own)).status).toBe(200);
    const one = await own.get<{ code: string }>('/notifications/stream', { accept: 'text/event-stream' });
    expect([one.status, one.body.code, one.headers.get('retry-after')]).toEqual([429, 'rate.limited', '60']);
    listeners.at(-1)!.close();
    await until('room again', async () => {
      const again = await listen(own);
      return again.status === 200;
    });
    expect((await api.call('GET', '/notifications/stream', { headers: { accept: 'text/event-stream' } })).status).toBe(401);
  });

  it('answers whoever polls instead with the mark as it stands', async () => {
    const mark = async (): Promise<string> => (await officer.get<{ mark: string }>('/notifications/stream')).body.mark;
    const before = await mark();
    expect(await mark()).toBe(before);
    await notice();
    expect(await mark()).not.toBe(before);
  });
});
