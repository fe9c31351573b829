import { randomUUID } from 'node:crypto';
import { rolesThatMay } from '@himaya/auth';
import { maskOf, roles, type Category } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { enter, inContext, inTransaction, refusal } from '../support/in-context';
import { determine, move, type Referral } from '../support/sharing-builders';

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

const accept = (who: User, referral: Referral) => inContext(world.app, who, (q) => q('select guard.accept_referral($1)', [referral.id]));
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

/** Raw status, the way only the guard can write it. */
const setStatus = (referral: Referral, status: string) =>
  world.guard.query('update referral set status = $2 where id = $1', [referral.id, status]);

describe('opening a case', () => {
  const open = (who: User, id: string) => inContext(world.app, who, (q) => q('select guard.open_case($1)', [id]));

  it('is for roles that meet people first, and for nobody else', async () => {
    const openers = rolesThatMay('open', 'Case');
    const unit = officer.unit;
    for (const role of roles.codes) {
      const user = await world.aUser({ unit, roles: [role] });
      // The door to a case that is never written: open to an opener until the commit finds nothing behind it.
      expect({ role, ...(await refusal(open(user, randomUUID()))) }).toMatchObject({
        role,
        code: openers.includes(role) ? '23503' : '42501',
      });
    }
    expect(await refusal(inTransaction(world.app, (q) => q('select guard.open_case($1)', [randomUUID()])))).toMatchObject(closed);
  });

  it('never opens one that exists, to strangers or its own unit', async () => {
    for (const who of [stranger, officer]) expect(await refusal(open(who, kase.id))).toMatchObject(closed);
  });

  it('lets its first facts be written in that transaction only, by that user only', async () => {
    const fact = `insert into exploitation_record (id, case_id, form, acts, means, recorded_unit_id) values (gen_random_uuid(), $1, 'other', '{}', '{}', $2)`;
    const doctor = await world.aUserOf('health-facility', 'health-provider');
    const theirs = await world.aCase().ownedBy(doctor).save();
    expect(await refusal(inContext(world.app, doctor, (q) => q(fact, [theirs.id, doctor.unit.id])))).toMatchObject(closed);
    const colleague = await world.aUser({ unit: doctor.unit, roles: ['health-provider'] });
    const started = inTransaction(world.app, async (q) => {
      await enter(world.app, doctor.tokenHash);
      const id = randomUUID();
      await q('select guard.open_case($1)', [id]);
      await enter(world.app, colleague.tokenHash);
      await q(fact, [id, doctor.unit.id]);
    });
    expect(await refusal(started)).toMatchObject(closed);
  });
});

