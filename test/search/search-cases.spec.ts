import type { CaseListItem } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, inventedCase, openCase } from '../support/main-job';

let api: TestApi;
let officer: Session;
let colleague: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  officer = await api.signIn('police-officer');
  colleague = await api.signIn('police-officer-2');
});
afterAll(() => api.stop());

const person = (names: object): { person: typeof inventedCase.person } => ({ person: { ...inventedCase.person, ...names } });
const search = async (as: Session, body: object): Promise<CaseListItem[]> =>
  expected(await as.post<{ items: CaseListItem[] }>('/cases/search', body), 200).items;
const found = async (as: Session, body: object): Promise<string[]> => (await search(as, body)).map(({ id }) => id);

describe('searching within the own grants', () => {
  it('finds a person by any spelling, any script, part by part, in any order, and by one wrong letter', async () => {
    const { id } = await openCase(officer, person({ givenName: 'خليل', familyName: 'الزمهروري', alias: 'Q-1' }));
    for (const q of ['Khalil Zamharuri', 'Xelil Zamharuri', 'خەلیل', 'Zamharuri, Khaleel', 'خليل الزمهرورى', 'الزمهبوري', 'خليل Q-1'])
      expect([q, await found(officer, { q })]).toEqual([q, [id]]);
    expect(await found(officer, { q: 'Khalid Zamharuri' })).toEqual([]);
    expect(await found(colleague, { q: 'خليل الزمهروري' })).toEqual([]);
  });

  it('finds a telephone number in any digits, and follows it when it changes', async () => {
    const opened = await openCase(officer, person({ phone: '+964 000 555 0199' }));
    for (const q of ['0000 555 0199', '٠٠٠٠٥٥٥٠١٩٩', '+964-000-555-0199'])
      expect([q, await found(officer, { q })]).toEqual([q, [opened.id]]);
    expected(await officer.patch(`/cases/${opened.id}`, { person: { phone: '+964 000 555 0200' } }, { 'if-match': '"1"' }), 200);
    expect(await found(officer, { q: '٠٠٠٠٥٥٥٠١٩٩' })).toEqual([]);
    expect(await found(officer, { q: '0000 555 0200' })).toEqual([opened.id]);
    expect(await found(colleague, { q: '0000 555 0200' })).toEqual([]);
  });

  it('puts the likest first, and holds a year and a country asked for against what is known', async () => {
    const known = { givenName: 'Zephyrine', familyName: 'Exemplaria', ageYears: null, birthDate: '2001-05-05', nationality: 'ET' };
    const near = await openCase(officer, person({ ...known, givenName: 'Zephirina' }));
    const exact = await openCase(officer, person(known));
    const unknown = await openCase(officer, person({ ...known, birthDate: null, ageYears: null, ageBand: 'adult', nationality: null }));
    const q = 'Zephyrine Exemplaria';
    const all = await found(officer, { q });
    expect(all).toHaveLength(3);
    expect(all.slice(0, 2).sort()).toEqual([exact.id, unknown.id].sort());
    expect(all[2]).toBe(near.id);
    expect((await found(officer, { q, birthYear: 2003, nationality: 'ET' })).sort()).toEqual([exact.id, near.id, unknown.id].sort());
    expect((await found(officer, { q, birthYear: 2003, nationality: 'ET' }))[0]).toBe(exact.id);
    expect(await found(officer, { q, birthYear: 2004 })).toEqual([unknown.id]);
    expect(await found(officer, { q, nationality: 'PH' })).toEqual([unknown.id]);
  });

  it('shows at most twenty, and refuses what is no question with a code', async () => {
    for (let n = 0; n < 22; n += 1) await openCase(officer, person({ givenName: 'Ordinalia', familyName: 'Manifold' }));
    expect(await search(officer, { q: 'Manifold' })).toHaveLength(20);
    for (const body of [
      {},
      { q: 'a' },
      { q: 'x'.repeat(201) },
      { q: 'a\u0000b' },
      { q: 'Noor', extra: 1 },
      { q: 'Noor', birthYear: 'soon' },
    ]) {
      const answer = await officer.post('/cases/search', body);
      expect([answer.status, answer.body.code]).toEqual([400, 'body.invalid']);
    }
  });

  it('leaves what was asked for and not found to whoever watches over sealed cases, by id and by number alike', async () => {
    const { id, number } = await openCase(officer, {});
    const admin = await api.database.asAdmin();
    const missed = async (): Promise<string[]> =>
      (
        await admin.query<{ subject: string }>(
          `with gone as (delete from missed_case where user_id = (select id from user_account where username = $1) returning subject_ids)
           select unnest(subject_ids)::text as subject from gone`,
          [colleague.username],
        )
      ).rows.map(({ subject }) => subject);
    await missed();
    for (const path of [`/cases/${id}`, `/cases/${id}/timeline`]) {
      expect((await colleague.get(path)).status).toBe(404);
      expect([path, await missed()]).toEqual([path, [id]]);
    }
    expect(await found(colleague, { q: number })).toEqual([]);
    expect(await missed()).toEqual([id]);
  });

  it('writes nothing down of what was searched', async () => {
    const q = 'Unforgettable Planted-Question';
    expect(await found(officer, { q, birthYear: 1987 })).toEqual([]);
    const guard = await api.database.asAdmin();
    const tables = await guard.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'guard', 'bullmq')`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await guard.query(
        `select 1 from ${name} t where t::text ilike any (array['%unforgettable%', '%planted-question%'])`,
      );
      expect([name, rows]).toEqual([name, []]);
    }
    const { rows } = await guard.query(`select 1 from audit_event where action = 'case.search' and result = 'done'`);
    expect(rows.length).toBeGreaterThan(0);
  });
});
