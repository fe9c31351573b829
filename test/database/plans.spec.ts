import { listStatements } from '@himaya/api/testing';
import type { CaseId, UnitId, UserId } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { offerTransfer } from '../support/emergency-builders';
import { askOverride } from '../support/override-builders';
import { inContext } from '../support/in-context';
import { manyCases } from './many-cases';
import { findings, type Plan } from './plan-findings';

let database: TestDatabase;
let world: Builders;
let officer: User;
let newcomer: User;
let kase: Case;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  // Leads, and reviews emergencies besides, which no account does: every list is to hold rows for one reader.
  officer = await world.aUserOf('police-section', 'police-officer', 'police-supervisor', 'data-protection-officer');
  newcomer = await world.aUserOf('placement-desk', 'shelter-manager');
  const other = await world.aUserOf('placement-desk', 'shelter-manager');
  kase = await world.aCase().ownedBy(officer).save();
  await offerTransfer(world.app, officer, kase, newcomer.unit);
  await world.guard.query('update unit set refers_in = true where id = $1', [other.unit.id]);
  await askOverride(world.app, officer, kase, other.unit);
  const admin = await database.asAdmin();
  await admin.query(
    `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by)
     values (gen_random_uuid(), $1, $2, 'photo', 2, 'image/jpeg', 1, $3)`,
    [kase.id, officer.unit.id, officer.id],
  );
  await manyCases(admin, { owner: officer, year: 2024, count: 20_000, receivers: [newcomer.unit, other.unit] });
  await manyCases(admin, { owner: other, year: 2025, count: 20_000, receivers: [officer.unit, newcomer.unit] });
  // Hundreds of sealed cases are part of every statement's denials.
  await admin.query(
    `with sealed as (
       insert into case_seal (id, case_id, reason, sealed_by)
         select gen_random_uuid(), id, 'other', $1 from case_record where responsible_unit_id = $2 limit 300 returning id, case_id)
     insert into case_seal_name (seal_id, case_id, user_id, named_by) select id, case_id, $1, $1 from sealed`,
    [other.id, other.unit.id],
  );
  await admin.query(
    `insert into case_link (id, from_case_id, to_case_id, kind, made_by, made_unit_id)
     select gen_random_uuid(), $1, id, 'co-victim', $2, $3 from case_record where responsible_unit_id = $3 and id <> $1 limit 3`,
    [kase.id, officer.id, officer.unit.id],
  );
  await admin.query('vacuum analyze');
}, 120_000);
afterAll(() => database.drop());

async function planOf(who: User, sql: string, values: readonly unknown[]): Promise<Plan> {
  const [row] = await inContext(world.app, who, (q) => q<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${sql}`, values));
  return row!['QUERY PLAN'][0].Plan;
}

const statements = (who: User) => listStatements(who.unit.id, who.id, kase.id);

it('the stores name their lists', () => expect(statements(officer).length).toBeGreaterThan(10));

it.each(listStatements('' as UnitId, '' as UserId, '' as CaseId).map(({ name }) => name))(
  '%s starts at the unit’s own rows and reads by index only',
  async (name) => {
    for (const who of [officer, newcomer]) {
      const { sql, values } = statements(who).find((statement) => statement.name === name)!;
      expect(findings(await planOf(who, sql, values))).toEqual([]);
    }
  },
);

it('the first page of each holds rows, so that a plan for nothing proves nothing', async () => {
  for (const { name, sql, values } of statements(officer).filter((statement) => !statement.name.includes('next page'))) {
    const rows = await inContext(world.app, officer, (q) => q(sql, values));
    expect({ name, answered: rows.length > 0 }).toEqual({ name, answered: true });
  }
});

describe('the check itself', () => {
  it('refuses a list that starts at the case table', async () => {
    const plan = await planOf(officer, 'select id from case_record order by opened_at limit 20', []);
    expect(findings(plan)).toEqual(expect.arrayContaining(['sequential scan of case_record', 'hashed subplan over case_record']));
  });

  it('refuses a count of the case table', async () => {
    expect(findings(await planOf(officer, 'select count(*) from case_record', []))).toContain('hashed subplan over case_record');
  });
});
