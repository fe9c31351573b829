import { randomBytes } from 'node:crypto';
import { outsideSteps, referralActions, referralMachine, referralStatuses, type ReferralSide, type ReferralStatus } from '@himaya/domain';
import fc from 'fast-check';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { enter, inContext } from '../support/in-context';
import type { Referral } from '../support/sharing-builders';

fc.configureGlobal({ seed: 20_260_301 });

let database: TestDatabase;
let world: Builders;
let referral: Referral;
let users: Record<ReferralSide | 'onlooker' | 'stranger', User>;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  const sender = await world.aUserOf('police-section', 'police-supervisor');
  const receiver = await world.aUserOf('placement-desk', 'shelter-manager');
  const onlooker = await world.aUserOf('health-facility', 'health-provider');
  const stranger = await world.aUserOf('police-section', 'police-supervisor');
  const kase = await world.aCase().ownedBy(sender).save();
  await world.aReferral(kase).sentTo(onlooker.unit).asking('medical').carrying('core').taken(onlooker, 'receive', 'accept');
  referral = await world.aReferral(kase).sentTo(receiver.unit).save();
  users = { sender, receiver, onlooker, stranger };
});
afterAll(() => database.drop());

/** What the database makes of a raw change of status, all of it undone again. */
async function attempt(who: User, from: ReferralStatus, to: ReferralStatus, of = referral): Promise<'moved' | 'refused' | 'unseen'> {
  await world.guard.query('update referral set status = $2 where id = $1', [of.id, from]);
  await world.app.query('begin');
  try {
    await enter(world.app, who.tokenHash);
    const { rowCount } = await world.app.query('update referral set status = $2 where id = $1', [of.id, to]);
    return rowCount === 1 ? 'moved' : 'unseen';
  } catch (error) {
    expect(error).toMatchObject({ code: '42501' });
    return 'refused';
  } finally {
    await world.app.query('rollback');
  }
}

const legal = (side: ReferralSide, from: ReferralStatus, to: ReferralStatus): boolean =>
  referralActions.codes.some((action) => {
    const move = referralMachine[action];
    return move.by === side && move.to === to && move.from.includes(from);
  });

it('lets each side make the machine’s moves and no other, over every pair of statuses', async () => {
  const wrong: string[] = [];
  let moved = 0;
  for (const side of ['sender', 'receiver'] as const) {
    for (const from of referralStatuses.codes) {
      for (const to of referralStatuses.codes.filter((status) => status !== from)) {
        const outcome = await attempt(users[side], from, to);
        if (outcome === 'moved') moved += 1;
        if ((outcome === 'moved') !== legal(side, from, to)) wrong.push(`${side}: ${from} → ${to} ${outcome}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(moved).toBeGreaterThan(20);
});

it('lets the sender make the moves of a service that runs where nobody has an account, and no answer', async () => {
  const desk = await world.aUserOf('placement-desk', 'shelter-manager');
  const kase = await world.aCase().ownedBy(users.sender).save();
  const outside = await world.aReferral(kase).sentTo(desk.unit).save();
  await world.guard.query('delete from user_role where user_id = $1', [desk.id]);
  await world.guard.query('update unit set outside = true where id = $1', [desk.unit.id]);
  const made: string[] = [];
  for (const from of referralStatuses.codes) {
    for (const to of referralStatuses.codes.filter((status) => status !== from)) {
      if (!legal('sender', from, to) && (await attempt(users.sender, from, to, outside)) === 'moved') made.push(`${from} → ${to}`);
    }
  }
  const moves = outsideSteps.codes.flatMap((step) => referralMachine[step].from.map((from) => `${from} → ${referralMachine[step].to}`));
  expect(made.toSorted()).toEqual(moves.toSorted());
});

it('gives a one-time code to the sender of a referral to a body outside alone, while it waits for its answer', async () => {
  const kase = await world.aCase().ownedBy(users.sender).save();
  const house = await world.aUnit({ kind: 'placement-desk' });
  await world.guard.query('update unit set outside = true where id = $1', [house.id]);
  const outside = await world.aReferral(kase).sentTo(house).save();
  const put = async (who: User, of = outside): Promise<string> => {
    const rows = await inContext(world.app, who, (q) =>
      q<{ answer: string }>('select guard.put_packet_code($1, $2) as answer', [of.id, randomBytes(32)]),
    );
    return rows[0]!.answer;
  };
  await world.guard.query(
    `update referral set status = 'requested', decide_due_at = now() + interval '1 day' where id = any ($1::uuid[])`,
    [[outside.id, referral.id]],
  );
  expect(await put(users.receiver, referral)).toBe('not-found');
  expect(await put(users.sender, referral)).toBe('packet.not-outside');
  expect(await put(users.stranger)).toBe('not-found');
  expect(await put(users.sender)).toBe('done');
  await world.guard.query(`update referral set decide_due_at = now() where id = $1`, [outside.id]);
  expect(await put(users.sender)).toBe('packet.overdue');
  await world.guard.query(`update referral set status = 'accepted', decide_due_at = now() + interval '1 day' where id = $1`, [outside.id]);
  expect(await put(users.sender)).toBe('referral.not-now');
});

it('lets nobody else move it, not even a unit that holds the case', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('onlooker' as const, 'stranger' as const),
      fc.constantFrom(...referralStatuses.codes),
      fc.constantFrom(...referralStatuses.codes),
      async (who, from, to) => expect(await attempt(users[who], from, to)).toBe('unseen'),
    ),
    { numRuns: 60 },
  );
});

it('keeps the same moves in its own table', async () => {
  const { rows } = await world.guard.query<{ move: string }>(
    `select concat_ws(' ', action, from_status, to_status, party) as move from guard.referral_move order by 1`,
  );
  const declared = referralActions.codes.flatMap((action) => {
    const { from, to, by } = referralMachine[action];
    return from.map((status) => `${action} ${status} ${to} ${by}`);
  });
  expect(rows.map((row) => row.move)).toEqual(declared.sort());
});
