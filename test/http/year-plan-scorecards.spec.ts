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
} from '@himaya/domain';
import { activitiesOf, strategyPlan } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { focalPointOf } from '../support/plan-room';

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
    const saved = expected(await interior.post<PlanReportView>(`/plan/reports/${report.id}/entries`, { entries }, ifMatch(report)), 200);
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
      expect(new Set(reminded.map(({ agency }) => agency))).toEqual(
        new Set(['ministry-of-justice', 'ministry-of-labour-and-social-affairs', member]),
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
      const { rows } = await guard.query<{ told: string }>(
        `select role || ' ' || kind || ' ' || (details ->> 'month') as told ${longer} order by 1`,
      );
      expect(rows.map((row) => row.told)).toEqual(
        ['committee-chair', 'secretariat-analyst'].flatMap((role) => [
          `${role} quarter-report-overdue 2040-03-01`,
          `${role} year-report-overdue 2039-12-01`,
        ]),
      );
    } finally {
      await worker.close();
    }
  });
});
