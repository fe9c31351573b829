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

const month = `date_trunc('month', now() at time zone 'Asia/Baghdad')::date`;

/** As in the month in which a store is first filled: nothing waits, and what comes is counted. */
export async function asFirstMonth(admin: Client): Promise<void> {
  await admin.query('delete from statistics.line_of_turn');
  await admin.query(`update statistics.late_turn set began = ${month}, settled = null`);
}

/**
 * What the first turn of a month does where enough came late to a year: the log ends there, and the measure was revised. In the test's world no month passes:
 * what was counted before is counted as of the month before. Tables of other periods are asked for under the same turn until `inMonth` is done.
 */
export async function afterTurn<T>(admin: Client, measure: string, year: string, inMonth: () => Promise<T>): Promise<T> {
  const revise = async (): Promise<boolean> => {
    const { rowCount } = await admin.query(
      `insert into statistics.late_period (rule, months, first, revised)
       select id, 12, make_date($2, 1, 1), ${month} from statistics.folded_rule where stands and not part and measure = $1
     on conflict on constraint late_period_pk do update set revised = excluded.revised`,
      [measure, year],
    );
    return (rowCount ?? 0) > 0;
  };
  // Its cells are folded by the worker.
  await until('the measure is folded', revise, 60);
  await admin.query(`update release_line set month = month - interval '1 month' where month = ${month}`);
  await admin.query('delete from statistics.line_of_turn');
  await admin.query(`update statistics.late_turn set began = '2020-01-01', settled = null`);
  await admin.query(`update statistics.late_turn set settled = ${month}`);
  try {
    return await inMonth();
  } finally {
    await asFirstMonth(admin);
  }
}
