import { randomUUID } from 'node:crypto';
import { maskOf, type Category } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { careRows } from '../support/care-rows';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { saveUnit, type User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';
import { proceedingRows } from '../support/proceeding-rows';
import { returnRows } from '../support/return-rows';

/**
 * The rooms’ own doors, asked without the application in front of them: each says no by itself, in a session whose unit and role the rest is
 * open to. Beside every no stands the yes that it would have been.
 */

let database: TestDatabase;
let world: Builders;
let officer: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
});
beforeEach(async () => {
  officer = await world.aUserOf('police-section', 'police-supervisor');
  kase = await world.aCase().ownedBy(officer).save();
});
afterAll(() => database.drop());

/** Opens the case to the unit as an assignment would. */
async function letIn(who: User, read: readonly Category[], write: readonly Category[]): Promise<void> {
  await world.guard.query(
    `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by) values (gen_random_uuid(), $1, $2, 'assignment', $3, $4, $5)`,
    [kase.id, who.unit.id, maskOf(...read), maskOf(...write), officer.id],
  );
  await world.guard.query('select guard.rebuild_access($1, $2)', [who.unit.id, kase.id]);
}
/** What the door answers to this person. */
const asked = (who: User, call: string, values: readonly unknown[]): Promise<string> =>
  inContext(world.app, who, async (q) => (await q<{ said: string }>(`select ${call} as said`, values))[0]!.said);
const set = (sql: string, values: readonly unknown[]): Promise<unknown> => world.guard.query(sql, [...values]);
const one = async <T>(sql: string, values: readonly unknown[]): Promise<T> => {
  const { rows } = await world.guard.query<{ one: T }>(sql, [...values]);
  return rows[0]!.one;
};

describe('a return', () => {
  let office: User;
  let colleague: User;
  let journey: string;

  beforeEach(async () => {
    office = await world.aUserOf('transport-office', 'repatriation-officer');
    colleague = await world.aUser({ unit: office.unit, roles: ['repatriation-officer'] });
    await letIn(office, ['core', 'repatriation'], ['repatriation']);
    journey = randomUUID();
    await returnRows(world.guard, { unitId: office.unit.id, userId: office.id, caseId: kase.id, id: journey });
  });
  const version = (): Promise<number> => one('select version as one from repatriation where id = $1', [journey]);
  const prepared = async (): Promise<void> => {
    const consent = await world.aConsent(kase).for('repatriation').toUnit(office.unit).save();
    await set(`update repatriation set status = 'preparing', decision = 'wants-to-return', consent_id = $2 where id = $1`, [
      journey,
      consent.id,
    ]);
  };

  it('is approved by another person than assessed it', async () => {
    const risk = await one<string>('select id as one from return_risk where repatriation_id = $1', [journey]);
    const approve = (who: User) => asked(who, 'guard.decide_return_risk($1, 1, true)', [risk]);
    expect([await approve(office), await approve(colleague)]).toEqual(['repatriation.own-assessment', 'done']);
  });

  it('is called off with the word it rests on, also where no referral’s grant ends', async () => {
    await prepared();
    await set(
      `insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id)
         select consent_id, case_id, 'spoken', $2, $3 from repatriation where id = $1`,
      [journey, officer.id, officer.unit.id],
    );
    expect(await one(`select status || ' ' || reason as one from repatriation where id = $1`, [journey])).toBe(
      'called-off consent-withdrawn',
    );
  });

  it('is left on by nobody whose checklist is not met', async () => {
    await prepared();
    const step = async (name: string): Promise<string> =>
      asked(office, 'guard.take_return_step($1, $2, $3, $4, null, null, null, $5, null, null, null, null, null)', [
        randomUUID(),
        journey,
        await version(),
        name,
        name === 'ask-document' ? 'emergency-travel-document' : null,
      ]);
    expect([await step('depart'), await step('ask-document')]).toEqual(['repatriation.not-ready', 'done']);
  });

  it('is cleared by whom the case was opened to for that', async () => {
    const [liaison, reader] = [
      await world.aUserOf('residence-office', 'residence-liaison'),
      await world.aUserOf('residence-office', 'residence-liaison'),
    ];
    await letIn(liaison, ['core'], ['repatriation']);
    await letIn(reader, ['core'], []);
    const clearance = await one<string>('select id as one from exit_clearance where repatriation_id = $1', [journey]);
    const listed = (who: User): Promise<number> =>
      inContext(world.app, who, async (q) => (await q('select from guard.asked_clearances()')).length);
    expect([await listed(reader), await listed(liaison)]).toEqual([0, 1]);
    const decide = (who: User) => asked(who, `guard.decide_clearance($1, 1, 'granted', current_date - 1, 'waived', null)`, [clearance]);
    expect((await refusal(decide(reader))).code).toBe('42501');
    expect(await decide(liaison)).toBe('done');
  });

  it('keeps its case open', async () => {
    const close = async (): Promise<string> =>
      asked(officer, `guard.close_case($1, $2, $3, 'left-voluntarily', null, 'declined', null, 'spoken', 'en', null, '{}')`, [
        randomUUID(),
        kase.id,
        await one('select version as one from case_record where id = $1', [kase.id]),
      ]);
    expect(await close()).toBe('case.return-running');
    await set(`update repatriation set status = 'called-off', reason = 'not-safe' where id = $1`, [journey]);
    expect(await close()).not.toBe('case.return-running');
  });
});

