import { randomBytes, randomUUID } from 'node:crypto';
import { Vault } from '@himaya/api/testing';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, inTransaction, refusal } from '../support/in-context';
import { closedTables, readableColumns, shown } from './catalog';
import { fullWorld, type FullWorld } from './full-world';

let database: TestDatabase;
let world: FullWorld;
let newcomer: User;

beforeAll(async () => {
  database = await freshDatabase();
  world = await fullWorld(database);
  newcomer = await world.aUserOf('health-facility', 'health-provider');
});
afterAll(() => database.drop());

/** Two cases, one of them sealed to two people of the unit. */
const ownCases = {
  best_interests: 1,
  case_access: 3,
  case_grant: 3,
  case_key: 3,
  case_record: 3,
  case_seal: 1,
  case_seal_name: 2,
  consent_override: 1,
  consent_override_words: 1,
  // Each waits for its first decision.
  duty: 3,
  exploitation_record: 3,
  identification_clock: 3,
  person_identity: 3,
  timeline_event: 4,
};

describe('one unit against another', () => {
  it('counts no row but its own, in any table', async () => {
    expect(await shown(world, world.stranger)).toEqual({ ...ownCases, identity_token: expect.any(Number) as number });
    expect(await shown(world, newcomer)).toEqual({});
    expect(Object.keys(await shown(world, world.officer)).length).toBeGreaterThan(15);
  });

  it('keeps a house, where it lies and who sleeps in it to those of its unit whose role it is', async () => {
    const house = ['shelter', 'shelter_place'];
    const register = [...house, 'belonging', 'placement', 'placement_event', 'shelter_incident'];
    const tables = async (who: User): Promise<string[]> => {
      const counts = await shown(world, who);
      return register.filter((table) => counts[table] !== undefined);
    };
    const keeper = await world.aUser({ unit: world.officer.unit, roles: ['shelter-manager'] });
    expect(await tables(keeper)).toEqual(register);
    expect(await tables(world.officer)).toEqual([]);
    // Keeps houses too, and takes care of the person in the very case.
    expect(await tables(world.desk)).toEqual([]);
    await world.bar(keeper, world.theirs);
    expect(await tables(keeper)).toEqual(house);
  });

  it('keeps what a facility wrote of somebody’s care to those of it whose role it is', async () => {
    const written = [
      'appointment',
      'care_episode',
      'encounter',
      'medical_report',
      'medical_report_part',
      'medication_line',
      'report_disclosure',
      'trauma_screening',
    ];
    const tables = async (who: User): Promise<string[]> =>
      Object.keys(await shown(world, who))
        .filter((table) => written.includes(table))
        .sort();
    const doctor = await world.aUser({ unit: world.officer.unit, roles: ['health-provider'] });
    expect([await tables(doctor), await tables(world.officer), await tables(newcomer)]).toEqual([written, [], []]);
    await world.bar(doctor, world.theirs);
    expect(await tables(doctor)).toEqual([]);
  });

  it('learns nothing of who else looked at a case that it serves in', async () => {
    const log = (who: User) =>
      inContext(world.app, who, (q) =>
        q(`select from guard.access_log($1, null, false, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 50)`, [world.theirs.id]),
      );
    expect(await log(world.desk)).toEqual([]);
    expect(await log(world.officer)).not.toEqual([]);
  });

  it('finds by no aggregate, subquery, join or lock that the other has a case', async () => {
    const { id, number } = world.theirs;
    const questions: [string, unknown[]][] = [
      ['select 1 from case_record where id = $1', [id]],
      ['select 1 from case_record where number = $1', [number]],
      ['select 1 from case_record where id = $1 for update', [id]],
      [
        'select 1 from unit u where exists (select 1 from case_record c where c.responsible_unit_id = u.id and u.id = $1)',
        [world.officer.unit.id],
      ],
      ['select 1 from case_record group by governorate', []],
      ['select 1 from (select count(*) as n from case_record) x where n > 0', []],
      ['select 1 from unit u join case_access a on a.holder_id = u.id', []],
      ['select 1 from unit u left join case_grant g on g.unit_id = u.id where g.id is not null', []],
      ['select 1 from case_record tablesample system (100)', []],
      ['select 1 from case_record where ctid = any (array(select format($1, n)::tid from generate_series(1, 9) n))', ['(0,%s)']],
      ['select 1 from only referral', []],
      ['table consent', []],
      ['select id from case_record union all select case_id from timeline_event union all select case_id from person_identity', []],
      ['select case_id from guard.match($1)', [new Vault(database.ring).index.askedTokens('Inventa Fictiva').flat()]],
      [`select from guard.access_log($1, null, false, 'infinity', $1, 50)`, [id]],
      ['select from guard.consent_facts($1)', [world.referral.id]],
    ];
    for (const [sql, values] of questions) {
      expect({ sql, rows: await inContext(world.app, newcomer, (q) => q(sql, values)) }).toEqual({ sql, rows: [] });
    }
    const [row] = await inContext(world.app, newcomer, (q) =>
      q(`select count(*)::int as n, max(id::text) as top, bool_or(true) as any, array_agg(number) as all from case_record`),
    );
    expect(row).toEqual({ n: 0, top: null, any: null, all: null });
  });

  it('changes and deletes nothing of the other’s', async () => {
    const { id } = world.theirs;
    const changes: [string, unknown[]][] = [
      [`update case_record set governorate = 'erbil'`, []],
      [`update case_record set version = version + 1 where id = $1`, [id]],
      [`update person_identity set age_years = 99`, []],
      [`update referral set status = 'cancelled'`, []],
      [`update referral set version = version + 1 where id = $1`, [world.referral.id]],
      [`update deadline set cancelled_at = now()`, []],
      [`update notification set read_at = now()`, []],
      ['delete from identity_token where case_id = $1', [id]],
      ['delete from identity_token', []],
      ['delete from idempotency_key', []],
    ];
    const before = await trace();
    for (const [sql, values] of changes) {
      const { rowCount } = await inTransaction(world.app, async (q) => {
        await q(`select set_config('app.ctx', guard.enter($1), true)`, [newcomer.tokenHash]);
        return world.app.query(sql, values);
      });
      expect({ sql, rowCount }).toEqual({ sql, rowCount: 0 });
    }
    expect(await trace()).toEqual(before);
  });

  /** Everything in every closed table, as the guard sees it. */
  async function trace(): Promise<Record<string, string>> {
    const digests: Record<string, string> = {};
    for (const table of await closedTables(world.guard)) {
      const { rows } = await world.guard.query<{ all: string }>(
        `select md5(string_agg(t::text, '|' order by t::text)) as all from ${table} t`,
      );
      digests[table] = rows[0]!.all;
    }
    return digests;
  }

  it('is refused alike for what the other has and for what nobody has', async () => {
    const probes: Readonly<
      Record<string, (ids: { case: string; referral: string; consent: string; file: string }) => [string, unknown[]]>
    > = {
      consent: (ids) => [
        `insert into consent (id, case_id, purpose, category_mask, given_by, method, language, text_version, recorded_by, recorded_unit_id, valid_until)
         values (gen_random_uuid(), $1, 'referral', 1, 'self', 'spoken', 'ar', '1', $2, $3, '2099-01-01')`,
        [ids.case, newcomer.id, newcomer.unit.id],
      ],
      withdrawal: (ids) => [
        `insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id) values ($1, $2, 'spoken', $3, $4)`,
        [ids.consent, ids.case, newcomer.id, newcomer.unit.id],
      ],
      referral: (ids) => [
        `insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, consent_id, safe_contact, sex,
           age_band, languages, special_needs, governorate, created_by)
         values (gen_random_uuid(), $1, $2, $3, 'medical', 'urgent', 'other', 'draft', 1, $4, 'any', 'female', 'adult', '{}', '{}', 'baghdad', $5)`,
        [ids.case, newcomer.unit.id, world.desk.unit.id, ids.consent, newcomer.id],
      ],
      key: (ids) => [`insert into referral_key (referral_id, wrapped, key_id) values ($1, 'x', 'k1')`, [ids.referral]],
      need: (ids) => [`insert into referral_need (referral_id) values ($1)`, [ids.referral]],
      note: (ids) => [
        `insert into referral_note (id, referral_id, unit_id, action, note_ct) values (gen_random_uuid(), $1, $2, 'cancel', 'x')`,
        [ids.referral, newcomer.unit.id],
      ],
      deadline: (ids) => [
        `insert into deadline (id, kind, step, subject_id, due_at) values (gen_random_uuid(), 'referral-receive', 'remind-desk', $1, now())`,
        [ids.referral],
      ],
      timeline: (ids) => [
        `insert into timeline_event (id, case_id, kind, category, unit_id, subject_id) values (gen_random_uuid(), $1, 'case-changed', 1, $2, $3)`,
        [ids.case, newcomer.unit.id, ids.referral],
      ],
      exploitation: (ids) => [
        `insert into exploitation_record (id, case_id, form, acts, means, recorded_unit_id) values (gen_random_uuid(), $1, 'other', '{}', '{}', $2)`,
        [ids.case, newcomer.unit.id],
      ],
      identity: (ids) => ['insert into person_identity (case_id) values ($1)', [ids.case]],
      'case key': (ids) => [`insert into case_key (case_id, wrapped, key_id) values ($1, 'x', 'k1')`, [ids.case]],
      token: (ids) => ['insert into identity_token (token, case_id) values ($2, $1)', [ids.case, randomBytes(3)]],
      'import row': (ids) => ['insert into import_row (import_id, row, case_id) values ($1, 1, $2)', [ids.file, ids.case]],
      accepting: (ids) => ['select guard.accept_referral($1)', [ids.referral]],
      withdrawing: (ids) => ['select guard.end_by_withdrawal($1)', [ids.consent]],
    };
    const { rows } = await world.guard.query<{ id: string }>('select id from import_file');
    const theirs = { case: world.theirs.id, referral: world.referral.id, consent: world.referral.consent.id, file: rows[0]!.id };
    const nobodys = { case: randomUUID(), referral: randomUUID(), consent: randomUUID(), file: randomUUID() };
    for (const [name, probe] of Object.entries(probes)) {
      const [ofTheirs, ofNobodys] = [await refusal(asked(probe(theirs))), await refusal(asked(probe(nobodys)))];
      expect({ name, ...ofTheirs }).toEqual({ name, ...ofNobodys });
      expect(ofTheirs.code).toBe('42501');
    }

    async function asked([sql, values]: [string, unknown[]]): Promise<unknown> {
      return inContext(world.app, newcomer, (q) => q(sql, values));
    }
  });

  it('runs no function of its own over a hidden row, be it ever so cheap or ever so loud', async () => {
    for (const table of await closedTables(world.guard)) {
      const [column] = await readableColumns(world.guard, 'himaya_app', table);
      if (column === undefined) continue;
      const loud = [
        `${column}::text::int > 0`,
        `1 / (length(${column}::text) - length(${column}::text)) = 1`,
        `pg_input_is_valid(${column}::text, 'int') and ${column}::text::int = 1 or ${column}::text::point is null`,
        `('x' || ${column}::text)::regclass is null`,
      ];
      for (const condition of loud) {
        const rows = await inContext(world.app, newcomer, (q) => q(`select ${column} from ${table} where ${condition}`));
        expect({ table, condition, rows }).toEqual({ table, condition, rows: [] });
      }
    }
    // The same cry is heard over a row that may be seen.
    expect(await refusal(inContext(world.app, world.officer, (q) => q('select id from case_record where number::int > 0')))).toMatchObject({
      code: '22P02',
    });
  });

  it('is told by EXPLAIN how much it was not shown, and no value of it', async () => {
    for (const table of await closedTables(world.guard)) {
      const [column] = await readableColumns(world.guard, 'himaya_app', table);
      if (column === undefined) continue;
      const plan = await inContext(world.app, newcomer, (q) =>
        q(`explain (analyze, verbose, format json) select * from (select ${column} from ${table}) t where ${column}::text <> ''`),
      );
      for (const secret of [world.theirs.id, world.theirs.number, world.referral.id, world.officer.id]) {
        expect(JSON.stringify(plan)).not.toContain(secret);
      }
    }
  });

  it('learns from a number that is taken only that it is taken', async () => {
    const told = await refusal(world.aCase().ownedBy(world.stranger).numbered(world.theirs.number).save());
    expect(told).toEqual({ code: '23505', message: 'duplicate key value violates unique constraint "case_record_number_uq"' });
  });

  it('opens no case in another’s name, and none for another unit', async () => {
    const opened = (unit: string, by: string) =>
      inContext(world.app, newcomer, async (q) => {
        const id = randomUUID();
        await q('select guard.open_case($1)', [id]);
        await q(
          `insert into case_record (id, number, alias_ct, sex, age_band, governorate, found_at, found_at_precision, found_by, responsible_unit_id, opened_by)
           values ($1, 'NRM-2026-000000-0', 'x', 'male', 'adult', 'basra', '2026-01-01', 'day', 'self', $2, $3)`,
          [id, unit, by],
        );
      });
    expect(await refusal(opened(world.officer.unit.id, newcomer.id))).toMatchObject({ code: '42501' });
    expect(await refusal(opened(newcomer.unit.id, world.officer.id))).toMatchObject({ code: '42501' });
  });

  it('writes no line of the trail in another’s name', async () => {
    const line = (user: string | null, unit: string | null) =>
      inContext(world.app, newcomer, (q) =>
        q(`insert into audit_event (action, result, user_id, unit_id) values ('case.read', 'done', $1, $2)`, [user, unit]),
      );
    await line(newcomer.id, newcomer.unit.id);
    for (const [user, unit] of [
      [world.officer.id, newcomer.unit.id],
      [newcomer.id, world.officer.unit.id],
      [null, null],
    ] as const) {
      expect(await refusal(line(user, unit))).toMatchObject({ code: '42501' });
    }
  });
});
