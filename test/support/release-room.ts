import type { ReleaseView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Session, type TestApi } from './api';
import { expected, ifMatch } from './main-job';
import { until } from './until';

/** Those who ask for a table and let it out. */
export interface ReleaseRoom {
  readonly api: TestApi;
  readonly admin: Client;
  readonly analyst: Session;
  readonly chair: Session;
}

export async function releaseRoom(): Promise<ReleaseRoom> {
  const api = await startTestApi();
  const admin = await api.database.asAdmin();
  const analyst = await api.signIn('secretariat-analyst');
  const chair = await api.signIn('committee-chair');
  return { api, admin, analyst, chair };
}

export const askRelease = (as: Session, body: object): Promise<Answer<ReleaseView>> => as.post<ReleaseView>('/statistics/releases', body);
export const readRelease = async (as: Session, id: string): Promise<ReleaseView> =>
  expected(await as.get<ReleaseView>(`/statistics/releases/${id}`), 200);

/** Asked for, and what the worker made of it. */
export async function madeRelease(as: Session, body: object): Promise<ReleaseView> {
  const { id } = expected(await askRelease(as, body), 201);
  await until('the release is computed', async () => (await readRelease(as, id)).status !== 'computing', 60);
  return readRelease(as, id);
}

/** The steps of tables and of files alike. @param of the path of their list */
export const stepsOf =
  <View>(of: 'releases' | 'contributions') =>
  (as: Session, { id, version }: { readonly id: string; readonly version: number }, step: string, reason?: string): Promise<Answer<View>> =>
    as.post<View>(`/statistics/${of}/${id}/steps`, { step, ...(reason ? { reason } : {}) }, ifMatch({ version }));
