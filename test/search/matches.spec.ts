import { createHash } from 'node:crypto';
import type {
  AskPossibleMatchBody,
  CaseLinkView,
  DuplicateListItem,
  DuplicateView,
  Page,
  PossibleMatchAnswerView,
  PossibleMatchView,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, ifMatch, inventedCase, openCase, referTo, step, unitOf } from '../support/main-job';
import { until } from '../support/until';

/** What the browser sends back of its cookie. */
const tokenOf = ({ cookie }: Session): string => decodeURIComponent(cookie.split('=')[1]!.split(';')[0]!);

let api: TestApi;
let guard: Client;
let officer: Session;
let asker: Session;
let coordinator: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  officer = await api.signIn('police-officer');
  asker = await api.signIn('shelter-caseworker-2');
  coordinator = await api.signIn('case-coordinator');
});
afterAll(() => api.stop());

const known = { givenName: 'Zephyrine', familyName: 'Exemplaria', ageYears: null, birthDate: '2001-05-05', nationality: 'ET' };
const person = (names: object): { person: typeof inventedCase.person } => ({ person: { ...inventedCase.person, ...names } });
const question: AskPossibleMatchBody = { name: 'Zephyrine Exemplaria', birthYear: 2001, nationality: 'ET' };
const ask = (as: Session, body: object = question) => as.post<PossibleMatchAnswerView>('/cases/possible-matches', body);
const tasks = async (): Promise<PossibleMatchView[]> =>
  expected(await coordinator.get<Page<PossibleMatchView>>('/possible-matches?limit=100'), 200).items as PossibleMatchView[];
const forgetQuestions = () => guard.query('delete from possible_match_ask');
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await guard.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]!.n;

