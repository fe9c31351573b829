import { randomBytes, randomUUID } from 'node:crypto';
import { fieldsOf, maskOf } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal, type Query } from '../support/in-context';
import { move } from '../support/sharing-builders';

let database: TestDatabase;
let world: Builders;
let officer: User;
let desk: User;
let stranger: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  officer = await world.aUserOf('police-section', 'police-officer');
  stranger = await world.aUserOf('placement-desk', 'shelter-manager');
});
beforeEach(async () => {
  desk = await world.aUserOf('placement-desk', 'shelter-caseworker');
  kase = await world.aCase().ownedBy(officer).save();
});
afterAll(() => database.drop());

const closed = { code: '42501' };

/** What a unit's door to the case lets through, as the policies read it; null where there is none. */
async function door(of: User): Promise<{ read: number; write: number; days: number | null } | null> {
  const { rows } = await world.guard.query<{ read: number; write: number; days: number | null }>(
    `select read_mask as read, write_mask as write, case when isfinite(valid_to) then round(extract(epoch from valid_to - now()) / 86400)::int end as days
       from case_access where holder_id = $1 and case_id = $2`,
    [of.unit.id, kase.id],
  );
  return rows[0] ?? null;
}

describe('the identity’s own door', () => {
  it('leaves the identity out where no consent names it, and opens it under one to the same receiver, for as long as that holds', async () => {
    const alone = await world.aConsent(kase).toUnit(desk.unit).covering('core').save();
    const under = () => world.aReferral(kase).under(alone).sentTo(desk.unit).taken(desk, 'receive', 'accept');
    const first = await under();
    expect(await door(desk)).toMatchObject({ read: maskOf('core', 'shelter') });
    expect(await inContext(world.app, desk, (q) => q('select from person_identity'))).toEqual([]);
    await inContext(world.app, officer, (q) => move(q, first, 'cancel'));

    await world.aConsent(kase).for('share-identity').toUnit(stranger.unit).save();
    const second = await under();
    expect(await door(desk)).toMatchObject({ read: maskOf('core', 'shelter') });
    await inContext(world.app, officer, (q) => move(q, second, 'cancel'));

    const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
    await world.aConsent(kase).for('share-identity').toUnit(desk.unit).validUntil(today).save();
    await under();
    const until = await door(desk);
    expect(until).toMatchObject({ read: maskOf('core', 'identity', 'shelter') });
    expect(until!.days).toBeLessThanOrEqual(1);
    expect(await inContext(world.app, desk, (q) => q('select from person_identity'))).toHaveLength(1);
    // Its own last day over, the name is gone and the service goes on.
    await world.guard.query(`update case_grant set ends_at = now() where consent_id is not null and ended_at is null and case_id = $1`, [
      kase.id,
    ]);
    await world.guard.query('select guard.rebuild_access($1, $2)', [desk.unit.id, kase.id]);
    expect(await door(desk)).toMatchObject({ read: maskOf('core', 'shelter') });
  });
});

describe('what stays once the identity is taken back', () => {
  it('keeps the fields it had, and gains none', async () => {
    const consent = await world.aConsent(kase).toUnit(desk.unit).covering('core', 'identity', 'risk').save();
    const shared = await world.aConsent(kase).for('share-identity').toUnit(desk.unit).covering('identity').save();
    const packet = world.aReferral(kase).under(consent).sentTo(desk.unit).carrying('core', 'identity', 'risk');
    await packet.only('identity-name').taken(desk, 'receive', 'accept');
    await world.withdraw({ consent: shared, from: officer });
    const { rows } = await world.guard.query<{ read: number; fields: number }>(
      'select read_mask as read, field_mask as fields from case_access where holder_id = $1 and case_id = $2',
      [desk.unit.id, kase.id],
    );
    expect(rows).toEqual([{ read: maskOf('core', 'risk', 'shelter'), fields: fieldsOf(maskOf('shelter')) }]);
  });
});

