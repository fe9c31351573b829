import { maskOf, type Category } from '@himaya/domain';
import type { Client } from 'pg';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { enter, inContext, refusal, type Query } from '../support/in-context';
import { askOverride } from '../support/override-builders';
import { registerRows } from '../support/placement-rows';
import { move, type Referral } from '../support/sharing-builders';

let database: TestDatabase;
let world: Builders;
let admin: Client;
let other: Client;
let officer: User;
let desk: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  admin = await database.asAdmin();
  other = await database.asApp();
  officer = await world.aUserOf('police-section', 'police-officer');
});
beforeEach(async () => {
  desk = await world.aUserOf('placement-desk', 'shelter-caseworker');
  kase = await world.aCase().ownedBy(officer).save();
});
afterAll(() => database.drop());

const sent = (...packet: Category[]) =>
  world
    .aReferral(kase)
    .sentTo(desk.unit)
    .carrying('core', ...packet);
const onOther: Query = async (sql, values) => (await other.query(sql, values as unknown[])).rows;

async function takeBack(q: Query, { consent }: Pick<Referral, 'consent'>, by = officer): Promise<void> {
  await q(`insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id) values ($1, $2, 'spoken', $3, $4)`, [
    consent.id,
    consent.caseId,
    by.id,
    by.unit.id,
  ]);
  await q('select * from guard.end_by_withdrawal($1)', [consent.id]);
}

async function doorOfDesk(): Promise<number> {
  const { rows } = await world.guard.query<{ mask: number }>('select read_mask as mask from case_access where holder_id = $1', [
    desk.unit.id,
  ]);
  return rows[0]?.mask ?? 0;
}

/** Resolves once so many connections wait for a lock; asks again and again, each answer being a round trip. */
async function waiting(many: number, role = 'himaya_app'): Promise<void> {
  for (let asked = 0; asked < 5000; asked += 1) {
    const { rowCount } = await admin.query(
      `select from pg_stat_activity where datname = current_database() and usename = $1 and wait_event_type = 'Lock'`,
      [role],
    );
    if (rowCount === many) return;
  }
  throw new Error('the second transaction never waited for the first');
}

/** The first piece of work holds its locks until the second, on the other connection, waits for them; then it goes on. */
async function overlapping(
  first: { by: User; work: (q: Query) => Promise<unknown>; then?: (q: Query) => Promise<unknown> },
  second: { by: User; work: (q: Query) => Promise<unknown> },
) {
  await other.query('begin');
  await enter(other, second.by.tokenHash);
  let late: Promise<unknown> | undefined;
  await inContext(world.app, first.by, async (q) => {
    await first.work(q);
    late = second.work(onOther);
    await waiting(1);
    await first.then?.(q);
  });
  await late;
  await other.query('commit');
}

it('two referrals accepted at once by one desk both open', async () => {
  const identity = await sent('identity').taken(desk, 'receive');
  const risk = await sent('risk').taken(desk, 'receive');
  await overlapping({ by: desk, work: (q) => move(q, identity, 'accept') }, { by: desk, work: (q) => move(q, risk, 'accept') });
  expect(await doorOfDesk()).toBe(maskOf('core', 'identity', 'risk', 'shelter'));
});

it('one cancelled while another is accepted leaves only the other’s packet', async () => {
  const identity = await sent('identity').taken(desk, 'receive', 'accept');
  const risk = await sent('risk').taken(desk, 'receive');
  await overlapping({ by: officer, work: (q) => move(q, identity, 'cancel') }, { by: desk, work: (q) => move(q, risk, 'accept') });
  expect(await doorOfDesk()).toBe(maskOf('core', 'risk', 'shelter'));
});

it('consent withdrawn while its referral is accepted leaves no door', async () => {
  const referral = await sent('identity').taken(desk, 'receive');
  await overlapping({ by: desk, work: (q) => move(q, referral, 'accept') }, { by: officer, work: (q) => takeBack(q, referral) });
  expect(await doorOfDesk()).toBe(0);
});

