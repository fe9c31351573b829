import { randomUUID } from 'node:crypto';
import { maskOf, type Category } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext } from '../support/in-context';
import { programmeRows } from '../support/programme-rows';

/** The doors of a reintegration programme, as room-doors.spec.ts asks the others: each says no by itself, and beside every no stands its yes. */

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

describe('a programme', () => {
  let office: User;
  let programme: string;

  beforeEach(async () => {
    office = await world.aUserOf('reintegration-office', 'reintegration-officer');
    await letIn(office, ['core', 'reintegration', 'family'], ['reintegration']);
    programme = await programmeRows(world.guard, { unitId: office.unit.id, userId: office.id, caseId: kase.id });
  });
  const strand = async (kind: string): Promise<string> => {
    const id = randomUUID();
    await set(
      `insert into programme_strand (id, programme_id, case_id, unit_id, recorded_by, kind, family_safety, family_role)
         values ($1, $2, $3, $4, $5, $6, 'safe', 'not-involved')`,
      [id, programme, kase.id, office.unit.id, office.id, kind],
    );
    return id;
  };
  const begin = (id: string) =>
    asked(office, `guard.move_strand($1, 1, $2, 'begin', current_date - 1, null, null, null, null, null)`, [id, randomUUID()]);
  const word = () => world.aConsent(kase).for('contact-family').covering('core', 'family').save();

  it('speaks to a family on the person’s word alone', async () => {
    const tracing = await strand('family-tracing');
    expect(await begin(tracing)).toBe('reintegration.contact-consent');
    await word();
    expect(await begin(tracing)).toBe('done');
  });

  it('takes a child home where that was determined to be best for it', async () => {
    const { id } = await word();
    await set(`update case_record set age_band = '9-14' where id = $1`, [kase.id]);
    await set(`update consent set given_by = 'guardian-and-assent' where id = $1`, [id]);
    const home = await strand('reunification');
    expect(await begin(home)).toBe('reintegration.best-interests');
    await set(
      `insert into best_interests_determination (id, case_id, recorded_by, unit_id, purpose, determined_on, determined_by_ct, considerations_ct,
         conclusion_ct, child_heard) values (gen_random_uuid(), $1, $2, $3, 'placement', current_date - 1, 'x', 'x', 'x', true)`,
      [kase.id, officer.id, officer.unit.id],
    );
    expect(await begin(home)).toBe('done');
  });

  it('asks nobody after the closing who did not agree to it', async () => {
    const ask = () => asked(office, `guard.record_follow_up($1, $2, null, current_date - 1, '{is-safe}', null)`, [randomUUID(), programme]);
    expect(await ask()).toBe('done');
    await set(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    expect(await ask()).toBe('follow-up.no-after-care');
  });

  it('takes back no more of a loan than was paid out, and forgives on the word of two', async () => {
    const colleague = await world.aUser({ unit: office.unit, roles: ['reintegration-officer'] });
    const [loan, part] = await Promise.all(
      ['funding_application', 'funding_instalment'].map((table) =>
        one<string>(`select id as one from ${table} where programme_id = $1`, [programme]),
      ),
    );
    const repay = (amount: number, receipt: string) =>
      asked(office, `guard.repay_instalment($1, $2, $3, current_date - 1, $4)`, [randomUUID(), part, amount, receipt]);
    await set(
      `update funding_application set status = 'approved', approved = 9, paid = 5, applied_on = current_date - 9, decided_on = current_date - 9,
              decided_by = $2, version = version + 1 where id = $1`,
      [loan, colleague.id],
    );
    expect([await repay(10, 'D/1'), await repay(6, 'D/1'), await repay(4, 'D/1'), await repay(1, 'D/1')]).toEqual([
      'funding.above-instalment',
      'funding.above-paid',
      'done',
      'funding.paid-twice',
    ]);
    await set('update funding_application set paid = 9 where id = $1', [loan]);
    const move = async (who: User, what: string, reason: string | null = null) => {
      const version = await one('select version as one from funding_instalment where id = $1', [part]);
      return asked(who, `guard.move_instalment($1, $2, $3, $4, current_date - 1, $5, null)`, [part, version, randomUUID(), what, reason]);
    };
    expect(await move(colleague, 'forgive')).toBe('funding.not-now');
    expect(await move(office, 'ask-forgiveness', 'illness')).toBe('done');
    expect(await move(office, 'forgive')).toBe('funding.same-person');
    expect(await move(colleague, 'forgive')).toBe('done');
    expect(await repay(1, 'D/2')).toBe('funding.not-now');
  });

  it('calls nobody unreachable before a second try', async () => {
    const id = await one('select id as one from livelihood_visit where programme_id = $1', [programme]);
    await set('update livelihood_visit set due_on = current_date - 1 where id = $1', [id]);
    const look = (version: number, answer: string) =>
      asked(office, `guard.record_visit($1, $2, current_date - 1, $3, null)`, [id, version, answer]);
    expect(await look(1, 'not-reached')).toBe('done');
    expect(await look(2, 'not-reached')).toBe('follow-up.not-yet');
    await set(`update livelihood_visit set tried_on = current_date - 15 where id = $1`, [id]);
    expect([await look(2, 'not-reached'), await look(3, 'running')]).toEqual(['done', 'follow-up.not-now']);
    expect(await one('select answer as one from livelihood_visit where id = $1', [id])).toBe('not-reached');
  });
});
