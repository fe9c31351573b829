// Tables of figures over a million people's facts: the whole request beside the bare GROUP BY that counts the same people, in turns.
const { performance } = require('node:perf_hooks');
const { call } = require('./api.cjs');

const sizes = { persons: 1_000_000, turns: 7 };
const most = { ratio: 3, milliseconds: 1000 };
/** The last three years that are over together, counted from the strategy's first. */
const firstYear = 2023 + 3 * Math.floor((new Date().getUTCFullYear() - 2023) / 3 - 1);

/** One person in ten suffered two things; places, sexes and ages are mixed by odd factors. */
const seeding = `insert into statistics.standing_fact (print, source, subject, record_key, contributor, channel, agency, kind, month, governorate, sex, age_group, nationality_group, forms)
  select md5(n::text)::uuid, n, n, (n * 2654435761) % 4294967296, n * 19 % 97, (array['police', 'court', 'border', 'shelter', 'ngo', 'self'])[1 + n * 23 % 6],
         (array['moi', 'moj', 'nss', 'hjc'])[1 + n * 29 % 4], 'identified', make_date($2 + (n % 3)::int, 1 + (n / 3 % 12)::int, 1),
         (array['baghdad', 'nineveh', 'anbar', 'najaf', 'basra', 'erbil', 'duhok', 'unknown'])[1 + n * 7 % 8], (array['female', 'male', 'unknown'])[1 + n * 13 % 3],
         (array['0-8', '9-14', '15-17', '18-29', '30-59', 'adult'])[1 + n * 11 % 6], (array['iraqi', 'asia', 'africa'])[1 + n / 7 % 3],
         case when n % 10 = 0 then array['begging', 'forced-labour'] else array[(array['sexual-exploitation', 'forced-labour', 'begging', 'organ-removal', 'slavery'])[1 + n * 17 % 5]] end
    from generate_series(1::bigint, $1) n`;

const tables = [
  { by: ['region', 'form', 'sex'], columns: 'governorate, form, sex', years: [firstYear, firstYear + 2] },
  { by: ['sex', 'age-group', 'form'], columns: 'sex, age_group, form', years: [firstYear + 2, firstYear + 2] },
];
const bare = (columns) => `select ${columns}, count(distinct subject) from statistics.standing_fact cross join unnest(forms) form
   where kind = 'identified' and month between make_date($1, 1, 1) and make_date($2, 12, 1) group by ${columns}`;

const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
async function timed(task) {
  const begun = performance.now();
  await task();
  return performance.now() - begun;
}

/** @returns medians in milliseconds of each table and of its bare GROUP BY, in turns at one connection */
async function measureFigures({ api, seeder: { client }, product, ring, url }, say) {
  await client.query(seeding, [sizes.persons, firstYear]);
  await client.query('vacuum analyze statistics.standing_fact');
  say(`facts of ${sizes.persons.toLocaleString('en')} people seeded`);
  const writer = new product.FactWriter(url, ring);
  const begun = performance.now();
  await product.foldAll(writer, new Date(), 'all');
  const folding = performance.now() - begun;
  await writer.close();
  const { rows: [cells] } = await client.query(`select count(*)::int as n, pg_size_pretty(pg_total_relation_size('statistics.folded_cell')) as size from statistics.folded_cell`); // prettier-ignore
  await client.query('vacuum analyze statistics.folded_cell');
  say(`added up in ${(folding / 1000).toFixed(0)} s: ${cells.n.toLocaleString('en')} lines, ${cells.size}`);
  const analyst = await api.signIn('secretariat-analyst', 1);
  const rows = [];
  for (const { by, columns, years } of tables) {
    const path = `/statistics/measures/victims-identified?by=${by.join(',')}&from=${years[0]}&to=${years[1]}`;
    const [ours, least] = [[], []];
    for (let turn = 0; turn < sizes.turns; turn += 1) {
      ours.push(await timed(() => call(analyst, 'GET', path, { expect: 200 })));
      least.push(await timed(() => client.query(bare(columns), years)));
    }
    rows.push({ name: by.join(' × '), years: years[1] - years[0] + 1, answer: median(ours), bare: median(least) });
    say(`${by.join(' × ')} measured`);
  }
  return rows;
}

/** What is promised of a table and does not hold, in words. */
function brokenFigures(rows) {
  return rows.flatMap(({ name, answer, bare: least }) => [
    ...(answer > most.ratio * least
      ? [`${name} takes ${(answer / least).toFixed(2)} times its GROUP BY; ${most.ratio} are promised.`]
      : []),
    ...(answer > most.milliseconds ? [`${name} takes ${answer.toFixed(0)} ms; ${most.milliseconds} are promised.`] : []),
  ]);
}

function printFigures(rows) {
  console.log(`\nFigures of ${sizes.persons.toLocaleString('en')} people, medians of ${sizes.turns} turns at one connection`);
  for (const { name, years, answer, bare: least } of rows)
    console.log(
      `${name}, ${years} years: ${answer.toFixed(0)} ms, bare GROUP BY ${least.toFixed(0)} ms, ratio ${(answer / least).toFixed(2)}`,
    );
}

module.exports = { brokenFigures, measureFigures, printFigures };
