import { randomUUID } from 'node:crypto';
import { maskOf, type Category, type ConsentId } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { offerTransfer } from '../support/emergency-builders';
import { inContext, refusal } from '../support/in-context';
import type { ConsentBuilder } from '../support/sharing-builders';

let database: TestDatabase;
let world: Builders;
let provider: User;
let section: User;
let other: Unit;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  provider = await world.aUserOf('placement-desk', 'shelter-caseworker');
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
async function tell(consent: ConsentId | null, packet: readonly Category[] = ['core', 'identity'], by = provider, to = section.unit) {
  const [row] = await inContext(world.app, by, (q) =>
    q<{ told: string }>('select guard.tell_police($1, $2, $3, $4, $5, null) as told', [
      randomUUID(),
      kase.id,
      to.id,
      maskOf(...packet),
      consent,
    ]),
  );
  return row!.told;
}
const aWord = (): ConsentBuilder => world.aConsent(kase).for('law-enforcement').toUnit(section.unit);
const seesCase = async (): Promise<boolean> =>
  (await inContext(world.app, section, (q) => q('select from case_record where id = $1', [kase.id]))).length > 0;
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
});
