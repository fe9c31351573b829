import { WorkerDatabase, workOf } from '@himaya/api/testing';
import { usualRetention } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';

/** Another number of days than usual: what the deployment says is what the worker does. */
const retention = { ...usualRetention, concernDays: 40 };
const sealing = { url: 'none', directory: 'none' } as unknown as Parameters<typeof workOf>[3];
const { chores } = workOf({ storageDir: 'none', retention }, null, null, sealing);
let database: TestDatabase;
let world: Builders;
let worker: WorkerDatabase;
let officer: User;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  worker = await WorkerDatabase.open(database.urlFor('worker'));
  officer = await world.aUserOf('police-section', 'police-officer');
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

it('the worker reckons what is due, calls for looks at holds, and lets concerns and proofs go', () => {
  expect(chores.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['reckon-retention', 'call-hold-reviews', 'erase-old-concerns', 'reckon-proofs', 'let-proofs-go']),
  );
});

describe('a concern that led to no case', () => {
  // How it ended: as it was told, after whom it was joined, and when somebody last decided of it.
  it.each([
    ['no ground', { status: 'no-ground' }],
    ['joined to one of no ground', { status: 'joined', first: 'no-ground' }],
    ['a labour matter', { status: 'labour-matter', decided: true }],
    ['joined to a labour matter', { status: 'joined', first: 'labour-matter', decided: true }],
    ['kept by the inspection that reported it', { status: 'labour-violation', kind: 'labour-case', decision: 'labour-violation' }],
  ] as const)('loses its words and names after its days, and not before: %s', async (_, ended) => {
    const { status, first, kind, decision, decided } = { first: null, kind: 'trafficking-suspicion', decision: null, decided: false, ...ended };
    const add = async (days: number, as: string, to: string | null): Promise<string> => {
      const { rows } = await world.guard.query<{ id: string }>(
        `insert into concern (id, kind, channel, governorate, place_kind, seen_at, sent_at, people_count, signs, danger, safe_contact, reported_by, reported_unit_id,
                              queue, status, joined_to, labour_decision, labour_unit_id)
           select gen_random_uuid(), $3, 'airport', 'baghdad', 'airport', now(), now() - make_interval(days => $2), 1, '{documents-held}', false,
                  'never', $6, $7, case when $1 <> 'labour-violation' then 'police:baghdad' end, $1, $4, $5,
                  case when $1 = 'labour-matter' then $7::uuid end returning id`,
        [as, days, kind, to, decision, officer.id, officer.unit.id],
      );
      return rows[0]!.id;
    };
    const ids: string[] = [];
    for (const days of [39, 41]) {
      // What was passed on long after it was reported is kept from that day on.
      const leader = first === null ? null : await add(decided ? 300 : days, first, null);
      ids.push(await add(decided ? 300 : days, status, leader));
      if (decided)
        await world.guard.query(
          `insert into concern_triage (id, concern_id, decided_by, unit_id, outcome, to_unit_id, at)
             select gen_random_uuid(), c.id, c.reported_by, c.reported_unit_id, 'labour-matter', c.reported_unit_id, now() - make_interval(days => $2) from concern c where c.id = $1`,
          [leader ?? ids.at(-1), days],
        );
    }
    await world.guard.query(`insert into subject_key (kind, subject_id, wrapped, key_id) select 'concern', unnest($1::uuid[]), 'x', 'k1'`, [ids]);
    await chores.find(({ name }) => name === 'erase-old-concerns')!.run(worker, new Date());
    const left = await world.guard.query<{ id: string }>('select subject_id as id from subject_key where subject_id = any ($1)', [ids]);
    expect(left.rows).toEqual([{ id: ids[0] }]);
  }); // prettier-ignore
});
