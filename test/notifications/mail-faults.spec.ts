import { workOf } from '@himaya/api/testing';
import type { ReferralView } from '@himaya/domain';
import { consentTo, expected, openCase, shelterReferral, unitOf } from '../support/main-job';
import { freePort } from '../support/postgres';
import { ownRedis } from '../support/redis';
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

  it('while Redis stands still and then is gone for an hour in which deadlines fall: each reminder, escalation and mail once, the late ones too', async () => {
    const redis = await ownRedis();
    const { id: caseId } = await openCase(on.officer);
    const consent = await consentTo(on.officer, caseId, deskUnit);
    const body = shelterReferral(deskUnit, consent.id);
    const { id } = expected(await on.officer.post<ReferralView>(`/cases/${caseId}/referrals`, body), 201);
    await on.guard.query('delete from outbox_event');
    await on.guard.query(`update deadline set cancelled_at = now() where subject_id <> $1 and fired_at is null`, [id]);
    const since = new Date();
    const emit = (events: number) =>
      on.guard.query(`insert into outbox_event (kind, subject_id) select 'referral-sent', $1 from generate_series(1, $2::int)`, [
        id,
        events,
      ]);
    const undone = (): Promise<number> => count('outbox_event where done_at is null');
    const due = (step: string): Promise<unknown> =>
      on.guard.query(`update deadline set due_at = now() where subject_id = $1 and kind = 'referral-receive' and step = $2`, [id, step]);
    const facts = async (): Promise<string[]> =>
      (
        await on.guard.query<{ line: string }>(`select kind || ' ' || step as line from escalation where subject_id = $1 order by 1`, [id])
      ).rows.map(({ line }) => line);
    const toldAs = (kind: string): Promise<number> => count(`notification where kind = '${kind}' and referral_id = '${id}'`);
    const worker = program.start(on.api.database, redis.url, 'worker.js', settings());
    await emit(1);
    await until('the worker works', async () => (await undone()) === 0, patience);

    redis.freeze();
    await emit(10);
    await due('remind-desk');
    // The clocks are rows and run on without Redis, and so does the mail.
    await until('the reminder is told and mailed meanwhile', async () => (await toldAs('referral-reminder')) === 1, patience);
    await until('by mail', async () => on.mail.mails.length > 0, patience);
    expect(await undone()).toBe(10);
    redis.thaw();
    await until('what waited is done', async () => (await undone()) === 0, patience);

    await redis.kill();
    await emit(10);
    await due('tell-manager-and-sender');
    await until('the escalation is told meanwhile', async () => (await toldAs('referral-overdue')) > 0, patience);
    // Another worker's sweep, an hour and two days ahead of this one, is beside it.
    const sweep = workOf(on.config).chores.find(({ name }) => name === 'sweep-deadlines')!;
    for (const minutes of [60, 2880, 2880, 60]) await sweep.run(on.worker, new Date(Date.now() + minutes * 60_000));
    expect(await undone()).toBe(10);
    await redis.revive();
    await on.guard.query(`update outbox_event set handed_over_at = handed_over_at - interval '1 hour' where done_at is null`);
    await until('all is done and mailed', async () => (await undone()) === 0 && (await settled()), patience);
    expect(await worker.end('SIGTERM')).toBe(0);
    await redis.stop();

    const steps = ['remind-desk', 'tell-coordinator', 'tell-manager-and-sender'];
    expect(await facts()).toEqual(['referral-decide', 'referral-receive'].flatMap((kind) => steps.map((step) => `${kind} ${step}`)));
    // Of both deadlines: the desk is reminded of each, and at their end its leader and the sender hear of each.
    expect([await toldAs('referral-reminder'), await toldAs('referral-overdue')]).toEqual([2, 4]);
    expect(await count(arrived(since))).toBe(21);
    expect([mailed(), on.mail.mails.length]).toEqual([await count('notification_delivery'), await count('notification_message')]);
  });

  it('while the clock jumps a day ahead and an hour back: each notice is in one mail, whether at once, by the hour or by the day', async () => {
    const desk = await on.api.signIn('shelter-caseworker');
    await on.choose({ email: { referrals: 'hourly', cases: 'daily', urgent: 'at-once' } }, desk);
    const [hour, day] = [3_600_000, 86_400_000];
    let clock = Date.now() + 40 * day;
    const kinds = ['referral-message', 'plan-review-reminder', 'missing-raised'];
    let notices = 0;
    // A day ahead and an hour back, over and over, with small steps between; every notice is of the clock's time.
    for (const jump of [0, 10 * 60_000, day, -hour, 20 * 60_000, -hour, -hour, day, hour, -hour, 30 * 60_000, -day, day]) {
      clock += jump;
      for (const kind of kinds) {
        await on.guard.query('insert into notification (id, unit_id, kind, details, at) values (gen_random_uuid(), $1, $2, $3, $4)', [
          deskUnit,
          kind,
          {},
          new Date(clock),
        ]);
        notices += 1;
      }
      await on.round(new Date(clock));
      // A second worker whose clock stands an hour behind.
      await on.round(new Date(clock - hour));
    }
    for (const ahead of [0, hour, day, 2 * day, 2 * day]) await on.round(new Date(clock + ahead));
    expect(await count('notification_delivery where dropped_at is null')).toBe(notices);
    expect(await settled()).toBe(true);
    expect(await count(`notification_message where state <> 'sent'`)).toBe(0);
    expect([mailed(), on.mail.mails.length]).toEqual([notices, await count('notification_message')]);
    expect(new Set(on.mail.mails.map(({ parsed }) => parsed.messageId)).size).toBe(on.mail.mails.length);
    await on.choose({ email: { referrals: 'at-once', cases: 'daily' } }, desk);
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
