import { randomUUID } from 'node:crypto';
import { maskOf, type Category, type ConsentId, type OverrideId } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { answerTransfer, offerTransfer } from '../support/emergency-builders';
import { inContext, refusal } from '../support/in-context';
import { approveOverride, askOverride, type AskedOverride } from '../support/override-builders';
import { determine, type ConsentBuilder } from '../support/sharing-builders';

let database: TestDatabase;
let world: Builders;
let provider: User;
/** Of the provider's unit too; reads the exploitation record. */
let lawyer: User;
let section: User;
let other: Unit;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  provider = await world.aUserOf('placement-desk', 'shelter-caseworker');
  lawyer = await world.aUser({ unit: provider.unit, roles: ['shelter-caseworker', 'legal-aid-provider'] });
  section = await world.aUserOf('police-section', 'police-officer');
  other = await world.aUnit({ kind: 'police-section' });
});
beforeEach(async () => {
  kase = await world.aCase().ownedBy(provider).save();
});
afterAll(() => database.drop());

const closed = { code: '42501' };
const said = 'consent.law-enforcement';

/** As the application would ask it: nothing of its own rules stands before. */
async function tell(
  consent: ConsentId | null,
  packet: readonly Category[] = ['core', 'identity'],
  by = provider,
  to = section.unit,
  override: OverrideId | null = null,
) {
  const [row] = await inContext(world.app, by, (q) =>
    q<{ told: string }>('select guard.tell_police($1, $2, $3, $4, $5, $6) as told', [
      randomUUID(),
      kase.id,
      to.id,
      maskOf(...packet),
      consent,
      override,
    ]),
  );
  return row!.told;
}
const aWord = (): ConsentBuilder => world.aConsent(kase).for('law-enforcement').toUnit(section.unit);
const seesCase = async (): Promise<boolean> =>
  (await inContext(world.app, section, (q) => q('select from case_record where id = $1', [kase.id]))).length > 0;
/** The one door of the section: its id, its end, and the last moment of a day it should end with. */
const door = async (): Promise<{ id: string; ends: Date; day: Date }> =>
  (
    await world.guard.query<{ id: string; ends: Date; day: Date }>(
      `select g.id, g.ends_at as ends, (coalesce(c.valid_until, o.valid_until) + 1)::timestamp at time zone 'Asia/Baghdad' as day
         from case_grant g left join consent c on c.id = g.consent_id left join consent_override o on o.id = g.override_id
        where g.case_id = $1 and g.unit_id = $2`,
      [kase.id, section.unit.id],
    )
  ).rows[0]!;
const becomes = (ageBand: string): Promise<unknown> =>
  world.guard.query('update case_record set age_band = $2 where id = $1', [kase.id, ageBand]);

