import { FactWriter } from '@himaya/api/testing';
import type { StatisticsAnswer } from '@himaya/domain';
import { expected } from './main-job';
import type { ReleaseRoom } from './release-room';
import { until } from './until';

const thisYear = new Date().getUTCFullYear();
/** Its last turns are January of last year and of four years on, so that no turn of a next month is one of them. */
export const lateYear = thisYear - 2;
export const nextMonth = new Date(Date.UTC(thisYear, new Date().getUTCMonth() + 1, 2));
/** Taken a month late, and said to be of January nevertheless: later is told only where ten people's changes went in. */
export const lastTurn = new Date(Date.UTC(lateYear + 6, 1, 2));
export const monthOf = (date: Date): string => `${date.toISOString().slice(0, 7)}-01`;

/** A year that is over, with people of whom something may still change. */
export async function lateRoom({ api, admin, analyst }: ReleaseRoom) {
  const year = lateYear;
  const guard = await api.database.asGuard();
  const writer = new FactWriter(api.database.urlFor('facts'), api.database.ring);
  const counted = async (text: string, values: unknown[] = []): Promise<number> =>
    (await admin.query<{ n: number }>(text, values)).rows[0]!.n;
  const followed = async (): Promise<void> => {
    while ((await writer.takeDue(200)) > 0);
    await until('the facts follow', async () => (await counted('select count(*)::int as n from statistics.due')) === 0);
  };
  await guard.query(`update case_record set opened_at = opened_at - interval '1 year' where extract(year from opened_at) = $1`, [year + 1]);
  await followed();
  await admin.query(`update statistics.late_turn set began = '2023-01-01', settled = date_trunc('month', now())`);
  const { rows } = await admin.query<{ id: string; own: boolean }>(
    `select c.id, status = 'open' and responsible_unit_id = (select unit_id from user_account where username = 'police-officer') as own from case_record c
      where extract(year from opened_at) = $1 and sex in ('female', 'male') order by id`,
    [year],
  );
  const own = rows.find((row) => row.own)!.id;
  const ids = rows.map(({ id }) => id).filter((id) => id !== own);
  return {
    guard,
    writer,
    counted,
    followed,
    /** An open case of the police officer's section, and the others. */
    own,
    ids,
    ask: async (by = 'sex,age-group', measure = 'presumed-victims-reported'): Promise<StatisticsAnswer> =>
      expected(await analyst.get<StatisticsAnswer>(`/statistics/measures/${measure}?by=${by}&from=${year}`), 200),
    /** Sex and age group of everybody there is by the facts that stand. */
    people: async (): Promise<string[]> => {
      const { rows: said } = await admin.query<{ said: string }>(
        `select concat_ws(',', min(sex), case when min(age_group) in ('0-8', '9-14', '15-17', 'child') then '0-17' else '18-plus' end) as said
           from statistics.standing_fact where kind in ('presumed', 'described') and extract(year from month) = $1 group by subject order by subject`,
        [year],
      );
      return said.map((one) => one.said);
    },
    change: async (some: readonly string[]): Promise<void> => {
      await guard.query(`update case_record set sex = case sex when 'female' then 'male' else 'female' end where id = any ($1)`, [some]);
      await followed();
    },
    /** The next month's turn is to come again. */
    untaken: (): Promise<unknown> => admin.query(`update statistics.late_turn set settled = date_trunc('month', now())`),
  };
}
