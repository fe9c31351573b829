import { workOf, WorkerDatabase } from '@himaya/api/testing';
import {
  governorates,
  readFeedbackCode,
  regionOf,
  type FeedbackBlock,
  type FeedbackWordsView,
  type Page,
  type ReferralView,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from '../support/api';
import { expected, referTo, step } from '../support/main-job';

const words = 'Invented words: the house of Wisterquand was cold';

describe('what people say of a service', () => {
  let api: TestApi;
  let guard: Client;
  let admin: Client;
  let worker: WorkerDatabase;
  let officer: Session;
  let shelter: Session;
  let dpo: Session;

  beforeAll(async () => {
    api = await startTestApi({ WORKER: 'apart' });
    guard = await api.database.asGuard();
    admin = await api.database.asAdmin();
    worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    officer = await api.signIn('police-officer');
    shelter = await api.signIn('shelter-caseworker');
    dpo = await api.signIn('data-protection-officer');
  });
  beforeEach(async () => {
    await guard.query('delete from guard.sign_in_failure');
    await guard.query('delete from feedback_answer');
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  async function inService(): Promise<ReferralView> {
    const { referral } = await referTo(shelter, officer);
    return step(shelter, await step(shelter, await step(shelter, referral, 'receive'), 'accept'), 'start');
  }
  const offer = (id: string, as = shelter) => as.post<{ code: string }>(`/referrals/${id}/feedback-codes`);
  const answer = (code: string, changes: object = {}): Promise<Answer<{ code?: string; status: unknown }>> =>
    api.call('POST', '/feedback/answers', { body: { code, respect: 4, help: 2, safe: 'yes', understood: 'partly', ...changes } });

  it('comes by a code that the unit hands over, once, and leaves service, agency, region and month', async () => {
    const { code } = expected(await offer((await inService()).id), 201);
    expect(readFeedbackCode(code)).toBe(code);
    expect((await answer(code.toLowerCase().replace('-', ' '), { words })).status).toBe(200);
    const { rows } = await guard.query(
      'select service, agency_id is not null as agency, region, month::text as month, respect, help, safe, understood from feedback_answer',
    );
    const month = `${new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 7)}-01`;
    expect(rows).toEqual([
      { service: 'shelter', agency: true, region: 'baghdad', month, respect: 4, help: 2, safe: 'yes', understood: 'partly' },
    ]);
    const again = await answer(code);
    expect([again.status, again.body.code]).toEqual([409, 'feedback.code']);
  });

  it('is tied to nobody: no value of an answer, nor of its transaction, leads to a case, a person or the code', async () => {
    const referral = await inService();
    const { code } = expected(await offer(referral.id), 201);
    const hashes = await guard.query<{ hash: string }>(`select encode(code_hash, 'hex') as hash from feedback_code`);
    expect((await answer(code, { words })).status).toBe(200);
    const [said] = (
      await guard.query<Record<string, string>>(`select a.*, a.xmin::text as xmin, encode(words_ct, 'hex') as words from feedback_answer a`)
    ).rows;
    const coarse = ['service', 'agency_id', 'region', 'month', 'respect', 'help', 'safe', 'understood', 'words_ct', 'xmin', 'words'];
    expect(Object.keys(said!).filter((column) => !coarse.includes(column))).toEqual(['id']);
    // Every table there is, row by row: neither the answer's id nor its transaction nor a hash of a used code stands anywhere else.
    const tables = await admin.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and nspname in ('public', 'guard', 'bullmq') and relname <> 'feedback_answer'`,
    );
    expect(tables.rows.length).toBeGreaterThan(60);
    const used = [said!['id']!, ...hashes.rows.map(({ hash }) => hash), said!['words']!, words, code, code.replace('-', '')];
    for (const { name } of tables.rows) {
      const all = await admin
        .query<{ row: string; xmin: string }>(`select t::text as row, t.tableoid::text || t.xmin::text as xmin from ${name} t`)
        .catch(() => null);
      const rows = all?.rows ?? [];
      expect({ name, found: rows.filter(({ row }) => used.some((value) => row.includes(value))).map(({ row }) => row) }).toEqual({
        name,
        found: [],
      });
      const same = await admin.query(`select from ${name} t where t.xmin::text = $1`, [said!['xmin']]).catch(() => null);
      expect({ name, inTheSameTransaction: same?.rowCount ?? 0 }).toEqual({ name, inTheSameTransaction: 0 });
    }
    const trail = await admin.query('select from audit_event where xact::text = $1', [said!['xmin']]);
    expect(trail.rowCount).toBe(0);
    expect(
      (
        await guard.query(`select from feedback_code where code_hash = any (select decode(h, 'hex') from unnest($1::text[]) h)`, [
          hashes.rows.map(({ hash }) => hash),
        ])
      ).rowCount,
    ).toBe(hashes.rows.length - 1);
  });

  it('asks for a code that exists: five tries an hour and address, and a slip of the pen costs none', async () => {
    const { code } = expected(await offer((await inService()).id), 201);
    const typo = await answer(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    expect([typo.status, typo.body.code]).toEqual([400, 'body.invalid']);
    // Whole by its check character, and nobody's.
    for (let n = 0; n < 5; n += 1) expect((await answer('00000-00000')).body.code).toBe('feedback.code');
    const sixth = await answer(code);
    expect([sixth.status, sixth.body.code]).toEqual([429, 'rate.limited']);
    await guard.query(`update guard.sign_in_failure set at = at - interval '61 minutes'`);
    expect((await answer(code)).status).toBe(200);
    expect(JSON.stringify((await guard.query('select * from guard.sign_in_failure')).rows)).not.toContain('127.0.0.1');
  });

  it.each([
    { respect: 0 },
    { respect: 6 },
    { help: 'good' },
    { safe: 'maybe' },
    { understood: null },
    { words: 'x'.repeat(2001) },
    { words: 'turned \u202e round' },
    { caseNumber: 'NRM-2026-7K3F9Q-2' },
  ])('refuses %j and keeps the code', async (changes) => {
    const { code } = expected(await offer((await inService()).id), 201);
    expect((await answer(code, changes)).status).toBe(400);
    expect((await answer(code)).status).toBe(200);
  });

  it('is asked for by the unit that gave the service, three times at most, while it runs or once it is done', async () => {
    const { referral } = await referTo(shelter, officer);
    expect((await offer(referral.id)).status).toBe(404);
    const done = await step(shelter, await inService(), 'complete', { outcome: 'service-provided' });
    for (let n = 0; n < 3; n += 1) expected(await offer(done.id), 201);
    const fourth = await offer(done.id);
    expect([fourth.status, fourth.body]).toMatchObject([409, { code: 'feedback.offered' }]);
    expect((await offer(done.id, await api.signIn('shelter-caseworker-2'))).status).toBe(404);
    expect((await offer(done.id, officer)).status).toBe(403);
  });

  it('is shown to the unit in numbers of ten answers at least, of quarters that are over, and never again otherwise', async () => {
    const counts = async (as = shelter): Promise<FeedbackBlock[]> => [
      ...expected(await as.get<{ items: FeedbackBlock[] }>('/feedback/counts'), 200).items,
    ];
    const put = (month: string, n: number, safe = 'yes'): Promise<unknown> =>
      guard.query(
        `insert into feedback_answer (id, service, agency_id, region, month, respect, help, safe, understood)
         select gen_random_uuid(), 'shelter', u.agency_id, 'baghdad', $1, 5, 1, $3, 'no' from user_account a join unit u on u.id = a.unit_id, generate_series(1, $2)
          where a.username = 'shelter-caseworker'`,
        [month, n, safe],
      );
    await put('2025-01-01', 9);
    expect(await counts()).toEqual([]);
    await put('2025-05-01', 1, 'no');
    const block = { service: 'shelter', fromMonth: '2025-01-01', toMonth: '2025-06-01', answers: 10 };
    expect(await counts()).toEqual([
      {
        ...block,
        counts: {
          respect: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 10 },
          help: { 1: 10, 2: 0, 3: 0, 4: 0, 5: 0 },
          safe: { yes: 9, partly: 0, no: 1 },
          understood: { yes: 0, partly: 0, no: 10 },
        },
      },
    ]);
    // What comes later is a block of its own or none: nobody learns one answer by looking twice.
    await put('2025-08-01', 9, 'no');
    expect((await counts()).map(({ answers }) => answers)).toEqual([10]);
    await put(`${new Date().toISOString().slice(0, 7)}-01`, 30, 'no');
    expect((await counts()).map(({ answers }) => answers)).toEqual([10]);
    expect((await officer.get('/feedback/counts')).status).toBe(403);
    expect(await api.signIn('health-provider').then(counts)).toEqual([]);
  });

  it('in words is the data protection officer’s alone, and for twelve months', async () => {
    const { code } = expected(await offer((await inService()).id), 201);
    expect((await answer(code, { words })).status).toBe(200);
    const list = async (): Promise<readonly FeedbackWordsView[]> =>
      expected(await dpo.get<Page<FeedbackWordsView>>('/feedback/words'), 200).items;
    expect((await list()).map((item) => [item.words, item.service, item.region])).toEqual([[words, 'shelter', 'baghdad']]);
    for (const as of [shelter, officer, await api.signIn('case-coordinator')]) expect((await as.get('/feedback/words')).status).toBe(403);
    await guard.query(`update feedback_answer set month = month - interval '13 months'`);
    await workOf({ storageDir: 'none' })
      .chores.find(({ name }) => name === 'forget-feedback')!
      .run(worker, new Date());
    expect(await list()).toEqual([]);
    expect((await guard.query('select from feedback_answer')).rowCount).toBe(1);
  });

  it('is counted in the region the domain counts its governorate in', async () => {
    const { rows } = await admin.query<{ definition: string }>(
      `select pg_get_functiondef('guard.offer_feedback(uuid, bytea)'::regprocedure) as definition`,
    );
    for (const governorate of governorates.codes) {
      const found = [...rows[0]!.definition.matchAll(/when u\.governorate in \(([^)]*)\) then '([a-z-]+)'/g)].find(([, list]) =>
        list!.includes(`'${governorate}'`),
      );
      expect([governorate, found?.[2] ?? null]).toEqual([governorate, regionOf[governorate]]);
    }
  });
});