describe('a proceeding', () => {
  let court: User;
  let proceeding: string;
  let defendant: string;

  beforeEach(async () => {
    court = await world.aUserOf('court', 'court-liaison');
    proceeding = randomUUID();
    await proceedingRows(world.guard, { unitId: officer.unit.id, userId: officer.id, caseId: kase.id, id: proceeding });
    await set('insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by) values ($1, $2, now(), $3)', [
      proceeding,
      court.unit.id,
      officer.id,
    ]);
    defendant = await one('select id as one from defendant where proceeding_id = $1', [proceeding]);
  });
  interface Entry {
    readonly charge?: string;
    readonly article?: string;
    readonly verdict?: string;
    readonly sentence?: string;
  }
  const write = async (who: User, kind: string, { charge, article, verdict, sentence }: Entry = {}): Promise<readonly [string, string]> => {
    const id = randomUUID();
    const said = await asked(who, `guard.record_proceeding_event($1, $2, $3, '2026-02-01', $4, $5, $6, $7, null, null, null, null, null)`, [
      id,
      defendant,
      kind,
      charge ?? null,
      article ?? null,
      verdict ?? null,
      sentence ?? null,
    ]);
    return [said, id];
  };
  const charged = async (): Promise<string> => (await write(court, 'charge', { article: 'trafficking-28-2012-art-6' }))[1];

  it('is charged, tried and judged by a court’s office', async () => {
    const article = 'trafficking-28-2012-art-6';
    expect((await write(officer, 'charge', { article }))[0]).toBe('proceeding.courts-to-record');
    expect((await write(court, 'charge', { article }))[0]).toBe('done');
  });

  it('goes in the order of the law', async () => {
    const charge = await charged();
    const verdict = () => write(court, 'verdict', { charge, verdict: 'convicted' });
    expect((await verdict())[0]).toBe('proceeding.not-now');
    expect([(await write(court, 'prosecution'))[0], (await verdict())[0]]).toEqual(['done', 'done']);
  });

  it('knows no life and no death for a juvenile', async () => {
    await set(`update defendant set age_band = '15-17' where id = $1`, [defendant]);
    const charge = await charged();
    await write(court, 'prosecution');
    await write(court, 'verdict', { charge, verdict: 'convicted' });
    const sentence = async (kind: string) => (await write(court, 'sentence', { charge, sentence: kind }))[0];
    expect([await sentence('life'), await sentence('death')]).toEqual(['proceeding.penalty', 'proceeding.penalty']);
    await set(`update defendant set age_band = '30-59' where id = $1`, [defendant]);
    expect(await sentence('life')).not.toBe('proceeding.penalty');
  });

  it('takes an entry back from under nothing that stands on it, and by whoever wrote it', async () => {
    const charge = await charged();
    const [, prosecution] = await write(court, 'prosecution');
    const back = (who: User, id: string) => asked(who, 'guard.take_back_proceeding_event($1, $2)', [randomUUID(), id]);
    expect([await back(officer, charge), await back(court, charge), await back(court, prosecution), await back(court, charge)]).toEqual([
      'proceeding.not-yours',
      'proceeding.stands-on',
      'done',
      'done',
    ]);
  });

  it('is tied to a case by who has both', async () => {
    const other = await world.aUserOf('police-section', 'police-supervisor');
    const theirs = await world.aCase().ownedBy(other).save();
    const tie = (who: User) => asked(who, 'guard.link_proceeding($1, $2, $3)', [randomUUID(), theirs.id, proceeding]);
    expect([(await refusal(tie(other))).code, (await refusal(tie(officer))).code]).toEqual(['42501', '42501']);
    await set('insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by) values ($1, $2, now(), $3)', [
      proceeding,
      other.unit.id,
      officer.id,
    ]);
    expect(await tie(other)).toBe('done');
  });

  it('is shut to a unit by whoever opened it', async () => {
    const out = (who: User, unit: string) => asked(who, 'guard.let_out_of_proceeding($1, $2)', [proceeding, unit]);
    expect([await out(court, officer.unit.id), await out(court, court.unit.id), await out(officer, officer.unit.id)]).toEqual(
      Array(3).fill('proceeding.unit-not-eligible'),
    );
    expect(await out(officer, court.unit.id)).toBe('done');
    expect((await refusal(out(court, officer.unit.id))).code).toBe('42501');
  });

  it('has its measures granted by a court’s office', async () => {
    await letIn(court, ['core', 'proceedings'], ['proceedings']);
    const measure = await one<string>('select id as one from testimony_measure where case_id = $1', [kase.id]);
    const grant = (who: User) => asked(who, `guard.move_testimony($1, 1, 'grant', current_date - 1, null)`, [measure]);
    expect([await grant(officer), await grant(court)]).toEqual(['proceeding.courts-to-record', 'done']);
  });
});

