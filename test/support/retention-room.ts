import { carryOutErasure, handleEvent, reckonRetention, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import { usualRetention, type CaseView, type DueCaseView, type ErasureView, type LegalHoldView, type Page } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from './api';
import { closed } from './closing';
import { expected, ifMatch, openCase } from './main-job';

/** The officer, the second person and a court's office, who closes cases, and the worker's hand. */
export interface RetentionRoom {
  readonly api: TestApi;
  readonly admin: Client;
  readonly worker: WorkerDatabase;
  readonly police: Session;
  readonly dpo: Session;
  readonly keeper: Session;
  readonly court: Session;
  /** Does what waits in the outbox. */
  deliver(): Promise<void>;
  /** Reckons every closed case anew. */
  reckon(): Promise<void>;
  /** A case that was closed so many years ago. */
  closedSince(years: number): Promise<CaseView>;
  dueOf(kase: CaseView): Promise<DueCaseView | undefined>;
  confirmed(kase: CaseView): Promise<ErasureView>;
  registered(id: string): Promise<ErasureView>;
  carryOut(id: string): Promise<string>;
  /** How many keys and search tokens a case has of its own. */
  keysOf(id: string): Promise<number>;
  stop(): Promise<void>;
}

export const hold = <View = Problem>(as: Session, { number }: CaseView, ground = 'investigation'): Promise<Answer<View>> =>
  as.post<View>('/retention/holds', { number, ground });
export const decideHold = <View = Problem>(as: Session, of: LegalHoldView, body: object): Promise<Answer<View>> =>
  as.post<View>(`/retention/holds/${of.id}/decision`, body, ifMatch(of));
export const propose = <View = Problem>(as: Session, { number }: CaseView, reason = 'retention-ended'): Promise<Answer<View>> =>
  as.post<View>('/retention/erasures', { number, reason });
export const decide = <View = Problem>(as: Session, of: ErasureView, decision: string): Promise<Answer<View>> =>
  as.post<View>(`/retention/erasures/${of.id}/decision`, { decision }, ifMatch(of));
export const due = async (as: Session): Promise<readonly DueCaseView[]> =>
  expected(await as.get<Page<DueCaseView>>('/retention/cases?limit=100'), 200).items;

export async function openRetentionRoom(): Promise<RetentionRoom> {
  const api = await startTestApi({ WORKER: 'apart' });
  const admin = await api.database.asAdmin();
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  const [police, dpo, keeper, court] = (await Promise.all(
    ['police-officer', 'data-protection-officer', 'system-admin', 'court-liaison'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  const reckon = async (): Promise<void> => {
    await admin.query(`update retention_term set reckoned_at = '-infinity'`);
    await reckonRetention(usualRetention).run(worker, new Date());
  };
  return {
    api,
    admin,
    worker,
    police,
    dpo,
    keeper,
    court,
    reckon,
    deliver: async () => {
      const { handlers } = workOf({ storageDir: 'none' });
      const { rows } = await admin.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
      for (const { id } of rows) await handleEvent(worker, registryOf(handlers), id);
    },
    closedSince: async (years) => {
      const kase = await openCase(police);
      await closed(police, kase.id);
      await admin.query(`update case_closure set closed_at = closed_at - make_interval(years => $2) where case_id = $1`, [kase.id, years]);
      await reckon();
      return kase;
    },
    dueOf: async ({ number }) => (await due(dpo)).find((one) => one.number === number),
    confirmed: async (kase) =>
      expected(await decide<ErasureView>(keeper, expected(await propose<ErasureView>(dpo, kase), 201), 'confirm'), 200),
    registered: async (id) =>
      expected(await dpo.get<Page<ErasureView>>('/retention/erasures?limit=100'), 200).items.find((one) => one.id === id)!,
    carryOut: (id) => worker.transaction((em) => carryOutErasure(em, id)),
    keysOf: async (id) => {
      const { rows } = await admin.query<{ n: number }>(
        `select (select count(*) from case_key where case_id = $1)::int + (select count(*) from identity_token where case_id = $1)::int as n`,
        [id],
      );
      return rows[0]!.n;
    },
    stop: async () => {
      await worker.close();
      await api.stop();
    },
  };
}
