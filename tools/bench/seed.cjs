// Cases by SQL, straight into the tables: one in twenty belongs to the measured police section and is truly encrypted, the others carry
// noise of the same length. Every second case was referred on; one referral in twenty went to the measured placement desk.
const { Client } = require('pg');
const { replayedYear } = require('./replay.cjs');

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const character = (place) => `substr('${alphabet}', (((i::bigint * 2654435761 % 1073741824) >> ${place * 5}) & 31)::int + 1, 1)`;
/** Numbers of a year without demo cases; an odd factor keeps them apart. */
const number = `'NRM-2019-' || ${[5, 4, 3, 2, 1, 0].map(character).join(' || ')} || '-0'`;
const id = (kind, of = 'i') => `md5('bench-${kind}-' || ${of})::uuid`;
const everyTwentieth = 20;
/** Cases in one transaction: each one's duties are placed under a lock of its own at the commit, and the server has room for some 13,000 locks. */
const atOnce = 5000;
/** Noise as long as a sealed word, cheap to make. */
const noise = `decode(md5(i::text) || md5(random()::text), 'hex')`;

/** The cases' owner is the first unit for one in twenty, and the others in turn. */
const cases = `
  select i, ${id('case')} as id, now() - random() * interval '900 days' as opened_at,
         case when i % ${everyTwentieth} = 0 then 1 else 2 + (i * 7919) % (cardinality($3::uuid[]) - 1) end as owner
    from generate_series($1::int, $2::int) i`;

const statements = [
  `create temporary table bench_case on commit drop as select c.*, ($3::uuid[])[owner] as unit_id, ($4::uuid[])[owner] as user_id from (${cases}) c`,
  `insert into case_record (id, number, identification_status, alias_ct, sex, age_band, languages, governorate, found_at, found_at_precision,
     found_by, responsible_unit_id, opened_at, opened_by)
   select c.id, ${number}, 'reasonable-grounds', coalesce(s.alias_ct, ${noise}), case when i % 3 = 0 then 'male' else 'female' end, '18-29', '{ar,en}',
          'baghdad', opened_at::date, 'day', 'police', unit_id, opened_at, user_id
     from bench_case c left join unnest($5::int[], $6::bytea[]) s (n, alias_ct) on s.n = i`,
  `insert into case_key (case_id, wrapped, key_id)
   select c.id, coalesce(s.wrapped, ${noise}), 'k1' from bench_case c left join unnest($5::int[], $7::bytea[]) s (n, wrapped) on s.n = i`,
  `insert into person_identity (case_id, given_name_ct, family_name_ct, age_years, nationality)
   select c.id, coalesce(s.name_ct, ${noise}), coalesce(s.family_ct, ${noise}), 24, 'IQ'
     from bench_case c left join unnest($5::int[], $8::bytea[], $9::bytea[]) s (n, name_ct, family_ct) on s.n = i`,
  `insert into exploitation_record (id, case_id, form, acts, means, recorded_unit_id)
   select ${id('exploitation')}, id, 'forced-labour', '{recruitment}', '{deception}', unit_id from bench_case`,
  `insert into identity_token (token, case_id)
   select distinct substring(decode(md5(i || '-' || n), 'hex') for 3), id from bench_case, generate_series(1, 6) n`,
  `insert into timeline_event (id, case_id, at, kind, category, unit_id)
   select ${id('opened')}, id, opened_at, 'case-opened', 1, unit_id from bench_case`,
  `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, starts_at, opened_by)
   select ${id('grant')}, id, unit_id, 'ownership', 8191, 8191, opened_at, user_id from bench_case`,
  `insert into case_access (holder_id, case_id, read_mask, write_mask, valid_to, last_activity)
   select unit_id, id, 8191, 8191, 'infinity', opened_at from bench_case`,

  `create temporary table bench_referral on commit drop as
   select i, c.id as case_id, unit_id, user_id, opened_at, ${id('referral')} as id, ${id('consent')} as consent_id,
          case when i % 40 = 10 then $10::uuid else ($11::uuid[])[1 + i % cardinality($11::uuid[])] end as to_unit_id,
          case (i / 40) % 20 when 0 then 'requested' when 1 then 'received' when 2 then 'in-progress' else 'completed' end as status
     from bench_case c where i % 2 = 0`,
  'delete from bench_referral where to_unit_id = unit_id',
  `insert into consent (id, case_id, purpose, recipient_unit_id, category_mask, given_by, method, language, text_version, recorded_by,
     recorded_unit_id, recorded_at, valid_until)
   select consent_id, case_id, 'referral', to_unit_id, 3, 'self', 'spoken', 'ar', '2026-1', user_id, unit_id, opened_at, current_date + 300
     from bench_referral`,
  `insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, consent_id, safe_contact,
     sex, age_band, languages, special_needs, governorate, created_by, created_at, status_since, requested_at, decided_at, due_at)
   select id, case_id, unit_id, to_unit_id, 'shelter', 'standard', 'safe-place-tonight', status, 3, consent_id, 'any', 'female', '18-29',
          '{ar,en}', '{}', 'baghdad', user_id, opened_at, opened_at, opened_at,
          case when status in ('in-progress', 'completed') then opened_at end,
          case when status in ('requested', 'received') then opened_at + interval '1000 days' end
     from bench_referral`,
  `insert into timeline_event (id, case_id, at, kind, category, unit_id, subject_id)
   select ${id('sent')}, case_id, opened_at, 'referral-sent', 1, unit_id, id from bench_referral`,
  `insert into case_grant (id, case_id, unit_id, basis, referral_id, read_mask, write_mask, starts_at, opened_by)
   select ${id('packet')}, case_id, to_unit_id, 'referral', id, 67, 64, opened_at, user_id from bench_referral where status = 'in-progress'`,
  `insert into case_access (holder_id, case_id, read_mask, write_mask, valid_to, last_activity)
   select to_unit_id, case_id, 67, 64, 'infinity', opened_at from bench_referral where status = 'in-progress'`,

  // One concern for every second case, all in the measured section's queue: one in four of them still waits. Their trigger is left out.
  'set local session_replication_role = replica',
  `insert into concern (id, kind, channel, governorate, place_kind, seen_at, sent_at, people_count, signs, danger, safe_contact, reported_by, reported_unit_id,
     queue, status, due_at)
   select ${id('concern')}, 'trafficking-suspicion', 'airport', 'baghdad', 'airport', opened_at, opened_at, 1, '{documents-held}', i % 50 = 1, 'never', user_id,
          unit_id, 'police:baghdad', case when i % 8 = 1 then 'received' else 'no-ground' end, case when i % 8 = 1 then opened_at + interval '1 day' end
     from bench_case where i % 2 = 1`,
  'set local session_replication_role = origin',
];