describe('asking about people in other units’ cases', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await openCase(officer, person(known)));
  });
  beforeEach(forgetQuestions);

  it('answers one word, in one shape and time, and gives the desk of the governorate the task', async () => {
    const timers = jest.requireActual<{ setTimeout(ms: number): Promise<void> }>('node:timers/promises');
    const waits: (() => void)[] = [];
    const waiting = jest.spyOn(timers, 'setTimeout').mockImplementation(() => new Promise((done) => waits.push(done)));
    const held = async (body: object): Promise<{ body: unknown; keys: string[] }> => {
      const before = await count(`audit_event where action = 'possible-match.ask'`);
      let answered = false;
      const asked = ask(asker, body).finally(() => (answered = true));
      await until('the work is done', async () => (await count(`audit_event where action = 'possible-match.ask'`)) > before);
      // Whatever would be answered by now has had the time of two other requests.
      for (const path of ['/cases', '/cases']) expected(await officer.get(path), 200);
      expect(answered).toBe(false);
      waits.splice(0).forEach((over) => over());
      const answer = await asked;
      return { body: expected(answer, 200), keys: [...answer.headers.keys()].sort() };
    };
    const match = await held({ ...question, name: 'Exemplaria, Zephirine' });
    const none = await held({ ...question, birthYear: 2004 });
    expect(waiting.mock.calls).toEqual([[400], [400]]);
    waiting.mockRestore();
    expect([match.body, none.body]).toEqual([{ answer: 'possible-match' }, { answer: 'none' }]);
    expect(match.keys).toEqual(none.keys);
    const [task] = (await tasks()).filter((one) => one.caseId === id);
    const unit = await unitOf(asker);
    expect(task).toMatchObject({ governorate: 'baghdad', readable: false, answer: null, askedByUnit: unit.name });
    expect(JSON.stringify(task)).not.toMatch(/Zephyrine|Exemplaria|2001/);
    expect(Object.keys(task!)).toContain('onCallPhone');
  });

  it('needs name, year and country to agree, all three', async () => {
    for (const other of [{ birthYear: 1998 }, { nationality: 'KE' }, { name: 'Zephyrine Otherwise' }, { name: 'Quite Somebody' }])
      expect([other, expected(await ask(asker, { ...question, ...other }), 200)]).toEqual([other, { answer: 'none' }]);
    for (const birthYear of [1999, 2003])
      expect(expected(await ask(asker, { ...question, birthYear }), 200)).toEqual({ answer: 'possible-match' });
    for (const left of ['name', 'birthYear', 'nationality'] as const) {
      const answer = await ask(asker, { ...question, [left]: undefined });
      expect([left, answer.status]).toEqual([left, 400]);
    }
    expect((await ask(asker, { ...question, name: '2001' })).status).toBe(400);
  });

  it('does not tell of own cases, of cases the asker is barred from, nor to those who work no cases', async () => {
    expect(expected(await ask(officer), 200)).toEqual({ answer: 'none' });
    const me = await guard.query<{ id: string }>(`select id from user_account where username = 'shelter-caseworker-2'`);
    const before = await count('possible_match where case_id = $1', [id]);
    const bar = `insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'other', $2)`;
    await guard.query(bar, [id, me.rows[0]!.id]);
    expect(expected(await ask(asker), 200)).toEqual({ answer: 'none' });
    await guard.query('delete from case_bar where case_id = $1', [id]);
    await guard.query(`insert into case_seal (id, case_id, reason, sealed_by) values (gen_random_uuid(), $1, 'other', $2)`, [
      id,
      me.rows[0]!.id,
    ]);
    expect(expected(await ask(asker), 200)).toEqual({ answer: 'none' });
    expect((await tasks()).map((task) => task.caseId)).not.toContain(id);
    await guard.query('delete from case_seal where case_id = $1', [id]);
    expect(await count('possible_match where case_id = $1', [id])).toBe(before);
    for (const role of ['secretariat-analyst', 'agency-admin', 'court-liaison', 'frontline-reporter'])
      expect([role, (await ask(await api.signIn(role))).status]).toEqual([role, 403]);
  });

  it('answers ten a day, however many come at once, and refuses the rest with a line', async () => {
    const answers = await Promise.all(Array.from({ length: 13 }, () => ask(asker, { ...question, name: 'Nobody Whatsoever' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429, 429]);
    expect((await ask(asker)).body).toMatchObject({ code: 'match.limited' });
    expect(await count(`audit_event where action = 'possible-match.ask' and problem = 'match.limited'`)).toBeGreaterThanOrEqual(4);
    await guard.query(`update possible_match_ask set at = at - interval '25 hours'`);
    expect((await ask(asker)).status).toBe(200);
  });

  it('leaves a line with the asker and one in the case’s log, and the question nowhere', async () => {
    expected(await ask(asker, { ...question, name: 'Exemplaria Zephyrine' }), 200);
    expect(await count(`audit_event where action = 'possible-match.found' and case_id = $1 and user_id is not null`, [id])).toBeGreaterThan(
      0,
    );
    const log = expected(await officer.get<Page<{ action: string }>>(`/cases/${id}/access-log`), 200).items;
    expect(log.map(({ action }) => action)).toContain('possible-match.found');
    for (const table of ['audit_event', 'outbox_event', 'possible_match', 'possible_match_ask', 'notification'])
      expect([table, await count(`${table} t where t::text ilike '%zephyrine%'`)]).toEqual([table, 0]);
  });

  it('lets the desk answer once, on the version it read, and nobody else', async () => {
    const task = (await tasks()).find((one) => one.caseId === id && one.answer === null)!;
    expect((await officer.post(`/possible-matches/${task.id}/answer`, { answer: 'same-person' }, ifMatch(task))).status).toBe(403);
    expect((await coordinator.post(`/possible-matches/${task.id}/answer`, { answer: 'same-person' })).status).toBe(428);
    expected(await coordinator.post(`/possible-matches/${task.id}/answer`, { answer: 'different-person' }, ifMatch(task)), 200);
    expect((await coordinator.post(`/possible-matches/${task.id}/answer`, { answer: 'same-person' }, ifMatch(task))).status).toBe(412);
    expect((await tasks()).find((one) => one.id === task.id)).toMatchObject({ answer: 'different-person', version: 2 });
    await guard.query(`update possible_match set desk_unit_id = asked_unit_id where id = $1`, [task.id]);
    expect((await coordinator.post(`/possible-matches/${task.id}/answer`, { answer: 'same-person' }, ifMatch(task))).status).toBe(404);
    expect((await tasks()).map((one) => one.id)).not.toContain(task.id);
  });
});

