// The referral loop: desks proposed out of a thousand, a long thread, and the sweep of deadlines among few and among many.
const { performance } = require('node:perf_hooks');
const { call } = require('./api.cjs');
const { keepBusy } = require('./measure.cjs');

const sizes = { desks: 1000, messages: 500, due: 500, few: 1000, many: 100_000 };
const most = { growth: 2 };

/** A demo referral of the officer's to copy: its case, consent and units stand. */
const sample = `select r.id from referral r join user_account u on u.unit_id = r.from_unit_id
  where u.username = 'police-officer' and r.status = 'in-progress' and r.consent_id is not null limit 1`;

const copies = `insert into referral (id, case_id, from_unit_id, to_unit_id, service, urgency, need_code, status, packet_mask, consent_id, safe_contact,
    sex, age_band, languages, special_needs, governorate, created_by, requested_at)
  select gen_random_uuid(), case_id, from_unit_id, to_unit_id, service, urgency, need_code, 'requested', packet_mask, consent_id, safe_contact,
    sex, age_band, languages, special_needs, governorate, created_by, now() from referral, generate_series(1, $2::int) n where id = $1`;

/** Open referrals that still have time, three steps each. */
const waiting = `with made as (${copies} returning id)
  insert into deadline (id, kind, step, subject_id, due_at)
    select gen_random_uuid(), 'referral-receive', s.step, id, now() + s.days * interval '1 day'
      from made, (values ('remind-desk', 1), ('tell-manager-and-sender', 2), ('tell-coordinator', 4)) s (step, days)`;
const due = `with made as (${copies} returning id)
  insert into deadline (id, kind, step, subject_id, due_at)
    select gen_random_uuid(), 'referral-receive', 'remind-desk', id, now() - interval '1 minute' from made`;

async function seedDesks(client) {
  await client.query(
    `with made as (
       insert into unit (id, agency_id, kind, name_ar, name_ckb, name_en, governorate, refers_in, desk_days, desk_opens_at, desk_closes_at)
         select gen_random_uuid(), (select agency_id from unit limit 1), 'placement-desk', 'x', 'x', 'Bench ' || n,
                (array['baghdad', 'basra', 'nineveh', 'erbil', 'anbar'])[1 + n % 5], true, '{0,1,2,3,4}', 480, 960
           from generate_series(1, $1::int) n returning id),
     offers as (
       insert into unit_service (unit_id, service, person_category, free_places)
         select id, 'shelter', p, 'some' from made, unnest(array['women', 'girls', 'families', 'men', 'boys']) p)
     insert into unit_language (unit_id, language) select id, l from made, unnest(array['ar', 'en', 'ckb']) l`,
    [sizes.desks],
  );
}

/** Milliseconds that one worker takes for all that is due. */
async function sweep(worker, chore) {
  const begun = performance.now();
  await chore.run(worker, new Date());
  return performance.now() - begun;
}

/** @returns medians and worst twentieths in milliseconds, and the sweep's time for the same steps among few and among many */
async function measureLoop({ api, seeder: { client }, product, adminUrl, ring }, say) {
  const vault = new product.Vault(ring);
  const officer = await api.signIn('police-officer', 1);
  const { rows } = await client.query(sample);
  const referral = rows[0].id;
  await client.query('set session_replication_role = replica');
  await seedDesks(client);
  const { rows: keys } = await client.query('select wrapped, key_id from referral_key where referral_id = $1', [referral]);
  const key = await vault.openKey(referral, { wrapped: keys[0].wrapped, keyId: keys[0].key_id });
  await client.query(
    `insert into referral_message (id, referral_id, unit_id, author_id, at, text_ct)
     select gen_random_uuid(), r.id, case n % 2 when 0 then r.from_unit_id else r.to_unit_id end, r.created_by, now() - n * interval '1 minute', $2
       from referral r, generate_series(1, $3::int) n where r.id = $1`,
    [referral, key.seal('referral_message.text', 'Bench words of a usual length, neither short nor long.'), sizes.messages],
  );
  await client.query('vacuum analyze');
  say('desks and messages seeded');
  const { rows: cases } = await client.query('select case_id from referral where id = $1', [referral]);
  const timed = async (name, send) => {
    await keepBusy(1, { times: 20 }, send);
    const latencies = (await keepBusy(1, { times: 150 }, send)).latencies.sort((a, b) => a - b);
    return { name, p50: latencies[Math.floor(latencies.length / 2)], p95: latencies[Math.floor(latencies.length * 0.95)] };
  };
  const get = (path) => () => call(officer, 'GET', path, { expect: 200 });
  const requests = [
    await timed(`proposal of ${sizes.desks} desks`, get(`/cases/${cases[0].case_id}/proposals?service=shelter&urgency=immediate`)),
    await timed(`thread of ${sizes.messages}, first page`, get(`/referrals/${referral}/messages?limit=50`)),
  ];
  say('proposal and thread measured');
  const worker = await product.WorkerDatabase.open(product.urlOf(adminUrl, 'himaya', 'worker', ring));
  const chore = product.workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'sweep-deadlines');
  const found = {};
  try {
    await client.query('delete from deadline');
    for (const among of ['few', 'many']) {
      await client.query(waiting, [referral, sizes[among] - (among === 'many' ? sizes.few : 0)]);
      await client.query(due, [referral, sizes.due]);
      await client.query('vacuum analyze deadline');
      await client.query('vacuum analyze referral');
      found[among] = await sweep(worker, chore);
      say(`sweep among ${sizes[among].toLocaleString('en')} open referrals measured`);
    }
  } finally {
    await worker.close();
    await client.query('set session_replication_role = origin');
  }
  return { requests, sweep: { ...found, due: sizes.due, among: sizes, ratio: found.many / found.few } };
}

/** What is promised of the loop and does not hold, in words. */
function brokenLoop({ sweep: { ratio } }) {
  return ratio > most.growth
    ? [`The sweep among many takes ${ratio.toFixed(2)} times what it takes among few; ${most.growth} are promised.`]
    : [];
}

module.exports = { brokenLoop, measureLoop };
