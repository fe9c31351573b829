import type { ReferralView } from '@himaya/domain';
import { consentTo, expected, openCase, shelterReferral, unitOf } from '../support/main-job';
import { freePort } from '../support/postgres';
import { until } from '../support/until';
import { backendOn, type Backend } from '../outbox/backends';
import { WorkerProgram } from '../outbox/worker-process';
import { Senders } from './senders';

// Processes start slowly on a busy machine.
jest.setTimeout(180_000);
const patience = 90;

describe('mail under faults', () => {
  let on: Senders;
  let program: WorkerProgram;
  let backend: Backend;
  let deskUnit: string;

  beforeAll(async () => {
    on = await Senders.start();
    program = new WorkerProgram();
    backend = await backendOn('Redis', on.api.database);
    const desk = await on.api.signIn('shelter-caseworker');
    deskUnit = (await unitOf(desk)).id;
    await on.guard.query('update outbox_event set done_at = now() where done_at is null');
    await on.forget();
    await on.confirm('email', 'desk@example.org', desk);
    await on.choose({ email: { referrals: 'at-once' } }, desk);
  });
  beforeEach(async () => {
    on.received();
    on.mail.answer(null);
    for (const table of ['delivery', 'message']) await on.guard.query(`delete from notification_${table}`);
    await on.guard.query('update notification set planned_at = now()');
  });
  afterAll(async () => {
    program.remove();
    await backend.stop();
    await on.stop();
  });

  /** Settings with which a program of the API's sends by the test's mail server. */
  const settings = (): Record<string, string> => ({ SMTP_URL: `smtp://127.0.0.1:${on.mail.port}`, SMTP_FROM: 'himaya@example.org' });
  const count = async (sql: string): Promise<number> =>
    (await on.guard.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;
  const arrived = (since: Date): string =>
    `notification where kind = 'referral-arrived' and unit_id = '${deskUnit}' and at >= '${since.toISOString()}'`;
  /** Which of them go on by mail; the worker may have told the desk of something else besides. */
  const goingOn = (since: Date): string =>
    `notification_delivery d join notification n on n.id = d.notification_id
      where n.kind = 'referral-arrived' and n.unit_id = '${deskUnit}' and n.at >= '${since.toISOString()}'`;
  /** How many notices the mails tell of, each mail once, however often it came. */
  const mailed = (): number => {
    const counts = new Map(on.mail.mails.map(({ parsed }) => [parsed.messageId, /: ([٠-٩]+)/.exec(parsed.text ?? '')![1]!]));
    const western = (number: string): number => Number([...number].map((digit) => digit.charCodeAt(0) - 0x0660).join(''));
    return [...counts.values()].reduce((sum, number) => sum + western(number), 0);
  };
  const settled = async (): Promise<boolean> =>
    (await count(`notification where planned_at is null`)) + (await count(`notification_message where state = 'waiting'`)) === 0 &&
    (await count('notification_delivery where message_id is null and dropped_at is null')) === 0;

  it('while Redis is emptied, the worker killed and every mail refused for an hour: each notice is mailed once in the end', async () => {
    const { id: caseId } = await openCase(on.officer);
    const consent = await consentTo(on.officer, caseId, deskUnit);
    const { id } = expected(await on.officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(deskUnit, consent.id)), 201);
    await on.guard.query('delete from outbox_event');
    const since = new Date();
    const emit = (events: number) =>
      on.guard.query(`insert into outbox_event (kind, subject_id) select 'referral-sent', $1 from generate_series(1, $2::int)`, [
        id,
        events,
      ]);
    on.mail.answer({ code: 451, text: 'come back later' });
    const first = program.start(on.api.database, backend.redisUrl, 'worker.js', settings());
    await emit(20);
    await until(
      'some are told and a mail was refused',
      async () => (await count(arrived(since))) > 0 && (await count('notification_message where reply = 451')) > 0,
      patience,
    );
    await emit(20);
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    await backend.wipe();
    // What an hour does: whatever was handed to Redis before is handed over anew, and put-off mails are due again.
    await on.guard.query(`update outbox_event set handed_over_at = handed_over_at - interval '1 hour' where done_at is null`);
    await on.guard.query(
      `update notification_message set due_at = due_at - interval '1 hour', leased_until = leased_until - interval '1 hour'`,
    );
    on.mail.answer(null);
    const second = program.start(on.api.database, backend.redisUrl, 'worker.js', settings());
    await until('all are told and mailed', async () => (await count(arrived(since))) === 40 && (await settled()), patience);
    expect(await second.end('SIGTERM')).toBe(0);
    expect([mailed(), await count(goingOn(since)), on.mail.mails.length]).toEqual([
      await count('notification_delivery'),
      40,
      await count('notification_message'),
    ]);
    expect(await count(`notification_message where state <> 'sent'`)).toBe(0);
  });

  it('while the API is killed with SIGKILL under load: what was committed is told and mailed once, nothing else', async () => {
    const since = new Date();
    const port = String(await freePort());
    const env = {
      ...settings(),
      PORT: port,
      DATA_DIR: `${process.env['TEST_RUN_FOLDER']!}/killed-api`,
      REQUESTS_PER_MINUTE_USER: '100000',
    };
    const { cookie, csrfToken } = on.officer;
    const post = async (path: string, body: unknown): Promise<number> => {
      const headers = { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.status;
    };
    const ready = async (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${port}/api/v1/health/ready`).then(
        ({ status }) => status === 200,
        () => false,
      );
    const cases = await Promise.all(Array.from({ length: 12 }, () => openCase(on.officer)));
    const consents = await Promise.all(cases.map(({ id }) => consentTo(on.officer, id, deskUnit)));
    const send = (place: number): Promise<number> =>
      post(`/cases/${cases[place]!.id}/referrals`, shelterReferral(deskUnit, consents[place]!.id)).catch(() => 0);
    const first = program.start(on.api.database, null, 'main.js', env);
    await until('the API serves', ready, patience);
    const load = cases.map((_, place) => send(place));
    await Promise.race(load);
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    const answers = await Promise.all(load);
    // What a mail's lease takes.
    await on.guard.query(`update notification_message set leased_until = null where state = 'waiting'`);
    const second = program.start(on.api.database, null, 'main.js', env);
    await until('the API serves again', ready, patience);
    const committed = await count(`referral where created_at >= '${since.toISOString()}'`);
    // Whoever was answered is among what was committed; whoever was cut off may be, too.
    expect(committed).toBeGreaterThanOrEqual(answers.filter((status) => status === 201).length);
    expect(committed).toBeGreaterThan(0);
    await until('all are told and mailed', async () => (await count(arrived(since))) === committed && (await settled()), patience);
    await second.end('SIGTERM');
    // A mail that was on its way at the kill may come twice, under one Message-ID: SMTP knows no better.
    expect([mailed(), await count(goingOn(since))]).toEqual([await count('notification_delivery'), committed]);
    expect(new Set(on.mail.mails.map(({ parsed }) => parsed.messageId)).size).toBe(await count('notification_message'));
  });

  it('who was told by which channel is forgotten after thirty days, the notice is not', async () => {
    await on.guard.query(
      `insert into notification (id, unit_id, kind, at, planned_at)
         select gen_random_uuid(), $1, 'new-device', now() - n * interval '10 days', now() from generate_series(1, 5) n`,
      [deskUnit],
    );
    await on.guard.query(
      `with old as (select n.id, n.at, u.id as user_id from notification n, user_account u where n.kind = 'new-device' and u.username = 'shelter-caseworker'),
            made as (insert into notification_message (id, user_id, channel, purpose, state, notices, due_at, created_at, ended_at)
              select id, user_id, 'email', 'notices', 'sent', 1, at, at, at from old returning id)
       insert into notification_delivery (notification_id, user_id, channel, due_at, message_id)
         select old.id, old.user_id, 'email', old.at, made.id from old join made on made.id = old.id where true`,
    );
    const before = await count(`notification where kind = 'new-device'`);
    await on.forgetSent();
    expect([await count('notification_delivery'), await count('notification_message')]).toEqual([2, 2]);
    expect(await count(`notification where kind = 'new-device'`)).toBe(before);
  });
});