describe('telling the police', () => {
  let section: User;
  let own: Case;
  beforeEach(async () => {
    section = await world.aUserOf('police-section', 'police-officer');
    own = await world.aCase().ownedBy(desk).save();
  });
  const tell = (q: Query, consent: string | null, override: string | null) =>
    q<{ told: string }>('select guard.tell_police(gen_random_uuid(), $1, $2, $3, $4, $5) as told', [
      own.id,
      section.unit.id,
      maskOf('core'),
      consent,
      override,
    ]);
  const isOpen = async (): Promise<boolean> =>
    (await world.guard.query('select from case_access where holder_id = $1', [section.unit.id])).rowCount !== 0;

  it('waits for a withdrawal of the word, or is waited for, and leaves no door', async () => {
    for (const telling of ['first', 'second']) {
      const consent = await world.aConsent(own).for('law-enforcement').toUnit(section.unit).save();
      const told = { by: desk, work: (q: Query) => tell(q, consent.id, null) };
      const taken = { by: desk, work: (q: Query) => takeBack(q, { consent }, desk) };
      await (telling === 'first' ? overlapping(told, taken) : overlapping(taken, told));
      expect([telling, await isOpen()]).toEqual([telling, false]);
    }
  });

  it('and ending the override it would rest on wait for each other one way only', async () => {
    const { id } = await askOverride(world.app, desk, own, section.unit);
    // The ending holds the override and waits here, before it writes at the case.
    await world.guard.query('begin');
    await world.guard.query('select from deadline where subject_id = $1 for update', [id]);
    await other.query('begin');
    await enter(other, desk.tokenHash);
    const ended = onOther(`select guard.end_override($1, 'ground-passed', 1)`, [id]);
    await waiting(1);
    const told = inContext(world.app, desk, (q) => tell(q, null, id));
    await waiting(2);
    await world.guard.query('rollback');
    await ended;
    await other.query('commit');
    expect(await told).toEqual([{ told: 'consent.law-enforcement' }]);
  });
});

it('a stay that ends while its consent is withdrawn ends, and neither waits for the other for ever', async () => {
  const manager = await world.aUser({ unit: desk.unit, roles: ['shelter-manager'] });
  const referral = await sent('identity').taken(desk, 'receive', 'accept', 'start');
  const stay = await registerRows(world.guard, { unitId: desk.unit.id, userId: desk.id, caseId: kase.id });
  await world.guard.query('update placement set referral_id = $2 where id = $1', [stay, referral.id]);
  const exit = `select guard.exit_placement($1, gen_random_uuid(), 1, 'left-without-notice', 'not-checked', '{}') as answer`;
  await overlapping(
    {
      by: manager,
      work: async (q) => expect(await q(exit, [stay])).toEqual([{ answer: 'done' }]),
      then: (q) => move(q, referral, 'complete'),
    },
    { by: officer, work: (q) => takeBack(q, referral) },
  );
  const { rows } = await world.guard.query('select status, sharing_ended_at from placement where id = $1', [stay]);
  expect(rows).toEqual([{ status: 'ended', sharing_ended_at: null }]);
  expect(await doorOfDesk()).toBe(0);
});

it.each(['repeatable read', 'serializable'])('an old %s snapshot brings no shut door back', async (isolation) => {
  const wide = await sent('identity', 'risk').taken(desk, 'receive', 'accept');
  const narrow = await sent().taken(desk, 'receive');
  await other.query(`begin isolation level ${isolation}`);
  await enter(other, desk.tokenHash);
  await onOther('select from referral');
  await world.withdraw(wide);
  expect(await doorOfDesk()).toBe(0);
  expect(await refusal(move(onOther, narrow, 'accept'))).toMatchObject({ code: '25001' });
  await other.query('rollback');
  expect(await doorOfDesk()).toBe(0);
});

it('a case is handed over while the worker writes its duties: one waits for the other, and both come to their end', async () => {
  const leader = await world.aUserOf('police-section', 'police-supervisor');
  const own = await world.aCase().ownedBy(leader).save();
  const owed = `select from duty where case_id = $1 and kind = 'rights-explain'`;
  await world.guard.query(
    `insert into deadline (id, kind, step, subject_id, due_at) values (gen_random_uuid(), 'rights-explain', 'alert', $1, now() + interval '1 hour')`,
    [own.id],
  );
  await world.guard.query('delete from duty where case_id = $1', [own.id]);
  const worker = await database.asGuard();
  await worker.query('begin');
  let written: Promise<unknown> | undefined;
  await inContext(world.app, leader, async (q) => {
    await q(`select guard.offer_transfer(gen_random_uuid(), $1, $2, 'other', '\\x00')`, [own.id, desk.unit.id]);
    written = worker.query('select guard.place_duties($1)', [own.id]);
    await waiting(1, 'himaya_owner');
  });
  await written;
  await worker.query('commit');
  expect((await world.guard.query(owed, [own.id])).rowCount).toBe(1);
});