describe('accepting a referral', () => {
  it('opens the packet at read and the service’s own category at write', async () => {
    await world.aReferral(kase).sentTo(desk.unit).carrying('core', 'identity', 'risk').taken(desk, 'receive', 'accept');
    expect(await door(desk)).toEqual({
      read: maskOf('core', 'identity', 'risk', 'shelter'),
      write: maskOf('shelter'),
      days: expect.any(Number),
    });
    expect(await inContext(world.app, desk, (q) => q('select id from case_record'))).toEqual([{ id: kase.id }]);
    expect(await inContext(world.app, desk, (q) => q('select from exploitation_record'))).toEqual([]);
  });

  it.each(['draft', 'requested', 'received', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed', 'cancelled', 'entered-in-error'])(
    'opens nothing while it is %s',
    async (status) => {
      const referral = await world.aReferral(kase).sentTo(desk.unit).save();
      await setStatus(referral, status);
      expect(await refusal(accept(desk, referral))).toMatchObject(closed);
      expect(await door(desk)).toBeNull();
    },
  );

  it('is the receiving unit’s alone', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).save();
    await setStatus(referral, 'accepted');
    const told = await Promise.all([refusal(accept(officer, referral))]);
    for (const who of [stranger, await world.aUser({ unit: desk.unit, roles: ['agency-admin'] })])
      told.push(await refusal(accept(who, referral)));
    told.push(await refusal(inContext(world.app, stranger, (q) => q('select guard.accept_referral($1)', [randomUUID()]))));
    expect(new Set(told.map((each) => each.message))).toEqual(new Set(['guard: not a referral to this unit']));
    expect(await door(desk)).toBeNull();
  });

  it('opens once, and not again after its door was shut', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept');
    expect(await refusal(accept(desk, referral))).toMatchObject(closed);
    await inContext(world.app, officer, (q) => move(q, referral, 'cancel'));
    expect(await door(desk)).toBeNull();
    for (const who of [desk, officer]) {
      const back = inContext(world.app, who, (q) => q(`update referral set status = 'accepted' where id = $1`, [referral.id]));
      expect(await refusal(back)).toMatchObject(closed);
    }
    await setStatus(referral, 'accepted');
    expect(await refusal(accept(desk, referral))).toMatchObject(closed);
    expect(await door(desk)).toBeNull();
  });

  it('opens once when two of the desk accept at the same moment', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive');
    const second = await database.asApp();
    await second.query('begin');
    await enter(second, desk.tokenHash);
    let late: Promise<unknown> | undefined;
    await inContext(world.app, desk, async (q) => {
      await move(q, referral, 'accept');
      late = refusal(second.query('select guard.accept_referral($1)', [referral.id]));
    });
    expect(await late).toMatchObject(closed);
    await second.query('rollback');
  });

  const consents: Readonly<Record<string, () => Promise<Referral>>> = {
    'was given for something else': () => world.aReferral(kase).sentTo(desk.unit).withConsent('share-health').save(),
    'covers less than the packet': async () =>
      world
        .aReferral(kase)
        .sentTo(desk.unit)
        .carrying('core', 'risk')
        .under(await world.aConsent(kase).toUnit(desk.unit).covering('core').save())
        .save(),
    'names another unit': async () =>
      world
        .aReferral(kase)
        .sentTo(desk.unit)
        .under(await world.aConsent(kase).toUnit(stranger.unit).save())
        .save(),
    'names another agency': async () =>
      world
        .aReferral(kase)
        .sentTo(desk.unit)
        .under(await world.aConsent(kase).toAgencyOf(stranger.unit).save())
        .save(),
    'names nobody': async () =>
      world
        .aReferral(kase)
        .sentTo(desk.unit)
        .under(await world.aConsent(kase).save())
        .save(),
    'ended yesterday': async () => {
      const yesterday = new Date(Date.now() - 86_400_000 + 3 * 3_600_000).toISOString().slice(0, 10);
      return world
        .aReferral(kase)
        .sentTo(desk.unit)
        .under(await world.aConsent(kase).toUnit(desk.unit).validUntil(yesterday).save())
        .save();
    },
    'is of another case': async () => {
      const referral = await world.aReferral(kase).sentTo(desk.unit).save();
      const other = await world.aCase().ownedBy(officer).save();
      const elsewhere = await world.aConsent(other).toUnit(desk.unit).save();
      await world.guard.query('update referral set consent_id = $2 where id = $1', [referral.id, elsewhere.id]);
      return referral;
    },
    'was withdrawn, though nobody shut the door yet': async () => {
      const referral = await world.aReferral(kase).sentTo(desk.unit).save();
      await world.guard.query(
        `insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id) values ($1, $2, 'spoken', $3, $4)`,
        [referral.consent.id, kase.id, officer.id, officer.unit.id],
      );
      return referral;
    },
  };

  it.each(Object.keys(consents))('opens nothing when the consent %s', async (name) => {
    const referral = await consents[name]!();
    await setStatus(referral, 'accepted');
    expect(await refusal(accept(desk, referral))).toMatchObject({ ...closed, message: 'guard: no consent covers this packet' });
    expect(await inContext(world.app, desk, (q) => q('select valid from guard.consent_facts($1)', [referral.id]))).toEqual([
      { valid: false },
    ]);
    expect(await door(desk)).toBeNull();
  });

  it('takes a consent to the unit’s agency, up to its last day', async () => {
    const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
    const consent = await world.aConsent(kase).toAgencyOf(desk.unit).validUntil(today).save();
    await world.aReferral(kase).under(consent).sentTo(desk.unit).taken(desk, 'receive', 'accept');
    expect(await door(desk)).not.toBeNull();
  });

  it('opens nothing of a closed case', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive');
    await world.guard.query(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    await setStatus(referral, 'accepted');
    expect(await refusal(accept(desk, referral))).toMatchObject({ ...closed, message: 'guard: the case is closed' });
  });
});

