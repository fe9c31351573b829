// The occupancy board of a unit with two hundred houses: the whole request beside its own statements through `pg`, in turns.
const { call } = require('./api.cjs');

const sizes = { houses: 200, places: 10 };
const most = { ratio: 2.5 };

/** Ten places a house: seven slept in, one held, one free, one out of use. Who is where is drawn: the board names nobody. */
const seeding = [
  `insert into shelter (id, unit_id, name_ct, address_ct, services, opened_by, opened_at)
     select h.id, $1, h.name_ct, h.address_ct, '{meals}', (select id from user_account where unit_id = $1 limit 1), now() - interval '100 days'
       from unnest($2::uuid[], $3::bytea[], $4::bytea[]) h (id, name_ct, address_ct)`,
  `insert into subject_key (kind, subject_id, wrapped, key_id) select 'shelter', k.id, k.wrapped, $6 from unnest($2::uuid[], $5::bytea[]) k (id, wrapped)`,
  `insert into shelter_place (id, shelter_id, unit_id, number, person_category, adapted, in_use)
     select gen_random_uuid(), h.id, $1, n, (array['women', 'girls', 'families', 'men', 'boys'])[1 + n % 5], n = 9, n < 10
       from unnest($2::uuid[]) h (id), generate_series(1, $7::int) n`,
  `insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
     select gen_random_uuid(), p.id, $1, gen_random_uuid(), gen_random_uuid(), case p.number when 8 then 'reserved' else 'occupied' end,
            tstzrange(now() - interval '10 days', case p.number when 8 then now() + interval '10 days' end)
       from shelter_place p where p.shelter_id = any ($2) and p.number <= 8`,
  // What was slept in before: a place has a history, and the board reads what holds now.
  `insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
     select gen_random_uuid(), p.id, $1, gen_random_uuid(), gen_random_uuid(), 'occupied',
            tstzrange(now() - (20 + n) * interval '10 days', now() - (20 + n) * interval '10 days' + interval '9 days')
       from shelter_place p, generate_series(1, 10) n where p.shelter_id = any ($2)`,
];

async function seedHouses({ client, units, product, ring }) {
  const vault = new product.Vault(ring);
  const { rows } = await client.query('select gen_random_uuid() as id from generate_series(1, $1::int)', [sizes.houses]);
  const ids = rows.map(({ id }) => id);
  const made = await vault.newKeys(ids);
  const seal = (column, words) => made.map(({ key }, n) => key.seal(column, `${words} ${n + 1}`));
  const parameters = [
    units.desk, ids, seal('shelter.name', 'Bench house'), seal('shelter.address', 'Bench street, behind the bench bakery'),
    made.map(({ stored }) => stored.wrapped), made[0].stored.keyId, sizes.places,
  ]; // prettier-ignore
  await client.query('set session_replication_role = replica');
  try {
    for (const text of seeding) {
      const used = [...new Set([...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)))].sort((a, b) => a - b);
      await client.query(text.replace(/\$(\d+)/g, (_, place) => `$${used.indexOf(Number(place)) + 1}`), used.map((place) => parameters[place - 1])); // prettier-ignore
    }
  } finally {
    await client.query('set session_replication_role = origin');
  }
  await client.query('vacuum analyze');
}

/** The board as a deed of the desk's caseworker. */
async function boardOf(api, connections) {
  const desk = await api.signIn('shelter-caseworker', connections);
  return { name: `board of ${sizes.houses}`, writes: false, next: () => ({}), send: () => call(desk, 'GET', '/placements/board', { expect: 200 }) }; // prettier-ignore
}

/**
 * @param {{api: object, traced: object, seeder: object, product: object, ring: object}} world
 * @param {(deed: object, traced: object) => Promise<object>} measure the request and its limit, as every deed is measured
 */
async function measureBoard({ api, traced, seeder, product, ring }, measure, connections, say) {
  await seedHouses({ ...seeder, product, ring });
  say(`${sizes.houses} houses of ${sizes.places} places seeded`);
  const row = await measure(await boardOf(api, connections), { api: traced, deed: await boardOf(traced, connections) });
  say('board measured');
  return row;
}

/** What is promised of the board and does not hold, in words. */
function brokenBoard({ results }) {
  const [one] = results;
  return one.ratio > most.ratio
    ? [`The board of ${sizes.houses} houses takes ${one.ratio.toFixed(2)} times its statements; ${most.ratio} are promised.`]
    : [];
}

module.exports = { brokenBoard, measureBoard };
