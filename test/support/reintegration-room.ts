import type { ProgrammeView, ReferralView, Role, StrandView } from '@himaya/domain';
import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from './api';
import { buildersOn } from './builders';
import type { Unit } from './directory-builders';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from './main-job';

/** A reintegration office, a shelter with programmes of its own, and who refers to the office. */
export interface ReintegrationRoom {
  readonly api: TestApi;
  readonly admin: Client;
  readonly officer: Session;
  readonly office: Session;
  /** Of the same office. */
  readonly colleague: Session;
  readonly shelter: Session;
  /** Takes what is due now. */
  sweep(): Promise<void>;
  deliver(): Promise<void>;
  stop(): Promise<void>;
}

/** Another person of the same unit, with the same role. */
export async function colleagueOf(api: TestApi, username: Role): Promise<Session> {
  const admin = await api.database.asAdmin();
  const { rows } = await admin.query<Unit>(
    `select u.id, u.agency_id as "agencyId", u.kind from unit u join user_account a on a.unit_id = u.id where a.username = $1`,
    [username],
  );
  const other = await (await buildersOn(api.database)).aUser({ unit: rows[0]!, roles: [username] });
  return api.sessionWith(other.username, other);
}

export async function openReintegrationRoom(): Promise<ReintegrationRoom> {
  const api = await startTestApi({ WORKER: 'apart' });
  const admin = await api.database.asAdmin();
  const names = ['police-officer', 'reintegration-officer', 'shelter-caseworker'];
  const [officer, office, shelter] = (await Promise.all(names.map((name) => api.signIn(name)))) as [Session, Session, Session];
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  const work = workOf({ storageDir: 'none' });
  const chore = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
  return {
    api,
    admin,
    officer,
    office,
    colleague: await colleagueOf(api, 'reintegration-officer'),
    shelter,
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

export const codeOf = async (answer: Promise<{ status: number; body: object }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${(body as { code?: string }).code ?? ''}`;
};

export const today = (): string => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);

export interface Accepted {
  readonly caseId: string;
  readonly consentId: string;
  readonly referral: ReferralView;
}

/** A person whose referral for a way back into life the office accepted. */
export async function acceptedFor(office: Session, officer: Session, changes: object = {}): Promise<Accepted> {
  const { id: caseId } = await openCase(officer);
  const desk = await unitOf(office);
  const consent = await consentTo(officer, caseId, desk.id, { categories: ['core', 'identity', 'reintegration'] });
  const asked = { service: 'reintegration', needCode: 'reintegration-plan', need: 'Invented need: a way back', ...changes };
  const referral = expected(
    await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(desk.id, consent.id, asked)),
    201,
  );
  return { caseId, consentId: consent.id, referral: await step(office, await step(office, referral, 'receive'), 'accept') };
}

export const opened = async (as: Session, caseId: string, referralId: string | null): Promise<ProgrammeView> =>
  expected(await as.post<ProgrammeView>(`/cases/${caseId}/programmes`, { referralId }), 201);

export async function aProgramme(office: Session, officer: Session): Promise<Accepted & { programme: ProgrammeView }> {
  const one = await acceptedFor(office, officer);
  return { ...one, programme: await opened(office, one.caseId, one.referral.id) };
}

export const readProgramme = async (as: Session, { id }: { id: string }): Promise<ProgrammeView> =>
  expected(await as.get<ProgrammeView>(`/programmes/${id}`), 200);

/** The strand that was just planned. */
export async function planned(as: Session, { id }: { id: string }, body: object): Promise<StrandView> {
  return expected(await as.post<ProgrammeView>(`/programmes/${id}/strands`, body), 201).strands.at(-1)!;
}

export const moveStrand = (as: Session, strand: StrandView, move: string, changes: object = {}): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/programme-strands/${strand.id}/moves`, { move, on: today(), ...changes }, ifMatch(strand));

/** The strand after its move. */
export async function movedStrand(as: Session, strand: StrandView, move: string, changes: object = {}): Promise<StrandView> {
  return expected(await moveStrand(as, strand, move, changes), 200).strands.find(({ id }) => id === strand.id)!;
}

export const endProgramme = async (as: Session, programme: { id: string }, outcome: string): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/programmes/${programme.id}/end`, { outcome }, ifMatch(await readProgramme(as, programme)));

/** The person's word that the family may be spoken to. */
export const familyWord = (as: Session, caseId: string, changes: object = {}) =>
  consentTo(as, caseId, '', { purpose: 'contact-family', recipientUnitId: undefined, categories: ['core', 'family'], ...changes });
