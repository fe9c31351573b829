import { randomUUID } from 'node:crypto';
import { listStatements, retentionStatements } from '@himaya/api/testing';
import type { CaseId, ReferralId, UnitId, UserId } from '@himaya/domain';
import type { Client } from 'pg';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { offerTransfer } from '../support/emergency-builders';
import { decide } from '../support/identification-builders';
import { askOverride } from '../support/override-builders';
import { inContext } from '../support/in-context';
import { officeRows } from '../support/interpretation-rows';
import { registerRows } from '../support/placement-rows';
import { planAll } from '../support/plan-rows';
import { retentionRows } from '../support/retention-rows';
import { manyCases } from './many-cases';
import { findings, type Plan } from './plan-findings';

let database: TestDatabase;
let world: Builders;
let officer: User;
let newcomer: User;
let kase: Case;
let thread: ReferralId;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  // Leads, shelters, cares, and reviews emergencies besides, which no account does: every list is to hold rows for one reader.
  officer = await world.aUserOf(
    'police-section',
    'police-officer',
    'police-supervisor',
    'data-protection-officer',
    'shelter-manager',
    'interpreter-coordinator',
    'health-provider',
    'legal-aid-provider',
    ...(['agency-focal-point', 'repatriation-officer', 'secretariat-analyst'] as const),
  );
  newcomer = await world.aUserOf('placement-desk', 'shelter-manager');
  const other = await world.aUserOf('placement-desk', 'shelter-manager');
  kase = await world.aCase().ownedBy(officer).save();
  await offerTransfer(world.app, officer, kase, newcomer.unit);
  await world.guard.query('update unit set refers_in = true where id = $1', [other.unit.id]);
  await askOverride(world.app, officer, kase, other.unit);
  await decide(world.app, officer, kase);
  await inContext(world.app, officer, (q) =>
    q(`select guard.record_safeguard($1, $2, 'residence', 'permit', null, null, null, null, null, null)`, [randomUUID(), kase.id]),
  );
  const court = await world.aUnit({ kind: 'court' });
  await inContext(world.app, officer, (q) => q('select guard.assign_court($1, $2, $3)', [randomUUID(), kase.id, court.id]));
  const section = await world.aUnit({ kind: 'police-section' });
  const word = await world.aConsent(kase).for('law-enforcement').toUnit(section).save();
  await inContext(world.app, officer, (q) =>
    q('select guard.tell_police($1, $2, $3, 1, $4, null)', [randomUUID(), kase.id, section.id, word.id]),
  );
  await planAll(world.guard, kase);
  await registerRows(world.guard, { unitId: officer.unit.id, userId: officer.id, caseId: kase.id, id: kase.id });
  await inContext(world.app, officer, (q) =>
    q(`insert into task (id, case_id, unit_id, kind, due_at, created_by) values ($1, $2, $3, 'other', now(), $4)`, [
      randomUUID(),
      kase.id,
      officer.unit.id,
      officer.id,
    ]),
  );
  const admin = await database.asAdmin();
  await admin.query(
    `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by)
     values (gen_random_uuid(), $1, $2, 'photo', 2, 'image/jpeg', 1, $3)`,
    [kase.id, officer.unit.id, officer.id],
  );
  await world.guard.query(
    `insert into rights_explanation (id, case_id, explained_on, language, copy_given, text_version, recorded_by, recorded_unit_id)
     values (gen_random_uuid(), $1, current_date, 'ar', true, '2026-1', $2, $3)`,
    [kase.id, officer.id, officer.unit.id],
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
  // A queue that nobody ever emptied, and years of what was sorted: the page must not grow with either. One concern has its case's id, by which it is asked for.
  await admin.query(
    `insert into concern (id, kind, channel, governorate, place_kind, seen_at, sent_at, people_count, signs, danger, safe_contact, reported_by,
                          reported_unit_id, queue, status, due_at, case_id, persons_unit_id, persons_due_at)
     select case n when 50 then $3::uuid else gen_random_uuid() end, 'trafficking-suspicion', 'airport', 'baghdad', 'airport', at, at, 1, '{documents-held}', n % 9 = 0, 'never', $1, $2::uuid,
            (array['police:baghdad', $2::uuid::text, 'police:basra'])[1 + n % 3], s, case s when 'received' then at end, case when n % 50 = 0 then $3::uuid end,
            case when n % 50 = 0 then $2::uuid end, case when n % 50 = 0 then at end
       from generate_series(1, 30000) n, lateral (select now() - n * interval '30 minutes' as at,
            case when n % 50 = 0 then 'accepted' when n % 2 = 0 then 'received' else 'no-ground' end as s) x`,
    [officer.id, officer.unit.id, kase.id],
  );
  await admin.query(
    `insert into concern_case (concern_id, place, case_id, decided_by, unit_id) select id, 0, case_id, $1, $2 from concern where case_id is not null`,
    [officer.id, officer.unit.id],
  );
  await admin.query(`insert into subject_key (kind, subject_id, wrapped, key_id) select 'concern', id, 'x', 'k1' from concern`);
  // And what the labour inspection was passed, and what it kept: its own page is read by the newest.
  await admin.query(
    `insert into concern (id, kind, channel, governorate, place_kind, seen_at, sent_at, people_count, signs, danger, safe_contact, labour_decision,
                          reported_by, reported_unit_id, queue, status, labour_unit_id)
     select gen_random_uuid(), 'labour-case', 'labour-inspection', 'baghdad', 'workplace', at, at, 1, '{no-pay}', false, 'never',
            case when kept then 'labour-violation' else 'suspected-trafficking' end, $1, case n % 3 when 0 then $2::uuid else $3::uuid end,
            case when not kept then 'police:baghdad' end, case when kept then 'labour-violation' else 'labour-matter' end,
            case when not kept then case n % 3 when 0 then $2::uuid else $3::uuid end end
       from generate_series(1, 6000) n, lateral (select now() - n * interval '30 minutes' as at, n % 2 = 0 as kept) x`,
    [officer.id, officer.unit.id, other.unit.id],
  );
  thread = await withThreads(admin);
  const office = { unitId: officer.unit.id, userId: officer.id, caseId: kase.id, referralId: thread, id: kase.id };
  for (const rows of [officeRows, retentionRows]) await rows(world.guard, { ...office, fileId: kase.id });
  await world.aReferral(kase).sentTo(other.unit).save();
  await admin.query('vacuum analyze');
}, 240_000);
afterAll(() => database.drop());

