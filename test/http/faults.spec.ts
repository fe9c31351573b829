import { Client } from 'pg';
import type { CaseView, ConsentView, ReferralView } from '@himaya/domain';
import { demoPassword, startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
import { refusal } from '../support/refusals';
import { until } from '../support/until';

let api: TestApi;
/** The administrator outside the product's database, who can shut it. */
let keeper: Client;
let officer: Session;
let desk: Session;
let manager: Session;

beforeAll(async () => {
  api = await startTestApi();
  keeper = new Client({ connectionString: api.database.adminUrl });
  await keeper.connect();
  [officer, desk, manager] = (await Promise.all(
    ['police-officer', 'shelter-caseworker', 'shelter-manager'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session];
});
afterAll(async () => {
  await keeper.end();
  await api.stop();
});

/** Runs statements as the administrator inside the database, on a connection that no test cuts. */
async function inside<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(api.database.adminUrl);
  url.pathname = `/${api.database.name}`;
  url.searchParams.set('application_name', 'himaya-test');
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
const ask = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  inside(async (client) => (await client.query<Row>(sql, values)).rows);

/** Cuts every connection the API holds. */
const cut = (): Promise<unknown> =>
  keeper.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name <> 'himaya-test'`, [
    api.database.name,
  ]);

/** Cases with a part missing; empty where everything was written whole or not at all. */
const halfWritten = (): Promise<{ id: string }[]> =>
  ask(`select c.id from case_record c
        where not exists (select from case_grant g where g.case_id = c.id) or not exists (select from case_access a where a.case_id = c.id)
           or not exists (select from case_key k where k.case_id = c.id) or not exists (select from person_identity i where i.case_id = c.id)
           or not exists (select from timeline_event t where t.case_id = c.id and t.kind in ('case-opened', 'case-imported'))
           or (c.opened_at > (select min(at) from audit_event)
               and not exists (select from audit_event e where e.case_id = c.id and e.action = 'case.open' and e.result = 'done'))`);

async function casesAndReferrals(): Promise<Record<string, number>> {
  const [counts] = await ask<Record<string, number>>(
    `select (select count(*)::int from case_record) as cases, (select count(*)::int from case_grant) as grants,
            (select count(*)::int from identity_token) as tokens, (select count(*)::int from timeline_event) as told,
            (select count(*)::int from referral) as referrals, (select count(*)::int from consent) as consents,
            (select count(*)::int from outbox_event where kind = 'referral-sent') as sent,
            (select count(*)::int from idempotency_key) as attempts`,
  );
  return counts!;
}

describe('at the same moment', () => {
  it('many accept one referral: one succeeds, the others are told it is no longer there to accept', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    const received = await step(desk, referral, 'receive');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 === 0 ? desk : manager).post<ReferralView>(`/referrals/${referral.id}/accept`, {}, ifMatch(received)),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(11).fill(409)]);
    expect(answers.filter(({ status }) => status === 409).map((answer) => refusal(answer as unknown as Answer))).toEqual(
      Array(11).fill('409 referral.not-now'),
    );
    expect(
      await ask(
        `select (select count(*)::int from case_grant where referral_id = $1) as grants,
                (select count(*)::int from timeline_event where subject_id = $1 and kind = 'referral-accepted') as told,
                (select count(*)::int from outbox_event where subject_id = $1 and kind = 'referral-accepted') as events,
                (select count(*)::int from audit_event where subject_id = $1 and action = 'referral.accept' and result = 'done') as done,
                (select count(*)::int from audit_event where subject_id = $1 and action = 'referral.accept' and result = 'refused') as refused`,
        [referral.id],
      ),
    ).toEqual([{ grants: 1, told: 1, events: 1, done: 1, refused: 11 }]);
    expect((await desk.get(`/cases/${caseId}`)).status).toBe(200);
  });

  it.each([
    ['cancels', (at: ReferralView) => officer.post(`/referrals/${at.id}/cancel`, { reason: 'found-elsewhere' }, ifMatch(at))],
    [
      'withdraws the consent',
      (_: ReferralView, consent: ConsentView) => officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)),
    ],
  ] as const)('one accepts and the other side %s: whoever comes first, the door is shut in the end', async (_, against) => {
    for (let round = 0; round < 6; round += 1) {
      const { caseId, consent, referral } = await referTo(desk, officer);
      const received = await step(desk, referral, 'receive');
      const [accepted, ended] = await Promise.all([
        desk.post(`/referrals/${referral.id}/accept`, {}, ifMatch(received)),
        against(received, consent),
      ]);
      expect([200, 409, 412]).toContain(accepted.status);
      expect([200, 412]).toContain(ended.status);
      if (ended.status === 412) {
        const now = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
        expect((await against(now, consent)).status).toBe(200);
      }
      expect([round, (await desk.get(`/cases/${caseId}`)).status]).toEqual([round, 404]);
    }
  });

  it('one person signs in three times, and is let in three times', async () => {
    const body = { username: 'police-officer', password: demoPassword };
    const answers = await Promise.all([1, 2, 3].map(() => api.call('POST', '/auth/login', { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('two change one case: one version wins and the other is told', async () => {
    const view = await openCase(officer);
    const answers = await Promise.all(
      (['basra', 'erbil', 'najaf', 'wasit', 'anbar', 'duhok'] as const).map((governorate) =>
        officer.patch<CaseView>(`/cases/${view.id}`, { governorate }, ifMatch(view)),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412, 412]);
    const won = answers.find(({ status }) => status === 200)!.body;
    expect(expected(await officer.get<CaseView>(`/cases/${view.id}`), 200)).toMatchObject({ version: 2, governorate: won.governorate });
  });
});

describe('a database that goes away', () => {
  it('in the middle of a request: 503, nothing half-written, and the next request is served', async () => {
    const before = await casesAndReferrals();
    await inside(async (client) => {
      await client.query('begin');
      // The opening has written the case by now and waits to tell the timeline.
      await client.query('lock table timeline_event in access exclusive mode');
      const answer = officer.post('/cases', inventedCase, { 'idempotency-key': 'cut-in-the-middle' });
      await until('the request waits for the lock', async () => {
        const { rowCount } = await keeper.query(
          `select from pg_stat_activity where datname = $1 and application_name = 'himaya-api' and wait_event_type = 'Lock'`,
          [api.database.name],
        );
        return rowCount === 1;
      });
      await cut();
      const cutOff = await answer;
      expect(refusal(cutOff)).toBe('503 unavailable');
      expect(cutOff.headers.get('retry-after')).toBe('5');
      await client.query('rollback');
    });
    expect(await casesAndReferrals()).toEqual(before);
    const again = await officer.post<CaseView>('/cases', inventedCase, { 'idempotency-key': 'cut-in-the-middle' });
    expect(again.status).toBe(201);
    expect((await casesAndReferrals())['cases']).toBe(before['cases']! + 1);
  });

  it('again and again under load: every answer is whole or 503, and so is every row', async () => {
    const { id: caseId } = await openCase(officer);
    const to = await unitOf(desk);
    const consent = await consentTo(officer, caseId, to.id);
    const before = await casesAndReferrals();
    const answers: Answer<{ id: string }>[] = [];
    for (let round = 0; round < 4; round += 1) {
      const burst = Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0
          ? officer.post<{ id: string }>('/cases', inventedCase)
          : officer.post<{ id: string }>(`/cases/${caseId}/referrals`, shelterReferral(to.id, consent.id)),
      );
      await Promise.race(burst);
      await cut();
      answers.push(...(await Promise.all(burst)));
    }
    expect(answers.filter(({ status }) => status !== 201 && status !== 503).map(({ status }) => status)).toEqual([]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect(answers.some(({ status }) => status === 503)).toBe(true);

    const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
    const [kept] = await ask<{ n: number }>(
      'select count(*)::int as n from (select id from case_record union all select id from referral) t where id = any ($1)',
      [ids],
    );
    expect(kept!.n).toBe(ids.length);
    const after = await casesAndReferrals();
    // One that was committed while its connection broke is there although its answer was 503.
    expect(after['cases']! + after['referrals']! - before['cases']! - before['referrals']!).toBeGreaterThanOrEqual(ids.length);
    expect(after['referrals']! - before['referrals']!).toBe(after['sent']! - before['sent']!);
    expect(await halfWritten()).toEqual([]);
  });

  it('for a while: everything answers 503 but the sign of life, and all is well again when it is back', async () => {
    await keeper.query(`alter database ${api.database.name} with allow_connections false`);
    await cut();
    expect(refusal(await officer.get('/cases'))).toBe('503 unavailable');
    expect(refusal(await officer.post('/cases', inventedCase))).toBe('503 unavailable');
    expect(refusal(await api.call('POST', '/auth/login', { body: { username: 'police-officer', password: 'x' } }))).toBe('503 unavailable');
    expect(refusal(await api.call('GET', '/health/ready'))).toBe('503 unavailable');
    expect((await api.call('GET', '/health/live')).status).toBe(200);
    await keeper.query(`alter database ${api.database.name} with allow_connections true`);
    await until('the database is served again', async () => (await api.call('GET', '/health/ready')).status === 200);
    expect((await officer.get('/cases')).status).toBe(200);
    const { referral } = await referTo(desk, officer);
    await until('the outbox is carried again', async () => {
      const rows = await ask('select from outbox_event where subject_id = $1 and done_at is null', [referral.id]);
      return rows.length === 0;
    });
  });
});

describe('a verb that fails after it has written', () => {
  /** Lets the nth write of a request fail as a fault of ours would, at the row or only at the commit. */
  async function planted(on: string, when: string, work: () => Promise<void>): Promise<void> {
    await inside(async (client) => {
      await client.query(
        `create function planted() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(4242); raise exception 'planted: %', new; end $$`,
      );
      await client.query(
        `create ${when} on ${on} ${when.includes('constraint') ? 'deferrable initially deferred' : ''} for each row execute function planted()`,
      );
    });
    try {
      await work();
    } finally {
      await inside((client) => client.query('drop function planted() cascade'));
    }
  }

  it.each([
    ['the case itself', 'case_record', 'trigger planted after insert'],
    ['the name tokens', 'identity_token', 'trigger planted after insert'],
    ['the timeline, the last of its rows', 'timeline_event', 'trigger planted after insert'],
    ['the commit', 'case_record', 'constraint trigger planted after insert'],
  ])('at %s leaves one line, and the log tells no row', async (_, on, when) => {
    const words: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => words.push(String(chunk)) > 0),
    );
    const before = await casesAndReferrals();
    await planted(on, when, async () => {
      const marked = { ...inventedCase, person: { ...inventedCase.person, givenName: 'Plantedname', alias: 'Plantedalias' } };
      const answer = await officer.post('/cases', marked, { 'idempotency-key': `planted-${on}-${when}` });
      expect(refusal(answer)).toBe('500 internal');
      expect(JSON.stringify(answer.body)).not.toMatch(/planted|plpgsql|insert/i);
    });
    spies.forEach((spy) => spy.mockRestore());
    expect(words.join('')).toMatch(/POST .*\/cases/);
    expect(words.join('')).not.toMatch(/planted/i);
    expect(await casesAndReferrals()).toEqual(before);
    expect(await ask('select action, result, case_id from audit_event order by at desc limit 1')).toEqual([
      { action: 'case.open', result: 'failed', case_id: null },
    ]);
  });

  it('at the outbox leaves no referral, no deadline and no way in', async () => {
    const { id: caseId } = await openCase(officer);
    const to = await unitOf(desk);
    const consent = await consentTo(officer, caseId, to.id);
    const before = await casesAndReferrals();
    await planted('outbox_event', 'trigger planted after insert', async () => {
      expect(refusal(await officer.post(`/cases/${caseId}/referrals`, shelterReferral(to.id, consent.id)))).toBe('500 internal');
    });
    expect(await casesAndReferrals()).toEqual(before);
    expect((await desk.get(`/cases/${caseId}`)).status).toBe(404);
  });

  it('forty times at once leaves forty lines, even where every connection fails at the same moment', async () => {
    const failed = async (): Promise<number> =>
      (await ask<{ n: number }>(`select count(*)::int as n from audit_event where result = 'failed'`))[0]!.n;
    const before = await failed();
    await planted('case_record', 'trigger planted after insert', () =>
      inside(async (client) => {
        await client.query('select pg_advisory_lock(4242)');
        const answers = Array.from({ length: 40 }, () => officer.post('/cases', inventedCase));
        await until('the API’s twenty connections wait to fail', async () => {
          const { rowCount } = await client.query(
            `select from pg_stat_activity where datname = current_database() and application_name = 'himaya-api' and wait_event = 'advisory'`,
          );
          return rowCount === 20;
        });
        await client.query('select pg_advisory_unlock(4242)');
        expect(new Set((await Promise.all(answers)).map(refusal))).toEqual(new Set(['500 internal']));
      }),
    );
    expect((await failed()) - before).toBe(40);
  });
});
