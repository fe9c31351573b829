import type { ReleaseView } from '@himaya/domain';
import { expected } from '../support/main-job';
import { afterTurn, madeRelease, releaseRoom, stepsOf, type ReleaseRoom } from '../support/release-room';

let { api, admin, analyst } = {} as ReleaseRoom;
beforeAll(async () => {
  ({ api, admin, analyst } = await releaseRoom());
});
afterAll(() => api.stop());

const step = stepsOf<ReleaseView>('releases');

describe('a draft that is asked for again', () => {
  const year = '2024';
  const come = async (count: number, sex: string, age: string): Promise<void> => {
    await admin.query(
      `insert into statistics.fact (sign, source, subject, record_key, contributor, kind, month, sex, age_group, governorate, forms)
         select 1, n, n, mod(n * 97000001, 4294967296), n % 7, 'identified', '2024-05-01', ${sex}, ${age}, 'baghdad', '{begging}'
           from (select floor(random() * 1e9)::bigint + n as n, n as at from generate_series(1, $1) n) x`,
      [count],
    );
  };
  const draft = async (): Promise<ReleaseView> => {
    const table = await madeRelease(analyst, { measure: 'victims-identified', by: ['sex', 'age-group'], period: year });
    expect(table.cells).toHaveLength(9);
    expected(await step(analyst, table, 'discard'), 200);
    return table;
  };
  const told = ({ cells }: ReleaseView): string[] => cells.map(({ at, figure }) => `${Object.values(at).toSorted().join()}: ${figure}`);
  /** Which cells changed: what is known by them of a newcomer, where one alone came. */
  const changed = (before: ReleaseView, now: ReleaseView): string[] =>
    told(now).flatMap((one) => (told(before).includes(one) ? [] : [one.split(':')[0]!]));

  it('counts the same people, until ten changed at the turn of a month: its cells do not say who came', async () => {
    await come(300, `case when at % 2 = 0 then 'male' else 'female' end`, `case when at % 3 = 0 then '9-14' else '18-29' end`);
    const before = await draft();
    await come(1, `'female'`, `'9-14'`);
    // Neither at once nor at the turn of a month, at which nine are too few.
    expect(changed(before, await draft())).toEqual([]);
    await come(8, `'female'`, `'9-14'`);
    expect(changed(before, await afterTurn(admin, 'victims-identified', year, draft))).toEqual([]);
    await come(40, `'female'`, `'9-14'`);
    // What the attack reads where the count moves.
    const came = changed(before, await afterTurn(admin, 'victims-identified', year, draft));
    expect(came).toEqual(expect.arrayContaining(['', 'female', '0-17', '0-17,female']));
  });
});
