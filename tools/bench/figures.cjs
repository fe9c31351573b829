// Tables of figures over a million people's facts: the whole request beside the bare GROUP BY that counts the same people, in turns.
const { performance } = require('node:perf_hooks');
const { call } = require('./api.cjs');

const sizes = { persons: 1_000_000, further: 250_000, turns: 7 };
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

/** What is no plain count of people: a quarter as many facts of each kind, every sum of money and nearly every number of hours another. */
const further = `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, until, governorate, sex, age_group, nationality_group, forms,
    service, outcome, category, yes, hours, amount)
  select md5(kind || n)::uuid, 5000000000 + n, 5000000000 + n, (n * 2654435761) % 4294967296, n * 19 % 97, kind, make_date($2 + (n % 3)::int, 1 + (n / 3 % 12)::int, 1),
         case when kind = 'service' then make_date($2 + (n % 3)::int, 1 + (n / 3 % 12)::int, 1) + make_interval(months => (n % 14)::int) end,
         (array['baghdad', 'nineveh', 'anbar', 'najaf', 'basra', 'erbil', 'duhok'])[1 + n * 7 % 7], (array['female', 'male'])[1 + n * 13 % 2],
         (array['9-14', '15-17', '18-29', '30-59'])[1 + n * 11 % 4], (array['iraqi', 'asia', 'africa'])[1 + n / 7 % 3],
         array[(array['sexual-exploitation', 'forced-labour', 'begging'])[1 + n * 17 % 3]], (array['shelter', 'medical', 'legal-aid', 'psychological'])[1 + n * 31 % 4],
         case when kind = 'referral-answer' then case when n % 5 = 0 then 'rejected' else 'accepted' end end,
         case when kind = 'compensation' then (array['criminal-court', 'civil-court', 'labour-court', 'fund'])[1 + n * 37 % 4] end,
         case when kind = 'compensation' then n % 2 = 0 end,
         case when kind = 'referral-answer' then n * 7919 % 5000 end, case when kind = 'compensation' then 50000 + n * 104729 % 90000000 end
    from generate_series(1::bigint, $1) n, unnest(array['service', 'referral', 'referral-answer', 'compensation']) kind`;

const threeYears = [firstYear, firstYear + 2];
const ofPersons = (columns, where) =>
  `select ${columns}, count(distinct subject) from statistics.standing_fact cross join unnest(forms) form where ${where} group by ${columns}`;
const ofFacts = (columns, figure, kind) =>
  `select extract(year from month), ${columns}, ${figure} from statistics.standing_fact where kind = '${kind}' and month between make_date($1, 1, 1) and make_date($2, 12, 1) group by 1, ${columns}`;
const identified = `kind = 'identified' and month between make_date($1, 1, 1) and make_date($2, 12, 1)`;
/** The widest table of each thing that is counted, and the bare GROUP BY of the same. */
const tables = [
  { measure: 'victims-identified', by: ['region', 'form', 'sex'], bare: ofPersons('governorate, form, sex', identified), years: threeYears },
  { measure: 'victims-identified', by: ['sex', 'age-group', 'form'], bare: ofPersons('sex, age_group, form', identified), years: [firstYear + 2, firstYear + 2] },
  {
    measure: 'victims-assisted',
    by: ['region', 'form', 'service'],
    bare: ofPersons('governorate, form, service', `kind = 'service' and month <= make_date($2, 12, 1) and until >= make_date($1, 1, 1)`),
    years: threeYears,
  },
  { measure: 'referrals-sent', by: ['region', 'service'], bare: ofFacts('governorate, service', 'count(*)', 'referral'), years: threeYears },
  {
    measure: 'referral-acceptance-rate',
    by: ['region', 'service'],
    bare: ofFacts('governorate, service', `avg((outcome = 'accepted')::int)`, 'referral-answer'),
    years: threeYears,
  },
  {
    measure: 'referral-response-time',
    by: ['region', 'service', 'outcome'],
    bare: ofFacts('governorate, service, outcome', 'percentile_disc(0.5) within group (order by hours)', 'referral-answer'),
    years: threeYears,
  },
  {
    measure: 'compensation-amount',
    by: ['region', 'kind', 'confirmed'],
    bare: ofFacts('governorate, category, yes', 'sum(amount)', 'compensation'),
    years: threeYears,
  },
]; // prettier-ignore

const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
async function timed(task) {
  const begun = performance.now();
  await task();
  return performance.now() - begun;
}

/** @returns medians in milliseconds of each table and of its bare GROUP BY, in turns at one connection */
async function measureFigures({ api, seeder: { client }, product, ring, url }, say) {
  await client.query(seeding, [sizes.persons, firstYear]);
  await client.query(further, [sizes.further, firstYear]);
  await client.query('vacuum analyze statistics.standing_fact');
  say(`facts of ${(sizes.persons + sizes.further).toLocaleString('en')} people seeded`);
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
  for (const { measure, by, bare, years } of tables) {
    const path = `/statistics/measures/${measure}?by=${by.join(',')}&from=${years[0]}&to=${years[1]}`;
    const [ours, least] = [[], []];
    for (let turn = 0; turn < sizes.turns; turn += 1) {
      ours.push(await timed(() => call(analyst, 'GET', path, { expect: 200 })));
      least.push(await timed(() => client.query(bare, years)));
    }
    rows.push({ name: `${measure} by ${by.join(' × ')}`, years: years[1] - years[0] + 1, answer: median(ours), bare: median(least) });
    say(`${measure} by ${by.join(' × ')} measured`);
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
  console.log(
    `\nFigures of ${sizes.persons.toLocaleString('en')} people and a quarter as many facts of each further kind, medians of ${sizes.turns} turns at one connection`,
  );
  for (const { name, years, answer, bare: least } of rows)
    console.log(
      `${name}, ${years} years: ${answer.toFixed(0)} ms, bare GROUP BY ${least.toFixed(0)} ms, ratio ${(answer / least).toFixed(2)}`,
    );
}

module.exports = { brokenFigures, measureFigures, printFigures };
