import { localDay, type CaseView, type ReferralView, type Service, type TravelFitnessView } from '@himaya/domain';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { consentTo, expected, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

let api: TestApi;
let officer: Session;
let shelter: Session;
let doctor: Session;
let returns: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  [officer, shelter, doctor, returns] = await Promise.all(
    ['police-officer', 'shelter-caseworker', 'health-provider', 'repatriation-officer'].map((name) => api.signIn(name)),
  ) as [Session, Session, Session, Session]; // prettier-ignore
});
afterAll(() => api.stop());

const day = (after: number): string => localDay(new Date(Date.now() + after * 86_400_000));
const month = `${day(0).slice(0, 7)}-01`;

/** Refers the case to this desk, which takes it on and begins. */
async function served(caseId: string, by: Session, service: Service, needCode: string): Promise<ReferralView> {
  const desk = await unitOf(by);
  const consent = await consentTo(officer, caseId, desk.id, service === 'repatriation' ? { purpose: service } : {});
  const sent = await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(desk.id, consent.id, { service, needCode }));
  return step(by, await step(by, await step(by, expected(sent, 201), 'receive'), 'accept'), 'start');
}

const derivedFor = async (as: Session, id: string) => expected(await as.get<CaseView>(`/cases/${id}`), 200).derived;
const state = <T = Problem>(as: Session, id: string, body: object) => as.post<T>(`/cases/${id}/travel-fitness`, body);

describe('of what is sealed to others', () => {
  it('each is told the words of their column and nothing else: attended and the month, a status, fit to travel', async () => {
    const { id } = await openCase(officer);
    const unattended = { category: 'health', fact: 'attended', state: 'not-given', month: null };
    expect((await derivedFor(officer, id)).filter(({ category }) => category === 'health')).toEqual([unattended]);
    await served(id, shelter, 'shelter', 'safe-place-tonight');
    await served(id, doctor, 'medical', 'medical-examination');
    await served(id, returns, 'repatriation', 'return-home');

    const attended = { category: 'health', fact: 'attended', state: 'under-way', month };
    expect(await derivedFor(officer, id)).toEqual([
      attended,
      { category: 'psychosocial', fact: 'attended', state: 'not-given', month: null },
      { category: 'repatriation', fact: 'status', state: 'under-way', month: null },
    ]);
    expect(await derivedFor(shelter, id)).toEqual([
      attended,
      { category: 'legal', fact: 'status', state: 'not-given', month: null },
      { category: 'proceedings', fact: 'status', stage: null },
    ]);
    // Nothing is stated yet, and that care is given is not theirs to know from health.
    expect(await derivedFor(returns, id)).toEqual([{ category: 'health', fact: 'fit-to-travel', stated: null }]);
    expect(await derivedFor(doctor, id)).toEqual([]);

    const stated = expected(await state<TravelFitnessView>(doctor, id, { fitness: 'fit-with-escort', validUntil: day(20) }), 201);
    expect(stated).toEqual({ fitness: 'fit-with-escort', validUntil: day(20) });
    const told = { category: 'health', fact: 'fit-to-travel', stated };
    expect(await derivedFor(returns, id)).toEqual([told]);
    expect(await derivedFor(doctor, id)).toEqual([told]);
    expect(JSON.stringify([await derivedFor(officer, id), await derivedFor(shelter, id)])).not.toContain('fit-to-travel');

    // The latest counts, and only while it holds.
    expected(await state<TravelFitnessView>(doctor, id, { fitness: 'not-fit', validUntil: day(0) }), 201);
    expect(await derivedFor(returns, id)).toEqual([{ ...told, stated: { fitness: 'not-fit', validUntil: day(0) } }]);
    const guard = await api.database.asGuard();
    await guard.query(`update travel_fitness set valid_until = current_date - 2 where case_id = $1 and fitness = 'not-fit'`, [id]);
    expect(await derivedFor(returns, id)).toEqual([{ category: 'health', fact: 'fit-to-travel', stated: null }]);
  });

  it('fitness to travel is health care’s to state, of a case it serves, for the days to come', async () => {
    const { id } = await openCase(officer);
    const body = { fitness: 'fit', validUntil: day(10) };
    const admin = await api.database.asAdmin();
    const refused = async (as: Session, sent: object = body) => refusal(await changesNothing(admin, () => state(as, id, sent)));
    expect(await refused(doctor)).toBe('404 not-found');
    await served(id, returns, 'repatriation', 'return-home');
    expect(await refused(returns)).toBe('403 role.forbidden');
    expect(await refused(officer)).toBe('403 role.forbidden');
    await served(id, doctor, 'psychological', 'counselling');
    expect(await refused(doctor)).toBe('409 case.category-not-yours');
    await served(id, doctor, 'medical', 'medical-examination');
    expect(blamed(await state(doctor, id, { ...body, validUntil: day(-1) }))).toEqual(['validUntil: date.past']);
    expect(blamed(await state(doctor, id, { ...body, validUntil: day(91) }))).toEqual(['validUntil: date.too-far']);
    expect(await refused(doctor, { ...body, fitness: 'nearly' })).toBe('400 body.invalid');
    expect((await state(doctor, id, body)).status).toBe(201);
    // Another hospital’s statement is not told to a second one.
    const other = await api.signIn('health-provider-2');
    await served(id, other, 'medical', 'continuing-treatment');
    expect(await derivedFor(other, id)).toEqual([]);
  });
});
