import { createHash, randomBytes } from 'node:crypto';
import { demoSignIns, drawWorld, loadReferenceData, provePassword, seedDemoWorld, Vault } from '@himaya/api/testing';
import { agencies } from '@himaya/domain/reference';
import { roles } from '@himaya/domain';
import type { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/cluster';

const now = new Date();
let database: TestDatabase;
let guard: Client;
let vault: Vault;

const seed = (embedded = true) => seedDemoWorld({ ownerUrl: database.urlFor('owner'), vault, config: { embedded }, now });

async function rows<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await guard.query(sql, [...values])).rows as T[];
}

/** One digest over every row of every table. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const { name } of await rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'guard')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'select') order by 1`,
  )) {
    hash.update(`${name}\n`);
    for (const row of await rows<{ row: string }>(`select t::text as row from ${name} t order by 1`)) hash.update(`${row.row}\n`);
  }
  return hash.digest('hex');
}

beforeAll(async () => {
  database = await freshDatabase();
  guard = await database.asGuard();
  vault = new Vault(database.ring);
  await loadReferenceData(database.urlFor('owner'));
  expect(await seed()).toBe(true);
});
afterAll(() => database.drop());

describe('seeding the demo world', () => {
  it('writes the world that was drawn', async () => {
    const world = drawWorld(now);
    const [count] = await rows<{ cases: number; referrals: number }>(
      'select (select count(*)::int from case_record) as cases, (select count(*)::int from referral) as referrals',
    );
    expect(count).toEqual({ cases: world.length, referrals: world.flatMap((demo) => demo.referrals).length });
  });

  it('changes nothing when run again', async () => {
    const before = await fingerprint();
    expect(await seed()).toBe(false);
    await loadReferenceData(database.urlFor('owner'));
    expect(await fingerprint()).toBe(before);
  });

  it('refuses any database but the embedded one', async () => {
    await expect(seed(false)).rejects.toThrow('embedded database only');
  });

  it('keeps names, dates and needs sealed, and opens them with the case’s key', async () => {
    const demo = drawWorld(now).find(({ person }) => person.givenName !== null && person.birthDate !== null);
    if (demo === undefined) throw new Error('nobody to look at');
    const [row] = await rows<Record<string, Buffer> & { key_id: string }>(
      'select i.*, r.alias_ct, k.wrapped, k.key_id from person_identity i join case_record r on r.id = i.case_id join case_key k using (case_id) where case_id = $1',
      [demo.id],
    );
    const key = await vault.openKey(demo.id, { wrapped: row?.['wrapped'] as Buffer, keyId: row?.key_id as string });
    expect(key.open('person_identity.given_name', row?.['given_name_ct'] as Buffer)).toBe(demo.person.givenName);
    expect(key.open('person_identity.birth_date', row?.['birth_date_ct'] as Buffer)).toBe(demo.person.birthDate);
    expect(key.open('case_record.alias', row?.['alias_ct'] as Buffer)).toBe(demo.person.alias);
    const found = await rows<{ case_id: string }>('select case_id from identity_token where token = any ($1)', [
      vault.index.askedTokens(`${demo.person.givenName} ${demo.person.familyName ?? ''}`).flat(),
    ]);
    expect(found.map((hit) => hit.case_id)).toContain(demo.id);
  });

  it('opens exactly the doors that the guard’s functions would have opened', async () => {
    const state = () => rows('select holder_id, case_id, read_mask, write_mask, valid_to from case_access order by 1, 2');
    const before = await state();
    expect(before.length).toBeGreaterThan(450);
    await guard.query('begin');
    await guard.query('delete from case_access');
    await guard.query('select guard.rebuild_access(holder_id, case_id) from (select distinct holder_id, case_id from case_grant) g');
    const after = await state();
    await guard.query('rollback');
    expect(after).toEqual(before);
  });

  it('gives a grant to every accepted referral and shuts it with the referral', async () => {
    const wrong = await rows(
      `select r.id, r.status from referral r left join case_grant g on g.referral_id = r.id left join consent_withdrawal w on w.consent_id = r.consent_id
        join consent c on c.id = r.consent_id join unit u on u.id = r.to_unit_id
        where (u.outside and g.id is not null)
           or (r.status in ('accepted', 'in-progress', 'on-hold') and w.consent_id is null and not u.outside
               and (g.id is null or g.write_mask & ~g.read_mask <> 0 or (g.ends_at <= $1) <> (g.ended_at is not null)
                 or g.ends_at <> (c.valid_until + 1)::timestamp at time zone 'Asia/Baghdad'))
           or (r.status = 'completed' and (g.write_mask <> 0 or g.ends_at <> r.ended_at + interval '30 days'
               or (g.ends_at <= $1) <> (g.ended_at is not null)))
           or (r.status in ('failed', 'cancelled') and g.id is not null and g.ended_at is null)
           or (r.status in ('draft', 'requested', 'received', 'rejected', 'entered-in-error') and g.id is not null)
           or (w.consent_id is not null and g.id is not null and g.ended_at is null)`,
      [now],
    );
    expect(wrong).toEqual([]);
  });

  it('orders the moments of every referral', async () => {
    const wrong = await rows(
      `select id, status from referral
        where created_at > coalesce(requested_at, now()) or requested_at > received_at or received_at > decided_at or decided_at > started_at
           or coalesce(started_at, decided_at, received_at, requested_at) > ended_at or status_since > now()
           or (status in ('completed', 'failed', 'cancelled', 'rejected', 'entered-in-error')) <> (ended_at is not null)
           or (status in ('requested', 'received', 'accepted', 'in-progress')) <> (due_at is not null)
           or (status = 'rejected') <> (rejection_reason is not null) or (status = 'completed') <> (outcome is not null)`,
    );
    expect(wrong).toEqual([]);
  });

  it('leaves no deadline for the sweep that should have gone off long ago', async () => {
    const late = await rows(
      `select id from deadline where fired_at is null and cancelled_at is null and due_at < $1::timestamptz - interval '1 minute'`,
      [now],
    );
    expect(late).toEqual([]);
    const [open] = await rows<{ n: number }>('select count(*)::int as n from deadline where fired_at is null and cancelled_at is null');
    expect(open?.n).toBeGreaterThan(20);
  });

  it('gives the units of the demo accounts work in every state, notes sealed, and only on cases they hold', async () => {
    const work = await rows<{ status: string; late: boolean; taken: boolean; plain: boolean; held: boolean }>(
      `select t.status, t.due_at < $1 as late, t.assigned_to is not null as taken, coalesce(position(convert_to('ملاحظة', 'UTF8') in t.note_ct) > 0, false) as plain,
              exists (select 1 from case_access a where a.holder_id = t.unit_id and a.case_id = t.case_id) as held
         from task t`,
      [now],
    );
    expect(work.length).toBeGreaterThan(48);
    expect(new Set(work.map(({ status }) => status))).toEqual(new Set(['requested', 'completed', 'cancelled']));
    const open = work.filter(({ status }) => status === 'requested');
    expect(new Set(open.map(({ late, taken }) => `${late} ${taken}`))).toEqual(new Set(['true true', 'false true', 'false false']));
    expect(work.filter(({ plain }) => plain)).toEqual([]);
    expect(work.filter(({ held }) => !held)).toEqual([]);
    const [assigned] = await rows<{ cases: number; alien: number }>(
      `select count(*)::int as cases, (count(*) filter (where u.unit_id <> s.unit_id))::int as alien
         from case_assignment s join user_account u on u.id = s.user_id`,
    );
    expect(assigned).toMatchObject({ alien: 0 });
    expect(assigned?.cases).toBeGreaterThan(20);
  });

  it('closed every closed case as a closing would: after its last service, with an outcome, and visits only where they were agreed to', async () => {
    const [counts] = await rows<Record<string, number>>(
      `select (select count(*)::int from case_record where status = 'closed') as closed, (select count(*)::int from case_closure) as closures,
              (select count(*)::int from case_closure k join case_record c on c.id = k.case_id and c.status <> 'closed') as "ofOpenOnes",
              (select count(*)::int from case_closure k join referral r on r.case_id = k.case_id and r.status_since > k.closed_at) as early,
              (select count(*)::int from task t join case_record c on c.id = t.case_id and c.status = 'closed'
                left join case_closure k on k.case_id = c.id and k.after_care = 'agreed' where t.status = 'requested' and k.id is null) as unasked,
              (select count(*)::int from task t join case_closure k on k.case_id = t.case_id where t.kind = 'follow-up' and t.due_at > now()) as visits`,
    );
    expect(counts).toEqual({
      closed: counts!['closures'],
      closures: expect.any(Number),
      ofOpenOnes: 0,
      early: 0,
      unasked: 0,
      visits: expect.any(Number),
    });
    expect(Math.min(counts!['closures']!, counts!['visits']!)).toBeGreaterThan(5);
  });

  it('tells the last activity a unit could have seen', async () => {
    const wrong = await rows(
      `select a.holder_id, a.case_id from case_access a
        where a.last_activity is distinct from (select max(e.at) from timeline_event e where e.case_id = a.case_id and e.category & a.read_mask <> 0)`,
    );
    expect(wrong).toEqual([]);
  });

  it('lets every demo account sign in, one per role and the second ones, and no clerk', async () => {
    const signIns = demoSignIns();
    expect(roles.codes.filter((role) => !signIns.some((entry) => entry.username === role && entry.role === role))).toEqual([]);
    const app = await database.asApp();
    for (const { username, password } of signIns) {
      const device = randomBytes(32);
      const { rows: begun } = await app.query<{ attempt: string; salt: Buffer }>('select * from guard.begin_sign_in($1, $2, $3)', [
        username, '192.0.2.1', device,
      ]); // prettier-ignore
      const proof = await provePassword(password, begun[0]!.salt);
      const { rows: answers } = await app.query('select status from guard.sign_in($1, $2, $3, $4, $5, $6, $7)', [
        begun[0]!.attempt, username, '192.0.2.1', device, proof, createHash('sha256').update(randomBytes(32)).digest(), 'test',
      ]); // prettier-ignore
      expect(answers).toEqual([{ status: 'signed-in' }]);
    }
    const enabled = await rows<{ username: string }>('select username from user_account where disabled_at is null');
    expect(enabled.map((account) => account.username).sort()).toEqual(signIns.map((entry) => entry.username).sort());
  });

  it('puts the second accounts into other units, and both shelter accounts at placement desks of Baghdad for women', async () => {
    const units = await rows<{ username: string; unit: string; kind: string; governorate: string; women: boolean }>(
      `select a.username, u.id as unit, u.kind, u.governorate,
              exists (select from unit_service s where s.unit_id = u.id and s.service = 'shelter' and s.person_category = 'women') as women
         from user_account a join unit u on u.id = a.unit_id where a.disabled_at is null`,
    );
    const unitOf = new Map(units.map((row) => [row.username, row]));
    for (const role of ['police-officer', 'shelter-caseworker', 'health-provider', 'legal-aid-provider']) {
      expect(unitOf.get(`${role}-2`)?.unit).not.toBe(unitOf.get(role)?.unit);
    }
    expect(unitOf.get('police-supervisor')?.unit).toBe(unitOf.get('police-officer')?.unit);
    expect(unitOf.get('shelter-manager')?.unit).toBe(unitOf.get('shelter-caseworker')?.unit);
    for (const name of ['shelter-caseworker', 'shelter-caseworker-2']) {
      expect(unitOf.get(name)).toMatchObject({ kind: 'placement-desk', governorate: 'baghdad', women: true });
    }
  });

  it('loads every agency with a name in three languages, and every activity', async () => {
    const loaded = await rows<{ id: string; name_ckb: string; name_ar: string }>('select * from agency');
    expect(loaded.map((agency) => agency.id).sort()).toEqual(agencies.map((agency) => agency.id).sort());
    expect(loaded.filter((agency) => agency.name_ckb === agency.name_ar || agency.name_ar === '')).toEqual([]);
    const plans = await rows<{ title: string; indicator: string | null }>(
      `select title_ckb as title, indicator_ckb as indicator from plan_activity where version = 1 and reason = 'printed'`,
    );
    expect(plans.length).toBe(54 + 34);
    expect(plans.filter(({ title, indicator }) => /[كية]/.test(`${title}${indicator}`))).toEqual([]);
  });

  it('offers every governorate what its people need, and some desks without a free place', async () => {
    const [places] = await rows<{ governorates: number; full: number; around_the_clock: number }>(
      `select (select count(*)::int from (select governorate from unit u join unit_service s on s.unit_id = u.id
                 where service in ('shelter', 'medical', 'legal-aid', 'reintegration') group by 1 having count(distinct service) = 4) g) as governorates,
              (select count(distinct unit_id)::int from unit_service where free_places = 'none') as full,
              (select count(*)::int from unit where refers_in and desk_days is null) as around_the_clock`,
    );
    expect(places).toEqual({ governorates: 19, full: 5, around_the_clock: 1 });
    const [sections] = await rows<{ police: number; desks: number }>(
      `select count(distinct governorate) filter (where kind = 'police-section')::int as police,
              count(distinct governorate) filter (where kind = 'coordination-desk')::int as desks from unit`,
    );
    expect(sections).toEqual({ police: 19, desks: 19 });
  });
});
