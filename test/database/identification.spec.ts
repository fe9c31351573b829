import { createHash, randomUUID } from 'node:crypto';
import {
  afterWorkingDays,
  assessTest,
  identificationClocks,
  identificationRules,
  maskOf,
  plusDays,
  reflectionMachine,
  safeguardDays,
  safeguardKinds,
  safeguardRules,
  testFindings,
  type IdentificationMove,
} from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { decide } from '../support/identification-builders';
import { inContext, refusal } from '../support/in-context';

let database: TestDatabase;
let make: Builders;
let section: Unit;
let supervisor: User;
let other: User;
let officer: User;
let liaison: User;

beforeAll(async () => {
  database = await freshDatabase();
  make = await buildersOn(database);
  section = await make.aUnit({ kind: 'police-section' });
  [supervisor, other, officer] = (await Promise.all(
    [['police-supervisor'], ['police-supervisor'], ['police-officer']].map((roles) => make.aUser({ unit: section, roles: roles as never })),
  )) as [User, User, User];
  liaison = await make.aUserOf('court', 'court-liaison');
});
afterAll(() => database.drop());

const aCase = (): Promise<Case> => make.aCase().ownedBy(officer).save();
const judge = (name: string): Buffer => createHash('sha256').update(name).digest();
const assign = (who: User, of: Case, to: Unit) =>
  inContext(make.app, who, (q) =>
    q<{ answer: string }>('select guard.assign_court($1, $2, $3) as answer', [randomUUID(), of.id, to.id]),
  ).then(([row]) => row!.answer);

describe('the identification status', () => {
  it('is written by no statement of the app’s role, not by its update and not by its insert', async () => {
    const of = await aCase();
    for (const column of [`identification_status = 'confirmed'`, 'identification_since = now()']) {
      expect(
        await refusal(inContext(make.app, supervisor, (q) => q(`update case_record set ${column} where id = $1`, [of.id]))),
      ).toMatchObject({
        code: '42501',
      });
    }
    const opened = inContext(make.app, officer, async (q) => {
      const id = randomUUID();
      await q('select guard.open_case($1)', [id]);
      await q(
        `insert into case_record (id, number, identification_status, alias_ct, sex, age_band, governorate, found_at, found_at_precision, found_by,
                                  responsible_unit_id, opened_by)
         values ($1, 'NRM-2026-000000-0', 'confirmed', 'x', 'male', 'adult', 'basra', '2026-01-01', 'day', 'self', $2, $3)`,
        [id, section.id, officer.id],
      );
    });
    expect(await refusal(opened)).toMatchObject({ code: '42501' });
    for (const table of ['identification_decision', 'identification_words', 'reflection_period', 'safeguard', 'identification_rules']) {
      expect(await refusal(inContext(make.app, supervisor, (q) => q(`delete from ${table}`)))).toMatchObject({ code: '42501' });
    }
  });

  it('comes by the door, for the roles of the rules and units that answer for the case alone', async () => {
    const of = await aCase();
    expect((await decide(make.app, officer, of)).answer).toBe('identification.not-your-decision');
    expect(await refusal(decide(make.app, liaison, of))).toMatchObject({ code: '42501' });
    // A unit that serves in the case decides nothing of it, whatever its people may do elsewhere.
    const desk = await make.aUser({
      unit: await make.aUnit({ kind: 'placement-desk' }),
      roles: ['police-supervisor', 'shelter-caseworker'],
    });
    await make.aReferral(of).sentTo(desk.unit).taken(desk, 'receive', 'accept');
    expect((await decide(make.app, desk, of)).answer).toBe('identification.not-your-decision');
    expect((await decide(make.app, supervisor, of, { judge: judge('one') })).answer).toBe('body.invalid');
    expect((await decide(make.app, supervisor, of)).answer).toBe('done');
    expect((await decide(make.app, supervisor, of)).answer).toBe('identification.not-now');
  });

  it('is reconsidered by no officer and no judge who decided it', async () => {
    const of = await aCase();
    await decide(make.app, supervisor, of, { decision: 'find-no-reasonable-grounds' });
    expect((await decide(make.app, supervisor, of, { decision: 'reconsider' })).answer).toBe('identification.same-decider');
    expect((await decide(make.app, other, of, { decision: 'reconsider' })).answer).toBe('done');
    expect((await decide(make.app, supervisor, of, { decision: 'uphold' })).answer).toBe('identification.same-decider');
    expect((await decide(make.app, other, of)).answer).toBe('done');
    expect(await assign(supervisor, of, liaison.unit)).toBe('done');
    const one = judge('one');
    expect((await decide(make.app, liaison, of, { decision: 'find-not-proven', judge: one })).answer).toBe('done');
    expect((await decide(make.app, liaison, of, { decision: 'reconsider', judge: one })).answer).toBe('identification.same-decider');
    expect((await decide(make.app, liaison, of, { decision: 'reconsider', judge: judge('two') })).answer).toBe('done');
    expect((await decide(make.app, liaison, of, { decision: 'uphold', judge: one })).answer).toBe('identification.same-decider');
    // Of two at once, one decides.
    const both = await Promise.all(
      ['two', 'three'].map(async (name) => decide(await database.asApp(), liaison, of, { decision: 'uphold', judge: judge(name) })),
    );
    expect(both.map(({ answer }) => answer).toSorted()).toEqual(['done', 'identification.not-now']);
  });
});