/** Referrals that wait to be accepted at another desk, one per case, with true keys and the deadlines that acceptance cancels. */
const waiting = [
  `create temporary table bench_waiting on commit drop as
   select i, c.id as case_id, c.responsible_unit_id as unit_id, c.opened_by as user_id, ${id('waiting')} as id, ${id('waiting-consent')} as consent_id, wrapped
     from unnest($1::int[], $2::bytea[]) w (i, wrapped) join case_record c on c.id = ${id('case')}`,
  `insert into consent (id, case_id, purpose, recipient_unit_id, category_mask, given_by, method, language, text_version, recorded_by,
     recorded_unit_id, valid_until)
   select consent_id, case_id, 'referral', $3::uuid, 11, 'self', 'spoken', 'ar', '2026-1', user_id, unit_id, current_date + 300 from bench_waiting`,
  `insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, consent_id, safe_contact,
     sex, age_band, languages, special_needs, governorate, created_by, requested_at, received_at, receive_due_at, decide_due_at, due_at)
   select id, case_id, unit_id, $3::uuid, 'medical', 'standard', 'medical-examination', 'received', 11, consent_id, 'any', 'female', '18-29',
          '{ar,en}', '{}', 'baghdad', user_id, now(), now(), now() + interval '1 day', now() + interval '3 days', now() + interval '3 days'
     from bench_waiting`,
  'insert into referral_key (referral_id, wrapped, key_id) select id, wrapped, $4::text from bench_waiting',
  'insert into referral_need (referral_id) select id from bench_waiting',
  `insert into deadline (id, kind, step, subject_id, due_at)
   select gen_random_uuid(), kind, step, id, now() + interval '3 days'
     from bench_waiting, unnest(array['referral-receive', 'referral-decide']) kind,
          unnest(array['remind-desk', 'tell-manager-and-sender', 'tell-coordinator']) step`,
];

/** Runs statements that each use some of the parameters: PostgreSQL wants the numbers without gaps. */
async function runAll(client, texts, parameters) {
  for (const text of texts) {
    const used = [...new Set([...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)))].sort((a, b) => a - b);
    const renumbered = text.replace(/\$(\d+)/g, (_, place) => `$${used.indexOf(Number(place)) + 1}`);
    await client.query(renumbered, used.map((place) => parameters[place - 1])); // prettier-ignore
  }
}

