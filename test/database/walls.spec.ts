import { freshDatabase, type TestDatabase } from '../support/cluster';
import { inTransaction, refusal } from '../support/in-context';
import { fullWorld, type FullWorld } from './full-world';
import { readableColumns, tablesOf } from './catalog';

let database: TestDatabase;
let world: FullWorld;

beforeAll(async () => {
  database = await freshDatabase();
  world = await fullWorld(database);
});
afterAll(() => database.drop());

/** Kept by TypeORM for itself; nobody but the owner has a right on it. */
const book = 'migrations';

describe('every table', () => {
  it('has row security that holds its owner too, and says in a policy who sees what', async () => {
    const { rows } = await world.guard.query<{ name: string; guarded: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as guarded,
              case when c.relispartition then 1 else (select count(*)::int from pg_policy p where p.polrelid = c.oid) end as policies
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname <> $1`,
      [book],
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((table) => !table.guarded || table.policies === 0)).toEqual([]);
  });

  it('holds rows here, and shows the app none without a context', async () => {
    for (const table of await tablesOf(world.guard)) {
      const { rows } = await world.guard.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      expect({ table, filled: rows[0]!.n > 0 }).toEqual({ table, filled: true });
      const columns = await readableColumns(world.guard, 'himaya_app', table);
      const read = world.app.query(`select ${columns.length > 0 ? columns.join(', ') : '*'} from ${table}`);
      const seen = columns.length > 0 ? (await read).rows : await refusal(read);
      expect({ table, seen }).toMatchObject({ table, seen: columns.length > 0 ? [] : { code: '42501' } });
    }
  });

  it('shows the owner nothing either, who does not inherit what the guard may', async () => {
    const owner = await database.asOwner();
    for (const table of (await tablesOf(world.guard)).filter((name) => !name.startsWith('guard.'))) {
      expect({ table, seen: (await owner.query(`select from ${table}`)).rowCount }).toEqual({ table, seen: 0 });
    }
    const guards = ['secret', 'session', 'sign_in_failure', 'role_ceiling', 'session_rule', 'setting', 'factor', 'recovery_code', 'device'];
    for (const table of guards) {
      expect(await refusal(owner.query(`select from guard.${table}`))).toMatchObject({ code: '42501' });
    }
  });
});

describe('the roles', () => {
  it('are as many as the design names, each with no more than its part', async () => {
    const { rows } = await world.guard.query(
      `select rolname as role, rolsuper as super, rolbypassrls as bypasses, rolcanlogin as signs_in, rolcreaterole or rolcreatedb as creates,
              rolreplication as replicates, array(select m.roleid::regrole::text || case when m.inherit_option then ' inherited' else '' end
                from pg_auth_members m where m.member = r.oid) as member_of
         from pg_roles r where rolname like 'himaya%' order by 1`,
    );
    const plain = { super: false, bypasses: false, signs_in: true, creates: false, replicates: false, member_of: [] };
    expect(rows).toEqual([
      { ...plain, role: 'himaya_app' },
      { ...plain, role: 'himaya_facts' },
      { ...plain, role: 'himaya_guard', bypasses: true, signs_in: false },
      { ...plain, role: 'himaya_owner', member_of: ['himaya_guard'] },
      { ...plain, role: 'himaya_queue' },
      { ...plain, role: 'himaya_sealer' },
      { ...plain, role: 'himaya_worker' },
    ]);
  });

  it('own nothing, but for the owner, the guard and the queue', async () => {
    const { rows } = await world.guard.query<{ role: string }>(
      `select distinct owner::regrole::text as role from (
         select relowner from pg_class union all select proowner from pg_proc union all select nspowner from pg_namespace
         union all select typowner from pg_type union all select datdba from pg_database where datname = current_database()) as o (owner)
       where owner::regrole::text like 'himaya%' order by 1`,
    );
    expect(rows.map((row) => row.role)).toEqual(['himaya_guard', 'himaya_owner', 'himaya_queue']);
  });

  it('have exactly the rights that were reviewed', async () => {
    const { rows } = await world.guard.query<{ line: string }>(
      `select grantee || ': ' || string_agg(what, ', ' order by what) || ' on ' || thing as line from (
         select coalesce(nullif(a.grantee, 0)::regrole::text, 'public') as grantee, lower(a.privilege_type) as what, kind || ' ' || name as thing
           from (select 'table' as kind, regexp_replace(oid::regclass::text, '_20[0-9]{4}$', '_month') as name, relacl as acl from pg_class
                  where relnamespace in ('public'::regnamespace, 'guard'::regnamespace, 'statistics'::regnamespace, 'bullmq'::regnamespace) and relkind in ('r', 'p', 'v', 'm', 'S')
                 union all select 'column', attrelid::regclass || '.' || attname, attacl from pg_attribute
                  where attrelid in (select oid from pg_class where relnamespace in ('public'::regnamespace, 'guard'::regnamespace, 'statistics'::regnamespace))
                 union all select 'function', p.oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) from pg_proc p
                  where pronamespace in ('public'::regnamespace, 'guard'::regnamespace, 'statistics'::regnamespace)
                    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                 union all select 'schema', nspname, nspacl from pg_namespace where nspname in ('public', 'guard', 'statistics', 'bullmq')
                 union all select 'database', '', datacl from pg_database where datname = current_database()) o, aclexplode(o.acl) a
          where a.grantee not in ('himaya_owner'::regrole, 'himaya_guard'::regrole)) r
        where grantee not in ('postgres', 'pg_database_owner')
        group by grantee, thing order by grantee, thing`,
    );
    expect(rows.map((row) => row.line)).toMatchSnapshot();
  });
});

describe('what the app may never do', () => {
  const forbidden = [
    `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'ownership', 8191, 8191, gen_random_uuid()`,
    `update case_grant set ended_at = null`,
    `delete from case_grant`,
    `insert into case_access (holder_id, case_id, read_mask, write_mask, valid_to) select gen_random_uuid(), gen_random_uuid(), 1, 1, 'infinity'`,
    `update case_access set read_mask = 8191`,
    `insert into case_bar (id, case_id, user_id, reason, barred_by)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'other', gen_random_uuid()`,
    `delete from case_bar`,
    `update case_bar set lifted_at = now()`,
    `insert into case_seal (id, case_id, reason, sealed_by) select gen_random_uuid(), gen_random_uuid(), 'other', gen_random_uuid()`,
    `update case_seal set unsealed_at = now()`,
    `delete from case_seal`,
    `insert into case_seal_name (seal_id, case_id, user_id, named_by)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid()`,
    `update case_seal_name set removed_at = null`,
    `delete from missed_case`,
    `insert into guard.session (user_id, token_hash, level, absolute_until, device) select gen_random_uuid(), sha256('x'), 'full', 'infinity', 'x'`,
    `update guard.session set ended_at = null`,
    `update guard.session set level = 'full'`,
    `update guard.session_rule set idle_minutes = 100000, second_factor = false`,
    `update guard.setting set value = false`,
    `insert into guard.setting values ('planted', false)`,
    `select from guard.factor`,
    `insert into guard.factor (id, user_id, kind, label) select gen_random_uuid(), gen_random_uuid(), 'totp', ''`,
    `delete from guard.factor`,
    `select from guard.recovery_code`,
    `insert into guard.recovery_code (user_id, code_hash) select gen_random_uuid(), sha256('x')`,
    `select from guard.challenge`,
    `insert into guard.device (user_id, device_hash) select gen_random_uuid(), sha256('x')`,
    `insert into guard.provider_link (user_id, subject) select gen_random_uuid(), sha256('x')`,
    `update user_account set password_memory = 8`,
    `select guard.open_session(gen_random_uuid(), sha256('x'), sha256('x'), 'x')`,
    `select guard.open_by_stage(gen_random_uuid(), true, sha256('x'), sha256('x'), 'x')`,
    `select guard.after_proof(null::guard.session, gen_random_uuid(), true, sha256('x'))`,
    `select guard.after_enrolment(null::guard.session, '{}', sha256('x'))`,
    `select guard.witnessed('x', 'x')`,
    `select guard.pending_session(sha256('x'))`,
    `select guard.sign_in_key('x')`,
    `select from guard.session`,
    `select from guard.secret`,
    `update guard.secret set key = 'x'`,
    `insert into guard.role_ceiling values ('agency-admin', 8191, 8191)`,
    `update guard.role_ceiling set read_mask = 8191`,
    `insert into guard.referral_move values ('accept', 'draft', 'accepted', 'receiver')`,
    `update guard.service_category set category = 8191`,
    `select from guard.sign_in_failure`,
    `select password_verifier from user_account`,
    `select password_salt from user_account`,
    `update user_account set unit_id = gen_random_uuid()`,
    `insert into user_role (user_id, role) select gen_random_uuid(), 'police-officer'`,
    `insert into user_account (id, username, display_name, unit_id, password_salt, password_verifier)
       select gen_random_uuid(), 'planted', 'x', gen_random_uuid(), 'x', 'x'`,
    `select from audit_event`,
    `update audit_event set user_id = null`,
    `delete from audit_event`,
    `insert into audit_event (at, action, result) values ('2020-01-01', 'x', 'done')`,
    `select from outbox_event`,
    `select token from identity_token`,
    `update consent set category_mask = 8191`,
    `delete from consent_withdrawal`,
    `update referral set packet_mask = 8191`,
    `update referral set to_unit_id = from_unit_id`,
    `update referral set case_id = gen_random_uuid()`,
    `update referral set consent_id = gen_random_uuid()`,
    `update case_record set responsible_unit_id = gen_random_uuid()`,
    `update person_identity set case_id = gen_random_uuid()`,
    `update timeline_event set category = 1`,
    `select guard.context()`,
    `select guard.seal('x')`,
    `select guard.rebuild_access(gen_random_uuid(), gen_random_uuid())`,
    `select guard.live_session(sha256('x'))`,
    `select guard.expire()`,
    `select guard.open_emergency(gen_random_uuid(), 1)`,
    `select guard.transfer(gen_random_uuid())`,
    `select guard.emergencies_of(gen_random_uuid())`,
    `select guard.owe_transfer(gen_random_uuid())`,
    `insert into guard.role_duty values ('review', 'police-officer')`,
    `delete from guard.emergency_miss`,
    `insert into break_glass (id, case_id, user_id, unit_id, ground, status, read_mask, reason_ct) select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'court-order', 'requested', 1, 'x'`,
    `update break_glass set status = 'open'`,
    `update break_glass set outcome = 'justified'`,
    `update case_transfer set status = 'accepted'`,
    `update consent_override set status = 'approved'`,
    `insert into consent_override_words select gen_random_uuid(), 'x'`,
    `insert into best_interests (override_id, determined_on, determined_by_ct, considerations_ct, conclusion_ct, recorded_by) select gen_random_uuid(), now(), 'x', 'x', 'x', gen_random_uuid()`,
    `update referral set override_id = gen_random_uuid()`,
    `update screening_sitting set said_no = '{}'`,
    `update risk_assessment set level = 'low'`,
    ...['update need set due_at = now()', 'update missing_alert set ending = null'],
    `update case_plan set goals_ct = 'x'`,
    ...[`insert into plan_review select gen_random_uuid(), gen_random_uuid(), 14, now()`, `update plan_step set due_on = now()`],
    `update best_interests_determination set child_heard = true`,
    `update guardianship set independent = true`,
    `delete from guardianship`,
    `insert into case_transfer_note select gen_random_uuid(), 'x'`,
    `select make_audit_partitions()`,
    `set role himaya_guard`,
    `set role himaya_owner`,
    `set role himaya_worker`,
    `set session authorization himaya_guard`,
    `grant himaya_guard to himaya_app`,
    `alter role himaya_app bypassrls`,
    `alter table case_record disable row level security`,
    `alter table case_record no force row level security`,
    `drop policy case_record_read on case_record`,
    `create policy mine on case_record using (true)`,
    `alter table case_record disable trigger all`,
    `set session_replication_role = replica`,
    `truncate case_record`,
    `create table planted ()`,
    `create temp table planted ()`,
    `create schema planted`,
    `create extension dblink`,
    `create function public.leak(text) returns boolean language sql cost 0.0001 as 'select true'`,
    `create function guard.leak(text) returns boolean language sql cost 0.0001 as 'select true'`,
    `create function pg_temp.leak(text) returns boolean language sql cost 0.0001 as 'select true'`,
    `create operator public.<<< (leftarg = text, rightarg = text, function = textlt)`,
    `copy case_record to '/tmp/planted'`,
    `copy case_record to program 'true'`,
    `select pg_read_file('PG_VERSION')`,
    `select pg_ls_dir('.')`,
    `select from pg_authid`,
    `select from pg_statistic`,
    `alter role all set row_security = off`,
    `select * from pg_hba_file_rules`,
  ];

  it.each(forbidden)('%s', async (statement) => {
    const told = await refusal(inTransaction(world.app, (q) => q(statement)));
    expect(told.code).toBe('42501');
  });

  it('switch row security off: it then reads nothing at all', async () => {
    const told = await refusal(inTransaction(world.app, (q) => q('set local row_security = off').then(() => q('select from case_record'))));
    expect(told.code).toBe('42501');
  });

  it('look at what others run, or at the statistics of guarded columns', async () => {
    const other = await database.asWorker();
    await other.query('select 1 as told_to_nobody');
    const { rows } = await world.app.query(
      `select query from pg_stat_activity where query like '%told_to_nobody' and usename = 'himaya_worker'`,
    );
    expect(rows).toEqual([]);
    const admin = await database.asAdmin();
    await admin.query('analyze');
    expect((await admin.query(`select from pg_stats where schemaname = 'public'`)).rowCount).toBeGreaterThan(0);
    expect((await world.app.query(`select from pg_stats where schemaname in ('public', 'guard')`)).rowCount).toBe(0);
  });
});

describe('the other roles', () => {
  it('worker: no case, no person, no consent, no need, no note', async () => {
    const worker = await database.asWorker();
    const read: string[] = [];
    for (const table of await tablesOf(world.guard)) {
      const columns = await readableColumns(world.guard, 'himaya_worker', table);
      if (columns.length === 0) {
        expect(await refusal(worker.query(`select from ${table}`))).toMatchObject({ code: '42501' });
      } else {
        read.push(table);
      }
    }
    expect(read.sort()).toEqual([
      'account_leave', 'agency', 'break_glass', 'case_assignment', 'case_transfer', 'concern', 'concern_receipt', 'consent_override',
      'deadline', 'escalation', 'handled_event', 'idempotency_key', 'identification_decision', 'incident_deadline', 'interpretation_session', 'interpreter', 'notification',
      'notification_contact', 'notification_delivery', 'notification_message', 'outbox_event', 'placement', 'possible_match', 'referral',
      'reflection_period', 'safeguard', 'shelter_incident', 'task', 'unit', 'unit_language', 'unit_service', 'user_account', 'user_role',
    ]); // prettier-ignore
    for (const column of ['reason_ct', 'review_note_ct', 'read_mask']) {
      expect(await refusal(worker.query(`select ${column} from break_glass`))).toMatchObject({ code: '42501' });
    }
    for (const column of ['category_mask', 'court_ordered_on', 'valid_until']) {
      expect(await refusal(worker.query(`select ${column} from consent_override`))).toMatchObject({ code: '42501' });
    }
    for (const column of ['narrative_ct', 'signs', 'reported_by', 'case_id', 'seen_at']) {
      expect(await refusal(worker.query(`select ${column} from concern`))).toMatchObject({ code: '42501' });
    }
    expect(await refusal(worker.query('select sex from case_transfer'))).toMatchObject({ code: '42501' });
    const hidden = ['packet_mask', 'consent_id', 'sex', 'age_band', 'languages', 'special_needs', 'safe_contact', 'outcome', 'created_by'];
    for (const column of hidden) {
      expect(await refusal(worker.query(`select ${column} from referral`))).toMatchObject({ code: '42501' });
    }
  });

  it.each(['facts', 'queue'] as const)('%s: nothing', async (role) => {
    const client = await database.as(role);
    for (const table of await tablesOf(world.guard)) {
      const name = table.startsWith('guard.') ? table : `public.${table}`;
      expect(await refusal(client.query(`select from ${name}`))).toMatchObject({ code: '42501' });
    }
    expect(await refusal(client.query('select guard.enter($1)', [world.officer.tokenHash]))).toMatchObject({ code: '42501' });
  });
});