/** Desks by the thousand, a long thread on one of the officer's referrals and lines on all others, and some that the officer has taken. */
async function withThreads(admin: Client): Promise<ReferralId> {
  await admin.query(`set session_replication_role = replica`);
  await admin.query(
    `with made as (
       insert into unit (id, agency_id, kind, name_ar, name_ckb, name_en, governorate, refers_in)
         select gen_random_uuid(), $1, 'placement-desk', 'x', 'x', 'Desk ' || n, 'baghdad', true from generate_series(1, 1000) n returning id)
     insert into unit_service (unit_id, service, person_category, free_places)
       select id, s, p, 'some' from made, unnest(array['shelter', 'medical', 'education', 'employment']) s, unnest(array['women', 'men', 'families']) p`,
    [officer.unit.agencyId],
  );
  await admin.query(
    `update referral set assigned_to = $1, assigned_at = now() where to_unit_id = $2 and status = 'received' and created_at < now() - interval '10 days'`,
    [officer.id, officer.unit.id],
  );
  const { rows } = await admin.query<{ id: ReferralId }>(
    'select id from referral where from_unit_id = $1 and case_id not in (select case_id from case_seal) limit 1',
    [officer.unit.id],
  );
  await admin.query(
    `insert into referral_message (id, referral_id, unit_id, author_id, at, code)
     select gen_random_uuid(), r.id, r.from_unit_id, r.created_by, now() - n * interval '1 minute', 'please-call'
       from referral r, generate_series(1, 500) n where r.id = $1 or n <= 3`,
    [rows[0]!.id],
  );
  await admin.query(
    `insert into referral_reading (referral_id, user_id, seen_at)
     select r.id, u, now() - interval '1 hour' from referral r, unnest(array[$1, $2]::uuid[]) u`,
    [officer.id, newcomer.id],
  );
  await admin.query(`set session_replication_role = origin`);
  return rows[0]!.id;
}