describe('duplicates', () => {
  const queue = async (as: Session): Promise<readonly DuplicateListItem[]> =>
    expected(await as.get<Page<DuplicateListItem>>('/duplicates?limit=100'), 200).items;
  const read = async (as: Session, duplicate: string): Promise<DuplicateView> =>
    expected(await as.get<DuplicateView>(`/duplicates/${duplicate}`), 200);
  const links = async (as: Session, of: string): Promise<readonly CaseLinkView[]> =>
    expected(await as.get<{ items: CaseLinkView[] }>(`/cases/${of}/links`), 200).items;
  const pairOf = async (as: Session, one: string, other: string): Promise<DuplicateListItem | undefined> =>
    (await queue(as)).find(({ cases }) => [one, other].every((each) => cases.some((found) => found.id === each)));
  const twin = { givenName: 'Quillon', familyName: 'Specimenov', ageYears: 30, nationality: 'NP' };

  it('are proposed when a case is opened or changed, put side by side, linked by agreement, and merged never', async () => {
    const one = await openCase(officer, person(twin));
    const other = await openCase(officer, person({ ...twin, givenName: 'كيلون', familyName: 'سبسيمنوف', ageYears: 31 }));
    const stranger = await openCase(officer, person({ ...twin, ageYears: 60 }));
    const pair = (await pairOf(officer, one.id, other.id))!;
    expect(await pairOf(officer, one.id, stranger.id)).toBeUndefined();
    expect(await pairOf(asker, one.id, other.id)).toBeUndefined();
    expect((await asker.get(`/duplicates/${pair.id}`)).status).toBe(404);
    const view = await read(officer, pair.id);
    expect(view.people.map(({ givenName }) => givenName).sort()).toEqual(['Quillon', 'كيلون'].sort());
    expect((await officer.post(`/duplicates/${pair.id}/review`, { verdict: 'same' })).status).toBe(428);
    const unsure = expected(
      await officer.post<DuplicateView>(`/duplicates/${pair.id}/review`, { verdict: 'not-sure' }, ifMatch(view)),
      200,
    );
    expect(unsure).toMatchObject({ status: 'open', ownVerdict: 'not-sure' });
    const same = expected(await officer.post<DuplicateView>(`/duplicates/${pair.id}/review`, { verdict: 'same' }, ifMatch(unsure)), 200);
    expect(same.status).toBe('same');
    const [link] = await links(officer, one.id);
    expect(link).toMatchObject({ kind: 'duplicate-of', caseId: other.id });
    for (const kase of [one, other]) expect((await officer.get(`/cases/${kase.id}`)).status).toBe(200);
    expected(await officer.post(`/case-links/${link!.id}/undoing`, {}), 200);
    expect(await links(officer, one.id)).toEqual([]);
    expect(await pairOf(officer, one.id, other.id)).toMatchObject({ status: 'open', ownVerdict: null });
    await officer.patch(`/cases/${stranger.id}`, { person: { ageYears: 30 } }, ifMatch(stranger));
    expect(await pairOf(officer, one.id, stranger.id)).toBeDefined();
  });

  it('of two units take the agreement of both, and show only where both cases may be read', async () => {
    const desk = await api.signIn('shelter-caseworker');
    const own = await openCase(desk, person({ ...inventedCase.person, ageYears: 24, nationality: 'PH' }));
    const { caseId, referral } = await referTo(desk, officer);
    expect(await pairOf(desk, own.id, caseId)).toBeUndefined();
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    expect(expected(await desk.post<{ found: number }>('/duplicates/search', {}), 200).found).toBeGreaterThan(0);
    const pair = (await pairOf(desk, own.id, caseId))!;
    const agreed = expected(await desk.post<DuplicateView>(`/duplicates/${pair.id}/review`, { verdict: 'same' }, ifMatch(pair)), 200);
    expect(agreed.status).toBe('open');
    expect(await links(desk, own.id)).toEqual([]);
    expect(await pairOf(officer, own.id, caseId)).toBeUndefined();
  });

  it('are not how cases of different people are linked', async () => {
    const mother = await openCase(officer, person({ givenName: 'Maternalia', familyName: 'Kinfolk', alias: 'K-1' }));
    const child = await openCase(officer, person({ givenName: 'Filialia', familyName: 'Kinfolk', alias: 'K-2', ageYears: 9 }));
    const linked = await officer.post<{ items: CaseLinkView[] }>(`/cases/${child.id}/links`, {
      caseNumber: mother.number,
      kind: 'dependant',
    });
    expect(expected(linked, 201).items).toMatchObject([{ kind: 'dependant', caseId: mother.id }]);
    const again = await officer.post(`/cases/${mother.id}/links`, { caseNumber: child.number, kind: 'dependant' });
    expect([again.status, again.body.code]).toEqual([409, 'link.exists']);
    for (const [body, path] of [
      [{ caseNumber: mother.number, kind: 'duplicate-of' }, 'kind'],
      [{ caseNumber: child.number, kind: 'family' }, 'caseNumber'],
      [{ caseNumber: 'NRM-2026-000000-0', kind: 'family' }, 'caseNumber'],
    ] as const) {
      const refused = await officer.post(`/cases/${child.id}/links`, body);
      expect([refused.status, refused.body.errors![0]!.path]).toEqual([400, path]);
    }
    const theirs = await openCase(asker, person({ givenName: 'Aliena', familyName: 'Kinfolk' }));
    const unknown = await officer.post(`/cases/${child.id}/links`, { caseNumber: theirs.number, kind: 'family' });
    expect([unknown.status, unknown.body.errors![0]!.code]).toEqual([400, 'unknown']);
  });
});

