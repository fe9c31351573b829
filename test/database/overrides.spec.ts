import { randomUUID } from 'node:crypto';
import { maskOf, type OverrideId, type ReferralId } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';
import { approveOverride, askOverride, type AskedOverride } from '../support/override-builders';
import { move } from '../support/sharing-builders';

let database: TestDatabase;
let world: Builders;
let officer: User;
let leader: User;
let elsewhere: User;
let coordinator: User;
let otherDesk: User;
let desk: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  officer = await world.aUserOf('police-section', 'police-officer');
  leader = await world.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
  elsewhere = await world.aUserOf('police-section', 'police-supervisor');
  coordinator = await world.aUserOf('coordination-desk', 'case-coordinator');
  otherDesk = await world.aUser({
    unit: await world.aUnit({ kind: 'coordination-desk', governorate: 'basra' }),
    roles: ['case-coordinator'],
  });
  desk = await world.aUserOf('placement-desk', 'shelter-manager');
  await world.guard.query('update unit set refers_in = true where id = $1', [desk.unit.id]);
}, 60_000);
beforeEach(async () => {
  kase = await world.aCase().ownedBy(officer).save();
});
afterAll(() => database.drop());

const closed = { code: '42501' };
const ask = (how: AskedOverride = {}, who = officer) => askOverride(world.app, who, kase, desk.unit, how);
const approve = (who: User, id: OverrideId) => approveOverride(world.app, world.guard, who, id);
const grown = (band: string) => world.guard.query('update case_record set age_band = $2 where id = $1', [kase.id, band]);
const status = async (id: OverrideId): Promise<string> =>
  (await world.guard.query<{ status: string }>('select status from consent_override where id = $1', [id])).rows[0]!.status;

/** A referral under an override, as the sender would write it: one statement, whatever the API thinks of it. */
const refer = (override: OverrideId, how: { by?: User; to?: User; packet?: number; status?: string } = {}): Promise<ReferralId> =>
  inContext(world.app, how.by ?? officer, async (q) => {
    const id = randomUUID() as ReferralId;
    await q(
      `insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, override_id, safe_contact, sex,
                             age_band, languages, special_needs, governorate, created_by, requested_at)
       values ($1, $2, $3, $4, 'shelter', 'urgent', 'other', $5, $6, $7, 'any', 'female', '18-29', '{tl}', '{}', 'baghdad', $8, now())`,
      [
        id,
        kase.id,
        (how.by ?? officer).unit.id,
        (how.to ?? desk).unit.id,
        how.status ?? 'requested',
        how.packet ?? maskOf('core', 'identity'),
        override,
        (how.by ?? officer).id,
      ],
    );
    return id;
  });
const accept = async (id: ReferralId): Promise<void> => {
  for (const action of ['receive', 'accept'] as const) await inContext(world.app, desk, (q) => move(q, { id }, action));
};
const seen = (who: User) =>
  inContext(world.app, who, (q) => q('select from case_record where id = $1', [kase.id]).then((rows) => rows.length));

describe('the second person, for an adult', () => {
  it('is a leader of the requester’s own unit, and nobody else', async () => {
    const { id, answer } = await ask();
    expect(answer).toBe('done');
    const receiver = await world.aUser({ unit: desk.unit, roles: ['shelter-manager'] });
    const colleague = await world.aUser({ unit: officer.unit, roles: ['police-officer'] });
    for (const who of [officer, desk, receiver, elsewhere, coordinator, colleague]) {
      expect(await refusal(approve(who, id))).toMatchObject(closed);
      expect(await refusal(inContext(world.app, who, (q) => q(`select guard.refuse_override($1, 'other', 1)`, [id])))).toMatchObject(
        closed,
      );
    }
    expect(await status(id)).toBe('requested');
    expect(await approve(leader, id)).toBe('done');
    expect(await status(id)).toBe('approved');
    expect(await approve(leader, id).catch((error: { code: string }) => error.code)).toBe('42501');
  });

  it('is never the requester, even where they lead the unit', async () => {
    const { id } = await ask({}, leader);
    expect(await refusal(approve(leader, id))).toMatchObject(closed);
    const second = await world.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
    await world.bar(second, kase);
    expect(await refusal(approve(second, id))).toMatchObject(closed);
    const third = await world.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
    expect(await approve(third, id)).toBe('done');
  });

  it('says no once for all, and approves nothing that lapsed or whose asker has gone', async () => {
    const { id } = await ask();
    await inContext(world.app, leader, (q) => q(`select guard.refuse_override($1, 'too-much', 1)`, [id]));
    expect(await status(id)).toBe('refused');
    expect(await refusal(refer(id))).toMatchObject(closed);
    const lapsed = (await ask()).id;
    await world.guard.query(`update consent_override set requested_at = now() - interval '8 days' where id = $1`, [lapsed]);
    expect(await approve(leader, lapsed)).toBe('override.not-now');
    const leaver = await world.aUser({ unit: officer.unit, roles: ['police-officer'] });
    const orphan = (await ask({}, leaver)).id;
    expect(await status(lapsed)).toBe('withdrawn');
    await world.guard.query('update user_account set disabled_at = now() where id = $1', [leaver.id]);
    expect(await approve(leader, orphan)).toBe('override.not-now');
  });
});

