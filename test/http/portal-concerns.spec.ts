import { html, newFormToken, SiteWords } from '@himaya/api/testing';
import { concernReference, concernSigns, publicWriters, type ConcernListItem, type ConcernView, type Page } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type TestApi } from '../support/api';
import { expected, ifMatch } from '../support/main-job';

const perAddress = 40;
let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi({
    WORKER: 'apart',
    PUBLIC_CONCERNS_PER_HOUR_ADDRESS: String(perAddress),
    PUBLIC_CONCERNS_PER_HOUR: '1000',
  });
  admin = await api.database.asAdmin();
});
afterAll(() => api.stop());

const visit = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.origin}/portal${path}`, { redirect: 'manual', ...init });
const textOf = async (path: string): Promise<string> => (await visit(path)).text();

describe('a concern of the public', () => {
  const narrative = 'Invented: a girl at the brickworks Zarqa-77 is not let out';
  const contact = 'Invented +964 700 000 7777';
  const form = {
    writer: 'other',
    governorate: 'baghdad',
    placeKind: 'workplace',
    place: 'Invented kiln 9',
    signs: 'not-free-to-leave',
    narrative,
    contact,
  };
  const post = (fields: Record<string, string>, language = 'en', headers: Record<string, string> = {}): Promise<Response> =>
    visit(`/${language}/concern`, { method: 'POST', body: new URLSearchParams(fields), headers });
  const tokenOf = (age: number): string => newFormToken(api.database.ring, Date.now() - age);
  const counted = async (): Promise<number> =>
    Number((await admin.query(`select count(*) from concern where reported_by is null`)).rows[0].count);

  it('has a form of its own for each who asks, kept by nobody', async () => {
    const answer = await visit('/ar/concern');
    const page = await answer.text();
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([200, 'no-store', null]);
    expect(page).not.toMatch(/<script|type="file"|multipart/i);
    const token = /name="token" value="([^"]+)"/.exec(page)![1]!;
    expect(/name="token" value="([^"]+)"/.exec(await textOf('/ar/concern'))![1]).not.toBe(token);
    for (const code of [...concernSigns.codes, ...publicWriters.codes]) expect(page).toContain(`value="${code}"`);
    // Nobody filled it in this little time; what they wrote comes back to be sent again.
    const soon = await post({ ...form, token });
    expect(soon.status).toBe(422);
    const back = await soon.text();
    expect(back).toContain(SiteWords.in('en').text('concern.too-soon'));
    expect(back).toContain(narrative);
    expect(back).toContain(`value="${token}"`);
    expect(await counted()).toBe(0);
  });

  it('comes to the police of the place, sealed, and without a word of where it came from', async () => {
    const token = tokenOf(60_000);
    const answer = await post({ ...form, token, danger: 'yes', people: '٣' });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([200, 'no-store', null]);
    const reference = /<p class="code" dir="ltr">([^<]+)<\/p>/.exec(page)![1]!;
    // Sent again, it is the same one.
    const again = await Promise.all(Array.from({ length: 5 }, () => post({ ...form, token, danger: 'yes' })));
    for (const one of again) expect(await one.text()).toContain(`>${reference}<`);
    expect(await counted()).toBe(1);

    const officer = await api.signIn('police-officer');
    const queue = expected(await officer.get<Page<ConcernListItem>>('/concerns?limit=100'), 200).items;
    const item = queue.find(({ id }) => concernReference(id) === reference)!;
    expect(item).toMatchObject({ danger: true, channel: 'other', peopleCount: 3, status: 'received' });
    const view = expected(await officer.get<ConcernView>(`/concerns/${item.id}`), 200);
    expect(view).toMatchObject({ narrative, callback: contact, place: 'Invented kiln 9', fromPublic: true, safeContact: 'never' });
    const { rows: lines } = await admin.query(
      `select action, user_id, unit_id, address, request_id from audit_event where subject_id = $1 and action = 'concern.public'`,
      [item.id],
    );
    expect(lines).toEqual([{ action: 'concern.public', user_id: null, unit_id: null, address: null, request_id: null }]);
    const { rows: kept } = await admin.query<{ row: string }>(`select c::text as row from concern c where c.id = $1`, [item.id]);
    expect(kept[0]!.row).not.toMatch(/127\.0\.0\.1|::1|Zarqa|7777|kiln/);
    const { rows: owed } = await admin.query(`select kind from outbox_event where subject_id = $1`, [item.id]);
    expect(owed).toEqual([{ kind: 'concern-received' }]);
    const { rows: receipts } = await admin.query('select 1 from concern_receipt where concern_id = $1', [item.id]);
    expect(receipts).toEqual([]);

    const decided = await officer.post<{ status: string }>(
      `/concerns/${item.id}/triage`,
      { outcome: 'no-ground', reason: 'not-enough-information' },
      ifMatch(view),
    );
    expect(expected(decided, 200).status).toBe('no-ground');
  });

  it('is not taken as a machine sends it, and comes back to a person', async () => {
    const before = await counted();
    const sent = async (fields: Record<string, string>): Promise<[number, string]> => {
      const answer = await post({ ...form, ...fields });
      return [answer.status, await answer.text()];
    };
    const says = (key: string): string => html`${SiteWords.in('en').text(key)}`.text;
    const [trapped, page] = await sent({ token: tokenOf(60_000), website: 'https://spam.example' });
    expect([trapped, page.includes(says('concern.trap')), page.includes('spam.example')]).toEqual([422, true, false]);
    const other = tokenOf(60_000).split('.');
    for (const token of [
      '',
      'x',
      tokenOf(7 * 3_600_000),
      [other[0], other[1], tokenOf(60_000).split('.')[2]].join('.'),
      `${Date.now().toString(36)}.${other[1]}.${other[2]}`,
      tokenOf(-60_000),
    ]) {
      const [status, back] = await sent({ token });
      expect([token, status, back.includes(says('concern.too-late')), back.includes(narrative)]).toEqual([token, 422, true, true]);
      expect(/name="token" value="([^"]*)"/.exec(back)![1]).not.toBe(token);
    }
    const [wrong, marked] = await sent({ token: tokenOf(60_000), governorate: 'nowhere', narrative: '<b>"x"</b>', people: 'lots' });
    expect(wrong).toBe(422);
    expect(marked).toContain('aria-describedby="governorate-hint governorate-error"');
    expect(marked).toContain('id="people-error"');
    expect(marked).toContain('&lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(marked).not.toContain('<b>');
    const large = await post({ ...form, token: tokenOf(60_000), narrative: 'ظ'.repeat(20_000) });
    expect([large.status, large.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
    const json = await visit('/en/concern', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(json.status).toBe(422);
    const file = new FormData();
    file.set('file', new Blob(['x']), 'x.txt');
    expect((await visit('/en/concern', { method: 'POST', body: file })).status).toBeGreaterThanOrEqual(400);
    expect((await post({ ...form, token: tokenOf(60_000) }, 'xx')).status).toBe(404);
    expect(await counted()).toBe(before);
  });

  it('is counted by the hour, and a flood is stopped', async () => {
    const answers = await Promise.all(Array.from({ length: perAddress + 5 }, () => post({ ...form, token: tokenOf(60_000) })));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(5);
    expect(Number(limited[0]!.headers.get('retry-after'))).toBeGreaterThan(3000);
    expect(await limited[0]!.text()).toContain(narrative);
    expect(await counted()).toBeLessThan(perAddress);
    // Reading goes on.
    expect((await visit('/ar/concern')).status).toBe(200);
  });
});
