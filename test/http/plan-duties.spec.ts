import {
  breakdownsOf,
  localDay,
  monthAfter,
  planRules,
  type AgencyId,
  type OverdueReportsView,
  type PlanReportView,
  type StatisticsAnswer,
} from '@himaya/domain';
import { measures, members, planDuties } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { inContext } from '../support/in-context';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { focalPointOf } from '../support/plan-room';
import { opened, readReport, review, save, submit, whole } from '../support/report-room';

let api: TestApi;
let guard: Client;
let labour: Session;
let secretariat: Session;
let chair: Session;
let evaluator: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  await (await api.database.asAdmin()).query('truncate plan_report cascade');
  [labour, secretariat, chair, evaluator] = (await Promise.all(
    ['agency-focal-point', 'secretariat-analyst', 'committee-chair', 'external-evaluator'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(() => api.stop());

it('the database holds who owes which figure by duty, and how each may be broken down, as the lists have it', async () => {
  const { rows: owed } = await guard.query<{ line: string }>(`select concat_ws(' ', measure, agency_id, own) as line from guard.plan_duty`);
  const duties = planDuties.map(({ measure, agencyId, own }) => `${measure} ${agencyId} ${own ? 't' : 'f'}`);
  expect(owed.map(({ line }) => line).toSorted()).toEqual(duties.toSorted());
  const { rows: broken } = await guard.query<{ line: string }>(
    `select concat_ws(' ', measure, dimension, category) as line from guard.plan_breakdown`,
  );
  const reported = measures.filter(({ source }) => source === 'agency-report');
  const lines = reported.flatMap((one) =>
    breakdownsOf(one).flatMap(({ id, categories }) => categories.codes.map((code) => `${one.id} ${id} ${code}`)),
  );
  expect(broken.map(({ line }) => line).toSorted()).toEqual(lines.toSorted());
});

describe('figures that a body owes by duty', () => {
  const year = Number(localDay(new Date()).slice(0, 4)) - 1;
  const month = `${year}-02-01`;
  const movements = (figure: number | null, more: object[] = []): object => ({ measure: 'migration-movements', figure, parts: more });
  const regular = (regular: number, irregular: number): object[] => [
    { dimension: 'regularity', category: 'regular', figure: regular },
    { dimension: 'regularity', category: 'irregular', figure: irregular },
  ];
  const returned = (figure: number): object => ({ measure: 'returns-recorded-by-transport', figure });
  const panels = { measure: 'guidance-panels', figure: 2 };
  const awareness = { measure: 'awareness-activities', figure: 4 };
  const told = async (measure: string, by = ''): Promise<StatisticsAnswer> =>
    expected(await secretariat.get<StatisticsAnswer>(`/statistics/measures/${measure}?by=${by}&from=${year}&to=${year}`), 200);
  const figuresOf = ({ cells }: StatisticsAnswer) => cells.map(({ value, sign }) => value ?? sign);

  it('stand in its form, are given with what they are made of, and are answered once they are accepted', async () => {
    const focal = await focalPointOf(guard, 'ministry-of-transport');
    const transport = api.sessionWith(focal.username, focal);
    const app = await api.database.asApp();
    const draft = await opened(transport, month);
    expect(draft.duties.map(({ measure }) => measure.id)).toEqual([
      'awareness-activities',
      'guidance-panels',
      'migration-movements',
      'returns-recorded-by-transport',
    ]);
    expect(draft.duties[2]).toMatchObject({ value: null, base: null, measure: { definition: { ckb: expect.any(String) as string } } });
    expect(draft.duties[2]!.breakdowns.map(({ id }) => id)).toEqual(['crossing', 'regularity', 'kind']);
    expect(draft.duties[2]!.measure.name.ckb).not.toBe(draft.duties[2]!.measure.name.ar);

    const without = expected(await save(transport, draft, whole(draft, 1), []), 200);
    expect(await codeOf(submit(transport, without))).toBe('409 plan-report.incomplete');
    const again = await readReport(transport, draft.id);
    for (const wrong of [
      [{ ...awareness, figure: 999_999_999 }],
      [{ ...awareness, figure: -1 }],
      [awareness, awareness],
      [{ measure: 'beggars-recorded', figure: 1 }],
      [movements(10, regular(7, 4))],
      [movements(10, regular(7, 2).slice(1))],
      [movements(10, [...regular(7, 2), ...regular(1, 1)])],
      [movements(10, [{ dimension: 'sex', category: 'female', figure: 1 }])],
    ])
      expect([wrong, await codeOf(save(transport, again, [], wrong))]).toEqual([wrong, '400 body.invalid']);
    expect((await readReport(transport, draft.id)).version).toBe(again.version);
    // The database holds the same where the domain is passed by.
    for (const wrong of [movements(10, regular(7, 4)), movements(10, regular(7, 2).slice(1)), { measure: 'beggars-recorded', figure: 1 }]) {
      const values = [draft.id, again.version, '[]', JSON.stringify([wrong])];
      const rows = await inContext(app, focal, (q) => q('select guard.save_plan_month($1, $2, $3, $4) as said', values));
      expect([wrong, rows]).toEqual([wrong, [{ said: 'body.invalid' }]]);
    }

    const saved = expected(
      await save(transport, again, whole(again, 1), [awareness, panels, movements(40_000_000, regular(39_000_000, 60_000)), returned(30)]),
      200,
    );
    expect(saved.duties[2]).toMatchObject({ value: 40_000_000, jump: true, parts: regular(39_000_000, 60_000).toReversed() });
    expect(await told('migration-movements').then(figuresOf)).toEqual(['not-collected']);
    const sent = expected(await submit(transport, saved), 200);
    // Few of a kind are somebody: whoever looks on sees the figure, and what it is made of protected alone.
    expect((await readReport(secretariat, draft.id)).duties[2]).toMatchObject({ value: 40_000_000, jump: true, parts: [] });
    expected(await review(secretariat, sent, { review: 'accept' }), 200);

    const all = await told('migration-movements', 'regularity');
    expect([figuresOf(all), all.totals.map(({ value }) => value)]).toEqual([[39_000_000, 60_000], [40_000_000]]);
    expect(all.cells[0]).toMatchObject({ regularity: 'regular', protection: 'none' });
    expect(all.method).toMatchObject({ name: 'as-reported', coverage: 'monthly-reports' });
    expect(figuresOf(await told('migration-movements', 'crossing'))).toEqual(['not-collected', 'not-collected', 'not-collected']);
    expect(figuresOf(await told('awareness-activities', 'agency-kind'))).toEqual([4, ...Array<string>(4).fill('not-collected')]);
    // People are protected, whoever counted them.
    const people = await told('returns-recorded-by-transport');
    expect(people.method).toMatchObject({ name: 'cell-key', coverage: 'monthly-reports' });
    expect([people.cells[0]!.protection, Math.abs(people.cells[0]!.value! - 30) <= 10]).toEqual(['perturbed', true]);

    // A month on: what was given before is what a figure is held against, though nothing was given in between.
    const next = await opened(transport, `${year}-04-01`);
    expect(next.duties[2]).toMatchObject({ last: null, base: 40_000_000, jump: false });
    const more = expected(await save(transport, next, whole(next, 1), [awareness, panels, movements(0), returned(5)]), 200);
    expected(await review(secretariat, expected(await submit(transport, more), 200), { review: 'accept' }), 200);
    expect((await told('migration-movements')).cells[0]!.value).toBe(40_000_000);
    expect((await told('awareness-activities')).cells[0]!.value).toBe(8);
    const third = await opened(transport, `${year}-05-01`);
    expect(third.duties[2]).toMatchObject({ last: 0, base: 40_000_000 });
    const tenfold = expected(await save(transport, third, [], [movements(400_000_001)]), 200);
    expect(tenfold.duties[2]!.jump).toBe(true);
    // A correction takes the place of what was accepted only once it is accepted itself.
    const taken = expected(await save(transport, await readReport(transport, draft.id), [], [{ ...awareness, figure: 1 }]), 200);
    expect([taken.revision, taken.duties[2]!.parts.length, (await told('awareness-activities')).cells[0]!.value]).toEqual([2, 2, 8]);
    expected(await review(secretariat, expected(await submit(transport, taken), 200), { review: 'accept' }), 200);
    expect(figuresOf(await told('awareness-activities'))).toEqual([5]);
    expect(figuresOf(await told('migration-movements', 'regularity'))).toEqual([39_000_000, 60_000]);
    const frozen = secretariat.post('/statistics/releases', { measure: 'awareness-activities', by: [], period: String(year) });
    expect(await codeOf(frozen)).toBe('409 release.not-a-count');
  });
});

const tell = (who: Session, { id, version }: PlanReportView, achievements: unknown, entries: readonly object[] = []) =>
  who.post<PlanReportView>(`/plan/reports/${id}/entries`, { entries, achievements }, ifMatch({ version }));

it('a body without an activity reports what it achieved or nothing, and owes the month no longer', async () => {
  const month = monthAfter(`${localDay(new Date()).slice(0, 7)}-01`, -2);
  const { rows: free } = await guard.query<{ id: AgencyId }>(
    `select m.id from unnest($1::text[]) m (id) where not exists (select from guard.plan_activities_of(m.id, $2))
        and not exists (select from unit u where u.agency_id = m.id and u.kind = 'committee-office')`,
    [members.filter((id) => !planDuties.some(({ agencyId }) => agencyId === id)), month],
  );
  const idle = free[0]!.id;
  const user = await focalPointOf(guard, idle);
  const focal = api.sessionWith(user.username, user);
  const owes = async (): Promise<boolean> => {
    const { members: owing } = expected(await secretariat.get<OverdueReportsView>('/plan/overdue'), 200);
    return owing.some(({ agency, months }) => agency.id === idle && months.some((one) => one.month === month));
  };
  expect(await owes()).toBe(true);
  const draft = await opened(focal, month);
  expect(draft).toMatchObject({ activities: [], achievements: null });
  expect(await codeOf(tell(focal, draft, ''))).toBe('400 body.invalid');
  expect(await codeOf(tell(focal, draft, 'x'.repeat(planRules.achievements + 1)))).toBe('400 body.invalid');
  expect(await codeOf(tell(labour, draft, 'Invented.'))).toBe('404 not-found');
  const first = expected(await tell(focal, draft, 'Ten invented leaflets.'), 200);
  expect(await codeOf(tell(focal, draft, 'An older word.'))).toBe('412 conflict');
  expect(first).toMatchObject({ version: 2, achievements: 'Ten invented leaflets.' });
  const sent = expected(await submit(focal, first), 200);
  expect(await owes()).toBe(false);
  const seen = async (who: Session): Promise<string | null> => (await readReport(who, draft.id)).achievements;
  for (const who of [secretariat, chair, evaluator]) expect(await seen(who)).toBe('Ten invented leaflets.');
  expect(await codeOf(labour.get(`/plan/reports/${draft.id}`))).toBe('404 not-found');
  const returned = expected(await review(secretariat, sent, { review: 'return', reason: 'figures-unclear' }), 200);
  // Taken up again: what is left out stays, what is written is seen by its own body alone until it is submitted, and null takes it back.
  const again = expected(await save(focal, returned, []), 200);
  expect([again.revision, again.achievements]).toEqual([2, 'Ten invented leaflets.']);
  const better = expected(await tell(focal, again, 'Twelve invented leaflets.'), 200);
  expect([better.achievements, await seen(secretariat)]).toEqual(['Twelve invented leaflets.', 'Ten invented leaflets.']);
  const none = expected(await tell(focal, better, null), 200);
  expect([none.achievements, await seen(secretariat)]).toEqual([null, 'Ten invented leaflets.']);
  expected(await submit(focal, none), 200);
  expect(await seen(secretariat)).toBeNull();
});
