import { randomUUID } from 'node:crypto';
import type { MeView, NotificationView, Page, Role } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';

type List = Page<NotificationView> & { unread: string };

describe('notifications over HTTP', () => {
  let api: TestApi;
  let guard: Client;
  let officer: Session;
  let stranger: Session;
  let unitId: string;

  beforeAll(async () => {
    api = await startTestApi({ WORKER: 'apart' });
    guard = await api.database.asGuard();
    officer = await api.signIn('police-officer');
    stranger = await api.signIn('police-officer-2');
    unitId = (await officer.get<MeView>('/auth/me')).body.unit.id;
  });
  beforeEach(async () => {
    await guard.query('delete from notification');
  });
  afterAll(async () => {
    await api.stop();
  });

  /** Notices of one instant and of one after the other, to the officer's unit. @returns their ids, newest first */
  async function notices(count: number, { role = null, read = false }: { role?: Role | null; read?: boolean } = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID()).sort();
    for (const [n, id] of ids.entries()) {
      await guard.query(
        `insert into notification (id, unit_id, role, kind, details, at, read_at)
         values ($1, $2, $3, 'referral-accepted', '{"service": "shelter"}', '2026-03-01T06:00:00.123456Z'::timestamptz + $4 * interval '1 second', $5)`,
        [id, unitId, role, Math.floor(n / 2), read ? new Date() : null],
      );
    }
    return ids.reverse();
  }
  const list = async (query = '', as = officer): Promise<List> => (await as.get<List>(`/notifications${query}`)).body;

  it('come newest first, page after page, none twice and none left out', async () => {
    const ids = await notices(7);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List = await list(`?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.unread).toBe('7');
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
  });

  it('say what they are about and nothing else', async () => {
    const [id] = await notices(1);
    expect((await list()).items).toEqual([
      {
        id,
        version: 1,
        at: '2026-03-01T06:00:00.123Z',
        kind: 'referral-accepted',
        referralId: null,
        caseId: null,
        subjectId: null,
        details: { service: 'shelter' },
        readAt: null,
      },
    ]);
  });

  it.each([
    [0, '0'],
    [50, '50'],
    [51, '50+'],
  ])('count %d unread as %s', async (count, unread) => {
    await notices(count);
    await notices(1, { read: true });
    expect((await list()).unread).toBe(unread);
  });

  it('show only the unread where that is asked', async () => {
    const [unread] = await notices(1);
    await notices(2, { read: true });
    expect((await list('?unread=true')).items.map(({ id }) => id)).toEqual([unread]);
    expect((await list('?unread=false')).items).toHaveLength(3);
  });

  it('are the unit’s own and the role’s own', async () => {
    const [ours] = await notices(1);
    const [supervisors] = await notices(1, { role: 'police-supervisor' });
    expect((await list()).items.map(({ id }) => id)).toEqual([ours]);
    expect(await list('', stranger)).toEqual({ items: [], nextCursor: null, unread: '0' });
    for (const [as, id] of [
      [stranger, ours],
      [officer, supervisors],
      [officer, randomUUID()],
      [officer, 'no-id'],
    ] as const) {
      const answer = await as.post(`/notifications/${id}/reading`, {}, { 'if-match': '"1"' });
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
    expect((await guard.query('select from notification where read_at is not null')).rowCount).toBe(0);
  });

  it('are read once for the unit, by a person who is noted', async () => {
    const [id] = await notices(2);
    const answer = await officer.post<NotificationView>(`/notifications/${id}/reading`, {}, { 'if-match': '"1"' });
    expect([answer.status, answer.etag, answer.body.version]).toEqual([200, '"2"', 2]);
    expect(Date.parse(answer.body.readAt!)).toBeGreaterThan(Date.now() - 60_000);
    expect((await list()).unread).toBe('1');
    const { rows } = await guard.query<{ username: string }>(
      'select u.username from notification n join user_account u on u.id = n.read_by where n.id = $1',
      [id],
    );
    expect(rows).toEqual([{ username: 'police-officer' }]);
    const again = await officer.post<NotificationView>(`/notifications/${id}/reading`, {}, { 'if-match': '"2"' });
    expect([again.status, again.body]).toEqual([200, answer.body]);
  });

  it('are not read without the version they were seen in', async () => {
    const [id] = await notices(1);
    const without = await officer.post(`/notifications/${id}/reading`);
    expect([without.status, without.body.code]).toEqual([428, 'precondition.required']);
    const stale = await officer.post(`/notifications/${id}/reading`, {}, { 'if-match': '"7"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'conflict']);
    const chatty = await officer.post(`/notifications/${id}/reading`, { readAt: 'now' }, { 'if-match': '"1"' });
    expect([chatty.status, chatty.body.errors]).toEqual([400, [{ path: 'readAt', code: 'key.unknown' }]]);
    expect((await list()).unread).toBe('1');
  });

  it.each([
    ['cursor=abc', 'cursor.invalid'],
    ['limit=0', 'body.invalid'],
    ['limit=101', 'body.invalid'],
    ['unread=maybe', 'body.invalid'],
    ['unit=other', 'body.invalid'],
  ])('refuse the query %s', async (query, code) => {
    const answer = await officer.get(`/notifications?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it('tell one person of a unit what is theirs alone, and nobody without a session anything', async () => {
    const [told, colleague] = [await api.signIn('police-supervisor'), officer];
    const id = randomUUID();
    await guard.query(
      `insert into notification (id, unit_id, user_id, kind) select $1, unit_id, id, 'consent-withdrawn' from user_account where username = $2`,
      [id, told.username],
    );
    const idsOf = async (session: Session): Promise<string[]> =>
      (await session.get<{ items: { id: string }[] }>('/notifications?limit=100')).body.items.map((item) => item.id);
    expect(await idsOf(told)).toContain(id);
    expect(await idsOf(colleague)).not.toContain(id);
    expect((await colleague.post(`/notifications/${id}/reading`, {}, { 'if-match': '"1"' })).status).toBe(404);
    expect((await api.call('GET', '/notifications')).status).toBe(401);
  });

  it('are there for roles that handle no cases, who are told nothing of any', async () => {
    const analyst = await api.signIn('secretariat-analyst');
    expect((await analyst.get('/notifications')).body).toMatchObject({ items: [], unread: '0' });
  });
});
