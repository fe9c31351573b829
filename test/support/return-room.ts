import type { ConsentView, RepatriationView, ReferralView, ReturnRiskView } from '@himaya/domain';
import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from './api';
import { saveUser } from './directory-builders';
import { consentTo, expected, ifMatch, inventedCase, openCase, shelterReferral, step, unitOf } from './main-job';

/** An office that brings people home, two of its people, another office of its kind, who refers to it, and who says who may travel. */
export interface ReturnRoom {
  readonly api: TestApi;
  readonly admin: Client;
  readonly officer: Session;
  readonly office: Session;
  readonly colleague: Session;
  readonly otherOffice: Session;
  readonly clinic: Session;
  /** Takes what is due now. */
  sweep(): Promise<void>;
  deliver(): Promise<void>;
  stop(): Promise<void>;
}

export async function openReturnRoom(): Promise<ReturnRoom> {
  const api = await startTestApi({ WORKER: 'apart' });
  const admin = await api.database.asAdmin();
  const names = ['police-officer', 'repatriation-officer', 'health-provider', 'repatriation-officer-2'];
  const [officer, office, clinic, colleague] = (await Promise.all(names.map((name) => api.signIn(name)))) as [
    Session,
    Session,
    Session,
    Session,
  ];
  const inUnit = async (unitId: string): Promise<Session> => {
    const unit = { id: unitId, agencyId: 'x', kind: 'transport-office' } as never;
    const user = await saveUser(admin, { unit, roles: ['repatriation-officer'] });
    return api.sessionWith(user.username, user);
  };
  const own = await unitOf(office);
  const { rows } = await admin.query<{ id: string }>(
    `select id from unit where kind = 'transport-office' and id <> $1 order by id limit 1`,
    [own.id],
  );
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  const work = workOf({ storageDir: 'none' });
  const chore = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
  return {
    api,
    admin,
    officer,
    office,
    clinic,
    colleague,
    otherOffice: await inUnit(rows[0]!.id),
    sweep: () => chore.run(worker, new Date()),
    deliver: async () => {
      const { rows: events } = await admin.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
      for (const { id } of events) await handleEvent(worker, registryOf(work.handlers), id);
    },
    stop: async () => {
      await worker.close();
      await api.stop();
    },
  };
}

export interface AcceptedReturn {
  readonly caseId: string;
  readonly consent: ConsentView;
  readonly referral: ReferralView;
}

/** Somebody who agreed to be brought home by the office, which accepted the referral. */
export async function acceptedReturn(
  { office, officer }: Pick<ReturnRoom, 'office' | 'officer'>,
  agreed: object = {},
  caseId?: string,
): Promise<AcceptedReturn> {
  const id = caseId ?? (await openCase(officer)).id;
  const desk = await unitOf(office);
  const consent = await consentTo(officer, id, desk.id, { purpose: 'repatriation', categories: ['core', 'identity'], ...agreed });
  const asked = { service: 'repatriation', needCode: 'return-home', need: 'Invented need: to go home' };
  const referral = expected(await officer.post<ReferralView>(`/cases/${id}/referrals`, shelterReferral(desk.id, consent.id, asked)), 201);
  return { caseId: id, consent, referral: await step(office, await step(office, referral, 'receive'), 'accept') };
}

export const openReturn = <View = RepatriationView>(as: Session, caseId: string, referralId: string | null): Promise<Answer<View>> =>
  as.post<View>(`/cases/${caseId}/repatriations`, { referralId });

export interface Returning extends AcceptedReturn {
  readonly journey: RepatriationView;
}

export async function aReturn(room: Pick<ReturnRoom, 'office' | 'officer'>): Promise<Returning> {
  const one = await acceptedReturn(room);
  return { ...one, journey: expected(await openReturn(room.office, one.caseId, one.referral.id), 201) };
}

