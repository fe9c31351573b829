import { handleEvent, registryOf, workOf, WorkerDatabase } from '@himaya/api/testing';
import type { Client } from 'pg';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { inContext } from '../support/in-context';
import type { Referral } from '../support/sharing-builders';
import { allTold, expectCodesOnly } from './told';

describe('who is told of what happens to a referral', () => {
  let database: TestDatabase;
  let worker: WorkerDatabase;
  let make: Builders;
  let guard: Client;
  let officer: User;
  let desk: Unit;

  beforeAll(async () => {
    database = await freshDatabase();
    worker = await WorkerDatabase.open(database.urlFor('worker'));
    make = await buildersOn(database);
    guard = make.guard;
    officer = await make.aUserOf('police-section', 'police-officer');
    desk = await make.aUnit({ kind: 'placement-desk' });
  });
  afterEach(async () => {
    await guard.query('delete from notification');
  });
  afterAll(async () => {
    await worker.close();
    await database.drop();
  });

  const aReferral = async () =>
    make
      .aReferral(await make.aCase().ownedBy(officer).save())
      .sentTo(desk)
      .withConsent('referral');

  /** Writes the event and brings it to its handlers twice. */
  async function happens(kind: string, subject: Referral | User): Promise<void> {
    const { rows } = await guard.query<{ id: string }>('insert into outbox_event (kind, subject_id) values ($1, $2) returning id', [
      kind,
      subject.id,
    ]);
    const id = rows[0]!.id;
    const registry = registryOf(workOf({ storageDir: 'none' }).handlers);
    await handleEvent(worker, registry, id);
    await guard.query('update outbox_event set done_at = null where id = $1', [id]);
    await handleEvent(worker, registry, id);
    expect((await guard.query('select from outbox_event where id = $1 and done_at is not null', [id])).rowCount).toBe(1);
  }

  it('the receiving desk, that a referral arrived', async () => {
    const referral = await (await aReferral()).save();
    await happens('referral-sent', referral);
    expect(await allTold(guard)).toEqual([
      {
        unit_id: desk.id,
        role: null,
        kind: 'referral-arrived',
        referral_id: referral.id,
        details: { service: 'shelter', urgency: 'urgent', unitId: officer.unit.id },
      },
    ]);
  });

  it.each([
    'referral-received',
    'referral-accepted',
    'referral-rejected',
    'referral-started',
    'referral-on-hold',
    'referral-completed',
    'referral-failed',
  ])('the sender, of %s', async (kind) => {
    const referral = await (await aReferral()).save();
    await happens(kind, referral);
    expect(await allTold(guard)).toEqual([
      {
        unit_id: officer.unit.id,
        role: null,
        kind,
        referral_id: referral.id,
        details: { service: 'shelter', urgency: 'urgent', unitId: desk.id },
      },
    ]);
  });

  it('the sender, why it was rejected and whom to ask next', async () => {
    const referral = await (await aReferral()).save();
    const next = await make.aUnit({ kind: 'placement-desk' });
    await guard.query(`update referral set status = 'rejected', rejection_reason = 'no-capacity', next_unit_id = $2 where id = $1`, [
      referral.id,
      next.id,
    ]);
    await happens('referral-rejected', referral);
    const told = await allTold(guard);
    expect(told.map((row) => row.details)).toEqual([
      { service: 'shelter', urgency: 'urgent', reason: 'no-capacity', unitId: desk.id, nextUnitId: next.id },
    ]);
    expectCodesOnly(told);
  });

  it.each([
    ['failed', 'failure_reason', 'person-unreachable'],
    ['cancelled', 'cancellation_reason', 'found-elsewhere'],
  ])('the reason why it %s', async (status, column, reason) => {
    const referral = await (await aReferral()).save();
    await guard.query(`update referral set status = $2, ${column} = $3 where id = $1`, [referral.id, status, reason]);
    await happens(`referral-${status}`, referral);
    expect((await allTold(guard)).map((row) => row.details['reason'])).toEqual([reason]);
  });

  it.each(['referral-cancelled', 'referral-entered-in-error'])('the receiver, of %s, unless it had never been sent', async (event) => {
    const sent = await (await aReferral()).save();
    const draft = await (await aReferral()).unsent().save();
    await happens(event, sent);
    await happens(event, draft);
    expect(await allTold(guard)).toEqual([expect.objectContaining({ unit_id: desk.id, kind: 'referral-cancelled', referral_id: sent.id })]);
  });

  it('both sides, that the consent is gone, and of a draft its sender only', async () => {
    const sent = await (await aReferral()).save();
    const draft = await (await aReferral()).unsent().save();
    await happens('consent-ended-referral', sent);
    await happens('consent-ended-referral', draft);
    const told = await allTold(guard);
    expect(told.map(({ unit_id, referral_id }) => [unit_id, referral_id]).sort()).toEqual(
      [
        [officer.unit.id, sent.id],
        [desk.id, sent.id],
        [officer.unit.id, draft.id],
      ].sort(),
    );
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['consent-withdrawn']));
    expectCodesOnly(told);
  });

  it('the sender, that a paused service goes on', async () => {
    const referral = await (await aReferral()).save();
    await happens('referral-resumed', referral);
    expect(await allTold(guard)).toEqual([expect.objectContaining({ kind: 'referral-started', referral_id: referral.id })]);
  });

  it('the owner of an account alone, of a sign-in on a browser it did not know, and nothing of where or what', async () => {
    const colleague = await make.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
    await happens('new-device', officer);
    const told = await guard.query('select user_id, unit_id, role, kind, referral_id, case_id, subject_id, details from notification');
    expect(told.rows).toEqual([
      {
        user_id: officer.id,
        unit_id: officer.unit.id,
        role: null,
        kind: 'new-device',
        referral_id: null,
        case_id: null,
        subject_id: null,
        details: {},
      },
    ]);
    const seen = (who: User) => inContext(make.app, who, (q) => q('select kind from notification'));
    expect([await seen(officer), await seen(colleague)]).toEqual([[{ kind: 'new-device' }], []]);
  });
});
