import { randomUUID } from 'node:crypto';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';

/** The doors of what leaves the house, asked without the application in front of them; beside every no stands the yes that it would have been. */

let database: TestDatabase;
let world: Builders;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
});
afterAll(() => database.drop());

const asked = (who: User, call: string, values: readonly unknown[]): Promise<string> =>
  inContext(world.app, who, async (q) => (await q<{ said: string }>(`select ${call} as said`, values))[0]!.said);

describe('a file of rows about single persons', () => {
  let analyst: User;
  let chair: User;
  let id: string;
  let year = 2000;

  beforeAll(async () => {
    analyst = await world.aUserOf('committee-office', 'secretariat-analyst');
    chair = await world.aUser({ unit: analyst.unit, roles: ['committee-chair'] });
  });
  beforeEach(async () => {
    year += 1;
    id = randomUUID();
    expect(await asked(analyst, 'guard.request_contribution($1, $2, $2)', [id, year])).toBe('done');
  });
  const finish = (content: string): Promise<unknown> =>
    world.guard.query('select guard.finish_contribution($1, $2)', [id, JSON.stringify({ factsUntil: 1, columns: [], rows: 1, content })]);
  const version = async (): Promise<number> =>
    (await world.guard.query<{ version: number }>('select version from contribution where id = $1', [id])).rows[0]!.version;
  const step = async (who: User, name: string, reason: string | null = null): Promise<string> =>
    asked(who, 'guard.step_contribution($1, $2, $3, $4)', [id, await version(), name, reason]);
  const content = (who: User): Promise<string> => asked(who, 'guard.contribution_content($1)', [id]);

  it('is frozen as it was made: made once, told to nobody before it is proposed, and not if it was changed since', async () => {
    await finish('rows');
    await finish('other rows');
    expect(await content(chair)).toBeNull();
    expect(await step(analyst, 'propose')).toBe('done');
    expect(await content(chair)).toBe('rows');
    expect(await content(await world.aUserOf('police-section', 'police-officer'))).toBeNull();
    await world.guard.query(`update contribution set content = 'tampered' where id = $1`, [id]);
    expect(await content(chair)).toBeNull();
  });

  it('takes a second person to go out, and is gone once it is withdrawn', async () => {
    await finish('rows');
    const both = await world.aUser({ unit: analyst.unit, roles: ['secretariat-analyst', 'committee-chair'] });
    expect(await step(both, 'propose')).toBe('done');
    expect(await step(both, 'publish')).toBe('release.second-person');
    expect(await step(analyst, 'publish')).toBe('release.second-person');
    expect(await step(chair, 'publish')).toBe('done');
    expect(await content(chair)).toBe('rows');
    expect(await step(chair, 'withdraw', 'safety')).toBe('done');
    expect(await content(chair)).toBeNull();
    const { rows } = await world.guard.query<{ content: unknown }>('select content from contribution where id = $1', [id]);
    expect(rows[0]!.content).toBeNull();
  });
});

describe('a legal hold', () => {
  it('keeps a case from its erasure whatever way it is asked for, and only the officer lifts it', async () => {
    const officer = await world.aUserOf('police-section', 'police-officer');
    const dpo = await world.aUserOf('committee-office', 'data-protection-officer');
    const other = await world.aUser({ unit: dpo.unit, roles: ['data-protection-officer'] });
    const kase = await world.aCase().ownedBy(officer).save();
    const admin = await database.asAdmin();
    await admin.query('alter table case_record disable trigger user');
    await admin.query(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    await admin.query('alter table case_record enable trigger user');
    const { rows } = await world.guard.query<{ number: string }>('select number from case_record where id = $1', [kase.id]);
    const [order, held] = [randomUUID(), randomUUID()];
    expect(await asked(dpo, `guard.propose_erasure($1, $2, 'person-asked')`, [order, rows[0]!.number])).toBe('done');
    expect(await asked(dpo, `guard.decide_erasure($1, 1, 'confirm')`, [order])).toBe('erasure.same-person');
    expect(await asked(dpo, `guard.set_hold($1, $2, 'complaint')`, [held, rows[0]!.number])).toBe('done');
    expect(await refusal(asked(officer, `guard.set_hold($1, $2, 'complaint')`, [randomUUID(), rows[0]!.number]))).toMatchObject({
      code: '42501',
    });
    expect(await asked(other, `guard.decide_erasure($1, 1, 'confirm')`, [order])).toBe('erasure.held');
    await admin.query(`update erasure_order set state = 'confirmed', decided_by = $2, decided_at = now() where id = $1`, [order, other.id]);
    const worker = await database.asWorker();
    await expect(worker.query(`select guard.erase_case($1, 'person-asked')`, [kase.id])).rejects.toThrow('held case');
    const carry = async (): Promise<string> =>
      (await worker.query<{ said: string }>('select guard.carry_out_erasure($1, null) as said', [order])).rows[0]!.said;
    expect(await carry()).toBe('called-off');
    expect(await refusal(asked(officer, `guard.decide_hold($1, 1, 'lift', 'ground-ended')`, [held]))).toMatchObject({ code: '42501' });
    expect(await asked(dpo, `guard.decide_hold($1, 1, 'lift', null)`, [held])).toBe('body.invalid');
    expect(await asked(dpo, `guard.decide_hold($1, 1, 'lift', 'ground-ended')`, [held])).toBe('done');
    await admin.query(`update erasure_order set state = 'confirmed' where id = $1`, [order]);
    expect(await carry()).toBe('erased');
  });
});
