import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyPathOf, sweepIncidentClocks, verifyCommand, WorkerDatabase } from '@himaya/api/testing';
import type { AuditEventItem, IncidentListItem, IncidentReceipt, IncidentView, NotificationView, Page } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected, openCase } from '../support/main-job';
import { refusal as refusalOf } from '../support/refusals';
import { until } from '../support/until';
import { Trail } from './trail';

let api: TestApi;
let admin: Client;
let officer: Session;
let police: Session;
let worker: WorkerDatabase;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.database.asAdmin();
  officer = await api.signIn('data-protection-officer');
  police = await api.signIn('police-officer');
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
});
/** What an answer refuses, whatever it would have been. */
const refusal = (answer: Answer<unknown>): string => refusalOf(answer as Answer);

afterAll(async () => {
  await worker.close();
  await api.stop();
});

const events = async (query: string): Promise<Page<AuditEventItem>> =>
  expected(await officer.get<Page<AuditEventItem>>(`/audit/events?${query}`), 200);

describe('the trail, for the officer', () => {
  it('tells who did what to which case by its id, page by page, and that it was read', async () => {
    const { id } = await openCase(police);
    await police.get(`/cases/${id}`);
    await police.get('/cases?limit=5');
    await police.patch(`/cases/${id}`, { governorate: 'nowhere' }, { 'if-match': '"1"' });
    const first = await events(`case=${id}&limit=1`);
    const second = await events(`case=${id}&limit=1&cursor=${first.nextCursor}`);
    expect([first, second].map(({ items }) => items[0]!.action)).toEqual(['case.read', 'case.open']);
    expect(first.items[0]).toMatchObject({
      result: 'done',
      caseId: id,
      user: { name: expect.any(String) as string },
      unit: { name: { en: expect.any(String) as string } },
    });
    const own = await events(`user=${first.items[0]!.user!.id}&limit=20`);
    expect(own.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'request.refused', result: 'refused', problem: 'body.invalid', route: 'PATCH /cases/:id' }),
        expect.objectContaining({ action: 'case.list', casesShown: 5 }),
      ]),
    );
    expect((await events('action=case.open&result=refused')).items).toEqual([]);
    const me = await events('action=audit.page&limit=1');
    expect(me.items).toHaveLength(1);
  });

  it('keeps no text of a search, and says when somebody looked for their own name', async () => {
    const { body } = await police.get<{ user: { displayName: string } }>('/auth/me');
    await police.post('/cases/search', { q: body.user.displayName });
    await police.post('/cases/search', { q: 'Zzyzx Nobody' });
    const { rows } = await admin.query<{ own_name: boolean; line: string }>(
      `select own_name, e::text as line from audit_event e where action = 'case.search' order by at desc limit 2`,
    );
    expect(rows.map((row) => row.own_name)).toEqual([false, true]);
    expect(rows.some(({ line }) => /zzyzx|nobody/i.test(line) || line.includes(body.user.displayName))).toBe(false);
  });

  it('is nobody else’s, over HTTP or in the database', async () => {
    for (const path of [
      '/audit/events',
      '/audit/anomalies',
      '/incidents',
      '/audit/export?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z',
    ]) {
      expect(refusal(await police.get(path))).toBe('403 role.forbidden');
    }
    const app = await api.database.asApp();
    await app.query('begin');
    const { rows } = await admin.query<{ id: string }>(`select id from user_account where username = 'police-officer'`);
    const other = await api.signIn('police-officer');
    expect(rows).toHaveLength(1);
    await app.query(`select set_config('app.ctx', guard.enter(sha256($1)), true)`, [Buffer.from(other.cookie.split('=')[1]!)]);
    const page = await app.query(
      `select * from guard.audit_page('-infinity', 'infinity', null, null, null, null, null, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 10)`,
    );
    expect(page.rows).toEqual([]);
    await app.query('rollback');
  });
});