describe('a person', () => {
  it('is found by a name or a telephone that was sent, not by one that was left out', async () => {
    const token = randomBytes(3);
    await world.guard.query('insert into identity_token (token, case_id) values ($1, $2)', [token, kase.id]);
    const found = async () => inContext(world.app, desk, (q) => q('select case_id as id from guard.match($1)', [[token]]));
    const packet = () => world.aReferral(kase).sentTo(desk.unit).carrying('core', 'identity');
    await packet().only('identity-age', 'identity-nationality').taken(desk, 'receive', 'accept');
    expect(await found()).toEqual([]);
    await packet().only('identity-phone').taken(desk, 'receive', 'accept');
    expect(await found()).toEqual([{ id: kase.id }]);
  });
});

describe('shutting a door', () => {
  it('completion leaves thirty days of reading and no writing', async () => {
    await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept', 'start', 'complete');
    expect(await door(desk)).toEqual({ read: maskOf('core', 'identity', 'shelter'), write: 0, days: 30 });
  });

  it.each(['fail', 'cancel'] as const)('%s shuts it at once', async (action) => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept', 'start');
    await inContext(world.app, action === 'fail' ? desk : officer, (q) => move(q, referral, action));
    expect(await door(desk)).toBeNull();
    expect(await inContext(world.app, desk, (q) => q('select from case_record'))).toEqual([]);
  });

  it('withdrawal cancels what is pending, shuts what is open, and lets a service go on', async () => {
    const consent = await world.aConsent(kase).toUnit(desk.unit).save();
    const going = await world.aReferral(kase).under(consent).sentTo(desk.unit).taken(desk, 'receive', 'accept', 'start');
    const pending = await world.aReferral(kase).under(consent).sentTo(desk.unit).taken(desk, 'receive');
    await world.withdraw(going);
    const { rows } = await world.guard.query(
      `select id, status, cancellation_reason as reason from referral where case_id = $1 order by status`,
      [kase.id],
    );
    expect(rows).toEqual([
      { id: pending.id, status: 'cancelled', reason: 'consent-withdrawn' },
      { id: going.id, status: 'in-progress', reason: null },
    ]);
    expect(await door(desk)).toBeNull();
    await inContext(world.app, desk, (q) => move(q, going, 'complete'));
    expect(await door(desk)).toBeNull();
  });

  it('needs a withdrawal written down by the own unit', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept');
    const end = (who: User) => inContext(world.app, who, (q) => q('select guard.end_by_withdrawal($1)', [referral.consent.id]));
    for (const who of [officer, desk, stranger]) expect(await refusal(end(who))).toMatchObject(closed);
    await world.withdraw(referral);
    for (const who of [desk, stranger]) expect(await refusal(end(who))).toMatchObject(closed);
    const forged = inContext(
      world.app,
      stranger,
      (q) =>
      q(`insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id) values ($1, $2, 'spoken', $3, $4)`, [
        referral.consent.id, kase.id, stranger.id, stranger.unit.id,
      ]), // prettier-ignore
    );
    expect(await refusal(forged)).toMatchObject(closed);
  });

  it('comes at the end of the consent’s last day in Iraq, and is told to the timeline when it is written down', async () => {
    const consent = await world.aConsent(kase).toUnit(desk.unit).validUntil('2035-03-01').save();
    await world.aReferral(kase).under(consent).sentTo(desk.unit).taken(desk, 'receive', 'accept');
    const { rows } = await world.guard.query<{ id: string; ends: Date }>(`select id, ends_at as ends from case_grant where unit_id = $1`, [
      desk.unit.id,
    ]);
    expect(rows[0]!.ends.toISOString()).toBe('2035-03-01T21:00:00.000Z');
    await world.guard.query(`update case_grant set ends_at = now() where id = $1`, [rows[0]!.id]);
    await (await database.asWorker()).query('select guard.expire()');
    const told = await inContext(world.app, officer, (q) =>
      q(`select details from timeline_event where case_id = $1 and kind = 'access-ended'`, [kase.id]),
    );
    expect(told).toEqual([{ details: { service: 'shelter', ending: 'expired' } }]);
  });

  it('comes with the closing of the case for everybody but the responsible unit', async () => {
    await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept', 'start');
    await world.guard.query(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    expect(await door(desk)).toBeNull();
    expect(await door(officer)).toMatchObject({ read: 8191, write: 8191 });
    const { rows } = await world.guard.query('select ending, ended_at is not null as over from case_grant where unit_id = $1', [
      desk.unit.id,
    ]);
    expect(rows).toEqual([{ ending: 'case-closed', over: true }]);
  });

  it('comes with no closing by raw SQL: none that is not a closure, and none with anything open', async () => {
    const close = (who: User, outcome: string, afterCare: string, words: readonly (string | null)[] = [null, null]) =>
      inContext(world.app, who, (q) =>
        q<{ answer: string }>(`select guard.close_case(gen_random_uuid(), $1, 1, $2, null, $3, null, $4, $5, null, '{3}') as answer`, [
          kase.id,
          outcome,
          afterCare,
          ...words,
        ]),
      ).then((rows) => rows[0]!.answer);
    const asked = ['spoken', 'tl'];
    for (const sql of [`update case_record set status = 'closed' where id = $1`, `delete from case_record where id = $1`]) {
      expect(await refusal(inContext(world.app, officer, (q) => q(sql, [kase.id])))).toMatchObject(closed);
    }
    const row = `insert into case_closure (id, case_id, number, unit_id, closed_by, outcome, after_care, method, language)
                   values (gen_random_uuid(), $1, 1, $2, $3, 'other', 'declined', 'spoken', 'tl')`;
    expect(await refusal(inContext(world.app, officer, (q) => q(row, [kase.id, officer.unit.id, officer.id])))).toMatchObject(closed);
    for (const who of [desk, stranger]) expect(await refusal(close(who, 'other', 'declined', asked))).toMatchObject(closed);
    const running = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive');
    expect(await close(officer, 'other', 'declined', asked)).toBe('case.referral-active');
    // Even whoever owns the functions closes nothing in a session without its closure, or with a referral open.
    const forced = inContext(world.guard, officer, async (q) => {
      await q(row, [kase.id, officer.unit.id, officer.id]);
      await q(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    });
    expect(await refusal(forced)).toMatchObject({ code: '23514', message: 'guard: not a closing that holds' });
    await inContext(world.app, officer, (q) => move(q, running, 'cancel'));
    expect(await close(officer, 'other', 'nobody-to-ask')).toBe('case.after-care-not-asked');
    expect(await close(officer, 'other', 'declined')).toBe('case.after-care-not-asked');
    expect(await close(officer, 'other', 'agreed')).toBe('closure.after-care-consent');
    expect(await close(officer, 'missing', 'nobody-to-ask')).toBe('closure.missing');
    expect(await close(officer, 'not-a-victim', 'nobody-to-ask')).toBe('closure.outcome-unfit');
    expect(await close(officer, 'duplicate-of', 'nobody-to-ask')).toBe('closure.duplicate-unknown');
    const bare = inContext(world.guard, officer, (q) => q(`update case_record set status = 'closed' where id = $1`, [kase.id]));
    expect(await refusal(bare)).toMatchObject({ code: '23514' });
    const late = await world.aReferral(kase).sentTo(desk.unit).unsent().save();
    expect(await close(officer, 'other', 'declined', asked)).toBe('done');
    // No referral becomes active of a case that is closed.
    await world.guard.query(`update referral set status = 'draft', cancellation_reason = null, ended_at = null where id = $1`, [late.id]);
    expect(await refusal(inContext(world.app, officer, (q) => move(q, late, 'send')))).toMatchObject({
      code: '23514',
      message: 'guard: the case is closed',
    });
    for (const sql of [`update case_closure set outcome = 'other'`, 'delete from case_reopening']) {
      expect(await refusal(world.guard.query(sql))).toMatchObject(closed);
    }
  });

  it('comes by itself at the end of a grant, before any sweep, and the sweep can run twice', async () => {
    await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept', 'start', 'complete');
    await world.guard.query(`update case_grant set ends_at = now() where unit_id = $1`, [desk.unit.id]);
    await world.guard.query(`update case_access set valid_to = now() where holder_id = $1`, [desk.unit.id]);
    expect(await inContext(world.app, desk, (q) => q('select from case_record'))).toEqual([]);
    const worker = await database.asWorker();
    const swept = async () => (await worker.query<{ n: number }>('select guard.expire() as n')).rows[0]!.n;
    expect(await swept()).toBe(1);
    expect(await swept()).toBe(0);
    const { rows } = await world.guard.query('select ending from case_grant where unit_id = $1', [desk.unit.id]);
    expect(rows).toEqual([{ ending: 'expired' }]);
    expect(await door(desk)).toBeNull();
  });
});

