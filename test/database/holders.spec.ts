import { randomUUID } from 'node:crypto';
import { maskOf } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';

let database: TestDatabase;
let world: Builders;
let holder: User;
let colleague: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  holder = await world.aUserOf('police-section', 'police-officer');
  colleague = await world.aUser({ unit: holder.unit, roles: ['police-officer'] });
  kase = await world
    .aCase()
    .ownedBy(await world.aUserOf('health-facility', 'health-provider'))
    .save();
  await world.guard.query(
    `insert into case_grant (id, case_id, unit_id, user_id, basis, read_mask, write_mask, opened_by) values ($1, $2, $3, $4, 'assignment', $5, 0, $4)`,
    [randomUUID(), kase.id, holder.unit.id, holder.id, maskOf('core', 'identity')],
  );
  await world.guard.query('select guard.rebuild_access($1, $2)', [holder.id, kase.id]);
});
afterAll(() => database.drop());

const seenBy = (who: User, table: string) => inContext(world.app, who, (q) => q(`select from ${table}`).then((rows) => rows.length));

describe('a door that is one person’s', () => {
  it('shows that person its categories, and their colleagues nothing', async () => {
    for (const table of ['case_record', 'person_identity', 'case_access', 'case_key']) {
      expect({ table, holder: await seenBy(holder, table) }).toEqual({ table, holder: 1 });
      expect({ table, colleague: await seenBy(colleague, table) }).toEqual({ table, colleague: 0 });
    }
    expect(await seenBy(holder, 'exploitation_record')).toBe(0);
  });

  it('is not what the person’s unit finds by a name', async () => {
    const [tokens] = await world.guard
      .query<{ all: Buffer[] }>('select array_agg(token) as all from identity_token')
      .then(({ rows }) => rows);
    expect(await inContext(world.app, holder, (q) => q('select from guard.match($1)', [tokens!.all]))).toEqual([]);
  });

  it('lets nothing be written down and nothing be passed on', async () => {
    const attempt = (sql: string, values: unknown[]) => inContext(world.app, holder, (q) => q(sql, values));
    const consent = `insert into consent (id, case_id, purpose, category_mask, given_by, method, language, text_version, recorded_by, recorded_unit_id, valid_until)
      values ($1, $2, 'assistance', 1, 'self', 'spoken', 'ar', '1', $3, $4, '2099-01-01')`;
    const line = `insert into timeline_event (id, case_id, kind, category, unit_id) values ($1, $2, 'case-changed', 1, $3)`;
    const closed = { code: '42501' };
    expect(await refusal(attempt(consent, [randomUUID(), kase.id, holder.id, holder.unit.id]))).toMatchObject(closed);
    expect(await refusal(attempt(line, [randomUUID(), kase.id, holder.unit.id]))).toMatchObject(closed);
    expect(await attempt('select guard.shares($1, 1) as shares', [kase.id])).toEqual([{ shares: false }]);
    expect(await attempt(`update case_record set governorate = 'basra' where id = $1 returning id`, [kase.id])).toEqual([]);
  });
});
