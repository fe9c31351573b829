import { WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  halfYearOf,
  localDay,
  monthAfter,
  planReportDueOn,
  type CommitteeReportView,
  type OverdueReportsView,
  type PlanReportView,
  type PlanScorecard,
  type PlanScorecardsView,
  type StatisticsAnswer,
} from '@himaya/domain';
import { activitiesOf, strategyPlan } from '@himaya/domain/reference';
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

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  [labour, secretariat, chair] = (await Promise.all(
    ['agency-focal-point', 'secretariat-analyst', 'committee-chair'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session];
});
afterAll(() => api.stop());

describe('accountability', () => {
  const member = 'ministry-of-interior';
  const lastMonth = monthAfter(localDay(new Date()), -1);
  const monthBefore = monthAfter(localDay(new Date()), -2);
  const half = halfYearOf(monthBefore);
  const overdueOf = async (): Promise<OverdueReportsView> => expected(await secretariat.get<OverdueReportsView>('/plan/overdue'), 200);
  const owedBy = async (id: string): Promise<string[]> =>
    (await overdueOf()).members.filter(({ agency }) => agency.id === id).flatMap(({ months }) => months.map(({ month }) => month));

  it('a member’s scorecard counts its reports on time, late and missing, and the overdue list says which month it owes', async () => {
    const user = await focalPointOf(guard, member);
    const interior = api.sessionWith(user.username, user);
    const cardOf = async (): Promise<PlanScorecard> => {
      const { members } = expected(await chair.get<PlanScorecardsView>(`/plan/scorecards?half=${half}`), 200);
      return members.find(({ agency }) => agency.id === member)!;
    };
    const before = await cardOf();
    expect(before).toMatchObject({ onTime: 0, late: 0, missing: before.due, declared: 0 });
    const own = activitiesOf(strategyPlan).filter(({ implementers }) => implementers.includes(member));
    expect(before.activities).toBe(own.length);
    expect(await owedBy(member)).toContain(monthBefore);
    const report = expected(await interior.post<PlanReportView>('/plan/reports', { month: monthBefore }), 201);
    const entries = report.activities.map(({ activityId, figures }) => ({
      activityId,
      progress: 'completed',
      figures: figures.map(() => 2),
      evidence: null,
      obstacles: [],
    }));
    const owed = report.duties.map(({ measure }) => ({ measure: measure.id, figure: 2 }));
    const saved = expected(
      await interior.post<PlanReportView>(`/plan/reports/${report.id}/entries`, { entries, duties: owed }, ifMatch(report)),
      200,
    );
    // One that is still being written is as good as none.
    expect((await cardOf()).missing).toBe(before.missing);
    const sent = expected(await interior.post<PlanReportView>(`/plan/reports/${report.id}/submission`, {}, ifMatch(saved)), 200);
    expect(await owedBy(member)).not.toContain(monthBefore);
    const late = await cardOf();
    expect([late.late + late.onTime, late.missing, late.declared]).toEqual([1, before.due - 1, 0]);
    expect(late.late).toBe(planReportDueOn(monthBefore) < localDay(new Date()) ? 1 : 0);
    const review = (body: object) => secretariat.post<PlanReportView>(`/plan/reports/${report.id}/review`, body, ifMatch(sent));
    expected(await review({ review: 'accept' }), 200);
    const declared = await cardOf();
    const milestones = report.activities.filter(({ feed }) => feed === 'milestone').length;
    expect(milestones).toBeGreaterThan(0);
    expect(declared.declared).toBe(milestones);
    for (const who of [labour, await api.signIn('police-supervisor')]) {
      expect(await codeOf(who.get('/plan/scorecards'))).toBe('403 role.forbidden');
      expect(await codeOf(who.get('/plan/overdue'))).toBe('403 role.forbidden');
    }
    expect(await codeOf(chair.get('/plan/scorecards?half=2026-H3'))).toBe('400 body.invalid');
  });

  it('focal points are called for a report before and after its day, once each; ids and counts alone', async () => {
    const health = await focalPointOf(guard, 'ministry-of-health');
    await guard.query(
      `insert into plan_report (id, agency_id, unit_id, month, status, submitted_revision, first_submitted_at, submitted_at, opened_by)
         values (gen_random_uuid(), 'ministry-of-health', $1, $2, 'submitted', 1, now(), now(), $3)`,
      [health.unit.id, lastMonth, health.id],
    );
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'remind-plan-members')!;
    const told = async (kind: string) =>
      (
        await guard.query<{ agency: string; details: Record<string, string> }>(
          `select u.agency_id as agency, n.details from notification n join unit u on u.id = n.unit_id where n.kind = $1`,
          [kind],
        )
      ).rows;
    const day = (after: number): Date => new Date(Date.parse(`${planReportDueOn(lastMonth)}T08:00:00Z`) + after * 86_400_000);
    try {
      await chore.run(worker, day(-5));
      expect(await told('plan-report-reminder')).toEqual([]);
      for (const after of [-2, -1]) await chore.run(worker, day(after));
      const reminded = await told('plan-report-reminder');
      expect(new Set(reminded.map(({ agency }) => agency))).toEqual(new Set(['ministry-of-labour-and-social-affairs', member]));
      expect(new Set(reminded.map(({ details }) => JSON.stringify(details)))).toEqual(new Set([JSON.stringify({ month: lastMonth })]));
      expect(await told('plan-reports-overdue')).toEqual([]);
      for (const after of [1, 2]) await chore.run(worker, day(after));
      const overdue = await told('plan-report-overdue');
      expect(overdue).toHaveLength(reminded.length);
      await chore.run(worker, day(9));
      expect(await told('plan-report-overdue')).toHaveLength(2 * overdue.length);
      const [toSecretariat] = await told('plan-reports-overdue');
      expect(Object.keys(toSecretariat!.details).toSorted()).toEqual(['count', 'month']);
      expect(Number(toSecretariat!.details['count'])).toBeGreaterThan(20);
    } finally {
      await worker.close();
    }
  });

  it('the secretariat is called for the month’s completion report, and the chair hears that it is missing, until one lies before them', async () => {
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'call-for-completion-report')!;
    const told = async (): Promise<string[]> => {
      const { rows } = await guard.query<{ told: string }>(
        `select role || ' ' || details::text as told from notification where kind = 'committee-report-overdue' order by 1`,
      );
      return rows.map((row) => row.told);
    };
    const on = (day: number): Date => new Date(`${localDay(new Date()).slice(0, 7)}-${day}T08:00:00Z`);
    const once = ['committee-chair', 'secretariat-analyst'].map((role) => `${role} {"month": "${lastMonth}"}`);
    const period = lastMonth.slice(0, 7);
    try {
      await chore.run(worker, on(20));
      expect(await told()).toEqual([]);
      for (const day of [21, 22, 22]) await chore.run(worker, on(day));
      expect(await told()).toEqual(once);
      // A draft is as good as none.
      const draft = expected(await secretariat.post<CommitteeReportView>('/committee-reports', { kind: 'monthly', period }), 201);
      await chore.run(worker, on(28));
      expect(await told()).toEqual(once.flatMap((line) => [line, line]));
      await guard.query(`delete from notification where kind = 'committee-report-overdue'`);
      const texts = [{ chapter: 'summary', ar: 'نص مختلق', ckb: '', en: '' }];
      const words = { texts, letterNumber: null, letterDate: null, releases: [] };
      const saved = expected(
        await secretariat.post<CommitteeReportView>(`/committee-reports/${draft.id}/texts`, words, ifMatch(draft)),
        200,
      );
      const steps = `/committee-reports/${draft.id}/steps`;
      const proposed = expected(await secretariat.post<CommitteeReportView>(steps, { step: 'propose' }, ifMatch(saved)), 200);
      await chore.run(worker, on(28));
      expect(await told()).toEqual([]);
      // Sent back, none lies before the chair any more.
      expected(await chair.post(steps, { step: 'return', note: 'ملاحظة مختلقة' }, ifMatch(proposed)), 200);
      await chore.run(worker, on(28));
      expect(await told()).toEqual(once);
    } finally {
      await worker.close();
    }
  });
});

