// The fact store: what a change of one case costs among few facts and among those of a million cases, and how fast everything is derived anew.
const few = 10_000;
const many = 1_000_000;
const changes = 200;
const most = { growth: 1.5, megabytes: 512 };
/** Facts of a seeded case: as many as a case of the demo world has in the middle. */
const factsOfCase = 4;

/** Cases of whom a fact names the governorate: moved to another one, their figures change. */
const counted = `select id from case_record where exists (select from guard.facts_of_cases(array[id]) f where f.governorate is not null) order by id limit 50`;

/** Facts that stand of cases that are not there, with their lines, by SQL. */
async function seedFacts(client, from, to) {
  await client.query(
    `with f as (select n, k, date '2016-01-01' + make_interval(months => (n % 120)::int) as month from generate_series($1::int, $2::int) n, generate_series(1, ${factsOfCase}) k),
       t as (select n::bigint * 7919 + 3 as source, n::bigint * 2654435761 % 4294967296 as record_key, n % 97 as contributor,
                    (array['presumed', 'referral', 'referral-answer', 'service'])[k] as kind, month::date,
                    (array['baghdad', 'basra', 'nineveh', 'erbil', 'duhok'])[1 + n % 5] as governorate, case when n % 3 = 0 then 'male' else 'female' end as sex,
                    (array['0-8', '15-17', '18-29', '30-59'])[1 + n % 4] as age_group, (array['iraqi', 'asia', 'africa'])[1 + n % 3] as nationality_group,
                    array[(array['begging', 'forced-labour', 'sexual-exploitation'])[1 + n % 3]] as forms from f),
       said as (insert into statistics.fact (sign, source, subject, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms)
                  select 1, source, source, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms from t)
     insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms)
       select md5(source || kind)::uuid, source, source, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms from t`,
    [from, to],
  );
}

/**
 * Some changes, one case after the other: milliseconds from the line that is due to what stands, and those of the row's own update, which
 * knows nothing of how many facts there are and tells how busy the machine was.
 */
async function timeChanges(client, writer, cases) {
  const [times, updates] = [[], []];
  for (let n = 0; n < changes; n++) {
    const governorate = Math.floor(n / cases.length) % 2 ? 'erbil' : 'basra';
    updates.push(
      await timed(() => client.query(`update case_record set governorate = $2 where id = $1`, [cases[n % cases.length], governorate])),
    );
    times.push(
      await timed(async () => {
        while ((await writer.takeDue(200)) > 0);
      }),
    );
  }
  return { change: middle(times), update: middle(updates) };
}

async function timed(task) {
  const at = process.hrtime.bigint();
  await task();
  return Number(process.hrtime.bigint() - at) / 1e6;
}

const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** @param {{seeder: object, product: object, ring: object, url: string}} world */
async function measureFacts({ seeder, product, ring, url }, say) {
  const { client } = seeder;
  const writer = new product.FactWriter(url, ring);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  try {
    await seeder.addCases(1, few);
    await client.query('delete from statistics.due');
    await client.query('vacuum analyze');
    say(`${few.toLocaleString('en')} cases seeded`);
    const started = Date.now();
    const rebuilt = await product.rebuildFacts(writer, () => undefined);
    const rate = Math.round((1000 * rebuilt.sources.case) / (Date.now() - started));
    say(`derived from nothing: ${rebuilt.sources.case} cases, ${rebuilt.come} facts`);
    const cases = (await client.query(counted)).rows.map((row) => row.id);
    if (cases.length < 50) throw new Error('too few seeded cases have facts that name a governorate');
    await client.query('vacuum analyze statistics.fact, statistics.standing_fact, statistics.due');
    await timeChanges(client, writer, cases);
    const before = await timeChanges(client, writer, cases);
    for (let from = 1; from <= many; from += 100_000) await seedFacts(client, from, from + 99_999);
    const adding = Date.now();
    await product.foldAll(writer, new Date(), 'all');
    const fold = (Date.now() - adding) / 1000;
    say(`added up in ${fold.toFixed(0)} s`);
    await client.query('vacuum analyze statistics.fact, statistics.standing_fact, statistics.due, statistics.folded_cell');
    await client.query('checkpoint');
    const { rows } = await client.query('select count(*)::int as n from statistics.standing_fact');
    say(`${rows[0].n.toLocaleString('en')} facts stand`);
    await timeChanges(client, writer, cases);
    const after = await timeChanges(client, writer, cases);
    return {
      rate,
      rebuilt,
      fold,
      facts: rows[0].n,
      few: before,
      many: after,
      megabytes: Math.round(peak / 2 ** 20),
    };
  } finally {
    clearInterval(watch);
    await writer.close();
  }
}

function printFacts({ rate, rebuilt, fold, facts, few: least, many: all, megabytes }) {
  console.log('\nFact store');
  console.log(`everything derived from nothing: ${rate} cases a second, ${rebuilt.come} facts`);
  console.log(`all cells of ${facts.toLocaleString('en')} facts added up in ${fold.toFixed(0)} s`);
  console.log(`one change, median: ${least.change.toFixed(1)} ms among the facts of ${few.toLocaleString('en')} cases, ${all.change.toFixed(1)} ms among ${facts.toLocaleString('en')} facts`); // prettier-ignore
  console.log(
    `of updates of a row at the same times, ${least.update.toFixed(2)} and ${all.update.toFixed(2)} ms: ${growthOf(least, all).toFixed(2)} times as many`,
  );
  console.log(`at most ${megabytes} MB of memory in the process`);
}

/** How much more a change costs among many facts than among few, in updates of a row. */
const growthOf = (least, all) => all.change / all.update / (least.change / least.update);

const brokenFacts = ({ few: least, many: all, megabytes }) => [
  ...(growthOf(least, all) > most.growth
    ? [`a change takes ${growthOf(least, all).toFixed(2)} times as long; ${most.growth} are promised.`]
    : []),
  ...(megabytes > most.megabytes ? [`the rebuild takes ${megabytes} MB; ${most.megabytes} are promised.`] : []),
];

module.exports = { brokenFacts, measureFacts, printFacts };