describe('before acceptance', () => {
  const asked = (who: User, table: string) => inContext(world.app, who, (q) => q(`select from ${table}`)).then((rows) => rows.length);

  it('the desk sees that it is asked, and neither case, need nor note', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive');
    expect(await asked(desk, 'referral')).toBe(1);
    for (const table of [
      'case_access',
      'case_record',
      'case_key',
      'person_identity',
      'consent',
      'referral_need',
      'referral_note',
      'timeline_event',
    ]) {
      expect({ table, rows: await asked(desk, table) }).toEqual({ table, rows: 0 });
    }
    await inContext(world.app, desk, (q) => move(q, referral, 'accept'));
    for (const table of ['case_access', 'case_record', 'referral_need', 'referral_note']) {
      expect({ table, rows: await asked(desk, table) }).toEqual({ table, rows: 1 });
    }
  });

  it('a draft is the sender’s alone, also when it was called off unsent', async () => {
    const referral = await world.aReferral(kase).sentTo(desk.unit).unsent().save();
    expect([await asked(officer, 'referral'), await asked(desk, 'referral')]).toEqual([expect.any(Number), 0]);
    await inContext(world.app, officer, (q) => move(q, referral, 'cancel'));
    expect(await asked(desk, 'referral')).toBe(0);
    const sent = await world.aReferral(kase).sentTo(desk.unit).unsent().save();
    await inContext(world.app, officer, (q) => move(q, sent, 'send'));
    await inContext(world.app, officer, (q) => move(q, sent, 'cancel'));
    expect(await asked(desk, 'referral')).toBe(1);
  });

  it('nobody passes on what they cannot read, nor a packet without core', async () => {
    await world.aReferral(kase).sentTo(desk.unit).carrying('core').taken(desk, 'receive', 'accept');
    const wider = world.aReferral(kase).sentBy(desk).sentTo(stranger.unit).carrying('core', 'identity').save();
    expect(await refusal(wider)).toMatchObject(closed);
    expect(await refusal(world.aReferral(kase).sentTo(desk.unit).carrying('health', 'core').save())).toMatchObject(closed);
    expect(await refusal(world.aReferral(kase).sentTo(desk.unit).carrying('identity').save())).toMatchObject(closed);
    await world.aReferral(kase).sentBy(desk).sentTo(stranger.unit).carrying('core').taken(stranger, 'receive', 'accept');
    expect(await door(stranger)).toMatchObject({ read: maskOf('core', 'shelter') });
  });

  it('of a child, or of somebody of unknown age, only a guardian’s or a court’s consent, and never the exploitation record', async () => {
    const adultWord = await world.aConsent(kase).toUnit(desk.unit).covering('core', 'exploitation').save();
    const received = await world.aReferral(kase).under(adultWord).sentTo(desk.unit).carrying('core').taken(desk, 'receive');
    const known = (ageBand: string) => world.guard.query('update case_record set age_band = $2 where id = $1', [kase.id, ageBand]);
    const sent = (...packet: readonly Category[]) =>
      world
        .aReferral(kase)
        .under(adultWord)
        .sentTo(desk.unit)
        .carrying('core', ...packet)
        .save();
    for (const ageBand of ['9-14', 'unknown']) {
      await known(ageBand);
      expect(await refusal(world.aConsent(kase).toUnit(desk.unit).save())).toMatchObject(closed);
      expect(await refusal(sent())).toMatchObject(closed);
      expect(await refusal(inContext(world.app, desk, (q) => move(q, received, 'accept')))).toMatchObject(closed);
    }
    await world.guard.query(`update consent set given_by = 'guardian-and-assent' where id = $1`, [adultWord.id]);
    // A guardian's word waits for the best interests, of sharing and of this kind of service; a court's does not.
    for (const purpose of ['sharing', 'placement'] as const) {
      expect(await refusal(sent())).toMatchObject({ ...closed, message: 'guard: not a packet of a child' });
      expect(await refusal(inContext(world.app, desk, (q) => move(q, received, 'accept')))).toMatchObject(closed);
      await inContext(world.app, officer, (q) => determine(q, kase, purpose));
    }
    await sent();
    expect(await refusal(sent('exploitation'))).toMatchObject(closed);
    await inContext(world.app, desk, (q) => move(q, received, 'accept'));
    expect(await door(desk)).toMatchObject({ read: maskOf('core', 'shelter') });
    await known('18-29');
    await sent('exploitation');
  });
});