it('a forensic report goes to the court that the case lies before, on a basis that holds', async () => {
  const [doctor, court] = [await world.aUserOf('health-facility', 'health-provider'), await world.aUserOf('court', 'court-liaison')];
  await letIn(doctor, ['core', 'health'], ['health']);
  await careRows(world.guard, { unitId: doctor.unit.id, userId: doctor.id, caseId: kase.id, report: 'forensic-report' });
  const report = await one<string>('select id as one from medical_report where case_id = $1', [kase.id]);
  const consent = await world.aConsent(kase).for('share-health').toUnit(court.unit).covering('health').save();
  const give = (basis: string) =>
    asked(doctor, 'guard.disclose_report($1, $2, $3, $4, null)', [randomUUID(), report, court.unit.id, basis]);
  expect(await give(consent.id)).toBe('medical-report.not-before-court');
  await letIn(court, ['core', 'proceedings'], ['proceedings']);
  const elsewhere = await world.aConsent(kase).for('share-health').toUnit(doctor.unit).covering('health').save();
  expect([await give(elsewhere.id), await give(consent.id)]).toEqual(['medical-report.no-basis', 'done']);
});

describe('a count of a ministry', () => {
  const age = (category: string, males: number, females = 0): object => ({ dimension: 'age-group', category, males, females });
  const whole = [age('9-14', 5, 3), age('15-17', 7)];
  const focalOf = async (agencyId: string): Promise<User> =>
    world.aUser({
      unit: await saveUnit(world.guard, { kind: 'committee-office', agencyId: agencyId as never }),
      roles: ['agency-focal-point'],
    });
  const give = (who: User, parts: readonly object[], kind = 'juveniles-placed', on = '2026-01-31'): Promise<string> =>
    asked(who, 'guard.give_custody_return($1, $2, $3, 12, 3, $4)', [randomUUID(), kind, on, JSON.stringify(parts)]);

  it('is its own to give, broken down whole by what its kind has, and of neither sex more than all; nothing is kept of another', async () => {
    const [labour, justice] = [await focalOf('ministry-of-labour-and-social-affairs'), await focalOf('ministry-of-justice')];
    const kept = async (who: User | null): Promise<number[]> => {
      const sql = 'select (select count(*)::int from custody_return) as counts, (select count(*)::int from custody_part) as parts';
      type Row = { counts: number; parts: number };
      const [row] = who === null ? (await world.guard.query<Row>(sql)).rows : await inContext(world.app, who, (q) => q<Row>(sql));
      return [row!.counts, row!.parts];
    };
    const before = await kept(null);
    expect((await refusal(give(officer, whole))).code).toBe('42501');
    expect(await give(justice, whole)).toBe('custody.not-yours');
    for (const parts of [
      [age('9-14', 5, 3)],
      [age('9-14', 5, 3), age('15-17', 8)],
      [age('9-14', 5, 4), age('15-17', 7)],
      [...whole, age('15-17', 0)],
      [...whole, age('18-29', 0)],
      [{ dimension: 'article', category: 'article-6', males: 1, females: 0 }],
      [age('9-14', -1), age('15-17', 7)],
      [{ dimension: 'age-group', category: '9-14', males: 1 }, age('15-17', 7)],
    ])
      expect([parts, await give(labour, parts)]).toEqual([parts, 'body.invalid']);
    for (const on of ['2022-12-31', '2999-01-01'])
      expect([on, await give(labour, whole, 'juveniles-placed', on)]).toEqual([on, 'body.invalid']);
    expect(await kept(null)).toEqual(before);
    expect([await give(labour, whole), await give(labour, [], 'juveniles-convicted')]).toEqual(['done', 'done']);
    expect([await kept(labour), await kept(justice), await kept(officer)]).toEqual([[2, 2], [0, 0], [0, 0]]); // prettier-ignore
  });
});