describe('an incident', () => {
  const parts: Readonly<Record<string, string>> = {
    case: 'insert into incident_case (incident_id, case_id) values ($1, gen_random_uuid())',
    key: `insert into incident_key (incident_id, wrapped, key_id) values ($1, 'x', 'k1')`,
    clock: `insert into incident_deadline (incident_id, clock, call, due_at) values ($1, 'officer', 'remind', now())`,
  };
  const reportBy = (q: Query, who: User, id: string) =>
    q(
      `insert into incident (id, kind, reported_by, reported_unit_id, noticed_at, description_ct) values ($1, 'lost-paper', $2, $3, now(), 'x')`,
      [id, who.id, who.unit.id],
    );

  it('takes its cases, key and clocks only from whoever reports it, as they report it', async () => {
    const [bare, whole] = [randomUUID(), randomUUID()];
    await inContext(world.app, officer, (q) => reportBy(q, officer, bare));
    for (const who of [stranger, desk, officer]) {
      for (const [part, sql] of Object.entries(parts)) {
        expect({ part, ...(await refusal(inContext(world.app, who, (q) => q(sql, [bare])))) }).toMatchObject({ part, ...closed });
      }
    }
    await inContext(world.app, officer, async (q) => {
      await reportBy(q, officer, whole);
      for (const sql of Object.values(parts)) await q(sql, [whole]);
    });
    const { rows } = await world.guard.query('select incident_id from incident_case where incident_id = any ($1)', [[bare, whole]]);
    expect(rows).toEqual([{ incident_id: whole }]);
  });

  it('takes cases that come up later from the officers, and no other key or clock', async () => {
    const overseer = await world.aUserOf('police-section', 'data-protection-officer');
    const id = randomUUID();
    await inContext(world.app, desk, (q) => reportBy(q, desk, id));
    await inContext(world.app, overseer, (q) => q(parts['case']!, [id]));
    for (const sql of [parts['key']!, parts['clock']!]) {
      expect(await refusal(inContext(world.app, overseer, (q) => q(sql, [id])))).toMatchObject(closed);
    }
  });
});

