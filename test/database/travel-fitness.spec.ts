import { randomUUID } from 'node:crypto';
import type { Role, UnitKind } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';

let database: TestDatabase;
let world: Builders;
let officer: User;
let doctor: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  officer = await world.aUserOf('police-section', 'police-officer');
  doctor = await world.aUserOf('health-facility', 'health-provider');
  kase = await world.aCase().ownedBy(officer).save();
  await world.aReferral(kase).sentTo(doctor.unit).asking('medical').taken(doctor, 'receive', 'accept');
});
afterAll(() => database.drop());

const state = (who: User, as: { unit: string; user: string } = { unit: who.unit.id, user: who.id }) =>
  inContext(world.app, who, (q) =>
    q(
      `insert into travel_fitness (id, case_id, unit_id, fitness, valid_until, stated_by) values ($1, $2, $3, 'fit', current_date + 9, $4)`,
      [randomUUID(), kase.id, as.unit, as.user],
    ),
  );
const told = (who: User) =>
  inContext(world.app, who, (q) => q<{ fitness: string }>('select fitness from guard.travel_fitness($1)', [kase.id]));

/** Somebody of this role whose unit was referred the case and took it on. */
async function serving(kind: UnitKind, role: Role, service: 'shelter' | 'medical' | 'legal-aid' | 'repatriation'): Promise<User> {
  const user = await world.aUserOf(kind, role);
  await world.aReferral(kase).sentTo(user.unit).asking(service).taken(user, 'receive', 'accept');
  return user;
}

describe('fitness to travel, whoever runs any statement', () => {
  it('is stated by who writes health of the case, in their own name, and by nobody else', async () => {
    const stranger = await world.aUserOf('health-facility', 'health-provider');
    const denied = { code: '42501' };
    expect(await refusal(state(officer))).toMatchObject(denied);
    expect(await refusal(state(stranger))).toMatchObject(denied);
    expect(await refusal(state(doctor, { unit: stranger.unit.id, user: doctor.id }))).toMatchObject(denied);
    expect(await refusal(state(doctor, { unit: doctor.unit.id, user: stranger.id }))).toMatchObject(denied);
    await state(doctor);
    expect(await refusal(inContext(world.app, doctor, (q) => q('select from travel_fitness')))).toMatchObject(denied);
    expect(await refusal(inContext(world.app, doctor, (q) => q(`update travel_fitness set fitness = 'not-fit'`)))).toMatchObject(denied);
  });

  it('is told to the unit that stated it and to who organises the return, and to no other who works on the case', async () => {
    const returns = await serving('transport-office', 'repatriation-officer', 'repatriation');
    expect(await told(doctor)).toEqual([{ fitness: 'fit' }]);
    expect(await told(returns)).toEqual([{ fitness: 'fit' }]);
    expect(await told(officer)).toEqual([]);
    expect(await told(await serving('placement-desk', 'shelter-caseworker', 'shelter'))).toEqual([]);
    expect(await told(await serving('legal-aid-office', 'legal-aid-provider', 'legal-aid'))).toEqual([]);
    expect(await told(await serving('health-facility', 'health-provider', 'medical'))).toEqual([]);
    expect(await told(await world.aUserOf('transport-office', 'repatriation-officer'))).toEqual([]);
    await world.bar(returns, kase);
    expect(await told(returns)).toEqual([]);
  });
});
