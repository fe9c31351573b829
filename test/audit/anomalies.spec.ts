import { findAnomalies, WorkerDatabase } from '@himaya/api/testing';
import {
  anomalyKinds,
  anomalyRuleLimits,
  mostOfAnomalyRule,
  type AnomalyRuleView,
  type AnomalyView,
  type AuditEventItem,
  type MeView,
  type Page,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected } from '../support/main-job';
import { refusal as refusalOf } from '../support/refusals';
import { roomForLastMonth } from './trail';

let api: TestApi;
let admin: Client;
let officer: Session;
let police: Session;
let worker: WorkerDatabase;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  await roomForLastMonth(admin);
  officer = await api.signIn('data-protection-officer');
  police = await api.signIn('police-officer');
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

/** What an answer refuses, whatever it would have been. */
const refusal = (answer: Answer<unknown>): string => refusalOf(answer as Answer);

describe('what is unusual', () => {
  it('is found once, counted on, and reviewed with a code', async () => {
    const { rows } = await admin.query<{ id: string; unit_id: string }>(
      `select id, unit_id from user_account where username = 'police-officer'`,
    );
    const { id, unit_id: unit } = rows[0]!;
    await admin.query(
      `insert into audit_event (at, action, result, user_id, unit_id, case_id)
       select date_trunc('hour', now()) - interval '2 hours' + n * interval '1 second', 'case.read', 'done', $1, $2, gen_random_uuid() from generate_series(1, 45) n`,
      [id, unit],
    );
    for (let n = 0; n < 16; n += 1) await police.get('/cases?limit=1000');
    const me = expected(await police.get<MeView>('/auth/me'), 200);
    await police.post('/cases/search', { q: me.user.displayName });
    await findAnomalies.run(worker, new Date());
    await findAnomalies.run(worker, new Date());
    const list = expected(await officer.get<Page<AnomalyView>>('/audit/anomalies?limit=100&state=new'), 200).items.filter(
      ({ user }) => user?.id === id,
    );
    expect(list.filter(({ kind }) => kind === 'many-cases')).toMatchObject([{ count: 45 }]);
    expect(list.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['repeated-refusals', 'own-name-search']));
    const found = list.find(({ kind }) => kind === 'many-cases')!;
    const review = (body: unknown, version = found.version) =>
      officer.post<AnomalyView>(`/audit/anomalies/${found.id}/review`, body, { 'if-match': `"${version}"` });
    expect(refusal(await review({ state: 'explained' }))).toBe('400 body.invalid');
    expect(refusal(await review({ state: 'new' }))).toBe('400 body.invalid');
    expect(expected(await review({ state: 'explained', explanation: 'import-or-migration' }), 200)).toMatchObject({
      state: 'explained',
      version: 2,
    });
    expect(refusal(await review({ state: 'seen' }))).toBe('412 conflict');
  });
});

describe('a rule for what is unusual', () => {
  const rules = async (): Promise<readonly AnomalyRuleView[]> =>
    expected(await officer.get<{ items: AnomalyRuleView[] }>('/audit/anomaly-rules'), 200).items;
  const change = (body: unknown, version: number) =>
    officer.patch<AnomalyRuleView>('/audit/anomaly-rules', body, { 'if-match': `"${version}"` });

  it('is one for each kind, within limits that the database holds too', async () => {
    const all = await rules();
    expect(all.map(({ kind }) => kind).toSorted()).toEqual(anomalyKinds.codes.toSorted());
    for (const { kind } of all) {
      const [least, most] = anomalyRuleLimits[kind].minutes;
      for (const [threshold, minutes, kept] of [
        [1, least, true],
        [mostOfAnomalyRule, most, true],
        [mostOfAnomalyRule + 1, most, false],
        [1, least - 1, false],
        [1, most + 1, false],
      ] as const) {
        await admin.query('begin');
        const set = admin.query('update anomaly_rule set threshold = $2, minutes = $3 where kind = $1', [kind, threshold, minutes]);
        const told = await set.then(
          () => true,
          ({ code }: { code: string }) => code !== '23514',
        );
        await admin.query('rollback');
        expect({ kind, threshold, minutes, told }).toEqual({ kind, threshold, minutes, told: kept });
      }
    }
  });

  it('is changed by the officer alone, from the version they saw, and every change is kept', async () => {
    const before = (await rules()).find(({ kind }) => kind === 'mass-export')!;
    expect(before).toMatchObject({ version: 1, threshold: 3, minutes: 1440, changedAt: null });
    expect(refusal(await change({ kind: 'mass-export', threshold: 1001, minutes: 60 }, 1))).toBe('400 body.invalid');
    expect(refusal(await change({ kind: 'mass-export', threshold: 2, minutes: 14 }, 1))).toBe('400 body.invalid');
    expect(refusal(await change({ kind: 'night-access', threshold: 2, minutes: 500 }, 1))).toBe('400 body.invalid');
    expect(refusal(await police.patch('/audit/anomaly-rules', { kind: 'mass-export', threshold: 900, minutes: 60 }))).toBe(
      '403 role.forbidden',
    );
    const changed = expected(await change({ kind: 'mass-export', threshold: 2, minutes: 60 }, 1), 200);
    expect(changed).toMatchObject({ version: 2, threshold: 2, minutes: 60, changedAt: expect.any(String) as string });
    expect(refusal(await change({ kind: 'mass-export', threshold: 5, minutes: 60 }, 1))).toBe('412 conflict');
    const { rows } = await admin.query(
      `select c.version, c.threshold, c.minutes, u.username from anomaly_rule_change c join user_account u on u.id = c.changed_by where c.kind = 'mass-export'`,
    );
    expect(rows).toEqual([{ version: 2, threshold: 2, minutes: 60, username: 'data-protection-officer' }]);
    const lines = await officer.get<Page<AuditEventItem>>('/audit/events?action=anomaly-rule.change&result=done');
    expect(expected(lines, 200).items).toHaveLength(1);
  });

  it('cannot be set around the route: by nobody else, and not by the tables', async () => {
    const app = await api.database.asApp();
    const other = await api.signIn('police-officer');
    await app.query('begin');
    await app.query(`select set_config('app.ctx', guard.enter(sha256($1)), true)`, [Buffer.from(other.cookie.split('=')[1]!)]);
    expect((await app.query('select * from guard.anomaly_rules()')).rows).toEqual([]);
    expect((await app.query(`select guard.change_anomaly_rule('many-cases', 1, 1000, 60) as version`)).rows).toEqual([{ version: null }]);
    await expect(app.query('update anomaly_rule set threshold = 1000')).rejects.toMatchObject({ code: '42501' });
    await app.query('rollback');
  });
});