it('sends no referral under what was agreed to in another case', async () => {
  const elsewhere = await world.aCase().ownedBy(officer).save();
  const word = await world.aConsent(elsewhere).toUnit(desk.unit).save();
  expect(await refusal(world.aReferral(kase).sentTo(desk.unit).under(word).save())).toMatchObject(closed);
});

describe('the work of a unit', () => {
  it('goes to its own members alone, to nobody barred, and from one of them to another by whoever gives work', async () => {
    const lead = await world.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
    const colleague = await world.aUser({ unit: officer.unit, roles: ['police-officer'] });
    const barred = await world.aUser({ unit: officer.unit, roles: ['police-officer'] });
    await world.bar(barred, kase);
    const assign = async (to: string, by = lead): Promise<string> =>
      (await inContext(world.app, by, (q) => q<{ answer: string }>('select guard.assign_case($1, $2, 0) as answer', [kase.id, to])))[0]!
        .answer;
    for (const to of [stranger.id, desk.id, barred.id, randomUUID()]) expect([to, await assign(to)]).toEqual([to, 'task.member-unknown']);
    expect(await refusal(assign(stranger.id, stranger))).toMatchObject(closed);
    expect(await assign(colleague.id)).toBe('done');
    const handOver = (from: User, to: { readonly id: string }, by = lead) =>
      inContext(world.app, by, (q) => q<{ cases: number }>('select cases from guard.hand_over($1, $2)', [from.id, to.id]));
    for (const to of [stranger, desk, { id: randomUUID() }]) expect(await refusal(handOver(colleague, to))).toMatchObject(closed);
    expect(await refusal(handOver(stranger, officer))).toMatchObject(closed);
    expect(await refusal(handOver(colleague, officer, colleague))).toMatchObject(closed);
    expect(await handOver(colleague, officer)).toEqual([{ cases: 1 }]);
  });
});
