import { randomUUID } from 'node:crypto';
import {
  planReportDueOn,
  planRules,
  type CommitteeReportView,
  type NationalPlanView,
  type Page,
  type PlanReportListItem,
} from '@himaya/domain';
import { activitiesOf, measureOf, strategyPlan, yearlyPlan2024 } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { saveUnit, saveUser } from '../support/directory-builders';
import { codeOf } from '../support/legal-room';
import { expected } from '../support/main-job';
import { counted, monthsAgo, opened, readReport, review, save, submit, submitted, whole } from '../support/report-room';

let api: TestApi;
let guard: Client;
let labour: Session;
let justice: Session;
let secretariat: Session;
let chair: Session;
let evaluator: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  [labour, secretariat, chair, evaluator] = (await Promise.all(
    ['agency-focal-point', 'secretariat-analyst', 'committee-chair', 'external-evaluator'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  const unit = await saveUnit(guard, { kind: 'committee-office', agencyId: 'ministry-of-justice' as never });
  const user = await saveUser(guard, { unit, roles: ['agency-focal-point'] });
  justice = api.sessionWith(user.username, user);
});
afterAll(() => api.stop());

const planOf = async (who: Session, query = ''): Promise<NationalPlanView> =>
  expected(await who.get<NationalPlanView>(`/plan/activities${query}`), 200);
const activityOf = async (who: Session, id: string) =>
  (await planOf(who, `?activity=${id}`)).axes.flatMap(({ activities }) => activities)[0]!;

describe('the plan', () => {
  it('is the strategy by axis, each activity with who carries it out, its indicator and where its figure comes from', async () => {
    const { plan, plans, axes, detail } = await planOf(chair);
    expect(plan).toMatchObject({ id: 's2023', startsOn: '2023-01-01', endsOn: '2026-12-31', state: 'adopted' });
    expect(plans.map(({ id }) => id)).toEqual(['s2023', 'p2024']);
    expect(axes.map(({ activities }) => activities.length)).toEqual([18, 6, 10, 20]);
    expect(detail).toBeNull();
    const all = axes.flatMap(({ activities }) => activities);
    expect(all.map(({ id, title, implementers }) => [id, title.ar, implementers.map((agency) => agency.id)])).toEqual(
      activitiesOf(strategyPlan).map(({ id, titleAr, implementers }) => [id, titleAr, implementers]),
    );
    const feeds = { 'agency-report': 'report', 'case-data': 'measure', 'milestone-declaration': 'milestone' };
    expect(all.map(({ feed }) => feed)).toEqual(activitiesOf(strategyPlan).map(({ indicator }) => feeds[indicator.source]));
    const { measures: shown } = all.find(({ id }) => id === 's2023-1.07')!;
    expect(shown).toMatchObject([{ id: 'training-courses', unit: 'courses' }, { id: 'training-participants' }]);
    const { name, definition } = measureOf('training-courses')!;
    expect([shown[0], name.ckb === name.ar]).toMatchObject([{ name, definition }, false]);
    // Case data leave through protected queries alone, and what has no target has no ratio.
    expect(all.filter(({ feed, reached }) => feed === 'measure' && reached !== null)).toEqual([]);
    expect(all.filter(({ feed, ratio }) => feed === 'report' && ratio !== null)).toEqual([]);
  });

  it('is found by plan, axis, member and activity; what is not there is not found', async () => {
    const yearly = await planOf(evaluator, '?plan=p2024');
    expect(yearly.axes.flatMap(({ activities }) => activities)).toHaveLength(activitiesOf(yearlyPlan2024).length);
    expect((await planOf(labour, '?axis=2')).axes.map(({ number }) => number)).toEqual([2]);
    const ours = (await planOf(labour, '?agency=ministry-of-justice')).axes.flatMap(({ activities }) => activities);
    expect(ours.map(({ id }) => id)).toEqual(
      activitiesOf(strategyPlan).flatMap(({ id, implementers }) => (implementers.includes('ministry-of-justice') ? [id] : [])),
    );
    const { detail } = await planOf(secretariat, '?activity=s2023-1.07');
    expect(detail!.versions).toMatchObject([{ version: 1, reason: 'printed', writtenBy: null }]);
    expect(await codeOf(chair.get('/plan/activities?plan=p1999'))).toBe('404 not-found');
    expect(await codeOf(chair.get('/plan/activities?activity=s2023-9.99'))).toBe('404 not-found');
    expect(await codeOf(chair.get('/plan/activities?agency=x%27%20or%201=1'))).toBe('400 body.invalid');
    expect(await codeOf((await api.signIn('police-supervisor')).get('/plan/activities'))).toBe('403 role.forbidden');
  });
});

describe('a month', () => {
  it('is reported on the own activities, sent back with a reason, corrected, and counts once it is accepted', async () => {
    const before = await activityOf(chair, 's2023-3.07');
    const month = monthsAgo(20);
    const draft = await opened(justice, month);
    expect(draft).toMatchObject({
      status: 'draft',
      revision: 1,
      version: 1,
      dueOn: planReportDueOn(month),
      agency: { id: 'ministry-of-justice' },
    });
    const due = activitiesOf(strategyPlan).filter(
      ({ implementers, period, indicator }) =>
        implementers.includes('ministry-of-justice') &&
        period.start < monthsAgo(19) &&
        (indicator.source === 'milestone-declaration' || (period.end ?? month) >= month),
    );
    expect(draft.activities.map(({ activityId }) => activityId)).toEqual(due.map(({ id }) => id));
    // Nobody else reads what is still being written.
    for (const who of [secretariat, chair, labour]) expect(await codeOf(who.get(`/plan/reports/${draft.id}`))).toBe('404 not-found');
    expect(await codeOf(submit(justice, draft))).toBe('409 plan-report.incomplete');
    const saved = expected(await save(justice, draft, whole(draft, 3)), 200);
    expect(await codeOf(save(justice, draft, whole(draft, 4)))).toBe('412 conflict');
    const sent = expected(await submit(justice, saved), 200);
    expect(sent).toMatchObject({ status: 'submitted', late: true, corrected: false });
    expect(await codeOf(save(justice, sent, whole(sent, 9)))).toBe('409 plan-report.not-now');
    expect((await activityOf(chair, 's2023-3.07')).reached).toBe(before.reached);

    const returned = expected(await review(secretariat, sent, { review: 'return', reason: 'figures-unclear' }), 200);
    expect(returned).toMatchObject({ status: 'returned', returnReason: 'figures-unclear' });
    const one = whole(draft, 5).filter((entry) => (entry as { activityId: string }).activityId === counted(draft).activityId);
    const again = expected(await save(justice, await readReport(justice, draft.id), one), 200);
    expect([again.revision, counted(again).figures[0]!.value]).toEqual([2, 5]);
    // The secretariat still reads what was submitted, not what is being written.
    expect(counted(await readReport(secretariat, draft.id)).figures[0]!.value).toBe(3);
    const corrected = expected(await submit(justice, expected(await save(justice, again, whole(again, 7)), 200)), 200);
    expect(corrected).toMatchObject({ status: 'submitted', corrected: true, late: true });
    const accepted = expected(await review(secretariat, corrected, { review: 'accept' }), 200);
    expect(await codeOf(review(secretariat, accepted, { review: 'accept' }))).toBe('409 plan-report.not-now');
    expect((await activityOf(chair, 's2023-3.07')).reached).toBe((before.reached ?? 0) + 7);

    // An accepted one that was wrong is taken up once more; until the new one is accepted the old one counts.
    const third = expected(await save(justice, await readReport(justice, draft.id), whole(accepted, 10)), 200);
    expect([third.revision, (await activityOf(chair, 's2023-3.07')).reached]).toEqual([3, (before.reached ?? 0) + 7]);
    expected(await review(secretariat, expected(await submit(justice, third), 200), { review: 'accept' }), 200);
    expect((await activityOf(chair, 's2023-3.07')).reached).toBe((before.reached ?? 0) + 10);
    const { rows } = await guard.query<{ revision: number; figures: string[] }>(
      `select revision, figures from plan_report_entry where report_id = $1 and activity_id = 's2023-3.07' order by revision`,
      [draft.id],
    );
    expect(rows.map(({ revision, figures }) => [revision, ...figures])).toEqual([[1, '3'], [2, '7'], [3, '10']]); // prettier-ignore
  });

  it('is one report of an agency, however many begin it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => codeOf(justice.post('/plan/reports', { month: monthsAgo(19) }))));
    expect(answers.toSorted()).toEqual(
      ['201', ...Array<string>(5).fill('409 plan-report.exists')].map((one) => expect.stringContaining(one) as string),
    );
    const { rowCount } = await guard.query(`select from plan_report where agency_id = 'ministry-of-justice' and month = $1`, [
      monthsAgo(19),
    ]);
    expect(rowCount).toBe(1);
  });

  it('is the own agency’s alone, and the secretariat’s only to take or send back', async () => {
    const sent = await submitted(justice, monthsAgo(18), 2);
    expect(await codeOf(labour.get(`/plan/reports/${sent.id}`))).toBe('404 not-found');
    expect(await codeOf(save(labour, sent, whole(sent, 1)))).toBe('404 not-found');
    expect(await codeOf(submit(labour, sent))).toBe('404 not-found');
    const own = expected(await labour.get<Page<PlanReportListItem>>('/plan/reports?limit=100'), 200);
    expect(new Set(own.items.map(({ agency }) => agency.id))).toEqual(new Set(['ministry-of-labour-and-social-affairs']));
    for (const who of [labour, chair, evaluator]) {
      expect(await codeOf(review(who, sent, { review: 'accept' }))).toBe('403 role.forbidden');
    }
    for (const who of [secretariat, chair, evaluator]) {
      expect((await readReport(who, sent.id)).activities[0]!.progress).toBe('under-way');
      expect(await codeOf(save(who, sent, whole(sent, 1)))).toBe('403 role.forbidden');
    }
    expect(await codeOf(review(secretariat, sent, { review: 'return' }))).toBe('400 body.invalid');
    expect(await codeOf(review(secretariat, sent, { review: 'accept', reason: 'wrong-period' }))).toBe('400 body.invalid');
  });

  it('takes no absurd figure: negative, of half a person, over the most, of another’s activity, of a month to come', async () => {
    const draft = await opened(justice, monthsAgo(17));
    const { activityId, figures: asked } = counted(draft);
    const entry = { activityId, progress: 'under-way', figures: asked.map(() => 1), evidence: null, obstacles: [] };
    const at = asked.length;
    const figures = (figure: unknown): unknown[] => Array.from({ length: at }, () => figure);
    for (const wrong of [figures(-1), figures(1.5), figures(planRules.most * 2), figures('many'), [], [...figures(1), 1, 1, 1]]) {
      expect([wrong, await codeOf(save(justice, draft, [{ ...entry, figures: wrong }]))]).toEqual([wrong, '400 body.invalid']);
    }
    expect(await codeOf(save(justice, draft, [{ ...entry, activityId: 's2023-1.17' }]))).toBe('400 body.invalid');
    expect(await codeOf(save(justice, draft, [entry, entry]))).toBe('400 body.invalid');
    expect((await readReport(justice, draft.id)).version).toBe(1);
    const thisMonth = `${new Date().toISOString().slice(0, 7)}-01`;
    for (const month of [thisMonth, '2099-01-01', monthsAgo(17).replace(/01$/, '02'), '2020-01-01']) {
      expect([month, await codeOf(justice.post('/plan/reports', { month }))]).toEqual([month, '400 body.invalid']);
    }
    expect(await codeOf(justice.get(`/plan/reports/${randomUUID()}`))).toBe('404 not-found');
  });

  it('shows the month before, and marks what is more than ten times the last figure', async () => {
    expected(await review(secretariat, await submitted(justice, monthsAgo(15), 4), { review: 'accept' }), 200);
    const next = await opened(justice, monthsAgo(14));
    expect(counted(next)).toMatchObject({ progress: null, lastProgress: 'under-way' });
    expect(counted(next).figures[0]).toMatchObject({ value: null, last: 4, jump: false });
    const saved = expected(await save(justice, next, whole(next, 41)), 200);
    expect(counted(saved).figures[0]).toMatchObject({ value: 41, last: 4, jump: true });
    const modest = expected(await save(justice, saved, whole(saved, 40)), 200);
    expect(counted(modest).figures[0]).toMatchObject({ value: 40, jump: false });
    // A month that was missed hides nothing; what there cannot be is refused.
    const later = await opened(justice, '2025-11-01');
    expect(counted(later).figures[0]).toMatchObject({ last: null, base: 40 });
    expect(counted(expected(await save(justice, later, whole(later, 401)), 200)).figures[0]!.jump).toBe(true);
    expect(await codeOf(save(justice, await readReport(justice, later.id), whole(later, 999_999_999)))).toBe('400 body.invalid');
  });

  it('turns the pages of the secretariat’s inbox by month, and keeps to a status', async () => {
    const all: PlanReportListItem[] = [];
    for (let cursor = ''; ; ) {
      const page = expected(await secretariat.get<Page<PlanReportListItem>>(`/plan/reports?limit=20${cursor}`), 200);
      all.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
    expect(all.map(({ month }) => month)).toEqual(all.map(({ month }) => month).toSorted().toReversed()); // prettier-ignore
    const waiting = expected(await secretariat.get<Page<PlanReportListItem>>('/plan/reports?status=submitted&limit=100'), 200);
    expect(waiting.items.map(({ id }) => id)).toEqual(all.filter(({ status }) => status === 'submitted').map(({ id }) => id));
  });
});

it('a milestone is reached by its declaration, and an axis is the unweighted mean of what has a ratio', async () => {
  const axisOf = async () => (await planOf(chair, '?axis=4')).axes[0]!;
  const milestone = 's2023-4.07';
  expect((await activityOf(chair, milestone)).ratio).toBe(0);
  const unit = await saveUnit(guard, { kind: 'committee-office', agencyId: (await activityOf(chair, milestone)).implementers[0]!.id });
  const user = await saveUser(guard, { unit, roles: ['agency-focal-point'] });
  const keeper = api.sessionWith(user.username, user);
  const declared = await submitted(keeper, monthsAgo(20), 1, { progress: 'completed' });
  expected(await review(secretariat, declared, { review: 'accept' }), 200);
  expect(await activityOf(chair, milestone)).toMatchObject({ reached: 1, completed: true, ratio: 1 });
  await guard.query(`update plan_activity set target = 400 where id = 's2023-4.17' and standing`);
  const { mean, activities } = await axisOf();
  const ratios = activities.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  const courses = activities.find(({ id }) => id === 's2023-4.17')!;
  expect(courses.ratio).toBe(courses.reached! / 400);
  expect(mean).toBeCloseTo(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length, 9);
});

describe('an activity that case data feed', () => {
  const published = async (
    cells: object[],
    more: { year?: number; by?: string[]; revision?: number; last?: string } = {},
  ): Promise<string> => {
    const { year = 2024, by = [], revision = 1, last = '12' } = more;
    const id = randomUUID();
    await guard.query(
      `insert into statistic_release (id, status, measure, measure_version, dimensions, period, first, last, revision, facts_until, beside, categories, cells,
              bodies, method, threshold, base, requested_by, proposed_by, published_by, published_at)
         select $1, 'published', 'victims-sheltered', 1, $2, $3, make_date($4, 1, 1), ($4 || '-' || $5 || '-01')::date, $6, 1, '{}', '[]', $7, 5, 'nothing-hidden', 10, 5,
                a.id, a.id, c.id, now() from user_account a, user_account c where a.username = 'secretariat-analyst' and c.username = 'committee-chair'`,
      [id, by, String(year), year, last, revision, JSON.stringify(cells)],
    );
    return id;
  };
  const total = (figure: number | null) => ({ at: {}, figure });
  const one = 's2023-2.01';

  it('shows the figure of its year out of a published release alone, and its ratio is reckoned with that', async () => {
    const none = { year: 2024, release: null, figure: null, over: true, whole: true };
    expect(await activityOf(labour, one)).toMatchObject({ feed: 'measure', released: none, reached: null, ratio: null });
    await guard.query('update plan_activity set target = 50 where id = $1 and standing', [one]);
    // Neither a quarter, nor another year, nor a table that nobody let out.
    await published([total(5)], { last: '03' });
    await published([total(500)], { year: 2022 });
    const draft = await published([total(45)], { revision: 9 });
    await guard.query(`update statistic_release set status = 'proposed', published_at = null, published_by = null where id = $1`, [draft]);
    expect(await activityOf(labour, one)).toMatchObject({ released: none, ratio: null });
    await published([{ at: { sex: 'female' }, figure: 20 }, total(30)], { by: ['sex'] });
    const release = await published([total(25)]);
    for (const who of [labour, secretariat, chair, evaluator]) {
      expect(await activityOf(who, one)).toMatchObject({ released: { ...none, release, figure: 25 }, reached: 25, ratio: 0.5 });
    }
    const mean = async (): Promise<number | null> => (await planOf(chair, '?axis=2')).axes[0]!.mean;
    const with25 = await mean();
    const site = async (): Promise<string> => (await fetch(`${api.origin}/portal/en/plan/2`)).text();
    expect(await site()).toContain(`<a href="/portal/en/figures/${release}">Published figure of 2024: 25, rounded and protected</a>`);
    // The secretariat's report to the chair has it too, and with the mean that follows.
    const begun = await secretariat.post<CommitteeReportView>('/committee-reports', { kind: 'monthly', period: '2026-03' });
    const { id } = expected(begun, 201);
    const reported = async (): Promise<object[]> => {
      const { lines } = expected(await secretariat.get<CommitteeReportView>(`/committee-reports/${id}`), 200);
      return lines.filter((line) => (line.kind === 'activity' && line.id === one) || (line.kind === 'axis' && line.axis === 2));
    };
    expect(await reported()).toMatchObject([{ mean: with25 }, { reached: 25, ratio: 0.5 }]);
    // Corrected: the figure that was counted anew. Held back: no figure, and no ratio.
    const corrected = await published([total(40)], { revision: 2 });
    await guard.query(`update statistic_release set status = 'superseded' where id = $1`, [release]);
    expect(await activityOf(labour, one)).toMatchObject({ released: { release: corrected, figure: 40 }, ratio: 0.8 });
    expect(await mean()).not.toBe(with25);
    await guard.query('update statistic_release set cells = $2 where id = $1', [corrected, JSON.stringify([total(null)])]);
    expect(await activityOf(labour, one)).toMatchObject({ released: { release: corrected, figure: null }, reached: null, ratio: null });
    await guard.query(`update statistic_release set status = 'withdrawn' where measure = 'victims-sheltered'`);
    expect(await activityOf(labour, one)).toMatchObject({ released: none, reached: null, ratio: null });
    expect(await site()).toContain('The figure of 2024 is not published yet');
    expect(await reported()).toMatchObject([{ mean: await mean() }, { reached: null, ratio: null }]);
  });
});