describe('an incident', () => {
  const report = async (): Promise<IncidentReceipt> =>
    expected(
      await police.post<IncidentReceipt>('/incidents', { kind: 'wrong-recipient', description: 'A planted sentence about a wrong fax.' }),
      201,
    );
  const step = async (incident: IncidentView, body: unknown) =>
    officer.post<IncidentView>(`/incidents/${incident.id}/steps`, body, { 'if-match': `"${incident.version}"` });
  const read = async (id: string): Promise<IncidentView> => expected(await officer.get<IncidentView>(`/incidents/${id}`), 200);

  it('is reported by anybody, told to the officer at once, and its text lies nowhere in the clear', async () => {
    const { id } = await report();
    const told = async (): Promise<NotificationView | undefined> => {
      const { items } = expected(await officer.get<Page<NotificationView>>('/notifications'), 200);
      return items.find(({ kind, details }) => kind === 'incident-reported' && details['incidentId'] === id);
    };
    await until('the officer is told', async () => (await told()) !== undefined);
    expect((await told())!.details).toEqual({ incidentId: id });
    expect((await read(id)).description).toBe('A planted sentence about a wrong fax.');
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from incident i where i::text ilike '%planted%' or description_ct::text like '%706c616e746564%'`,
    );
    expect(rows[0]!.n).toBe(0);
    expect(refusal(await police.get(`/incidents/${id}`))).toBe('403 role.forbidden');
  });

  it('goes step by step to its end, and nobody is told before there is a plan', async () => {
    const { id } = await report();
    let incident = await read(id);
    expect(incident).toMatchObject({ state: 'reported', available: ['acknowledge'] });
    expect(incident.clocks.map(({ stoppedAt }) => stoppedAt)).toEqual([null, null]);
    expect(refusal(await step(incident, { step: 'tell-persons', way: 'in-person' }))).toBe('409 incident.not-now');
    const caseId = (await openCase(police)).id;
    const history: unknown[] = [
      { step: 'acknowledge' },
      { step: 'contain', note: 'The fax was taken back.' },
      { step: 'assess', risk: 'high', caseIds: [caseId] },
      { step: 'plan-safety', note: 'Another place for the night.' },
      { step: 'tell-authority' },
      { step: 'tell-persons', way: 'in-person' },
      { step: 'close', note: 'Numbers are read back before sending.' },
    ];
    for (const body of history) incident = expected(await step(incident, body), 200);
    expect(incident).toMatchObject({ state: 'closed', risk: 'high', caseIds: [caseId], available: [] });
    expect(incident.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(refusal(await step({ ...incident, version: 1 }, { step: 'contain' }))).toBe('409 incident.not-now');
    const list = expected(await officer.get<Page<IncidentListItem> & { years: { count: number }[] }>('/incidents?state=closed'), 200);
    expect(list.items.map((item) => item.id)).toContain(id);
    expect(list.years[0]!.count).toBeGreaterThanOrEqual(2);
  });

  it('calls the officer when a clock runs, and when it has run out, once each', async () => {
    const { id, reportedAt } = await report();
    const after = (minutes: number): Date => new Date(Date.parse(reportedAt) + minutes * 60_000);
    const calls = async (): Promise<string[]> => {
      const { rows } = await admin.query<{ line: string }>(
        `select kind || ' ' || coalesce(details->>'clock', '') as line from notification where details->>'incidentId' = $1 and kind <> 'incident-reported' order by 1`,
        [id],
      );
      return rows.map(({ line }) => line);
    };
    await sweepIncidentClocks.run(worker, after(31));
    expect(await calls()).toEqual(['incident-reminder officer']);
    await sweepIncidentClocks.run(worker, after(31));
    await sweepIncidentClocks.run(worker, after(61));
    expect(await calls()).toEqual(['incident-overdue officer', 'incident-reminder officer']);
    await step(await read(id), { step: 'acknowledge' });
    await sweepIncidentClocks.run(worker, after(36 * 60 - 1));
    expect(await calls()).toHaveLength(2);
    await sweepIncidentClocks.run(worker, after(36 * 60));
    expect(await calls()).toEqual(['incident-overdue officer', 'incident-reminder authority', 'incident-reminder officer']);
    await sweepIncidentClocks.run(worker, after(72 * 60 - 1));
    expect(await calls()).not.toContain('incident-overdue authority');
    await sweepIncidentClocks.run(worker, after(72 * 60));
    await sweepIncidentClocks.run(worker, after(73 * 60));
    expect(await calls()).toEqual([
      'incident-overdue authority',
      'incident-overdue officer',
      'incident-reminder authority',
      'incident-reminder officer',
    ]);
  });

  it('whose authority was told in time calls nobody about it', async () => {
    const { id, reportedAt } = await report();
    await step(await read(id), { step: 'acknowledge' });
    await step(await read(id), { step: 'tell-authority' });
    await sweepIncidentClocks.run(worker, new Date(Date.parse(reportedAt) + 80 * 3_600_000));
    const { rowCount } = await admin.query(
      `select from notification where details->>'incidentId' = $1 and kind in ('incident-reminder', 'incident-overdue')`,
      [id],
    );
    expect(rowCount).toBe(0);
  });
});

describe('an export of the trail', () => {
  it('is signed, verified by itself, and any change of it is found', async () => {
    const trail = new Trail(api.database);
    // The sealer waits for the oldest transaction of the whole cluster, other files' databases among it.
    const { rows: sofar } = await admin.query<{ last: string }>('select max(xact)::text as last from audit_event');
    await until('what was done is sealed', async () => {
      await trail.sealer.round();
      return (await admin.query('select from audit_seal where xact_to > $1::xid8', [sofar[0]!.last])).rowCount! > 0;
    });
    const path = '/audit/export?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z';
    const answer = await officer.get<string>(path);
    expect(answer.status).toBe(200);
    const text = answer.body;
    const file = join(api.database.sealing.keyFile, '..', 'export.jsonl');
    const { keyFile } = api.database.sealing;
    const verify = async (content: string): Promise<string> => {
      writeFileSync(file, content);
      const said: string[] = [];
      await verifyCommand({
        argv: ['--export', file, '--key', publicKeyPathOf(keyFile), '--key', publicKeyPathOf(`${keyFile}.export`)],
        env: {},
        say: (line) => said.push(line),
      });
      return said.join('\n');
    };
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(30);
    expect(await verify(text)).toMatch(/^INTACT {2}\d+ exported lines under \d+ seals$/);
    expect(await verify(text.replace('"case.open","done"', '"case.open","refused"'))).toMatch(/^BROKEN {2}among the lines under seal \d+/);
    expect(await verify(lines.toSpliced(3, 1).join('\n'))).toMatch(/^BROKEN/);
    expect(await verify(lines.slice(0, -1).join('\n'))).toMatch(/^BROKEN {2}the export was cut/);
    expect(await verify(`${text}{}\n`)).toMatch(/^BROKEN {2}something stands after/);
    expect(await verify(text.replace('"from":"2020', '"from":"2021'))).toMatch(/^BROKEN {2}the export is not what its last line says/);
    const unsigned = text.replace(/"signature":"[^"]+"\}\n$/, `"signature":"${Buffer.alloc(64).toString('base64')}"}\n`);
    expect(await verify(unsigned)).toMatch(/^BROKEN {2}the export is not signed by a key that was given/);
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from audit_event where action = 'audit.export' and result = 'done'`,
    );
    expect(rows[0]!.n).toBe(1);
  });
});
