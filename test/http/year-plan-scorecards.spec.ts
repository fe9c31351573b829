import { WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  halfYearOf,
  localDay,
  monthAfter,
  planReportDueOn,
  planRules,
  type CommitteeReportView,
  type MeetingView,
  type OverdueReportsView,
  type PlanReportView,
  type PlanScorecard,
  type PlanScorecardsView,
} from '@himaya/domain';
import { activitiesOf, members, strategyPlan } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { at, begun, everybody, minutesOf } from '../support/meeting-room';
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

describe('what a body says and what is known already', () => {
  const monthBack = (months: number): string => monthAfter(`${localDay(new Date()).slice(0, 7)}-01`, -months);
  const tell = (who: Session, { id, version }: PlanReportView, achievements: unknown, entries: readonly object[] = []) =>
    who.post<PlanReportView>(`/plan/reports/${id}/entries`, { entries, achievements }, ifMatch({ version }));

  it('a body without an activity reports what it achieved or nothing, and owes the month no longer', async () => {
    const month = monthBack(2);
    const busy = new Set(
      activitiesOf(strategyPlan).flatMap(({ implementers, period }) =>
        period.start < monthAfter(month) && (period.end ?? month) >= month ? implementers : [],
      ),
    );
    const idle = members.find((id) => !busy.has(id) && id !== 'ministry-of-justice' && id !== 'ministry-of-labour-and-social-affairs')!;
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
    for (const who of [secretariat, chair]) expect(await seen(who)).toBe('Ten invented leaflets.');
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

  it('fills in what the register, the reports and the month before say, each with where it comes from', async () => {
    const month = monthBack(20);
    const asked = ['committee-meetings', 'member-attendance', 'member-reports-on-time', 'guidance-panels', 'training-courses'];
    await guard.query(
      `insert into plan (id, title_ar, title_en, starts_on, ends_on, state, in_force_from) values ('known', 'x', 'x', $1::date - interval '1 month', $2::date - 1, 'adopted', $1::date - interval '1 month')`,
      [month, monthAfter(month)],
    );
    await guard.query(
      `insert into plan_axis (plan_id, number, name_ar, name_en, objective_ar, objective_en) values ('known', 1, 'x', 'x', 'x', 'x')`,
    );
    await guard.query(
      `insert into plan_activity (id, version, plan_id, axis, number, title_ar, title_en, starts_on, implementers, indicator, feed, measures, reported, reason)
         values ('known-1.01', 1, 'known', 1, 1, 'x', 'x', $1::date - interval '1 month', '{committee-secretariat,ministry-of-justice}', 'count', 'report', $2, $2, 'printed')`,
      [month, asked],
    );
    const [user, other] = [await focalPointOf(guard, 'committee-secretariat'), await focalPointOf(guard, 'ministry-of-justice')];
    const [keeper, justice] = [api.sessionWith(user.username, user), api.sessionWith(other.username, other)];
    const known = ({ activities: [only] }: PlanReportView): unknown[] =>
      only!.figures.map(({ suggested }) => suggested && [suggested.value, suggested.source]);
    const before = await opened(keeper, monthAfter(month, -1));
    expect(known(before)).toEqual([[0, 'meeting-register'], null, [0, 'reports-on-time'], null, null]);
    expected(await save(keeper, before, whole(before, 7)), 200);
    // Of a session held that month every member but one came; a draft of minutes says nothing yet.
    const [absent] = members;
    const minutes = async (confirm: boolean): Promise<void> => {
      const heldOn = `${month.slice(0, 8)}15`;
      const one = expected(await secretariat.post<MeetingView>('/meetings', begun({ heldOn })), 201);
      const told = { attendance: everybody({ [absent!]: 'absent' }), decisions: [] };
      const written = expected(await at(secretariat, one, 'minutes', minutesOf(one, told)), 200);
      if (!confirm) return;
      expected(await at(chair, expected(await at(secretariat, written, 'closing'), 200), 'confirmation'), 200);
    };
    await minutes(true);
    await minutes(false);
    await guard.query(
      `insert into plan_report (id, agency_id, unit_id, month, status, first_submitted_at, opened_by)
         select gen_random_uuid(), m.id, $3, $1::date - interval '1 month', 'submitted', ($1::date + case m.n when 1 then 9 else 12 end)::timestamp at time zone 'Asia/Baghdad', $4
           from unnest($2::text[]) with ordinality as m (id, n)`,
      [month, members.slice(1, 3), user.unit.id, user.id],
    );
    const report = await opened(keeper, month);
    const share = (part: number): number => Math.round((100 * part) / members.length);
    expect(known(report)).toEqual([
      [1, 'meeting-register'],
      [share(members.length - 1), 'meeting-register'],
      [share(1), 'reports-on-time'],
      [7, 'month-before'],
      null,
    ]);
    // Nobody else's form says what the register knows.
    expect(known(await opened(justice, month))).toEqual([null, null, null, null, null]);
    await guard.query(`update plan set state = 'draft' where id = 'known'`);
  });
});