describe('a court’s office', () => {
  it('is let in by the police who answer for the case, sees what it needs, and is out when the case closes', async () => {
    const of = await aCase();
    expect(await refusal(assign(officer, of, liaison.unit))).toMatchObject({ code: '42501' });
    expect(await assign(supervisor, of, section)).toBe('assignment.unit-not-eligible');
    expect(await assign(supervisor, of, liaison.unit)).toBe('done');
    expect(await assign(other, of, liaison.unit)).toBe('assignment.exists');
    const reads = () => inContext(make.app, liaison, (q) => q('select read_mask, write_mask from case_access where case_id = $1', [of.id]));
    expect(await reads()).toEqual([
      { read_mask: maskOf('core', 'identity', 'exploitation', 'proceedings'), write_mask: maskOf('proceedings') },
    ]);
    await make.guard.query(`update case_record set status = 'closed' where id = $1`, [of.id]);
    expect(await reads()).toEqual([]);
  });
});

describe('the database’s copies of the rules', () => {
  it('are the domain’s, move for move and test for test', async () => {
    const { rows } = await make.guard.query(
      `select decision, from_status as "from", reviewing, to_status as "to", deciders, another_decider as "anotherDecider", decided_by as "decidedBy", standard
         from identification_rule_move where version = $1`,
      [identificationRules.version],
    );
    const declared = identificationRules.moves.flatMap(({ from, reviewing, ...move }: IdentificationMove) =>
      from.flatMap((status) => (reviewing ?? ['none']).map((of) => ({ ...move, from: status, reviewing: of }))),
    );
    const key = (row: object): string => JSON.stringify(Object.entries(row).toSorted());
    expect(rows.map(key).toSorted()).toEqual(declared.map(key).toSorted());
    const { rows: tests } = await make.guard.query(
      `select test as id, means_needed_for as "meansNeededFor" from identification_rule_test where version = $1 order by test`,
      [identificationRules.version],
    );
    expect(tests).toEqual(identificationRules.tests);
  });

  it('hold the clocks the domain starts with, of decisions and of safeguards', async () => {
    const { rows: clocks } = await make.guard.query(
      `select working_days as "workingDays", child_hours as "childHours", reflection_days as "reflectionDays", remind_days as "remindDays"
         from identification_rules where version = $1`,
      [identificationRules.version],
    );
    expect(clocks).toEqual([identificationClocks]);
    const of = await aCase();
    const days = async (kind: string, type: string, party: string | null, until: string | null): Promise<number> => {
      const id = randomUUID();
      await inContext(make.app, officer, (q) =>
        q('select guard.record_safeguard($1, $2, $3, $4, $5, null, null, null, $6, null)', [id, of.id, kind, type, party, until]),
      );
      const { rows } = await make.guard.query<{ days: number }>(
        `select round(extract(epoch from due_at - now()) / 86400)::int as days from deadline where subject_id = $1 and step = 'alert'`,
        [id],
      );
      return rows[0]!.days;
    };
    const today = new Date().toISOString().slice(0, 10);
    expect(await days('punishment', 'fined', 'court', null)).toBe(safeguardDays.punishment);
    expect(await days('document-custody', 'passport', 'agent', null)).toBe(safeguardDays['document-custody']);
    expect(Math.abs((await days('residence', 'permit', null, plusDays(today, 100))) - (100 - safeguardDays.ending))).toBeLessThanOrEqual(1);
  });

  it('are the domain’s for reasons, types and outcomes', async () => {
    const pairs = async (table: string, column: string, kind: string): Promise<string[]> =>
      (await make.guard.query<{ pair: string }>(`select ${kind} || ' ' || ${column} as pair from guard.${table}`)).rows
        .map(({ pair }) => pair)
        .sort();
    expect(await pairs('reflection_reason', 'reason', 'change')).toEqual(
      Object.entries(reflectionMachine)
        .flatMap(([change, { reasons }]) => reasons.map((reason) => `${change} ${reason}`))
        .sort(),
    );
    const of = (part: 'types' | 'outcomes'): string[] =>
      safeguardKinds.codes.flatMap((kind) => safeguardRules[kind][part].map((code) => `${kind} ${code}`)).sort();
    expect(await pairs('safeguard_type', 'type', 'kind')).toEqual(of('types'));
    expect(await pairs('safeguard_outcome', 'outcome', 'kind')).toEqual(of('outcomes'));
  });

  it('reckon working days as the domain does, over weekends, holidays and midnight in Baghdad', async () => {
    const { rows: holidays } = await make.guard.query<{ day: string }>('select day::text from public_holiday');
    const daysOff = { weekend: [5, 6], holidays: holidays.map(({ day }) => day) };
    const { rows } = await make.guard.query<{ at: Date; days: number; due: Date }>(
      `select s.at, d.days, guard.after_working_days(s.at, d.days) as due
         from generate_series(timestamptz '2026-01-01 20:30+00', timestamptz '2027-02-01', interval '37 hours') as s (at), (values (1), (5), (13)) as d (days)`,
    );
    expect(rows.length).toBeGreaterThan(700);
    expect(rows.filter(({ at, days, due }) => afterWorkingDays(at, days, daysOff).getTime() !== due.getTime())).toEqual([]);
  });

  it('assess both tests as the domain does, for adults and for children', async () => {
    for (const child of [false, true]) {
      for (const means of testFindings.codes) {
        const of = await aCase();
        if (child) await make.guard.query(`update case_record set age_band = '15-17' where id = $1`, [of.id]);
        const { id } = await decide(make.app, supervisor, of, { means });
        const { rows } = await make.guard.query('select test, result from identification_assessment where decision_id = $1 order by test', [
          id,
        ]);
        expect({ child, means, rows }).toEqual({
          child,
          means,
          rows: identificationRules.tests.map((test) => ({
            test: test.id,
            result: assessTest(test, { act: 'met', means, purpose: 'met' }, child),
          })),
        });
      }
    }
  });
});

it('whoever turns out to be a child waits a day at most, and not a moment longer than before', async () => {
  const of = await aCase();
  const due = async (): Promise<number> =>
    (
      await make.guard.query<{ due_at: Date }>('select due_at from identification_clock where case_id = $1', [of.id])
    ).rows[0]!.due_at.getTime();
  const adult = await due();
  await make.guard.query(`update case_record set age_band = '9-14' where id = $1`, [of.id]);
  const young = await due();
  expect(young).toBeLessThan(adult);
  expect(young - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  await make.guard.query(`update case_record set age_band = '15-17' where id = $1`, [of.id]);
  expect(await due()).toBe(young);
});
