import { randomUUID } from 'node:crypto';
import { workOf, WorkerDatabase } from '@himaya/api/testing';
import { deadlinesOf, escalationsOf, firstServiceDueAt, type AgencyId, type ReferralStatus, type UnitId } from '@himaya/domain';
import type { Client } from 'pg';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import type { Referral } from '../support/sharing-builders';
import { allTold, expectCodesOnly, type Told } from './told';

const sentAt = new Date('2026-03-01T06:00:00Z');
const hoursLater = (hours: number): Date => new Date(sentAt.getTime() + hours * 3_600_000);
const agency = 'agency-of-shelters' as AgencyId;

describe('deadlines that nobody answers', () => {
  let database: TestDatabase;
  let worker: WorkerDatabase;
  let make: Builders;
  let guard: Client;
  let officer: User;
  let desk: Unit;
  let other: Unit;
  let coordination: Unit;
  let focal: User;

  beforeAll(async () => {
    database = await freshDatabase();
    worker = await WorkerDatabase.open(database.urlFor('worker'));
    make = await buildersOn(database);
    guard = make.guard;
    officer = await make.aUserOf('police-section', 'police-officer');
    desk = await make.aUnit({ kind: 'placement-desk', agencyId: agency });
    await make.aUser({ unit: desk, roles: ['shelter-caseworker'] });
    other = await make.aUnit({ kind: 'placement-desk' });
    coordination = await make.aUnit({ kind: 'coordination-desk' });
    focal = await make.aUser({ unit: await make.aUnit({ kind: 'administration', agencyId: agency }), roles: ['agency-focal-point'] });
    await offers(desk, 'shelter', 'none', 'women', 'girls');
    await offers(other, 'shelter', 'some', 'women', 'girls');
  });
  afterEach(async () => {
    for (const table of ['notification', 'escalation', 'deadline']) await guard.query(`delete from ${table}`);
    await guard.query(`delete from user_role where role = 'shelter-manager'`);
  });
  afterAll(async () => {
    await worker.close();
    await database.drop();
  });

  async function offers(unit: Unit, service: string, places: string, ...persons: string[]): Promise<void> {
    await guard.query('update unit set refers_in = true where id = $1', [unit.id]);
    await guard.query('insert into unit_service (unit_id, service, person_category, free_places) select $1, $2, unnest($3::text[]), $4', [
      unit.id,
      service,
      persons,
      places,
    ]);
  }
  /** An urgent referral of 06:00 with its deadlines, as the verbs write them: received in 8 h, decided in 24 h. */
  async function aReferral(to = desk, service: 'shelter' | 'medical' = 'shelter'): Promise<Referral> {
    const of = await make.aCase().ownedBy(officer).save();
    // What the case itself waits for is another sweep's.
    await guard.query(`delete from deadline where kind = 'identification-decide'`);
    const referral = await make.aReferral(of).sentTo(to).asking(service).withConsent('referral').save();
    const { receiveDueAt, decideDueAt } = deadlinesOf('urgent', sentAt);
    await deadlines(referral, 'referral-receive', receiveDueAt);
    await deadlines(referral, 'referral-decide', decideDueAt);
    return referral;
  }
  async function deadlines(referral: Referral, kind: string, dueAt: Date): Promise<void> {
    for (const { step, at } of escalationsOf(sentAt, dueAt)) {
      await guard.query('insert into deadline (id, kind, step, subject_id, due_at) values ($1, $2, $3, $4, $5)', [
        randomUUID(),
        kind,
        step,
        referral.id,
        at,
      ]);
    }
  }
  const stands = async (referral: Referral, status: ReferralStatus): Promise<void> =>
    void (await guard.query('update referral set status = $2 where id = $1', [referral.id, status]));
  const sweep = (hours: number): Promise<void> =>
    workOf({ storageDir: 'none' })
      .chores.find((chore) => chore.name === 'sweep-deadlines')!
      .run(worker, hoursLater(hours));
  const facts = async (): Promise<string[]> =>
    (await guard.query<{ fact: string }>(`select kind || ' ' || step as fact from escalation order by at, kind, step`)).rows.map(
      (row) => row.fact,
    );
  const toldTo = async (unit: { id: UnitId }): Promise<Told[]> => (await allTold(guard)).filter((row) => row.unit_id === unit.id);
  const live = async (): Promise<number> =>
    (await guard.query('select from deadline where fired_at is null and cancelled_at is null')).rowCount ?? 0;

  it('are left alone before their time', async () => {
    await aReferral();
    await sweep(3.99);
    expect([await facts(), await allTold(guard), await live()]).toEqual([[], [], 6]);
  });

  it('remind the desk at half the time, once', async () => {
    const referral = await aReferral();
    await sweep(4);
    await sweep(4.1);
    expect(await facts()).toEqual(['referral-receive remind-desk']);
    expect(await allTold(guard)).toEqual([
      {
        unit_id: desk.id,
        role: null,
        kind: 'referral-reminder',
        referral_id: referral.id,
        details: { service: 'shelter', urgency: 'urgent', unitId: officer.unit.id },
      },
    ]);
    expect(await live()).toBe(5);
  });

  it('tell the whole desk and the sender at the full time, with the next desk to ask', async () => {
    const referral = await aReferral();
    await sweep(8);
    const overdue = (await allTold(guard)).filter(({ kind }) => kind === 'referral-overdue');
    expect(overdue).toHaveLength(2);
    expect(overdue).toContainEqual({
      unit_id: desk.id,
      role: null,
      kind: 'referral-overdue',
      referral_id: referral.id,
      details: { service: 'shelter', urgency: 'urgent', unitId: officer.unit.id },
    });
    expect(overdue).toContainEqual({
      unit_id: officer.unit.id,
      role: null,
      kind: 'referral-overdue',
      referral_id: referral.id,
      details: { service: 'shelter', urgency: 'urgent', unitId: desk.id, nextUnitId: other.id },
    });
  });

  it('tell the managers where the desk has any', async () => {
    await make.aUser({ unit: desk, roles: ['shelter-manager'] });
    await aReferral();
    await sweep(8);
    expect((await toldTo(desk)).find(({ kind }) => kind === 'referral-overdue')?.role).toBe('shelter-manager');
    expect((await toldTo(desk)).find(({ kind }) => kind === 'referral-reminder')?.role).toBeNull();
  });

  it('propose the next desk as the sender’s own list would: by person, places, nearness and language, and none that was asked before', async () => {
    const facility = async (governorate: 'baghdad' | 'basra', places: string, person: string, ...languages: string[]): Promise<Unit> => {
      const unit = await make.aUnit({ kind: 'health-facility', governorate });
      await offers(unit, 'medical', places, person);
      for (const language of languages)
        await guard.query('insert into unit_language (unit_id, language) values ($1, $2)', [unit.id, language]);
      return unit;
    };
    const next = async (silent: Unit): Promise<unknown> => {
      await guard.query('delete from notification');
      await guard.query('delete from deadline');
      const referral = await aReferral(silent, 'medical');
      await sweep(8);
      await guard.query(`update referral set status = 'rejected' where id = $1`, [referral.id]);
      return (await toldTo(officer.unit))[0]?.details['nextUnitId'];
    };
    const silent = await facility('baghdad', 'none', 'women', 'tl');
    await facility('baghdad', 'some', 'men', 'tl');
    const closed = await facility('baghdad', 'some', 'women', 'tl');
    await guard.query('update unit set closed_at = now() where id = $1', [closed.id]);
    expect(await next(silent)).toBeUndefined();
    const full = await facility('baghdad', 'none', 'women', 'tl');
    expect(await next(silent)).toBe(full.id);
    const far = await facility('basra', 'some', 'women', 'tl');
    expect(await next(silent)).toBe(far.id);
    const near = await facility('baghdad', 'some', 'women');
    expect(await next(silent)).toBe(near.id);
    const understood = await facility('baghdad', 'some', 'women', 'tl');
    expect(await next(silent)).toBe(understood.id);
    // The need that came back from there is not sent there again.
    const before = await make
      .aReferral(await make.aCase().ownedBy(officer).save())
      .sentTo(understood)
      .asking('medical')
      .withConsent('referral')
      .save();
    await guard.query(`update referral set status = 'rejected' where id = $1`, [before.id]);
    await guard.query('delete from notification');
    await guard.query('delete from deadline');
    const again = await aReferral(silent, 'medical');
    await guard.query('update referral set previous_id = $2 where id = $1', [again.id, before.id]);
    await sweep(8);
    expect((await toldTo(officer.unit))[0]?.details['nextUnitId']).toBe(near.id);
  });

  it('tell the coordination desk with the referral and the focal point a bare count, at twice the time', async () => {
    const referral = await aReferral();
    await sweep(16);
    const escalated = (await allTold(guard)).filter(({ kind }) => kind === 'referral-escalated');
    expect(escalated).toHaveLength(2);
    // The unit that answers for a shelter is not named to third parties.
    expect(escalated).toContainEqual({
      unit_id: coordination.id,
      role: null,
      kind: 'referral-escalated',
      referral_id: referral.id,
      details: { service: 'shelter', urgency: 'urgent' },
    });
    expect(escalated).toContainEqual({
      unit_id: focal.unit.id,
      role: 'agency-focal-point',
      kind: 'referral-escalated',
      referral_id: null,
      details: { count: '1' },
    });
  });

  it('count every silent referral of the agency', async () => {
    await aReferral();
    await aReferral();
    await sweep(16);
    const counts = (await toldTo(focal.unit)).map(({ details }) => details['count']).sort();
    expect(counts).toEqual(['1', '2']);
  });

  it('go through all steps of both stages, each exactly once, in order', async () => {
    await aReferral();
    for (const hours of [1, 4, 8, 12, 16, 24, 48, 1000]) await sweep(hours);
    expect(await facts()).toEqual([
      'referral-receive remind-desk',
      'referral-receive tell-manager-and-sender',
      'referral-decide remind-desk',
      'referral-receive tell-coordinator',
      'referral-decide tell-manager-and-sender',
      'referral-decide tell-coordinator',
    ]);
    const told = await allTold(guard);
    expect(told.map(({ kind }) => kind)).toEqual([
      ...Array<string>(4).fill('referral-escalated'),
      ...Array<string>(4).fill('referral-overdue'),
      ...Array<string>(2).fill('referral-reminder'),
    ]);
    expectCodesOnly(told);
    expect(await live()).toBe(0);
  });

  it('do the same when they are swept late, and by several workers at once', async () => {
    await aReferral();
    await Promise.all([sweep(1000), sweep(1000), sweep(1000)]);
    expect(await facts()).toHaveLength(6);
    expect(await allTold(guard)).toHaveLength(10);
  });

  it.each([
    ['received', ['referral-decide remind-desk', 'referral-decide tell-coordinator', 'referral-decide tell-manager-and-sender']],
    ['accepted', []],
    ['rejected', []],
    ['cancelled', []],
  ] as const)('stop for what was answered: %s', async (status, expected) => {
    await stands(await aReferral(), status);
    await sweep(1000);
    expect((await facts()).sort()).toEqual(expected);
    expect(await live()).toBe(0);
  });

  it('stop at once when a verb calls them off', async () => {
    const referral = await aReferral();
    await sweep(4);
    await guard.query('update deadline set cancelled_at = now() where subject_id = $1 and fired_at is null', [referral.id]);
    await sweep(1000);
    expect(await facts()).toEqual(['referral-receive remind-desk']);
  });

  it('watch the first service after acceptance', async () => {
    const referral = await aReferral();
    await guard.query('delete from deadline');
    await deadlines(referral, 'referral-first-service', firstServiceDueAt('urgent', sentAt));
    await stands(referral, 'accepted');
    await sweep(36);
    expect(await facts()).toEqual(['referral-first-service remind-desk']);
    await stands(referral, 'in-progress');
    await sweep(1000);
    expect(await facts()).toEqual(['referral-first-service remind-desk']);
  });

  it('give way to an answer that is being written', async () => {
    const referral = await aReferral();
    const answering = await database.asGuard();
    await answering.query('begin');
    await answering.query('select from referral where id = $1 for update', [referral.id]);
    await sweep(4);
    await answering.query('update deadline set cancelled_at = now() where subject_id = $1 and fired_at is null', [referral.id]);
    await answering.query('commit');
    await sweep(4);
    expect(await facts()).toEqual([]);
  });
});