const caseId = async (client, n) => (await client.query(`select ${id('case', '$1::int')} as id`, [n])).rows[0].id;

/**
 * The bench's hand in the database.
 *
 * @param {{adminUrl: string, vault: object}} options an administrator inside the product's database, whom no policy holds, and the vault of
 *   the API that will read what is seeded
 */
async function openSeeder({ adminUrl, vault }) {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const unitOf = async (username) =>
    (await client.query('select unit_id from user_account where username = $1', [username])).rows[0].unit_id;
  const units = {
    officer: await unitOf('police-officer'),
    desk: await unitOf('shelter-caseworker'),
    acceptor: await unitOf('health-provider'),
  };
  const { rows } = await client.query(
    `select u.id, (select a.id from user_account a where a.unit_id = u.id limit 1) as user_id from unit u
      where u.kind in ('police-section', 'placement-desk', 'health-facility', 'legal-aid-office') and u.id <> $1
        and exists (select from user_account a where a.unit_id = u.id)
      order by u.id <> $2, u.id`,
    [units.acceptor, units.officer],
  );
  const desks = (await client.query(`select id from unit where refers_in and id <> all ($1) order by id`, [[units.desk, units.acceptor]])).rows.map((row) => row.id); // prettier-ignore

  const inTransaction = async (work) => {
    await client.query('begin');
    await work();
    await client.query('commit');
  };

  /** The cases of one transaction. */
  const addSome = (from, to) =>
    inTransaction(async () => {
      const sealed = { n: [], alias: [], wrapped: [], given: [], family: [] };
      for (let n = Math.ceil(from / everyTwentieth) * everyTwentieth; n <= to; n += everyTwentieth) {
        const { key, stored } = await vault.newKey(await caseId(client, n));
        sealed.n.push(n);
        sealed.wrapped.push(stored.wrapped);
        sealed.alias.push(key.seal('case_record.alias', `B-${n}`));
        sealed.given.push(key.seal('person_identity.given_name', 'Bench Azure'));
        sealed.family.push(key.seal('person_identity.family_name', 'Sample One'));
      }
      const ids = [rows.map((row) => row.id), rows.map((row) => row.user_id)];
      await runAll(client, statements, [from, to, ...ids, sealed.n, sealed.alias, sealed.wrapped, sealed.given, sealed.family, units.desk, desks]); // prettier-ignore
    });

  return {
    client,
    units,
    /** Adds the cases numbered `from` to `to`. */
    addCases: async (from, to) => {
      for (let first = from; first <= to; first += atOnce) await addSome(first, Math.min(to, first + atOnce - 1));
    },
    /** Lets referrals of the cases numbered `from` to `to` wait at the accepting desk. @returns their ids and what belongs to them */
    async addWaiting(from, to) {
      const numbers = Array.from({ length: to - from + 1 }, (_, place) => from + place).filter((n) => n % everyTwentieth !== 0);
      const ids = (await client.query(`select ${id('waiting', 'n')} as id from unnest($1::int[]) with ordinality u (n, o) order by o`, [numbers])).rows; // prettier-ignore
      const keys = (await vault.newKeys(ids.map((row) => row.id))).map((made) => made.stored);
      await inTransaction(() => runAll(client, waiting, [numbers, keys.map((key) => key.wrapped), units.acceptor, keys[0].keyId]));
      return (
        await client.query('select id, case_id, consent_id, from_unit_id from referral where id = any ($1)', [ids.map((row) => row.id)])
      ).rows;
    },
    /** Ids of the measured section's seeded cases. */
    officersCases: async () =>
      (await client.query(`select id from case_record where responsible_unit_id = $1 and number like 'NRM-2019-%'`, [units.officer])).rows,
    /** Takes away the cases that the limit made: their keys are copies of another case's, so the API could not open them. */
    removeReplayed: () =>
      inTransaction(async () => {
        const replayed = `(select id from case_record where number like '${replayedYear}%')`;
        const tables = [
          'timeline_event',
          'identity_token',
          'exploitation_record',
          'person_identity',
          'case_key',
          'case_access',
          'case_grant',
          'identification_clock',
          'duty',
        ];
        for (const table of tables) await client.query(`delete from ${table} where case_id in ${replayed}`);
        await client.query(`delete from deadline where subject_id in ${replayed}`);
        await client.query(`delete from case_record where id in ${replayed}`);
      }),
    close: () => client.end(),
  };
}

module.exports = { openSeeder };
