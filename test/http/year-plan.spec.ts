import { localDay, monthAfter } from '@himaya/domain';
import { activitiesOf, strategyPlan } from '@himaya/domain/reference';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { codeOf } from '../support/legal-room';
import { expected } from '../support/main-job';
import {
  activityOf,
  added,
  aimed,
  allOf,
  anActivity,
  answered,
  changed,
  decided,
  drafted,
  onlyOf,
  planId,
  planOf,
  discarded,
  proposed,
  resumed,
  year,
} from '../support/plan-room';

let api: TestApi;
let guard: Client;
let labour: Session;
let secretariat: Session;
let chair: Session;
let evaluator: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  [labour, secretariat, chair, evaluator] = (await Promise.all(
    ['agency-focal-point', 'secretariat-analyst', 'committee-chair', 'external-evaluator'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(() => api.stop());

describe('a year’s plan', () => {
  it('is copied once, without its targets, and seen by nobody but who writes and adopts it', async () => {
    await guard.query(`update plan_activity set target = 12 where id = 's2023-1.07'`);
    const answers = await Promise.all(Array.from({ length: 4 }, () => codeOf(secretariat.post('/plan/drafts', { from: 's2023', year }))));
    expect(answers.toSorted()).toEqual(['201 ', ...Array<string>(3).fill('409 national-plan.exists')]);
    const view = await planOf(secretariat);
    expect(view.plan).toMatchObject({ id: planId, state: 'draft', startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, inForceFrom: null });
    // What still ran in the strategy's last year.
    const running = activitiesOf(strategyPlan).filter(({ period }) => (period.end ?? '9999') >= '2026-01-01');
    expect(allOf(view).map(({ derivedFrom }) => derivedFrom)).toEqual(running.map(({ id }) => id));
    expect(new Set(allOf(view).map(({ target }) => target))).toEqual(new Set([null]));
    expect(allOf(view).every(({ startsOn, endsOn }) => startsOn >= `${year}-01-01` && (endsOn ?? '') <= `${year}-12-31`)).toBe(true);
    expect(view.moves).toMatchObject([{ move: 'draft' }]);
    expect((await planOf(chair)).plan.state).toBe('draft');
    for (const who of [labour, evaluator]) {
      expect(await codeOf(who.get(`/plan/activities?plan=${planId}`))).toBe('404 not-found');
      expect(await codeOf(who.get(`/plan/activities?activity=${planId}-1.07`))).toBe('404 not-found');
      expect((await planOf(who, '')).plans.map(({ id }) => id)).not.toContain(planId);
    }
  });

  it('takes no year that is over or far off, and nothing from those who only follow it', async () => {
    for (const [body, code] of [
      [{ from: 's2023', year: year - 2 }, '400 body.invalid'],
      [{ from: 's2023', year: year + 2 }, '400 body.invalid'],
      [{ from: 's2023', year: `${year}x` }, '400 body.invalid'],
      [{ from: 'p1999', year: year + 1 }, '404 not-found'],
      [{ from: planId, year: year + 1 }, '404 not-found'],
    ] as const) {
      expect([body, await codeOf(secretariat.post('/plan/drafts', body))]).toEqual([body, code]);
    }
    for (const who of [labour, chair, evaluator]) {
      expect(await codeOf(who.post('/plan/drafts', { from: 's2023', year: year + 1 }))).toBe('403 role.forbidden');
      expect(await codeOf(who.get('/plan/menu'))).toBe('403 role.forbidden');
    }
    expect((await guard.query('select from plan where starts_on > $1', [`${year}-12-31`])).rowCount).toBe(0);
  });

  it('is written version by version: added, reworded, given a target, taken out; absurd figures and stale versions change nothing', async () => {
    const menu = expected(
      await secretariat.get<{ measures: { id: string; feed: string }[]; agencies: { id: string }[] }>('/plan/menu'),
      200,
    );
    expect(menu.measures).toContainEqual(expect.objectContaining({ id: 'training-courses', feed: 'report', unit: 'courses' }));
    expect(menu.agencies.map(({ id }) => id)).toContain('ministry-of-justice');
    const view = await planOf(secretariat);
    const fresh = onlyOf(expected(await added(secretariat, view), 201));
    expect(fresh).toMatchObject({
      version: 1,
      feed: 'report',
      indicatorKind: 'count',
      target: null,
      title: { ckb: 'خولی ڕاهێنان بۆ کارمەندانی سنوور' },
    });
    expect(fresh.number).toBe(Math.max(...view.axes[0]!.activities.map(({ number }) => number)) + 1);
    expect(await codeOf(added(secretariat, view))).toBe('412 conflict');
    for (const wrong of [
      { implementers: ['nobody'] },
      { implementers: [] },
      { feed: 'milestone' },
      { measures: ['victims-identified'] },
      { endsOn: '2020-01-01' },
      { titleAr: '' },
      { titleAr: 'x'.repeat(301) },
    ]) {
      expect([wrong, await codeOf(changed(secretariat, fresh, anActivity(wrong)))]).toEqual([wrong, '400 body.invalid']);
    }
    for (const wrong of [-1, 1.5, 2e15, 'many', {}]) {
      expect([wrong, await codeOf(aimed(secretariat, fresh, wrong))]).toEqual([wrong, '400 body.invalid']);
    }
    expect((await activityOf(secretariat, fresh.id)).version).toBe(1);
    const aim = onlyOf(expected(await aimed(secretariat, fresh, 40), 200));
    expect(aim).toMatchObject({ version: 2, target: 40 });
    expect(await codeOf(aimed(secretariat, fresh, 41))).toBe('412 conflict');
    const reworded = onlyOf(expected(await changed(secretariat, aim, anActivity({ titleEn: 'Courses for border guards' })), 200));
    expect(reworded).toMatchObject({ version: 3, target: 40, title: { en: 'Courses for border guards' } });
    // Counted by something else, the old aim says nothing.
    const elsewise = onlyOf(expected(await changed(secretariat, reworded, anActivity({ measures: ['training-participants'] })), 200));
    expect(elsewise.target).toBeNull();
    const milestone = onlyOf(expected(await changed(secretariat, elsewise, anActivity({ feed: 'milestone', measures: [] })), 200));
    expect(await codeOf(aimed(secretariat, milestone, 3))).toBe('400 body.invalid');
    const gone = onlyOf(expected(await changed(secretariat, milestone, anActivity({ feed: 'milestone', measures: [] }), true), 200));
    expect(gone).toMatchObject({ retired: true, ratio: null });
    const { detail } = await planOf(secretariat, `?activity=${fresh.id}`);
    expect(detail!.versions.map(({ version, reason, state, target }) => [version, reason, state, target])).toEqual([
      [6, 'retired', 'stands', null],
      [5, 'reworded', 'past', null],
      [4, 'reworded', 'past', null],
      [3, 'reworded', 'past', 40],
      [2, 'target-set', 'past', 40],
      [1, 'added', 'past', null],
    ]);
    expect(await codeOf(changed(secretariat, gone, anActivity()))).toBe('409 national-plan.not-now');
    expect(await codeOf(changed(chair, gone, anActivity()))).toBe('403 role.forbidden');
  });

  it('is proposed by one person and adopted by another, and changes for nobody meanwhile', async () => {
    const draft = await planOf(secretariat);
    expect(await codeOf(decided(chair, draft, { decision: 'adopt' }))).toBe('409 national-plan.not-now');
    const before = expected(await proposed(secretariat, draft), 200);
    expect(before.plan.state).toBe('proposed');
    const one = allOf(before).find(({ feed, retired }) => feed === 'report' && !retired)!;
    expect(await codeOf(aimed(secretariat, one, 5))).toBe('409 national-plan.not-now');
    expect(await codeOf(changed(secretariat, one, anActivity()))).toBe('409 national-plan.not-now');
    expect(await codeOf(added(secretariat, before))).toBe('409 national-plan.not-now');
    expect(await codeOf(decided(secretariat, before, { decision: 'adopt' }))).toBe('403 role.forbidden');
    expect(await codeOf(decided(chair, before, { decision: 'return' }))).toBe('400 body.invalid');
    const returned = expected(await decided(chair, before, { decision: 'return', reason: 'targets-missing' }), 200);
    expect(returned.moves).toMatchObject([{ move: 'return', reason: 'targets-missing' }, { move: 'propose' }, { move: 'draft' }]);
    expected(await aimed(secretariat, one, 5), 200);
    const again = expected(await proposed(secretariat, await planOf(secretariat)), 200);
    // Whoever had a hand in it does not adopt it, whatever else they are.
    const { rows } = await guard.query<{ id: string }>('select proposed_by as id from plan where id = $1', [planId]);
    const { rows: chairs } = await guard.query<{ id: string }>(`select id from user_account where username = 'committee-chair'`);
    await guard.query('update plan set proposed_by = $2 where id = $1', [planId, chairs[0]!.id]);
    expect(await codeOf(decided(chair, again, { decision: 'adopt' }))).toBe('409 national-plan.second-person');
    await guard.query('update plan set proposed_by = $2 where id = $1', [planId, rows[0]!.id]);
    const answers = await Promise.all(Array.from({ length: 3 }, () => codeOf(decided(chair, again, { decision: 'adopt' }))));
    expect(answers.toSorted()).toEqual(['200 ', '412 conflict', '412 conflict']);
    const adopted = await planOf(labour);
    expect(adopted).toMatchObject({ plan: { state: 'adopted', inForceFrom: `${year}-01-01` }, moves: [] });
    // What was taken out before it was adopted never was of the plan.
    expect(allOf(adopted).filter(({ retired }) => retired)).toEqual([]);
    expect((await activityOf(evaluator, one.id)).target).toBe(5);
    expect((await planOf(labour, '')).plan.id).toBe('s2023');
  });

  it('once adopted is frozen: a correction waits for the chair beside what stands, and a target is amended openly', async () => {
    const one = allOf(await planOf(secretariat)).find(({ feed, retired, target }) => feed === 'report' && !retired && target === null)!;
    const wish = anActivity({ measures: one.measures.map(({ id }) => id).slice(0, 1), titleEn: 'As it should read' });
    expect(await codeOf(added(secretariat, await planOf(secretariat)))).toBe('409 national-plan.not-now');
    const asked = onlyOf(expected(await changed(secretariat, one, wish), 200));
    expect(asked).toMatchObject({ version: one.version, awaiting: true, title: one.title });
    expect(await codeOf(aimed(secretariat, one, 9))).toBe('409 national-plan.not-now');
    expect(await codeOf(changed(secretariat, one, wish))).toBe('409 national-plan.not-now');
    expect(await activityOf(labour, one.id)).toMatchObject({ awaiting: false, title: one.title });
    expect((await planOf(labour, `?activity=${one.id}`)).detail!.versions).toHaveLength(1);
    const waits = one.version + 1;
    expect(await codeOf(answered(secretariat, one.id, waits, 'accept'))).toBe('403 role.forbidden');
    expect(await codeOf(answered(chair, one.id, one.version, 'accept'))).toBe('412 conflict');
    expected(await answered(chair, one.id, waits, 'refuse'), 200);
    expect(await codeOf(answered(chair, one.id, waits, 'accept'))).toBe('409 national-plan.not-now');
    expect(await activityOf(secretariat, one.id)).toMatchObject({ version: one.version, awaiting: false, title: one.title });
    expected(await changed(secretariat, one, wish), 200);
    const accepted = onlyOf(expected(await answered(chair, one.id, waits + 1, 'accept'), 200));
    expect(accepted).toMatchObject({ version: waits + 1, title: { en: 'As it should read' } });
    const states = (await planOf(chair, `?activity=${one.id}`)).detail!.versions.map(({ reason, state }) => [reason, state]);
    expect(states.slice(0, 3)).toEqual([['corrected', 'stands'], ['corrected', 'refused'], ['carried-over', 'past']]); // prettier-ignore
    const moved = onlyOf(expected(await aimed(secretariat, accepted, 30), 200));
    expect(onlyOf(expected(await aimed(secretariat, moved, 20), 200)).target).toBe(20);
    const { detail } = await planOf(labour, `?activity=${one.id}`);
    expect(detail!.versions.slice(0, 2).map(({ reason, target, writtenBy }) => [reason, target, typeof writtenBy])).toEqual([
      ['target-set', 20, 'string'],
      ['target-set', 30, 'string'],
    ]);
  });
});

it('a target that was passed counts as one in the mean of its axis, and shows what was reached', async () => {
  const axisOf = async () => (await planOf(chair, '?plan=s2023&axis=4')).axes[0]!;
  const { activities } = await axisOf();
  const reported = activities.find(({ feed, reached }) => feed === 'report' && (reached ?? 0) > 1)!;
  expected(await aimed(secretariat, reported, 1), 200);
  const after = await axisOf();
  const { ratio, reached } = after.activities.find(({ id }) => id === reported.id)!;
  expect([ratio, reached]).toEqual([reported.reached, reported.reached]);
  const ratios = after.activities.flatMap((one) => (one.ratio === null ? [] : [Math.min(one.ratio, 1)]));
  expect(ratios.some((one) => one < 1)).toBe(true);
  expect(after.mean).toBeCloseTo(ratios.reduce((sum, one) => sum + one, 0) / ratios.length, 9);
  expect(onlyOf(expected(await aimed(secretariat, await activityOf(secretariat, reported.id), 0), 200)).ratio).toBeNull();
});

it('ratios of several bodies are their mean, and no sum', async () => {
  await guard.query(
    `with made as (insert into plan_report (id, agency_id, unit_id, month, opened_by, status, submitted_revision, first_submitted_at, submitted_at)
       select gen_random_uuid(), b.id, a.unit_id, '2024-03-01', a.id, 'accepted', 1, now(), now()
         from unnest('{ministry-of-trade,judges,law-colleges}'::text[]) b (id), (select id, unit_id from user_account limit 1) a returning *)
     insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, measures, figures, obstacles, submitted, accepted)
       select m.id, 1, 's2023-1.01', m.agency_id, m.month, 'under-way', '{beggars-reduction-ratio}', array[case m.agency_id when 'judges' then 61 else 60 end], '{}', true, true
         from made m`,
  );
  const { figuresByMeasure } = await activityOf(chair, 's2023-1.01');
  expect(figuresByMeasure.find(({ measure }) => measure.id === 'beggars-reduction-ratio')).toMatchObject({ reached: 60 });
});

it('a plan adopted in the middle of its year holds from that month on', async () => {
  const running = year - 1;
  const view = await drafted(secretariat, running);
  const month = monthAfter(localDay(new Date()), 0);
  const adopted = expected(await decided(chair, expected(await proposed(secretariat, view), 200), { decision: 'adopt' }), 200);
  expect(adopted.plan.inForceFrom).toBe(month);
  const { rows } = await guard.query<{ before: string; now: string }>(
    `select guard.plan_of(($1::date - interval '1 month')::date) as before, guard.plan_of($1::date) as now`,
    [month],
  );
  expect(rows[0]).toEqual({ before: monthAfter(month, -1) <= strategyPlan.to ? 's2023' : null, now: `p${running}` });
});

it('a draft is discarded by the secretariat or proposed, never both; the year may have another, or this one again', async () => {
  const of = year + 1;
  const draft = await drafted(secretariat, of);
  for (const who of [labour, chair, evaluator]) expect(await codeOf(discarded(who, draft))).toBe('403 role.forbidden');
  expect(await codeOf(resumed(secretariat, draft))).toBe('409 national-plan.not-now');
  const raced = await Promise.all([proposed, discarded, discarded, proposed].map((deed) => codeOf(deed(secretariat, draft))));
  expect(raced.toSorted()).toEqual(['200 ', ...Array<string>(3).fill('412 conflict')]);
  const settled = await planOf(secretariat, `?plan=p${of}`);
  expect(settled.moves).toHaveLength(2);
  if (settled.plan.state === 'proposed') {
    expect(await codeOf(discarded(secretariat, settled))).toBe('409 national-plan.not-now');
    expected(
      await discarded(secretariat, expected(await decided(chair, settled, { decision: 'return', reason: 'targets-missing' }), 200)),
      200,
    );
  }
  const given = await planOf(secretariat, `?plan=p${of}`);
  expect(given).toMatchObject({
    plan: { state: 'discarded' },
    moves: [{ move: 'discard' }, ...Array<unknown>(given.moves.length - 1).fill({})],
  });
  expect(await codeOf(proposed(secretariat, given))).toBe('409 national-plan.not-now');
  expect(await codeOf(aimed(secretariat, onlyOf(given), 4))).toBe('409 national-plan.not-now');
  expect(await codeOf(added(secretariat, given))).toBe('409 national-plan.not-now');
  expect(await codeOf(labour.get(`/plan/activities?plan=p${of}`))).toBe('404 not-found');
  const again = expected(await resumed(secretariat, given), 200);
  expect(again.plan.state).toBe('draft');
  const gone = expected(await discarded(secretariat, again), 200);
  // Of a new draft and the old one taken up again the year has one.
  const both = await Promise.all([
    codeOf(secretariat.post('/plan/drafts', { from: 's2023', year: of })),
    codeOf(resumed(secretariat, gone)),
  ]);
  expect(both.toSorted()).toEqual([expect.stringMatching(/^20[01] $/), '409 national-plan.exists']);
  const { rows } = await guard.query('select from plan where starts_on = $1 and state <> $2', [`${of}-01-01`, 'discarded']);
  expect(rows).toHaveLength(1);
});
