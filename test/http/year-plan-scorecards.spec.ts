import { WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  daysOfHalf,
  halfYearOf,
  localDay,
  monthAfter,
  planReportDueOn,
  type CommitteeReportView,
  type OverdueReportsView,
  type PlanActivityView,
  type PlanReportView,
  type PlanScorecard,
  type PlanScorecardsView,
} from '@himaya/domain';
import { activitiesOf, strategyPlan } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { activityOf, answered, changed, fieldsOf, focalPointOf, planOf } from '../support/plan-room';
import { monthsAgo, opened, readReport, review, save, submit, submitted, whole } from '../support/report-room';

let api: TestApi;
let guard: Client;
let labour: Session;
let secretariat: Session;
let chair: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  // The strategy goes on, in whatever year this is run.
  await guard.query(`update plan set ends_on = '2099-12-31' where id = 's2023'`);
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
  let interior: Session;
  const owedBy = async (id: string): Promise<string[]> =>
    (await overdueOf()).members.filter(({ agency }) => agency.id === id).flatMap(({ months }) => months.map(({ month }) => month));

  beforeAll(async () => {
    const user = await focalPointOf(guard, member);
    interior = api.sessionWith(user.username, user);
  });

  it('a member’s scorecard counts its reports on time, late and missing, and the overdue list says which month it owes', async () => {
    const cardOf = async (of = half): Promise<PlanScorecard> => {
      const { members } = expected(await chair.get<PlanScorecardsView>(`/plan/scorecards?half=${of}`), 200);
      return members.find(({ agency }) => agency.id === member)!;
    };
    const before = await cardOf();
    const past = halfYearOf(monthAfter(daysOfHalf(half).from, -1));
    const pastCard = await cardOf(past);
    expect(before).toMatchObject({ onTime: 0, late: 0, missing: before.due, declared: 0 });
    for (const card of [before, pastCard]) {
      const { from, to } = daysOfHalf(card === before ? half : past);
      // Those that run in it; a milestone runs until it is declared.
      const own = activitiesOf(strategyPlan).filter(
        ({ implementers, period, indicator }) =>
          implementers.includes(member) &&
          period.start <= to &&
          (indicator.source === 'milestone-declaration' || (period.end ?? to) >= from),
      );
      expect(card.activities).toBe(own.length);
    }
    expect(await owedBy(member)).toContain(monthBefore);
    const report = await opened(interior, monthBefore);
    const entries = whole(report, 2, { progress: 'completed' });
    const saved = expected(await save(interior, report, entries), 200);
    // One that is still being written is as good as none.
    expect((await cardOf()).missing).toBe(before.missing);
    const sent = expected(await submit(interior, saved), 200);
    expect(await owedBy(member)).not.toContain(monthBefore);
    const late = await cardOf();
    expect([late.late + late.onTime, late.missing, late.declared]).toEqual([1, before.due - 1, 0]);
    expect(late.late).toBe(planReportDueOn(monthBefore) < localDay(new Date()) ? 1 : 0);
    // Sent back it is owed like one that was never there, whatever is written meanwhile; of that the chair's report and the reminders say the same.
    const returned = expected(await review(secretariat, sent, { review: 'return', reason: 'figures-unclear' }), 200);
    const owing = async (): Promise<unknown[]> => [(await cardOf()).missing, (await owedBy(member)).includes(monthBefore)];
    expect(await owing()).toEqual([before.due, true]);
    const rewritten = expected(await save(interior, returned, entries), 200);
    expect(await owing()).toEqual([before.due, true]);
    const again = expected(await submit(interior, rewritten), 200);
    expect(await owing()).toEqual([before.due - 1, false]);
    expected(await review(secretariat, again, { review: 'accept' }), 200);
    const declared = await cardOf();
    const milestones = report.activities.filter(({ feed }) => feed === 'milestone').length;
    expect(milestones).toBeGreaterThan(0);
    expect([declared.declared, declared.returns]).toEqual([milestones, 1]);
    // What is declared after a half-year changes nothing of it.
    expect(await cardOf(past)).toEqual(pastCard);
    for (const who of [labour, await api.signIn('police-supervisor')]) {
      expect(await codeOf(who.get('/plan/scorecards'))).toBe('403 role.forbidden');
      expect(await codeOf(who.get('/plan/overdue'))).toBe('403 role.forbidden');
    }
    expect(await codeOf(chair.get('/plan/scorecards?half=2026-H3'))).toBe('400 body.invalid');
  });

  it('a body that is no member owes the months that have activities of it, once it has an office', async () => {
    expect(await owedBy('committee-secretariat')).toEqual([]);
    const { id } = await focalPointOf(guard, 'committee-secretariat');
    const months = [-3, -4].map((back) => monthAfter(localDay(new Date()), back));
    await guard.query(`update user_account set created_at = $2 where id = $1`, [id, months[0]]);
    const owed = await owedBy('committee-secretariat');
    expect(owed).toEqual(expect.arrayContaining([monthBefore, ...months]));
    // Nobody could report while there was no office.
    expect(owed).not.toContain(monthAfter(localDay(new Date()), -5));
    expect(await owedBy('law-colleges')).toEqual([]);
  });

  it('a milestone that was declared is asked for no more once its time is over, and no other is forgotten', async () => {
    const over = activitiesOf(strategyPlan)
      .filter(({ indicator, implementers }) => indicator.source === 'milestone-declaration' && implementers.includes(member))
      .flatMap(({ id, period }) => (period.end !== null && period.end < '2026-01-01' ? [id] : []));
    const asked = async (who: Session): Promise<string[]> => {
      const { activities } = await opened(who, lastMonth);
      return activities.map(({ activityId }) => activityId).filter((id) => over.includes(id));
    };
    expect(over.length).toBeGreaterThan(2);
    expect(await asked(interior)).toEqual([]);
    const other = await focalPointOf(guard, 'kurdistan-ministry-of-interior');
    expect(await asked(api.sessionWith(other.username, other))).toEqual(['s2023-3.03']);
  });

  it('a milestone is reached once every member that carries it out declares it, and nothing else is called completed', async () => {
    const [one, of, counted] = await Promise.all(['s2023-1.12', 's2023-3.03', 's2023-1.05'].map((id) => activityOf(chair, id)));
    expect(one).toMatchObject({ completed: true, declarations: { done: 1, of: 1 }, ratio: 1 });
    expect(of).toMatchObject({ completed: false, declarations: { done: 1, of: 2 }, ratio: 0 });
    expect(counted).toMatchObject({ completed: false, declarations: null });
    const site = async (activity: PlanActivityView): Promise<string> => {
      const page = await (await fetch(`${api.origin}/portal/en/plan/${activity.id.slice(6, 7)}`)).text();
      return page.split('<li class="activity">').find((part) => part.includes(activity.title.en))!;
    };
    expect(await Promise.all([one!, of!, counted!].map(async (activity) => (await site(activity)).includes('Completed')))).toEqual([true, false, false]); // prettier-ignore
  });

  it('a correction of what feeds an activity mixes no two measures, and rewrites no report that was accepted', async () => {
    const id = 's2023-1.08';
    const base = new Map((await activityOf(chair, id)).figuresByMeasure.map(({ measure, reached }) => [measure.id, reached ?? 0]));
    const first = await submitted(labour, monthsAgo(14), 2);
    expected(await review(secretariat, first, { review: 'accept' }), 200);
    const before = await activityOf(chair, id);
    const of = (value: number): unknown[] => before.measures.map((measure) => [measure.id, value]);
    const sums = async (): Promise<unknown[]> =>
      (await activityOf(chair, id)).figuresByMeasure.map(({ measure, stands, reached }) => [measure.id, stands, reached]);
    const former = (value: number, stands = false): unknown[] => before.measures.map((one) => [one.id, stands, base.get(one.id)! + value]);
    const said = ({ activities }: PlanReportView): unknown[] =>
      activities.find(({ activityId }) => activityId === id)!.figures.map(({ measure, value, last }) => [measure.id, value, last].slice(0, value === null ? 3 : 2)); // prettier-ignore
    expect([before.measures.length, await sums()]).toEqual([2, former(2, true)]);
    const correct = async (more: object, retired = false): Promise<void> => {
      const asked = await activityOf(secretariat, id);
      expected(await changed(secretariat, asked, { ...fieldsOf(asked), ...more }, retired), 200);
      expected(await answered(chair, id, asked.version + 1, 'accept'), 200);
    };
    await correct({ measures: ['training-courses'] });
    expect(await sums()).toEqual([['training-courses', true, null], ...former(2)]);
    expect((await activityOf(chair, id)).reached).toBeNull();
    // The accepted month stands as it was asked for and said, to whoever reads it, and is corrected as such.
    for (const who of [labour, secretariat]) expect(said(await readReport(who, first.id))).toEqual(of(2));
    const accepted = await readReport(labour, first.id);
    const again = expected(await submit(labour, expected(await save(labour, accepted, whole(accepted, 7)), 200)), 200);
    expected(await review(secretariat, again, { review: 'accept' }), 200);
    // The next month is asked for in the new measure, beside nothing of the old one.
    const next = await opened(labour, monthsAgo(13));
    expect(said(next)).toEqual([['training-courses', null, null]]);
    const sent = expected(await submit(labour, expected(await save(labour, next, whole(next, 5)), 200)), 200);
    expected(await review(secretariat, sent, { review: 'accept' }), 200);
    expect(await sums()).toEqual([['training-courses', true, 5], ...former(7)]);
    const { detail } = await planOf(chair, `?activity=${id}`);
    const months = new Map(
      detail!.months.map(({ month, figuresByMeasure }) => [month, figuresByMeasure.map(({ measure, value }) => [measure.id, value])]),
    );
    expect([months.get(sent.month), months.get(first.month)]).toEqual([[['training-courses', 5]], of(7)]);
    // Taken from the member, then taken out of the plan: what it reported stays to be read.
    await correct({ implementers: ['ministry-of-justice'] });
    await correct({}, true);
    expect([said(await readReport(labour, sent.id)), said(await readReport(chair, first.id))]).toEqual([[['training-courses', 5]], of(7)]);
  });

  it('between two plans a month is still opened, handed in with nothing to say, and accepted', async () => {
    const month = monthsAgo(15);
    await guard.query(`update plan set in_force_from = '2999-01-01' where state = 'adopted'`);
    try {
      const sent = await submitted(labour, month, 1);
      expect(sent).toMatchObject({ status: 'submitted', activities: [] });
      expect(expected(await review(secretariat, sent, { review: 'accept' }), 200).status).toBe('accepted');
      const { members } = expected(await chair.get<PlanScorecardsView>('/plan/scorecards'), 200);
      expect(new Set(members.map(({ activities, mean }) => `${activities} ${mean}`))).toEqual(new Set(['0 null']));
    } finally {
      await guard.query('update plan set in_force_from = null');
    }
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
      expect(new Set(reminded.map(({ agency }) => agency))).toEqual(
        new Set([
          'ministry-of-justice',
          'ministry-of-labour-and-social-affairs',
          'kurdistan-ministry-of-interior',
          'committee-secretariat',
          member,
        ]),
      );
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

      // A quarter's and a year's report are called for alike, each once, by its last month.
      const longer = `from notification where kind in ('quarter-report-overdue', 'year-report-overdue')`;
      await guard.query(`delete ${longer}`);
      for (const day of ['08', '09']) await chore.run(worker, new Date(`2040-05-${day}T08:00:00Z`));
      const { rows } = await guard.query(`select role, kind, details ->> 'month' as month ${longer} order by kind, role`);
      const calls = [['quarter', '2040-03-01'], ['year', '2039-12-01']] as const; // prettier-ignore
      const both = ['committee-chair', 'secretariat-analyst'];
      expect(rows).toEqual(calls.flatMap(([of, month]) => both.map((role) => ({ role, kind: `${of}-report-overdue`, month }))));
    } finally {
      await worker.close();
    }
  });
});
