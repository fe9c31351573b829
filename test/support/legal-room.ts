import type { LawyerView, LegalMatterView, ReferralView } from '@himaya/domain';
import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from './api';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from './main-job';

/** A legal-aid office, another one, and who refers to both. */
export interface LegalRoom {
  readonly api: TestApi;
  readonly admin: Client;
  readonly officer: Session;
  readonly office: Session;
  readonly otherOffice: Session;
  /** Takes what is due now. */
  sweep(): Promise<void>;
  deliver(): Promise<void>;
  stop(): Promise<void>;
}

export async function openLegalRoom(): Promise<LegalRoom> {
  const api = await startTestApi({ WORKER: 'apart' });
  const admin = await api.database.asAdmin();
  const names = ['police-officer', 'legal-aid-provider', 'legal-aid-provider-2'];
  const [officer, office, otherOffice] = (await Promise.all(names.map((name) => api.signIn(name)))) as [Session, Session, Session];
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  const work = workOf({ storageDir: 'none' });
  const chore = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
  return {
    api,
    admin,
    officer,
    office,
    otherOffice,
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

let lawyers = 0;
export async function aLawyer(as: Session, changes: object = {}): Promise<LawyerView> {
  lawyers += 1;
  const body = {
    name: `Invented Lawyer ${lawyers}`,
    barNumber: `INV-${lawyers}`,
    governorates: ['baghdad'],
    languages: ['ar', 'en'],
    trainedForChildren: false,
    ...changes,
  };
  return expected(await as.post<LawyerView>('/legal-aid/lawyers', body), 201);
}

export interface Accepted {
  readonly caseId: string;
  readonly consentId: string;
  readonly referral: ReferralView;
}

/** A person whose referral for legal aid the office accepted. */
export async function acceptedFor(office: Session, officer: Session, person: object = {}, changes: object = {}): Promise<Accepted> {
  const { id: caseId } = await openCase(officer, person);
  const desk = await unitOf(office);
  const consent = await consentTo(officer, caseId, desk.id, { categories: ['core', 'identity', 'legal'], ...changes });
  const body = shelterReferral(desk.id, consent.id, { service: 'legal-aid', needCode: 'legal-advice', need: 'Invented need: advice' });
  const referral = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, body), 201);
  return { caseId, consentId: consent.id, referral: await step(office, await step(office, referral, 'receive'), 'accept') };
}

export const opened = async (as: Session, caseId: string, referralId: string | null): Promise<LegalMatterView> =>
  expected(await as.post<LegalMatterView>(`/cases/${caseId}/legal-matters`, { referralId }), 201);

export async function aMatter(office: Session, officer: Session, person: object = {}): Promise<Accepted & { matter: LegalMatterView }> {
  const one = await acceptedFor(office, officer, person);
  return { ...one, matter: await opened(office, one.caseId, one.referral.id) };
}

export const readMatter = async (as: Session, { id }: { id: string }): Promise<LegalMatterView> =>
  expected(await as.get<LegalMatterView>(`/legal-matters/${id}`), 200);
export const moveMatter = (as: Session, matter: LegalMatterView, body: object): Promise<Answer<LegalMatterView>> =>
  as.post<LegalMatterView>(`/legal-matters/${matter.id}/moves`, body, ifMatch(matter));
export const movedMatter = async (as: Session, matter: LegalMatterView, body: object): Promise<LegalMatterView> =>
  expected(await moveMatter(as, matter, body), 200);

/** The matter with a lawyer who took it. */
export async function assigned(as: Session, matter: LegalMatterView, lawyer: LawyerView): Promise<LegalMatterView> {
  const offered = await movedMatter(as, matter, { move: 'offer-lawyer', lawyerId: lawyer.id });
  return movedMatter(as, offered, { move: 'accept-lawyer' });
}

export const today = (): string => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
export const advice = (changes: object = {}): object => ({
  kind: 'advice',
  deliveredOn: today(),
  interpreter: false,
  words: 'Invented words between lawyer and client',
  ...changes,
});
export const helped = async (as: Session, { id }: { id: string }, changes: object = {}): Promise<LegalMatterView> =>
  expected(await as.post<LegalMatterView>(`/legal-matters/${id}/aid`, advice(changes)), 201);
export const endMatter = (as: Session, matter: LegalMatterView, outcome: string): Promise<Answer<LegalMatterView>> =>
  as.post<LegalMatterView>(`/legal-matters/${matter.id}/end`, { outcome }, ifMatch(matter));
