// A server of the attack's own: PostgreSQL, the built API with its worker, and people put into its tables as cases.
const { createHash } = require('node:crypto');
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { Client } = require('pg');
const { startApi } = require('../../bench/api.cjs');
const { startPostgres } = require('../../postgres.cjs');
const { askerOf } = require('./asking.cjs');

const id = (kind) => `md5('attacked-${kind}-' || i)::uuid`;
const released = 'statistic_release, release_event, release_page, release_line, contribution';
const store = 'statistics.fact, statistics.standing_fact, statistics.archived_fact, statistics.folded_cell, statistics.due';

/** Cases as their tables have them, but for what is sealed: no figure reads that. */
const seeding = [
  `create temporary table attacked on commit drop as
     select i, u.id as unit_id, a.id as user_id, sex, age, citizenship, governorate, forms, channel, day::timestamptz + interval '12 hours' as opened_at
       from jsonb_to_recordset($1::jsonb) as p (i int, unit int, sex text, age text, citizenship text, governorate text, forms text[], channel text, day date)
       join unnest($2::uuid[]) with ordinality as u (id, n) on u.n = p.unit + 1, lateral (select id from user_account limit 1) a`,
  `insert into case_record (id, number, identification_status, alias_ct, sex, age_band, languages, governorate, found_at, found_at_precision,
     found_by, responsible_unit_id, opened_at, opened_by)
   select ${id('case')}, 'NRM-2019-' || lpad(upper(to_hex(i)), 6, '0') || '-0', 'reasonable-grounds', decode(md5(i::text) || md5(random()::text), 'hex'), sex, age,
          '{ar}', governorate, opened_at::date, 'day', channel, unit_id, opened_at, user_id from attacked`,
  `insert into person_identity (case_id, given_name_ct, family_name_ct, age_years, nationality)
   select ${id('case')}, decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), 24, citizenship from attacked`,
  `insert into exploitation_record (id, case_id, form, acts, means, recorded_unit_id)
   select md5('attacked-form-' || i || form)::uuid, ${id('case')}, form, '{recruitment}', '{deception}', unit_id from attacked, unnest(forms) form`,
];
const sources = ['exploitation_record', 'person_identity', 'concern_case', 'concern', 'criminal_proceeding', 'case_record'];

/**
 * Starts one.
 *
 * @param {string} folder where it lies
 * @param product what the built API gives its tests
 * @param {(() => unknown)[]} undo takes what ends it, to be done in reverse
 */
async function openAttacked(folder, product, undo) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  undo.push(() => server.stop());
  const adminUrl = `postgres://${server.superuser}:${server.password}@${server.host}:${server.port}/postgres`;
  const settings = { WORKER: 'inside', FIGURES_PER_HOUR_USER: '1000000' };
  const api = await startApi({ dataDir: folder, adminUrl, settings });
  undo.push(() => api.stop());
  const ring = product.KeyRing.open(join(folder, 'keys/keyring.json'));
  const admin = new Client({ connectionString: adminUrl.replace(/postgres$/, 'himaya') });
  await admin.connect();
  undo.push(() => admin.end());
  const writer = new product.FactWriter(product.urlOf(adminUrl, 'himaya', 'facts', ring), ring);
  undo.push(() => writer.close());
  const units = (await admin.query(`select id from unit where refers_in or kind = 'police-section' order by id limit 40`)).rows.map(
    (row) => row.id,
  );
  const origin = `http://127.0.0.1:${api.port}`;

  /** A session behind the door of passwords, which is slow on purpose. */
  async function askerFor(username) {
    const token = product.newToken();
    const hash = product.hashToken(token);
    await admin.query(
      `insert into guard.session (user_id, token_hash, level, absolute_until, device)
         select id, $2, 'full', now() + interval '12 hours', 'attack' from user_account where username = $1`,
      [username, hash],
    );
    return askerOf({ origin, session: { cookie: `${product.sessionCookie}=${token}`, csrfToken: product.csrfTokenOf(ring, hash) } });
  }

  return {
    admin,
    units: units.length,
    who: {
      nobody: askerOf({ origin }),
      analyst: await askerFor('secretariat-analyst'),
      chair: await askerFor('committee-chair'),
    },
    /** Nothing is known and nothing published. */
    async forget() {
      await admin.query('begin');
      // The lock of whoever adds everything up: the worker, which may be in the middle of a fold, and this would wait for each other.
      await admin.query('select pg_advisory_xact_lock(728206)');
      await admin.query(`truncate ${store}, ${released}`);
      await admin.query('set local session_replication_role = replica');
      for (const table of sources) await admin.query(`delete from ${table}`);
      await admin.query('commit');
    },
    /** Cases of these people beside those that are there; `from` numbers the first. */
    async addCases(people, year, from) {
      const rows = people.map((person, at) => ({ ...person, i: from + at, day: `${year}-${String(person.month).padStart(2, '0')}-15` }));
      await admin.query('begin');
      await admin.query('set local session_replication_role = replica');
      await admin.query(seeding[0], [JSON.stringify(rows), units]);
      for (const statement of seeding.slice(1)) await admin.query(statement);
      await admin.query('commit');
    },
    /** Takes some of them away, by their numbers. */
    async removeCases(numbers) {
      const gone = numbers.map((i) => createHash('md5').update(`attacked-case-${i}`).digest('hex'));
      await admin.query('begin');
      await admin.query('set local session_replication_role = replica');
      await admin.query('delete from case_record where id = any ($1::uuid[])', [gone]);
      await admin.query('commit');
    },
    /** Derives every fact as the product does. */
    derive: () => product.rebuildFacts(writer, () => undefined),
    foldAll: () => product.foldAll(writer, new Date(), 'all'),
  };
}

module.exports = { openAttacked };