async function planOf(who: User, sql: string, values: readonly unknown[]): Promise<Plan> {
  const [row] = await inContext(world.app, who, (q) => q<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${sql}`, values));
  return row!['QUERY PLAN'][0].Plan;
}

const statements = (who: User) => listStatements(who.unit.id, who.id, kase.id, thread);

it('the stores name their lists', () => expect(statements(officer).length).toBeGreaterThan(10));

it.each(listStatements('' as UnitId, '' as UserId, '' as CaseId, '' as ReferralId).map(({ name }) => name))(
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

it.each(retentionStatements())('$name, of all cases, is read by index by the officer', async ({ name, sql, values }) => {
  const keeper = await world.aUser({ unit: officer.unit, roles: ['data-protection-officer'] });
  expect(findings(await planOf(keeper, sql, values))).toEqual([]);
  expect([name, (await inContext(world.app, keeper, (q) => q(sql, values))).length > 0]).toEqual([
    name,
    !name.includes('register of erasures, next') && !name.includes('holds, next'),
  ]);
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

/** The officer's pages lie behind functions: what they ask inside is told by auto_explain, to a session of the server's own administrator. */
describe('the officer’s pages', () => {
  const nobody = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  const parts = { at: '', user: '', unit: '', case: '' };
  let admin: Client;
  let told: { readonly 'Query Text': string; readonly Plan: Plan }[];

  beforeAll(async () => {
    admin = await database.asAdmin();
    await admin.query(
      `insert into audit_event (at, action, result, user_id, unit_id, case_id)
       select date_trunc('month', now()) + month * interval '1 month' + n * interval '50 seconds', (array['case.read', 'case.list', 'case.open'])[1 + n % 3],
              case when n % 100 = 0 then 'refused' else 'done' end, md5('user' || n % 300)::uuid, md5('unit' || n % 50)::uuid, md5('case' || n % 2000)::uuid
         from generate_series(1, 40000) n, generate_series(0, 1) month`,
    );
    await admin.query(
      `insert into anomaly (occasion, kind, from_at, to_at, count, state)
       select n, 'many-cases', now(), now() - n * interval '1 minute', 50, case when n % 20 = 0 then 'new' else 'seen' end from generate_series(1, 20000) n`,
    );
    await admin.query('vacuum analyze audit_event');
    await admin.query('vacuum analyze anomaly');
    const { rows } = await admin.query<typeof parts>(
      `select (date_trunc('month', now()) + interval '10 days')::text as at, md5('user100')::uuid as "user", md5('unit7')::uuid as unit, md5('case7')::uuid as "case"`,
    );
    Object.assign(parts, rows[0]);
    await admin.query(`load 'auto_explain'`);
    for (const [name, value] of Object.entries({
      log_min_duration: '0',
      log_nested_statements: 'on',
      log_format: 'json',
      log_level: 'notice',
    })) {
      await admin.query(`set auto_explain.${name} = ${value}`);
    }
    admin.on('notice', ({ message }) => {
      const at = message?.indexOf('plan:') ?? -1;
      if (at >= 0) told.push(JSON.parse(message!.slice(at + 'plan:'.length)) as (typeof told)[number]);
    });
  }, 60_000);

  /** The plan of the one statement inside that reads from the table, and how many rows the page has. */
  async function planInside(call: string, values: readonly unknown[], table: string): Promise<{ plan: Plan; rows: number }> {
    told = [];
    await admin.query('begin');
    await admin.query('set local role himaya_app');
    await admin.query(`select set_config('app.ctx', guard.enter($1), true)`, [officer.tokenHash]);
    const { rows } = await admin.query(`select * from ${call}`, [...values]);
    await admin.query('rollback');
    const found = told.filter((one) => one['Query Text'].includes(`from ${table} `));
    expect(found).toHaveLength(1);
    return { plan: found[0]!.Plan, rows: rows.length };
  }

  const relationsIn = (plan: Plan): string[] => [
    ...(plan['Relation Name'] === undefined ? [] : [plan['Relation Name']]),
    ...(plan.Plans ?? []).flatMap(relationsIn),
  ];

  const filters: readonly (readonly [string, () => readonly unknown[]])[] = [
    ['everything', () => [null, null, null, null, null]],
    ['one person', () => [parts.user, null, null, null, null]],
    ['one unit', () => [null, parts.unit, null, null, null]],
    ['one action', () => [null, null, 'case.open', null, null]],
    ['refusals', () => [null, null, null, 'refused', null]],
    ['one case', () => [null, null, null, null, parts.case]],
    ['refusals of one person', () => [parts.user, null, null, 'refused', null]],
  ];

  it.each(filters)('the trail, %s: by index, and of the months that were asked alone', async (_, filter) => {
    const values = [parts.at, ...filter(), 'infinity', nobody];
    const { plan, rows } = await planInside(
      `guard.audit_page($1, $1::timestamptz + interval '5 days', $2, $3, $4, $5, $6, $7, $8, 21)`,
      values,
      'audit_event',
    );
    expect(findings(plan)).toEqual([]);
    const months = new Set(relationsIn(plan).filter((name) => name.startsWith('audit_event')));
    expect([...months]).toEqual([`audit_event_${parts.at.slice(0, 7).replace('-', '')}`]);
    expect(rows).toBeGreaterThan(1);
  });

  it.each([
    ['everything', null],
    ['what is new', 'new'],
  ])('what is unusual, %s: by index', async (_, state) => {
    const page = 'guard.anomaly_page($1, null, null, $2, $3, 21)';
    const { plan, rows } = await planInside(page, [state, 'infinity', nobody], 'anomaly');
    expect(findings(plan)).toEqual([]);
    expect(rows).toBe(21);
  });
});