describe('what is asked for', () => {
  it('is the case-holder’s own: nothing they do not read, to nobody who takes no referrals, by no stranger', async () => {
    expect(await refusal(ask({}, elsewhere))).toMatchObject(closed);
    expect(await refusal(ask({ categories: ['core', 'health'] }))).toMatchObject(closed);
    expect((await askOverride(world.app, officer, kase, elsewhere.unit)).answer).toBe('referral.unit-not-eligible');
    expect((await ask({ ground: 'court-order' })).answer).toBe('done');
    expect((await ask()).answer).toBe('override.already-asked');
  });

  it('is of a child only with the best interests determined, and with words of its own for the exploitation record', async () => {
    await grown('15-17');
    expect((await ask({ bestInterests: false })).answer).toBe('override.child');
    expect((await ask({ categories: ['core', 'exploitation'] })).answer).toBe('override.child');
    expect((await ask({ categories: ['core', 'exploitation'], exploitation: true })).answer).toBe('done');
  });
});

describe('sharing under it', () => {
  it('goes to the named desk, in the named categories, by the unit that asked, and opens until its last day', async () => {
    const { id } = await ask();
    expect(await refusal(refer(id))).toMatchObject(closed);
    await approve(leader, id);
    expect(await refusal(refer(id, { packet: maskOf('core', 'risk') }))).toMatchObject(closed);
    const other = await world.aUserOf('placement-desk', 'shelter-manager');
    expect(await refusal(refer(id, { to: other }))).toMatchObject(closed);
    const referral = await refer(id);
    expect(await seen(desk)).toBe(0);
    await accept(referral);
    expect(await seen(desk)).toBe(1);
    const { rows } = await world.guard.query<{ days: number }>(
      `select round(extract(epoch from ends_at - now()) / 86400)::int as days from case_grant where referral_id = $1`,
      [referral],
    );
    expect([14, 15]).toContain(rows[0]!.days);
    // Another unit that works the case and reads as much: the approval was not its own.
    const clinic = await world.aUserOf('health-facility', 'health-provider');
    await world.aReferral(kase).sentTo(clinic.unit).asking('medical').taken(clinic, 'receive', 'accept');
    expect(await refusal(refer(id, { by: clinic }))).toMatchObject(closed);
  });

  it('opens nothing once it expired or ended between sending and acceptance', async () => {
    const { id } = await ask();
    await approve(leader, id);
    const late = await refer(id);
    await world.guard.query(`update consent_override set valid_until = current_date - 2 where id = $1`, [id]);
    expect(await refusal(refer(id))).toMatchObject(closed);
    expect(await refusal(accept(late))).toMatchObject(closed);
    expect(await seen(desk)).toBe(0);
  });

  it('stops with its end: what waits is cancelled, what was opened shuts, and nothing more goes out', async () => {
    const { id } = await ask();
    await approve(leader, id);
    const opened = await refer(id);
    await accept(opened);
    const waiting = await refer(id);
    const end = (who: User, version: number) =>
      inContext(world.app, who, (q) =>
        q<{ stopped: string[] | null }>(`select guard.end_override($1, 'person-objects', $2) as stopped`, [id, version]),
      );
    for (const who of [desk, elsewhere, coordinator]) expect(await refusal(end(who, 2))).toMatchObject(closed);
    expect((await end(officer, 1))[0]!.stopped).toBeNull();
    expect((await end(officer, 2))[0]!.stopped!.toSorted()).toEqual([opened, waiting].toSorted());
    expect(await seen(desk)).toBe(0);
    expect(await refusal(refer(id))).toMatchObject(closed);
    const { rows } = await world.guard.query('select id, status from referral where override_id = $1 order by status', [id]);
    expect(rows).toEqual([
      { id: opened, status: 'accepted' },
      { id: waiting, status: 'cancelled' },
    ]);
  });
});

