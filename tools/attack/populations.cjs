// People to attack: invented ones from a seed, and the real quarter of a working mechanism where its file is at hand.
const { randomInt } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function drawsFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Category → how often: uneven, as real ones are, with categories that hardly anybody is in. */
const shares = {
  sex: { female: 0.58, male: 0.4, unknown: 0.02 },
  age: { '0-17': 0.22, '18+': 0.74, unknown: 0.04 },
  form: { sexual: 0.38, labour: 0.3, begging: 0.14, domestic: 0.12, organs: 0.01, other: 0.05 },
  citizenship: { iraqi: 0.48, 'arab-states': 0.16, asia: 0.22, africa: 0.12, other: 0.02 },
  region: { baghdad: 0.34, kurdistan: 0.3, south: 0.16, middle: 0.1, north: 0.07, west: 0.03 },
};
const bodies = ['police', 'shelter', 'labour-inspection', 'border', 'legal-aid'];

const folded = { sex: ['unknown'], age: ['unknown'] };
const sensitive = ['form'];
/** Tables by the dimensions they cross, in the order in which they are asked for; the order decides what the later ones may still tell. */
const menu = [
  [],
  ['sex'],
  ['age'],
  ['age', 'sex'],
  ['form'],
  ['form', 'sex'],
  ['age', 'form'],
  ['citizenship'],
  ['citizenship', 'sex'],
  ['region'],
  ['form', 'region'],
  ['age', 'form', 'sex'],
];

/** Everybody of a citizenship, and nobody else: a group of one fate, which no figure may tell of. */
const fated = { citizenship: 'asia', form: 'marriage' };

/** Questions besides, which nobody publishes. */
const asked = [
  ['citizenship', 'form', 'sex'],
  ['age', 'citizenship', 'sex'],
];

/** One per person: who, by category, and who reported them. */
function invented(persons, seed) {
  const draw = drawsFrom(seed);
  const one = (chances) => {
    let left = draw();
    for (const [category, chance] of Object.entries(chances)) if ((left -= chance) < 0) return category;
    return Object.keys(chances)[0];
  };
  return Array.from({ length: persons }, () => {
    const of = Object.fromEntries(Object.entries(shares).map(([id, chances]) => [id, one(chances)]));
    return {
      of: of.citizenship === fated.citizenship ? { ...of, form: fated.form } : of,
      body: bodies[Math.floor(draw() ** 2 * bodies.length)],
      persons: 1,
      recordKeys: randomInt(2 ** 32),
    };
  });
}

/** Cells of a line; one that has a comma in it stands between quotation marks. */
const cellsOf = (line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].slice(0, line.length === 0 ? 0 : undefined).map(([, whole, quoted]) => quoted ?? whole); // prettier-ignore

/** The real quarter's persons in the same words; no region is known of them, the kind of reporting body stands for it. */
function realQuarter(folder) {
  const file = join(folder, 'referral-records-2023q3.csv');
  if (!existsSync(file)) return null;
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const frequent = ['Albanian', 'British', 'Vietnamese', 'Eritrean', 'Sudanese', 'Indian'];
  return rows.map((row) => {
    const cells = cellsOf(row);
    const { exploitation, ageAtExploitation, gender, nationality, firstResponderType, firstResponder } = Object.fromEntries(
      names.map((name, at) => [name, cells[at]]),
    );
    return {
      of: {
        sex: { Female: 'female', Male: 'male' }[gender] ?? 'unknown',
        age: ageAtExploitation.startsWith('Child') ? '0-17' : ageAtExploitation.startsWith('Adult') ? '18+' : 'unknown',
        form: exploitation.includes('&') || exploitation.includes(',') ? 'several' : exploitation.toLowerCase(),
        citizenship: frequent.includes(nationality) ? nationality : 'other',
        region: firstResponderType,
      },
      body: firstResponder,
      persons: 1,
      recordKeys: randomInt(2 ** 32),
    };
  });
}

/** So many of them, as the seed decides. */
function sampleOf(facts, persons, seed) {
  const draw = drawsFrom(seed);
  return facts
    .map((fact) => [draw(), fact])
    .sort(([one], [other]) => one - other)
    .slice(0, persons)
    .map(([, fact]) => fact);
}

/** The menu's dimensions as these people have them. */
function dimensionsOf(facts) {
  return Object.fromEntries(
    Object.keys(shares).map((id) => {
      const unseen = folded[id] ?? [];
      const categories = [...new Set(facts.map(({ of }) => of[id]))].filter((category) => !unseen.includes(category)).sort();
      return [id, { id, categories, folded: unseen, sensitive: sensitive.includes(id) }];
    }),
  );
}

module.exports = { asked, cellsOf, dimensionsOf, drawsFrom, invented, menu, realQuarter, sampleOf };
