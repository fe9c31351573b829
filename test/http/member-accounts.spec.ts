import { WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  daysOfHalf,
  figuresToFreeze,
  halfYearOf,
  localDay,
  monthAfter,
  type CommitteeReportView,
  type MeetingView,
  type MemberAccountView,
  type MemberEvaluationsView,
  type PlanReportView,
  type PlanScorecardRow,
  type PlanScorecardsView,
} from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Client } from 'pg';
import {
  accountsOf,
  answersOf,
  ask,
  blamedIn,
  evaluate,
  find,
  half,
  heldSession,
  labourId,
  question,
  reply,
} from '../support/account-room';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { refusal as refusedBySql } from '../support/in-context';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { at, begun, everybody, minutesOf } from '../support/meeting-room';
import { focalPointOf } from '../support/plan-room';
import { opened, save, submitted, whole } from '../support/report-room';

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

describe('an account of a half-year that is over', () => {
  const today = localDay(new Date());
  const running = halfYearOf(today);
  let justice: Session;
  beforeAll(async () => {
    const user = await focalPointOf(guard, 'ministry-of-justice');
    justice = api.sessionWith(user.username, user);
  });

  const cardOf = async (id: string, who = chair): Promise<PlanScorecardRow> =>
    expected(await who.get<PlanScorecardsView>(`/plan/scorecards?half=${half}`), 200).members.find(({ agency }) => agency.id === id)!;

  it('is asked for once by the chair with the figures frozen, replied to by that body alone, and found on last', async () => {
    const evaluator = await api.signIn('external-evaluator');
    for (const who of [secretariat, labour, evaluator]) expect(await codeOf(ask(who))).toBe('403 role.forbidden');
    expect(await codeOf(evaluator.get('/plan/accounts'))).toBe('403 role.forbidden');
    expect(await blamedIn(ask(chair, { half: running }))).toEqual(['half: date.future']);
    expect(await blamedIn(ask(chair, { agencyId: 'supreme-judicial-council-of-nowhere' }))).toEqual(['agencyId: code.unknown']);
    for (const bad of [{ half: '2026-H3' }, { questions: ' ' }, { questions: 'x'.repeat(4001) }, { figures: {} }]) {
      expect(await codeOf(ask(chair, bad))).toBe('400 body.invalid');
    }
    expect(await accountsOf(chair)).toEqual([]);

    const { from, to } = daysOfHalf(half);
    await heldSession(guard, from, { [labourId]: 'represented', 'ministry-of-justice': 'excused' });
    await heldSession(guard, to, { [labourId]: 'absent' });
    const before = await cardOf(labourId);
    expect(before).toMatchObject({ attendance: { held: 2, attended: 1, ratio: 0.5 }, account: null, evaluation: null });
    // A session does not count before its minutes are confirmed, and the chair is told of it.
    const unconfirmed = async (who: Session) =>
      expected(await who.get<PlanScorecardsView>(`/plan/scorecards?half=${half}`), 200).unconfirmed;
    expect(await unconfirmed(chair)).toBe(0);
    await heldSession(guard, to, { [labourId]: 'present' }, ['closed']);
    expect([await unconfirmed(chair), await unconfirmed(evaluator)]).toEqual([1, null]);
    expect((await cardOf('ministry-of-justice', evaluator)).attendance).toEqual({ held: 1, attended: 0, ratio: 0 });
    expect(await answersOf([ask(chair), ask(chair)])).toEqual(['201 ', '409 member-account.exists']);
    const [asked] = (await accountsOf(chair, `?half=${half}`)) as [MemberAccountView];
    expect(asked).toMatchObject({ state: 'asked', overdue: false, reply: null, finding: null, questions: question });
    const frozen = figuresToFreeze(before, before.attendance);
    expect(asked.figures).toEqual(frozen);
    expect(asked.figures).toMatchObject({ held: 2, attended: 1 });
    // What is reported and confirmed afterwards moves the scorecard, and not what was asked about.
    await submitted(labour, monthAfter(from, 5), 3);
    await heldSession(guard, to, { [labourId]: 'present' });
    const after = await cardOf(labourId);
    expect([after.missing, after.late, after.attendance.attended]).toEqual([before.missing - 1, before.late + 1, 2]);
    expect((await accountsOf(chair))[0]!.figures).toEqual(frozen);

    expect(await accountsOf(justice)).toEqual([]);
    expect(await codeOf(reply(justice, asked))).toBe('404 not-found');
    expect(await codeOf(reply(chair, asked))).toBe('403 role.forbidden');
    expect(await codeOf(find(chair, asked))).toBe('409 member-account.not-now');
    expect(await codeOf(reply(labour, asked, ' '))).toBe('400 body.invalid');
    expect(await codeOf(reply(labour, { ...asked, version: 9 }))).toBe('412 conflict');
    expect(await answersOf([reply(labour, asked), reply(labour, asked)])).toEqual([
      '200 ',
      expect.stringMatching(/^(412 conflict|409 member-account.not-now)$/),
    ]);
    const [replied] = (await accountsOf(secretariat)) as [MemberAccountView];
    expect(replied).toMatchObject({ state: 'replied', reply: { text: 'رد مخترع' } });
    for (const who of [secretariat, labour]) expect(await codeOf(find(who, replied))).toBe('403 role.forbidden');
    expect(await codeOf(find(chair, replied, 'splendid'))).toBe('400 body.invalid');
    const found = expected(await find(chair, replied), 200);
    expect(await codeOf(find(chair, found, 'met'))).toBe('409 member-account.not-now');
    expect((await accountsOf(labour))[0]).toMatchObject({ state: 'found', finding: { finding: 'partly-met' }, figures: frozen });
    expect((await cardOf(labourId)).account).toEqual({ id: asked.id, state: 'found', overdue: false });
    // The evaluator reads scorecards, and nothing of what the chair and a member say to each other.
    expect((await cardOf(labourId, evaluator)).account).toBeNull();
  });

  it('is found on without a reply once the fortnight is over; whose turn it is hears so, once, by ids alone', async () => {
    const asked = expected(await ask(chair, { agencyId: 'ministry-of-justice' }), 201);
    const { id } = await focalPointOf(guard, 'ministry-of-transport');
    await guard.query(
      `insert into member_account (id, half, agency_id, figures, questions, asked_by, asked_at)
         select gen_random_uuid(), half, 'ministry-of-transport', figures, questions, $2, now() - interval '15 days' from member_account where id = $1`,
      [asked.id, id],
    );
    const late = (await accountsOf(chair)).find(({ agency }) => agency.id === 'ministry-of-transport')!;
    expect([asked.overdue, late.overdue]).toEqual([false, true]);
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'tell-of-member-accounts')!;
    const told = async () =>
      (
        await guard.query<{ told: string; details: object }>(
          `select n.kind || ' ' || case n.role when 'committee-chair' then n.role else u.agency_id end as told, n.details from notification n join unit u on u.id = n.unit_id
            where n.kind like 'member-account-%' and n.subject_id = any ($1)`,
          [[asked.id, late.id]],
        )
      ).rows;
    try {
      for (const _ of [1, 2]) await chore.run(worker, new Date());
      const first = await told();
      expect(new Set(first.map((row) => row.told))).toEqual(
        new Set([
          'member-account-asked ministry-of-justice',
          'member-account-asked ministry-of-transport',
          'member-account-unanswered committee-chair',
        ]),
      );
      expect(first.map(({ details }) => details)).toEqual(first.map(() => ({})));
      expect(await codeOf(find(chair, asked))).toBe('409 member-account.not-now');
      expect(expected(await find(chair, late, 'not-met'), 200)).toMatchObject({ state: 'found', reply: null });
      expected(await reply(justice, asked), 200);
      for (const _ of [1, 2]) await chore.run(worker, new Date());
      const more = (await told()).filter((row) => !first.some((one) => one.told === row.told));
      expect(more.map((row) => row.told).toSorted()).toEqual([
        'member-account-found ministry-of-transport',
        'member-account-replied committee-chair',
      ]);
    } finally {
      await worker.close();
    }
  });

  it('an evaluation is written by the secretariat in revisions, of which the last stands', async () => {
    for (const who of [chair, labour]) expect(await codeOf(evaluate(who))).toBe('403 role.forbidden');
    expect(await blamedIn(evaluate(secretariat, { half: running }))).toEqual(['half: date.future']);
    for (const bad of [{ after: -1 }, { result: 'fine' }, { text: '' }])
      expect(await codeOf(evaluate(secretariat, bad))).toBe('400 body.invalid');
    expect(await answersOf([evaluate(secretariat), evaluate(secretariat)])).toEqual(['201 ', '412 conflict']);
    expected(await evaluate(secretariat, { after: 1, result: 'met' }), 201);
    expected(await evaluate(secretariat, { agencyId: 'ministry-of-justice', result: 'partly-met' }), 201);
    const seenBy = async (who: Session, query = '') =>
      expected(await who.get<MemberEvaluationsView>(`/plan/evaluations${query}`), 200).items.map(
        ({ agency, revision, result, stands }) => `${agency.id} ${revision} ${result} ${stands}`,
      );
    const ofLabour = [`${labourId} 2 met true`, `${labourId} 1 not-met false`];
    expect(await seenBy(chair)).toEqual([...ofLabour, 'ministry-of-justice 1 partly-met true']);
    expect(await seenBy(labour)).toEqual(ofLabour);
    expect(await seenBy(chair, `?half=${running}`)).toEqual([]);
    expect((await cardOf(labourId)).evaluation).toEqual({ result: 'met', revision: 2 });
  });

  it('stands before who writes the year’s report while it is a draft, and is no part of it', async () => {
    expected(await evaluate(secretariat, { half: '2023-H2' }), 201);
    const draft = expected(await secretariat.post<CommitteeReportView>('/committee-reports', { kind: 'annual', period: '2023' }), 201);
    expect(draft.evaluations).toMatchObject([{ half: '2023-H2', result: 'not-met', agency: { id: labourId } }]);
    expect(JSON.stringify(draft.lines)).not.toMatch(/evaluation|مخترع/);
    const discarding = secretariat.post<CommitteeReportView>(`/committee-reports/${draft.id}/steps`, { step: 'discard' }, ifMatch(draft));
    expect(expected(await discarding, 200).evaluations).toEqual([]);
  });

  it('the database keeps what was said, whoever writes', async () => {
    const [owner, app] = await Promise.all([api.database.asOwner(), api.database.asApp()]);
    for (const statement of [
      `update member_account set figures = figures || '{"missing": 0}'`,
      `update member_account set questions = 'x'`,
      `update member_account set state = 'asked', reply = null, replied_by = null, replied_at = null, finding = null, found_text = null, found_by = null, found_at = null`,
    ]) expect([statement, (await refusedBySql(guard.query(statement))).code]).toEqual([statement, '42501']); // prettier-ignore
    for (const table of ['member_account', 'member_evaluation']) {
      expect((await refusedBySql(guard.query(`delete from ${table}`))).code).toBe('42501');
      expect((await refusedBySql(app.query(`update ${table} set half = half`))).code).toBe('42501');
    }
    const admin = await api.database.asAdmin();
    expect((await refusedBySql(admin.query(`update member_evaluation set result = 'met'`))).message).toContain('frozen');
    expect((await refusedBySql(admin.query('delete from member_account'))).message).toContain('frozen');
    // Without a session a door says no, and no row is seen.
    expect((await app.query(`select guard.reply_member_account(id, 1, 'x') as answer from (values (gen_random_uuid())) v (id)`)).rows).toEqual([{ answer: 'role.forbidden' }]); // prettier-ignore
    expect((await app.query('select from member_account')).rowCount).toBe(0);
    expect((await owner.query('select from member_account')).rowCount).toBe(0);
  });
});

it('a month’s form fills in what the register, the reports and the month before say, each with where it comes from', async () => {
  const month = monthAfter(`${localDay(new Date()).slice(0, 7)}-01`, -20);
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