describe('for a child', () => {
  beforeEach(() => grown('15-17'));

  it('the coordination desk of the governorate approves too, each part its own', async () => {
    const { id } = await ask();
    expect(await refusal(approve(otherDesk, id))).toMatchObject(closed);
    expect(await approve(leader, id)).toBe('done');
    expect(await status(id)).toBe('requested');
    expect(await refusal(refer(id))).toMatchObject(closed);
    expect(await refusal(approve(leader, id))).toMatchObject(closed);
    expect(await approve(coordinator, id)).toBe('done');
    expect(await status(id)).toBe('approved');
    await accept(await refer(id));
    expect(await seen(desk)).toBe(1);
  });

  it('an approval of the days when they were taken for an adult covers nothing', async () => {
    await grown('18-29');
    const { id } = await ask();
    await approve(leader, id);
    const sent = await refer(id);
    await grown('unknown');
    expect(await refusal(refer(id))).toMatchObject(closed);
    expect(await refusal(accept(sent))).toMatchObject(closed);
    expect(await seen(desk)).toBe(0);
  });

  it('the exploitation record goes along only where the best interests weigh it', async () => {
    const packet = maskOf('core', 'exploitation');
    const plain = (await ask()).id;
    for (const who of [leader, coordinator]) await approve(who, plain);
    expect(await refusal(refer(plain, { packet }))).toMatchObject(closed);
    const weighed = (await ask({ categories: ['core', 'exploitation'], exploitation: true })).id;
    for (const who of [leader, coordinator]) await approve(who, weighed);
    const sent = await refer(weighed, { packet });
    await accept(await refer(weighed, { packet }));
    const { rows } = await world.guard.query('select read_mask & 4 as exploitation from case_grant where case_id = $1 and basis = $2', [
      kase.id,
      'referral',
    ]);
    expect(rows).toEqual([{ exploitation: 4 }]);
    // Without those words the row itself is no way round: neither another packet nor the one under way.
    await world.guard.query('update best_interests set exploitation_ct = null where override_id = $1', [weighed]);
    expect(await refusal(refer(weighed, { packet }))).toMatchObject(closed);
    expect(await refusal(accept(sent))).toMatchObject(closed);
  });
});

it('shows the request to whom it concerns and its words to fewer: never to the receiver', async () => {
  await grown('15-17');
  const { id } = await ask();
  const rows = (who: User, table: string, column: string) =>
    inContext(world.app, who, (q) => q(`select from ${table} where ${column} = $1`, [id]).then((found) => found.length));
  const view = async (who: User) => [
    await rows(who, 'consent_override', 'id'),
    await rows(who, 'consent_override_words', 'override_id'),
    await rows(who, 'best_interests', 'override_id'),
  ];
  expect(await view(officer)).toEqual([1, 1, 1]);
  // The desk is asked without holding the case: what it is about, and no word of it.
  expect(await view(coordinator)).toEqual([1, 0, 0]);
  for (const who of [desk, elsewhere, otherDesk]) expect(await view(who)).toEqual([0, 0, 0]);
  for (const who of [leader, coordinator]) await approve(who, id);
  await accept(await refer(id));
  expect(await view(desk)).toEqual([0, 0, 0]);
  await world.guard.query(`insert into case_seal (id, case_id, reason, sealed_by) values (gen_random_uuid(), $1, 'other', $2)`, [
    kase.id,
    leader.id,
  ]);
  expect(await view(coordinator)).toEqual([0, 0, 0]);
});
