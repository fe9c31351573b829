// `npm run attack:statistics -- product`: the same attacks on the product itself, over HTTP.
const { chmodSync, existsSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const loadHighs = require('highs');
const { drawsFrom, sampleOf } = require('../populations.cjs');
const { noiseChanceOf } = require('../publish.cjs');
const { answersTo } = require('./asking.cjs');
const { inventedPeople, realPeople } = require('./people.cjs');
const { measure, round, year } = require('./rounds.cjs');
const { inTurns, telling } = require('./timing.cjs');
const { openAttacked } = require('./world.cjs');

/** Hidden figures that each programme is asked about, the smallest first; seconds for each end of a whole-number one. */
const effort = { cells: 40, whole: 8, seconds: 2 };
/** Pairs of answers whose times are compared. */
const pairs = 600;

/** Two years of the same people with the same keys, but for one hidden cell: one person in it, or nine; others make up for it. */
const timed = (
  of,
) => `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, sex, age_group, nationality_group, forms)
  select gen_random_uuid(), ${of.year} * 10000 + n, ${of.year} * 10000 + n, (n * 2654435761) % 4294967296, n % 7, 'presumed', make_date(${of.year}, 2, 1), 'baghdad',
         case when n % 2 = 0 then 'female' else 'male' end, case when n % 3 = 0 then '9-14' else '18-29' end, 'iraqi',
         array[case when n % 6 = 0 and n <= ${6 * of.few} then 'organ-removal' when n % 5 = 0 then 'begging' else 'forced-labour' end] from generate_series(1, 1200) n`;

async function times(world, control, draw) {
  await world.forget();
  const few = { [year]: 1, [year + 1]: 9 };
  for (const [one, persons] of Object.entries(few)) await world.admin.query(timed({ year: Number(one), few: persons }));
  await world.foldAll();
  const asked = (one) => async () => {
    const [answer] = await answersTo(world.who.analyst, measure, [{ by: ['sex', 'age-group', 'form'], from: `${one}`, to: `${one}` }]);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes}`);
    // A careless maker's loop over the people of a cell.
    for (const until = performance.now() + (control ? few[one] / 4 : 0); performance.now() < until; );
  };
  const { z, median } = await inTurns(asked(year), asked(year + 1), pairs, draw);
  const [none, ofNone] = [await inTurns(asked(year), asked(year), pairs, draw), telling];
  const found = {
    pairs,
    z: z.toFixed(2),
    threshold: ofNone,
    median: `${median.toFixed(0)} µs`,
    'z of a question and itself': none.z.toFixed(2),
  };
  return [{ attack: 'times: one person in a hidden cell, or nine', ...found, broken: Math.abs(z) > telling }];
}

function populations({ sizes, realFiles, realAlone, seed, units }) {
  const made = sizes.map((size) => [`${size} invented persons`, inventedPeople(size, seed + size, units)]);
  const real = existsSync(realFiles) ? realPeople(realFiles, seed, units) : null;
  if (real === null) console.log(`The real quarter was not attacked: no files in ${realFiles}.`);
  if (real === null || (sizes.length > 0 && !realAlone)) return made;
  return [...made, [`${real.length} persons of a real quarter`, real], ['158 of them', sampleOf(real, 158, seed)]];
}

const told = ({ attack, broken, ...found }) =>
  `  ${broken ? '✗' : '·'} ${attack}: ${Object.entries(found)
    .map(([name, value]) => `${name} ${typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : value}`)
    .join(', ')}`;

/**
 * @param {{sizes: number[], realFiles: string, realAlone: boolean, control: boolean, seed: number}} asked
 * @returns what was found that must not be; of a control, which attacks found nothing
 */
async function play({ sizes, realFiles, realAlone, control, seed }) {
  const folder = mkdtempSync(join(tmpdir(), 'himaya-attack-'));
  chmodSync(folder, 0o711);
  const undo = [() => rmSync(folder, { recursive: true, force: true })];
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().finally(() => process.exit(2)));
  const begun = performance.now();
  const say = (text) => console.log(`  ${((performance.now() - begun) / 1000).toFixed(0)} s  ${text}`);
  const wrong = [];
  try {
    const built = resolve(__dirname, '../../../dist/api');
    const product = require(join(built, 'apps/api/src/testing.js'));
    const chanceOf = control ? (rows, persons) => Number(rows === persons) : noiseChanceOf(product);
    const highs = await loadHighs();
    const world = await openAttacked(folder, product, undo);
    say('PostgreSQL and the API run');
    const judge = (name, rows) => {
      for (const one of rows) {
        console.log(told(one));
        if (one.broken) wrong.push(`${name}: ${one.attack.trim()}`);
      }
    };
    for (const [name, people] of populations({ sizes, realFiles, realAlone, seed, units: world.units })) {
      console.log(`\n${name}`);
      judge(name, await round(world, { people, seed, highs, control, effort, chanceOf, say }));
    }
    console.log('\nTimes');
    judge('times', await times(world, control, drawsFrom(seed)));
  } finally {
    await end();
  }
  return wrong;
}

module.exports = { play };
