import type { ExitCheck, PlacementView, ReferralView, ShelterView } from '@himaya/domain';
import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from './api';
import { expected, ifMatch, referTo, step } from './main-job';

/** A desk's caseworker and manager, another desk whose caseworker leads it too, and who refers to both. */
export interface Room {
  readonly api: TestApi;
  readonly admin: Client;
  readonly officer: Session;
  readonly desk: Session;
  readonly manager: Session;
  readonly otherDesk: Session;
  /** Takes what is due now. */
  sweep(): Promise<void>;
  /** Tells whoever is told of what happened. */
  deliver(): Promise<void>;
  stop(): Promise<void>;
}

export async function openRoom(): Promise<Room> {
  const api = await startTestApi({ WORKER: 'apart' });
  const admin = await api.database.asAdmin();
  await admin.query(
    `insert into user_role (user_id, role) select id, 'shelter-manager' from user_account where username = 'shelter-caseworker-2'`,
  );
  const [officer, desk, manager, otherDesk] = (await Promise.all(
    ['police-officer', 'shelter-caseworker', 'shelter-manager', 'shelter-caseworker-2'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  const work = workOf({ storageDir: 'none' });
  const chore = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
  return {
    api,
    admin,
    officer,
    desk,
    manager,
    otherDesk,
    sweep: () => chore.run(worker, new Date()),
    deliver: async () => {
      const { rows } = await admin.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
      for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
    },
    stop: async () => {
      await worker.close();
      await api.stop();
    },
  };
}

export async function newHouse(as: Session, women: number): Promise<ShelterView> {
  const body = { name: 'Invented house', address: 'Invented street 7, behind the invented bakery', services: ['meals', 'child-care'] };
  const opened = expected(await as.post<ShelterView>('/placements/shelters', body), 201);
  return expected(await addPlaces(as, opened, 'women', women), 201);
}
export const addPlaces = (
  as: Session,
  { id }: { id: string },
  personCategory: string,
  count: number,
  adapted = false,
): Promise<Answer<ShelterView>> => as.post<ShelterView>(`/placements/shelters/${id}/places`, { personCategory, adapted, count });
export const codeOf = async (answer: Promise<{ status: number; body: object }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${(body as { code?: string }).code ?? ''}`;
};
export const move = (as: Session, placement: PlacementView, body: object): Promise<Answer<PlacementView>> =>
  as.post<PlacementView>(`/placements/${placement.id}/moves`, body, ifMatch(placement));
export const moved = async (as: Session, placement: PlacementView, body: object): Promise<PlacementView> =>
  expected(await move(as, placement, body), 200);
export const read = async (as: Session, { id }: { id: string }): Promise<PlacementView> =>
  expected(await as.get<PlacementView>(`/placements/${id}`), 200);
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A woman whose referral the desk accepted and put on its list. */
export async function accepted(
  officer: Session,
  as: Session,
  changes: object = {},
): Promise<{ caseId: string; referral: ReferralView; placement: PlacementView; consentId: string }> {
  const { caseId, referral, consent } = await referTo(as, officer, changes);
  const taken = await step(as, await step(as, referral, 'receive'), 'accept');
  return { caseId, referral: taken, placement: await listed(as, caseId, referral.id), consentId: consent.id };
}
export async function listed(as: Session, caseId: string, referralId: string | null): Promise<PlacementView> {
  return expected(
    await as.post<PlacementView>(`/cases/${caseId}/placements`, { referralId, personCategory: 'women', needsAdapted: false }),
    201,
  );
}
export async function housed(
  officer: Session,
  as: Session,
  changes: object = {},
): Promise<Awaited<ReturnType<typeof accepted>> & { readonly place: { readonly id: string } }> {
  const one = await accepted(officer, as, changes);
  const place = one.placement.fittingPlaces[0]!;
  return { ...one, placement: await moved(as, one.placement, { move: 'admit', placeId: place.id }), place };
}
export const adult: readonly ExitCheck[] = [
  'destination-safe', 'exploiter-cannot-reach', 'risk-assessed-again', 'safety-plan-given', 'emergency-number-given', 'transport-arranged',
  'medicine-given', 'after-care-asked',
]; // prettier-ignore
/** Every answer yes but these. */
export const checked = (destination: string, no: readonly ExitCheck[] = [], asked: readonly ExitCheck[] = adult): object => ({
  destination,
  checks: asked.map((check) => ({ check, answer: no.includes(check) ? 'no' : 'yes' })),
});
export const safely = checked('family');
export const exit = (as: Session, placement: PlacementView, body: object = safely): Promise<Answer<PlacementView>> =>
  as.post<PlacementView>(`/placements/${placement.id}/exit`, body, ifMatch(placement));
export async function gone(as: Session, placement: PlacementView): Promise<PlacementView> {
  return expected(await exit(as, await read(as, placement)), 200);
}

/** Whom a kind of notice went to, of one placement or, where it names none, of one case or desk: unit, role, and what it names. */
export async function toldOf(admin: Client, kind: string, of: string): Promise<object[]> {
  const { rows } = await admin.query<object>(
    `select u.kind as unit, n.role, n.subject_id is not null as stay, n.case_id is not null as case from notification n join unit u on u.id = n.unit_id
      where n.kind = $1 and $2::uuid in (n.subject_id, n.case_id, (n.details ->> 'unitId')::uuid) order by u.kind`,
    [kind, of],
  );
  return rows;
}

/** What a unit was told of one placement, in order. */
export async function noticesOf(admin: Client, as: Session, subject: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    `select n.kind from notification n join user_account u on u.username = $2 and u.unit_id = n.unit_id where n.subject_id = $1 and n.kind like 'placement-%' order by n.at, n.kind`,
    [subject, as.username],
  );
  return rows.map(({ kind }) => kind);
}