describe('the database’s own checks', () => {
  it('let nobody suggest, review, link or undo what is not theirs, whatever the API thinks', async () => {
    const { id: one } = await openCase(officer, person({ givenName: 'Doorless', familyName: 'Person' }));
    const { id: other } = await openCase(asker, person({ givenName: 'Doorless', familyName: 'Person' }));
    const app = await api.database.asApp();
    const as = async (session: Session, sql: string, values: unknown[]): Promise<unknown> => {
      await app.query('begin');
      try {
        await app.query(`select set_config('app.ctx', guard.enter($1), true)`, [createHash('sha256').update(tokenOf(session)).digest()]);
        return (await app.query<{ end: unknown }>(sql, values)).rows[0]?.end;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await app.query('rollback');
      }
    };
    expect(await as(officer, 'select guard.suggest_duplicate($1, $2) as end', [one, other])).toBe('42501');
    expect(await as(officer, `select guard.link_cases(gen_random_uuid(), $1, $2, 'family') as end`, [one, other])).toBe('42501');
    expect(await as(officer, `select guard.link_cases(gen_random_uuid(), $1, $2, 'duplicate-of') as end`, [one, one])).toBe('42501');
    const link = await guard.query<{ id: string }>(
      `insert into case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id)
       select gen_random_uuid(), $1, $2, 'co-victim', opened_by, responsible_unit_id from case_record where id = $2 returning id`,
      [one, other],
    );
    expect(await as(officer, 'select guard.undo_link($1) as end', [link.rows[0]!.id])).toBe('absent');
    expect(await as(officer, 'select count(*)::int as end from case_link where id = $1', [link.rows[0]!.id])).toBe(0);
    const analyst = await api.signIn('secretariat-analyst');
    const tokens = [[Buffer.from('abc')], [0], [Buffer.from('abc')], 'PH'];
    expect(await as(analyst, 'select guard.ask_possible_match($1, $2, $3, $4) as end', tokens)).toBe('42501');
    expect(await as(officer, 'select guard.ask_possible_match($1, $2, $3, $4) as end', [[], [], [Buffer.from('abc')], 'PH'])).toBe('22023');
    expect(await as(officer, 'select count(*)::int as end from guard.possible_matches($1, $2, 9)', ['infinity', one])).toBe(0);
  });
});