describe('figures that a body owes by duty', () => {
  const month = '2025-02-01';
  const movements = (figure: number | null, more: object[] = []): object => ({ measure: 'migration-movements', figure, parts: more });
  const regular = (regular: number, irregular: number): object[] => [
    { dimension: 'regularity', category: 'regular', figure: regular },
    { dimension: 'regularity', category: 'irregular', figure: irregular },
  ];
  const returned = (figure: number): object => ({ measure: 'returns-recorded-by-transport', figure });
  const awareness = { measure: 'awareness-activities', figure: 4 };
  const told = async (measure: string, by = ''): Promise<StatisticsAnswer> =>
    expected(await secretariat.get<StatisticsAnswer>(`/statistics/measures/${measure}?by=${by}&from=2025&to=2025`), 200);
  const figuresOf = ({ cells }: StatisticsAnswer) => cells.map(({ value, sign }) => value ?? sign);

  it('stand in its form, are given with what they are made of, and are answered once they are accepted', async () => {
    const focal = await focalPointOf(guard, 'ministry-of-transport');
    const transport = api.sessionWith(focal.username, focal);
    const app = await api.database.asApp();
    const draft = await opened(transport, month);
    expect(draft.duties.map(({ measure }) => measure.id)).toEqual([
      'awareness-activities',
      'migration-movements',
      'returns-recorded-by-transport',
    ]);
    expect(draft.duties[1]).toMatchObject({ value: null, base: null, measure: { definition: { ckb: expect.any(String) as string } } });
    expect(draft.duties[1]!.breakdowns.map(({ id }) => id)).toEqual(['crossing', 'regularity', 'kind']);
    expect(draft.duties[1]!.measure.name.ckb).not.toBe(draft.duties[1]!.measure.name.ar);

    expect(await codeOf(submit(transport, expected(await save(transport, draft, whole(draft, 1), []), 200)))).toBe(
      '409 plan-report.incomplete',
    );
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
    const parts = [
      movements(10, regular(7, 4)),
      movements(10, regular(7, 2).slice(1)),
      movements(null, regular(0, 0)),
      { measure: 'beggars-recorded', figure: 1 },
    ];
    for (const wrong of parts) {
      const values = [draft.id, again.version, '[]', JSON.stringify([wrong])];
      const rows = await inContext(app, focal, (q) => q('select guard.save_plan_report($1, $2, $3, $4) as said', values));
      expect([wrong, rows]).toEqual([wrong, [{ said: 'body.invalid' }]]);
    }

    const saved = expected(
      await save(transport, again, whole(again, 1), [awareness, movements(40_000_000, regular(39_000_000, 60_000)), returned(30)]),
      200,
    );
    const [, moved] = saved.duties;
    expect(moved).toMatchObject({ value: 40_000_000, jump: true, parts: regular(39_000_000, 60_000).toReversed() });
    expect(await told('migration-movements').then(figuresOf)).toEqual(['not-collected']);
    const sent = expected(await submit(transport, saved), 200);
    // Few of a kind are somebody: whoever looks on sees the figure, and what it is made of protected alone.
    expect((await readReport(secretariat, draft.id)).duties[1]).toMatchObject({ value: 40_000_000, jump: true, parts: [] });
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
    const next = await opened(transport, '2025-04-01');
    expect(next.duties[1]).toMatchObject({ last: null, base: 40_000_000, jump: false });
    const more = expected(await save(transport, next, whole(next, 1), [awareness, movements(0), returned(5)]), 200);
    expected(await review(secretariat, expected(await submit(transport, more), 200), { review: 'accept' }), 200);
    expect((await told('migration-movements')).cells[0]!.value).toBe(40_000_000);
    expect((await told('awareness-activities')).cells[0]!.value).toBe(8);
    const third = await opened(transport, '2025-05-01');
    expect(third.duties[1]).toMatchObject({ last: 0, base: 40_000_000 });
    const tenfold = expected(await save(transport, third, [], [movements(400_000_001)]), 200);
    expect(tenfold.duties[1]!.jump).toBe(true);
    // A correction takes the place of what was accepted only once it is accepted itself.
    const taken = expected(await save(transport, await readReport(transport, draft.id), [], [{ ...awareness, figure: 1 }]), 200);
    expect([taken.revision, taken.duties[1]!.parts.length, (await told('awareness-activities')).cells[0]!.value]).toEqual([2, 2, 8]);
    expected(await review(secretariat, expected(await submit(transport, taken), 200), { review: 'accept' }), 200);
    expect([(await told('awareness-activities')).cells[0]!.value, figuresOf(await told('migration-movements', 'regularity'))]).toEqual([
      5,
      [39_000_000, 60_000],
    ]);
    expect(await codeOf(secretariat.post('/statistics/releases', { measure: 'awareness-activities', by: [], period: '2025' }))).toBe(
      '409 release.not-a-count',
    );
  });
});