describe('the police’s door to a provider’s case, by the database alone', () => {
  it.each<[string, () => ConsentBuilder]>([
    ['for another purpose', () => world.aConsent(kase).toUnit(section.unit)],
    ['to another section', () => world.aConsent(kase).for('law-enforcement').toUnit(other)],
    ['to nobody', () => world.aConsent(kase).for('law-enforcement')],
    ['that covers less', () => aWord().covering('core')],
    ['that ran out', () => aWord().validUntil('2026-01-01')],
  ])('stays shut under a consent %s', async (_, word) => {
    const { id } = await word().save();
    expect(await tell(id)).toBe(said);
    expect(await seesCase()).toBe(false);
  });

  it('stays shut under a word that was taken back, another case’s, or a child’s own', async () => {
    const word = await aWord().save();
    await becomes('15-17');
    expect(await tell(word.id)).toBe(said);
    await becomes('18-29');
    const elsewhere = await world.aCase().ownedBy(provider).save();
    const theirs = await world.aConsent(elsewhere).for('law-enforcement').toUnit(section.unit).save();
    expect(await tell(theirs.id)).toBe(said);
    await world.withdraw({ consent: word, from: provider });
    expect(await tell(word.id)).toBe(said);
    expect(await seesCase()).toBe(false);
  });

  it('of a child stays shut to the exploitation record, and before the best interests are determined', async () => {
    const word = await aWord().covering('core', 'exploitation').save();
    await world.guard.query(`update consent set given_by = 'guardian-and-assent' where id = $1`, [word.id]);
    await becomes('9-14');
    expect(await tell(word.id, ['core'], lawyer)).toBe(said);
    await inContext(world.app, provider, (q) => determine(q, kase, 'sharing'));
    expect(await tell(word.id, ['core', 'exploitation'], lawyer)).toBe(said);
    expect(await tell(word.id, ['core'], lawyer)).toBe('done');
  });

  it('opens under the word that lets it, to that section, and shuts with the withdrawal in the same statement', async () => {
    const word = await aWord().save();
    expect(await tell(word.id)).toBe('done');
    expect(await tell(word.id)).toBe('assignment.exists');
    expect(await seesCase()).toBe(true);
    const { rows } = await world.guard.query<{ read: number; write: number }>(
      'select read_mask as read, write_mask as write from case_access where case_id = $1 and holder_id = $2',
      [kase.id, section.unit.id],
    );
    expect(rows).toEqual([{ read: maskOf('core', 'identity', 'proceedings'), write: maskOf('proceedings') }]);
    const { ends, day } = await door();
    expect(ends).toEqual(day);
    await world.withdraw({ consent: word, from: provider });
    expect(await seesCase()).toBe(false);
    const ended = await world.guard.query('select ending from case_grant where case_id = $1 and unit_id = $2', [kase.id, section.unit.id]);
    expect(ended.rows).toEqual([{ ending: 'withdrawn' }]);
  });

  it('is opened by no role without the duty, by nobody without a basis, and to police alone', async () => {
    const word = await aWord().save();
    const colleague = await world.aUser({ unit: provider.unit, roles: ['interpreter-coordinator'] });
    expect(await refusal(tell(word.id, ['core'], colleague))).toMatchObject(closed);
    expect(await refusal(tell(null))).toMatchObject(closed);
    expect(await refusal(tell(word.id, ['core', 'health']))).toMatchObject(closed);
    expect(await refusal(tell(word.id, ['identity']))).toMatchObject(closed);
    const shut = await world.aUnit({ kind: 'police-section' });
    await world.guard.query('update unit set closed_at = now() where id = $1', [shut.id]);
    expect(await tell((await world.aConsent(kase).for('law-enforcement').toUnit(shut).save()).id, ['core'], provider, shut)).toBe(
      'assignment.unit-not-eligible',
    );
    const hospital = await world.aUnit({ kind: 'health-facility' });
    const toHospital = await world.aConsent(kase).for('law-enforcement').toUnit(hospital).save();
    expect(await tell(toHospital.id, ['core'], provider, hospital)).toBe('assignment.unit-not-eligible');
  });

  it('is not opened by who only serves in the case', async () => {
    const officer = await world.aUserOf('police-section', 'police-officer');
    kase = await world.aCase().ownedBy(officer).save();
    await world.aReferral(kase).sentTo(provider.unit).taken(provider, 'receive', 'accept');
    const word = await aWord().save();
    expect(await tell(word.id, ['core'])).toBe('assignment.not-yours');
  });

  it('stays shut in a case that is closed', async () => {
    const word = await aWord().save();
    await world.guard.query(`update case_record set status = 'closed' where id = $1`, [kase.id]);
    expect(await tell(word.id)).toBe('case.closed');
    expect(await seesCase()).toBe(false);
  });

  it('is shut by those who could have opened it, and by nobody who is kept from the case', async () => {
    expect(await tell((await aWord().save()).id)).toBe('done');
    const { id } = await door();
    const end = (by: User) =>
      inContext(world.app, by, (q) => q<{ answer: string }>('select guard.end_police_assignment($1) as answer', [id]));
    const colleague = (role: 'interpreter-coordinator' | 'shelter-caseworker') => world.aUser({ unit: provider.unit, roles: [role] });
    const barred = await colleague('shelter-caseworker');
    await world.bar(barred, kase);
    const stranger = await world.aUserOf('placement-desk', 'shelter-caseworker');
    const serving = await world.aUserOf('placement-desk', 'shelter-caseworker');
    await world.aReferral(kase).sentTo(serving.unit).taken(serving, 'receive', 'accept');
    for (const by of [section, stranger, serving, barred, await colleague('interpreter-coordinator')])
      expect(await refusal(end(by))).toMatchObject(closed);
    expect(await seesCase()).toBe(true);
    expect(await end(provider)).toEqual([{ answer: 'done' }]);
    expect(await seesCase()).toBe(false);
    expect(await end(provider)).toEqual([{ answer: 'grant.not-open' }]);
  });

  it('comes before responsibility: no offer reaches police who were not told', async () => {
    const manager = await world.aUser({ unit: provider.unit, roles: ['shelter-manager'] });
    const offer = () => offerTransfer(world.app, manager, kase, section.unit);
    expect(await refusal(offer())).toMatchObject(closed);
    const word = await aWord().save();
    expect(await tell(word.id, ['core'])).toBe('done');
    await expect(offer()).resolves.toBeTruthy();
    await world.withdraw({ consent: word, from: provider });
    const { rows } = await world.guard.query('select status from case_transfer where case_id = $1', [kase.id]);
    expect(rows).toEqual([{ status: 'withdrawn' }]);
  });

  it('comes before responsibility is taken too: an offer outlives no word that ran out', async () => {
    const manager = await world.aUser({ unit: provider.unit, roles: ['shelter-manager'] });
    const supervisor = await world.aUser({ unit: section.unit, roles: ['police-supervisor'] });
    expect(await tell((await aWord().save()).id, ['core'])).toBe('done');
    const id = await offerTransfer(world.app, manager, kase, section.unit);
    await world.guard.query('update case_grant set ends_at = now() where id = $1', [(await door()).id]);
    expect(await refusal(answerTransfer(world.app, supervisor, id, 'accept'))).toMatchObject(closed);
  });
});

