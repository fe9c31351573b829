// Making a table safe: 6 regions × 9 forms × 3 age groups beside four earlier releases about the same people, by the integer programme within
// a minute and by the greedy search alone; both are attacked before they are given (`protect` throws where one does not withstand).
const { performance } = require('node:perf_hooks');
const loadHighs = require('highs');
const { drawsFrom } = require('../attack/populations.cjs');

const seed = 20261128;
const sizes = [1500, 2500, 5000, 15_000, 1_000_000];
const longest = 60;
/** A limit that the programme does not keep among so many people: the greedy search takes over by time. */
const short = { persons: 2500, seconds: 1 };
const shares = {
  region: [0.34, 0.3, 0.16, 0.1, 0.07, 0.03],
  form: [0.31, 0.24, 0.14, 0.11, 0.08, 0.05, 0.04, 0.02, 0.01],
  age: [0.18, 0.26, 0.56],
};
const earlier = [[], ['region'], ['form'], ['region', 'age']];
const bodies = 12;

/** People by what they have in common: as the database groups them, never one by one. */
function grouped(persons) {
  const draw = drawsFrom(seed + persons);
  const pick = (chances) => {
    let left = draw();
    return Math.max(
      0,
      chances.findIndex((chance) => (left -= chance) < 0),
    );
  };
  const groups = new Map();
  for (let n = 0; n < persons; n += 1) {
    const of = Object.fromEntries(Object.entries(shares).map(([id, chances]) => [id, `${id}-${pick(chances)}`]));
    const body = `body-${Math.floor(draw() * bodies)}`;
    const name = JSON.stringify([of, body]);
    const group = groups.get(name) ?? { of, body, persons: 0, recordKeys: 0 };
    group.persons += 1;
    group.recordKeys = (group.recordKeys + Math.floor(draw() * 2 ** 32)) % 2 ** 32;
    groups.set(name, group);
  }
  return [...groups.values()];
}

function dimensionOf(id) {
  return { id, categories: shares[id].map((_, at) => `${id}-${at}`), folded: [], sensitive: id === 'form' };
}

/** @returns how long the fifth table takes either way, in seconds, and what came of it */
function measureOne(disclosure, highs, persons) {
  const people = grouped(persons);
  const all = Object.keys(shares).map((id) => disclosure.withoutRare(dimensionOf(id), people, disclosure.safePolicy));
  const facts = disclosure.mergedInto(all, people);
  const designOf = (ids) => ({ scope: 'year', dimensions: all.filter(({ id }) => ids.includes(id)), namesBodies: ids.includes('region') });
  const within = (seconds) => {
    const until = performance.now() + seconds * 1000;
    return () => (until - performance.now()) / 1000;
  };
  const ask = (ids, before, seconds) =>
    disclosure.protect(highs, {
      design: designOf(ids),
      facts,
      earlier: before,
      policy: disclosure.safePolicy,
      secondsLeft: within(seconds),
    });
  const before = [];
  for (const ids of earlier) {
    const answer = ask(ids, before, longest);
    if ('release' in answer) before.push(answer.release);
  }
  return [longest, ...(persons === short.persons ? [short.seconds] : []), 0].map((seconds) => {
    const begun = performance.now();
    const answer = ask(Object.keys(shares), before, seconds);
    const figures = 'release' in answer ? [...answer.release.figures.values()] : [];
    return {
      persons,
      before: before.length,
      limit: seconds,
      seconds: (performance.now() - begun) / 1000,
      came: 'refused' in answer ? answer.refused : answer.release.method,
      hidden: figures.filter((figure) => figure === null).length,
      cells: figures.length,
      megabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
    };
  });
}

async function measureRelease({ disclosure }, say) {
  const rows = [];
  for (const persons of sizes) {
    rows.push(...measureOne(disclosure, await loadHighs(), persons));
    say(`tables of ${persons.toLocaleString('en')} people made safe`);
  }
  return rows;
}

function printRelease(rows) {
  console.log('\nA table of 6 regions, 9 forms, 3 age groups made safe beside earlier releases');
  for (const { persons, before, limit, seconds, came, hidden, cells, megabytes } of rows)
    console.log(
      `${persons.toLocaleString('en').padStart(9)} people, ${before} before, ${limit === 0 ? 'greedy alone' : `up to ${limit} s`.padEnd(12)}: ${seconds.toFixed(1)} s, ${came}, ${hidden} of ${cells} hidden, ${megabytes} MB`,
    );
}

/** The programme may take its limit, and what stands around it half a minute; one that is stopped leaves the greedy choice. */
const brokenRelease = (rows) =>
  rows.flatMap(({ persons, limit, seconds, came }) => [
    ...(seconds > limit + longest / 2 ? [`a table of ${persons} people takes ${seconds.toFixed(0)} s to be made safe.`] : []),
    ...(limit === short.seconds && came !== 'greedy' ? [`the programme was not stopped after ${limit} s: ${came}.`] : []),
  ]);

module.exports = { brokenRelease, measureRelease, printRelease };