export const today = (): string => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
export const dayIn = (days: number): string => new Date(Date.now() + 3 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

export const readReturn = async (as: Session, { id }: { readonly id: string }): Promise<RepatriationView> =>
  expected(await as.get<RepatriationView>(`/repatriations/${id}`), 200);
export const sayReturn = <View = RepatriationView>(as: Session, journey: RepatriationView, changes: object): Promise<Answer<View>> =>
  as.post<View>(
    `/repatriations/${journey.id}/decisions`,
    { decidedOn: today(), language: 'tl', interpreter: true, words: 'Invented words: home to the invented island', ...changes },
    ifMatch(journey),
  );
export const wanted = async (as: Session, journey: RepatriationView, { id: consentId }: ConsentView): Promise<RepatriationView> =>
  expected(await sayReturn(as, journey, { decision: 'wants-to-return', consentId }), 200);
export const assess = <View = RepatriationView>(as: Session, journey: RepatriationView, changes: object = {}): Promise<Answer<View>> =>
  as.post<View>(
    `/repatriations/${journey.id}/risks`,
    {
      present: ['no-livelihood'],
      unknown: ['debt-outstanding'],
      level: 'low',
      assessedOn: today(),
      reasons: 'Invented reasons',
      ...changes,
    },
    ifMatch(journey),
  );
export const decideRisk = <View = RepatriationView>(as: Session, risk: ReturnRiskView, approve = true): Promise<Answer<View>> =>
  as.post<View>(`/return-risks/${risk.id}/decision`, { approve }, ifMatch(risk));
export const stepReturn = <View = RepatriationView>(as: Session, journey: RepatriationView, body: object): Promise<Answer<View>> =>
  as.post<View>(`/repatriations/${journey.id}/steps`, body, ifMatch(journey));
/** The journey with an assessment that a colleague approved. */
export async function approved(room: Pick<ReturnRoom, 'office' | 'colleague'>, journey: RepatriationView): Promise<RepatriationView> {
  const assessed = expected(await assess(room.office, journey), 200);
  return expected(await decideRisk(room.colleague, assessed.risks[0]!), 200);
}
/** What is still missing before the person can leave. */
export const missing = ({ checklist }: RepatriationView): string[] =>
  checklist.flatMap(({ precondition, met }) => (met ? [] : [precondition]));
/** Somebody of twelve, as an officer would write them down. */
export const aChild = { person: { ...inventedCase.person, ageYears: 12 } };

/** Takes a step that must go well. */
export const stepped = async (as: Session, journey: RepatriationView, body: object): Promise<RepatriationView> =>
  expected(await stepReturn(as, journey, body), 200);

/** What is arranged for somebody whose assessment was approved, until nothing is missing but to leave. */
export async function arranged(
  { admin, office }: Pick<ReturnRoom, 'admin' | 'office'>,
  from: RepatriationView,
  words: { readonly receiver?: string; readonly carer?: string; readonly route?: string } = {},
): Promise<RepatriationView> {
  let journey = from;
  await admin.query(
    `insert into travel_fitness (id, case_id, unit_id, fitness, valid_until, stated_by)
       select gen_random_uuid(), $1, unit_id, 'fit', current_date + 30, id from user_account where username = 'health-provider'`,
    [from.caseId],
  );
  const { receiver = 'Invented shelter of the invented island', carer, route = 'Invented Air, Baghdad to the invented island' } = words;
  for (const body of [
    { step: 'name-receiver', destination: 'home-country', country: 'PH', bodyKind: 'ngo', words: receiver, carer },
    { step: 'ask-document', on: today(), document: 'emergency-travel-document' },
    { step: 'issue-document', on: today(), document: 'emergency-travel-document', validUntil: dayIn(60), words: 'INV-0001' },
    { step: 'ask-clearance', on: today() },
    { step: 'book', on: dayIn(2), mode: 'air', words: route },
    { step: 'settle-escort', escort: 'officer' },
  ]) {
    journey = await stepped(office, journey, body);
  }
  const decided = { status: 'granted', decidedOn: today(), fines: 'waived' };
  expected(await office.post(`/exit-clearances/${journey.clearances[0]!.id}/decision`, decided, ifMatch(journey.clearances[0]!)), 200);
  return readReturn(office, journey);
}

/** Somebody of whom nothing is missing but to leave: an adult, by air, with an officer. */
export async function readyToLeave(room: ReturnRoom): Promise<Returning> {
  const one = await aReturn(room);
  return { ...one, journey: await arranged(room, await approved(room, await wanted(room.office, one.journey, one.consent))) };
}

/** Somebody who left, was handed over and arrived. */
export async function home({ office }: Pick<ReturnRoom, 'office'>, ready: RepatriationView): Promise<RepatriationView> {
  let journey = ready;
  for (const step of ['depart', 'hand-over', 'confirm-arrival']) journey = await stepped(office, journey, { step, on: today() });
  return journey;
}