describe('the police’s door without consent, by the database alone', () => {
  let manager: User;
  let coordinator: User;
  let elsewhere: Case;
  beforeAll(async () => {
    elsewhere = await world.aCase().ownedBy(provider).save();
    manager = await world.aUser({ unit: provider.unit, roles: ['shelter-manager'] });
    coordinator = await world.aUserOf('coordination-desk', 'case-coordinator');
  });

  const asked = async (how: AskedOverride = {}, to = section.unit): Promise<OverrideId> => {
    const { id, answer } = await askOverride(world.app, lawyer, kase, to, how);
    expect(answer).toBe('done');
    return id;
  };
  const approved = async (how: AskedOverride = {}, to = section.unit): Promise<OverrideId> => {
    const id = await asked(how, to);
    expect(await approveOverride(world.app, world.guard, manager, id)).toBe('done');
    return id;
  };
  const under = (override: OverrideId, packet: readonly Category[] = ['core', 'identity']) =>
    tell(null, packet, lawyer, section.unit, override);

  it.each<[string, () => Promise<OverrideId>]>([
    ['that nobody approved', () => asked()],
    ['that was ended', async () => ended(await approved())],
    ['for another section', () => approved({}, other)],
    ['that covers less', () => approved({ categories: ['core'] })],
    ['that ran out', () => changed(approved(), `valid_until = '2026-01-01'`)],
    ['for a referral', () => changed(approved(), `purpose = 'referral'`)],
    ['that another unit asked for', () => changed(approved(), `unit_id = '${other.id}'`)],
    ['of another case', () => changed(approved(), `case_id = '${elsewhere.id}'`)],
  ])('stays shut under an override %s', async (_, override) => {
    expect(await under(await override())).toBe(said);
    expect(await seesCase()).toBe(false);
  });
  async function ended(id: OverrideId): Promise<OverrideId> {
    await inContext(world.app, provider, (q) => q(`select guard.end_override($1, 'ground-passed', 2)`, [id]));
    return id;
  }
  async function changed(override: Promise<OverrideId>, to: string): Promise<OverrideId> {
    await world.guard.query(`update consent_override set ${to} where id = $1`, [await override]);
    return override;
  }

  it('opens under one of two persons until it ends, at the latest with its last day', async () => {
    const id = await approved();
    expect(await under(id)).toBe('done');
    const { ends, day } = await door();
    expect(ends).toEqual(day);
    await ended(id);
    expect(await seesCase()).toBe(false);
  });

  it('of a child opens after the coordination desk too, and to an exploitation record that was weighed', async () => {
    const early = await approved({ categories: ['core', 'exploitation'] });
    await becomes('9-14');
    expect(await under(early, ['core'])).toBe(said);
    const id = await approved({ categories: ['core', 'exploitation'], exploitation: true });
    expect(await under(id, ['core'])).toBe(said);
    expect(await approveOverride(world.app, world.guard, coordinator, id)).toBe('done');
    await world.guard.query('update best_interests set exploitation_ct = null where override_id = $1', [id]);
    expect(await under(id, ['core', 'exploitation'])).toBe(said);
    await world.guard.query(`update best_interests set exploitation_ct = 'x' where override_id = $1`, [id]);
    expect(await under(id, ['core', 'exploitation'])).toBe('done');
  });
});
