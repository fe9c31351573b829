import { randomBytes, randomUUID } from 'node:crypto';
import { keptAfterTransfer } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { answerTransfer, breakGlass, offerTransfer } from '../support/emergency-builders';
import { inContext, refusal } from '../support/in-context';

let database: TestDatabase;
let world: Builders;
let officer: User;
let leader: User;
let doctor: User;
let coordinator: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  officer = await world.aUserOf('police-section', 'police-officer');
  leader = await world.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
  coordinator = await world.aUserOf('coordination-desk', 'case-coordinator');
}, 60_000);
beforeEach(async () => {
  doctor = await world.aUserOf('health-facility', 'health-provider');
  kase = await world.aCase().ownedBy(officer).save();
});
afterAll(() => database.drop());

const closed = { code: '42501' };
const seen = (who: User) =>
  inContext(world.app, who, (q) => q('select from case_record where id = $1', [kase.id]).then((rows) => rows.length));

/** A door to core for somebody's unit, as a referral leaves it. */
async function openTo({ unit }: User, { id }: Case): Promise<void> {
  await world.guard.query(
    `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by) values (gen_random_uuid(), $1, $2, 'referral', 1, 0, $3)`,
    [id, unit.id, officer.id],
  );
  await world.guard.query('select guard.rebuild_access($1, $2)', [unit.id, id]);
}

describe('whoever runs any statement with a stolen session', () => {
  it('opens one emergency and no second, whatever they call', async () => {
    expect((await breakGlass(world.app, doctor, kase)).status).toBe('open');
    expect(await refusal(breakGlass(world.app, doctor, kase))).toMatchObject(closed);
    const other = await world.aCase().ownedBy(officer).save();
    const second = await breakGlass(world.app, doctor, other);
    expect(second.status).toBe('requested');
    const approve = (who: User, id: string, version: number) =>
      inContext(world.app, who, (q) => q('select guard.answer_emergency($1, true, $2)', [id, version]));
    // Nor hear, by a version, which ids and versions there are.
    for (const who of [doctor, officer, leader, coordinator]) {
      for (const [id, version] of [[second.id, 1], [second.id, 2], [randomUUID(), 1]] as const) // prettier-ignore
        expect(await refusal(approve(who, id, version))).toEqual(await refusal(approve(who, randomUUID(), 1)));
      expect(await refusal(approve(who, second.id, 1))).toMatchObject(closed);
    }
  });

  it('opens none on a sealed case, from which they are barred, or which is not there; and without a context nothing', async () => {
    await world.bar(doctor, kase);
    expect(await refusal(breakGlass(world.app, doctor, kase))).toMatchObject(closed);
    const sealed = await world.aCase().ownedBy(leader).save();
    await inContext(world.app, leader, (q) => q(`select guard.seal_case($1, 'other', $2)`, [sealed.id, [leader.id, officer.id]]));
    for (const who of [doctor, coordinator]) expect(await refusal(breakGlass(world.app, who, sealed))).toMatchObject(closed);
    // Nor for who is named on the seal and reads less than an emergency would show.
    const named = await world.aCase().ownedBy(leader).save();
    await openTo(doctor, named);
    await inContext(world.app, leader, (q) => q(`select guard.seal_case($1, 'other', $2)`, [named.id, [leader.id, doctor.id]]));
    expect(await refusal(breakGlass(world.app, doctor, named))).toMatchObject(closed);
    expect(await refusal(breakGlass(world.app, coordinator, { ...kase, id: randomUUID() as Case['id'] }))).toMatchObject(closed);
    expect(await refusal(breakGlass(world.app, { ...coordinator, tokenHash: randomBytes(32) }, kase))).toMatchObject(closed);
    const clerk = await world.aUserOf('administration', 'agency-admin');
    expect(await refusal(breakGlass(world.app, clerk, kase))).toMatchObject(closed);
  });

  it('reads nothing once the time is over or the case is sealed, before any sweep', async () => {
    await breakGlass(world.app, doctor, kase);
    expect(await seen(doctor)).toBe(1);
    await inContext(world.app, leader, (q) => q(`select guard.seal_case($1, 'other', $2)`, [kase.id, [leader.id, officer.id]]));
    expect(await seen(doctor)).toBe(0);
    kase = await world.aCase().ownedBy(officer).save();
    const nurse = await world.aUser({ unit: doctor.unit, roles: ['health-provider'] });
    await breakGlass(world.app, nurse, kase);
    await world.guard.query('update case_access set valid_to = now() where holder_id = $1', [nurse.id]);
    expect(await seen(nurse)).toBe(0);
  });

  it('reviews no emergency, where that is not their duty', async () => {
    const { id } = await breakGlass(world.app, doctor, kase);
    await world.guard.query(`update break_glass set ends_at = now() where id = $1`, [id]);
    const review = (who: User) =>
      inContext(world.app, who, (q) =>
        q<{ done: boolean }>(`select guard.review_emergency($1, 'justified', $2, 1) as done`, [id, randomBytes(40)]),
      );
    for (const who of [doctor, officer, leader, coordinator]) expect(await refusal(review(who))).toMatchObject(closed);
    expect(await review(await world.aUserOf('committee-office', 'data-protection-officer'))).toEqual([{ done: true }]);
  });

  it('hands over no case that is not theirs, and answers no offer for another unit', async () => {
    for (const who of [officer, coordinator, doctor]) {
      expect(await refusal(offerTransfer(world.app, who, kase, coordinator.unit))).toMatchObject(closed);
    }
    // Nor one that was shared with them.
    await openTo(doctor, kase);
    expect(await refusal(offerTransfer(world.app, doctor, kase, coordinator.unit))).toMatchObject(closed);
    const offer = await offerTransfer(world.app, leader, kase, coordinator.unit);
    expect(await refusal(offerTransfer(world.app, leader, kase, doctor.unit))).toMatchObject({ code: '23505' });
    for (const who of [leader, doctor]) expect(await refusal(answerTransfer(world.app, who, offer, 'accept'))).toMatchObject(closed);
    expect(await seen(coordinator)).toBe(0);
  });
});

it('a transfer moves every door at once or none, and leaves police what the domain says', async () => {
  const offer = await offerTransfer(world.app, leader, kase, coordinator.unit);
  const half = inContext(world.app, coordinator, async (q) => {
    await q(`select guard.answer_transfer($1, 'accept', null, 1)`, [offer]);
    throw new Error('killed half way');
  });
  await expect(half).rejects.toThrow('killed half way');
  expect([await seen(coordinator), await seen(officer)]).toEqual([0, 1]);
  expect(await answerTransfer(world.app, coordinator, offer, 'accept')).toBe('done');
  const { rows } = await world.guard.query<{ holder: string; read: number; write: number }>(
    'select holder_id as holder, read_mask as read, write_mask as write from case_access where case_id = $1',
    [kase.id],
  );
  const kept = keptAfterTransfer('police-section', 'coordination-desk');
  expect(rows).toHaveLength(2);
  expect(rows).toEqual(
    expect.arrayContaining([
      { holder: coordinator.unit.id, read: 8191, write: 8191 },
      { holder: officer.unit.id, ...kept },
    ]),
  );
  expect(await answerTransfer(world.app, coordinator, offer, 'accept')).toBe('conflict');
});
