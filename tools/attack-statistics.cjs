// `npm run attack:statistics`: publishes tables about invented people, and about those of a real quarter where its files are at hand, and
// attacks them as a reader would, from the published figures alone; then puts the same kinds of people into the product as cases and attacks
// what it answers over HTTP. It fails where either finds a hidden number, pins more than one in twenty secrets below ten, or learns what a
// group went through. `-- figures` and `-- product` play the one half alone, `-- 150` populations of that size alone, `-- real` those of the
// quarter alone; `-- control` attacks figures as others tell them, which must fail. Where the real files are: NRM_FILES.
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');
const loadHighs = require('highs');
const { buildIfStale } = require('./build.cjs');
const {
  byAcquaintances,
  behindAnswer,
  byAllButOne,
  byAnswers,
  byBodies,
  byEqualAnswers,
  byGroups,
  byRevision,
  hiddenIn,
  linear,
  whole,
} = require('./attack/attacks.cjs');
const { drawsFrom, invented, realQuarter, sampleOf } = require('./attack/populations.cjs');
const { answered, asOthersDo, chanceOf, publish, roundedAlone } = require('./attack/publish.cjs');
const { tellsOfGroups } = require('./attack/groups.cjs');
const { play } = require('./attack/product/play.cjs');
const { countIn } = require('./attack/reader.cjs');

const seed = 20261127;
const asked = process.argv.slice(2);
const control = asked.includes('control');
const realAlone = asked.includes('real');
const sizes = asked.filter((word) => /^\d+$/.test(word)).map(Number);
const realFiles = resolve(process.env.NRM_FILES ?? join(__dirname, '../../shared/data/uk-nrm'));
/** How long the integer programme may look at one table. */
const secondsEach = 15;
const wanted = sizes.length > 0 ? sizes : realAlone ? [] : [15, 150, 1500, 15_000];

function populations() {
  const made = wanted.map((size) => [`${size} invented persons`, invented(size, seed + size)]);
  const real = existsSync(realFiles) ? realQuarter(realFiles) : null;
  if (real === null) console.log(`The real quarter was not attacked: no files in ${realFiles}.`);
  if (real === null || sizes.length > 0) return made;
  return [...made, [`${real.length} persons of a real quarter`, real], ['158 of them', sampleOf(real, 158, seed)]];
}

/** A few people turn out to be others' or nobody's, a few are found late. */
function revisionOf(people) {
  const draw = drawsFrom(seed + 1);
  const kept = people.filter(() => draw() > 0.002 + 2 / people.length);
  const late = Array.from({ length: 3 }, () => ({ ...people[Math.floor(draw() * people.length)] }));
  return [...kept, ...late];
}

/** How far published figures are from the truth, and how many people stand in a shown inner cell. */
function usefulness({ facts, releases }) {
  const errors = [];
  const seen = [];
  for (const { design, figures } of releases) {
    const inner = [...figures].filter(([key]) => key.split('=').length - 1 === design.dimensions.length);
    for (const [key, figure] of figures) if (figure !== null) errors.push(Math.abs(figure - countIn(facts, key)));
    const shown = inner.reduce((sum, [key, figure]) => sum + (figure === null ? 0 : countIn(facts, key)), 0);
    if (design.dimensions.length > 0) seen.push(shown / facts.length);
  }
  const mean = (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
  return { error: mean(errors).toFixed(2), seen: `${Math.round(100 * mean(seen))} %` };
}

const throughProduct = () => play({ sizes: wanted, realFiles, realAlone: realAlone || sizes.length === 0, control, seed });

/** The answers without noise. */
const asTheyAre = (answers, facts) =>
  answers.map(({ design, figures }) => ({
    design,
    figures: new Map([...figures].map(([key, figure]) => [key, figure === null ? null : countIn(facts, key)])),
  }));

/** @returns what was found that must not be */
async function throughFigures() {
  const disclosure = require(join(resolve(__dirname, '..'), 'dist/api/libs/disclosure/src/index.js'));
  const highs = await loadHighs();
  const broken = [];
  console.log(`Seed ${seed}${control ? ', tables as others publish them' : ''}`);
  for (const [name, people] of populations()) {
    const started = performance.now();
    const world = control ? asOthersDo(disclosure, people, 's') : publish(disclosure, highs, people, 's', secondsEach);
    const revised = control
      ? asOthersDo(disclosure, revisionOf(people), 's2')
      : publish(disclosure, highs, revisionOf(people), 's2', secondsEach);
    const exactly = (figure) => (figure === null ? [0, Infinity] : [figure, figure]);
    const scene = { highs, seed, facts: world.facts, releases: world.releases, ...(control ? { meaning: exactly } : {}) };
    const published = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `\n${name}: ${world.releases.length} of ${world.designs.length} tables released, ${hiddenIn(world.releases).length} figures hidden, ${published} s`,
    );
    console.log(`  refused ${JSON.stringify(world.refused)}, hidden by ${JSON.stringify(world.methods)}`);
    const { error, seen } = usefulness(world);
    const plain = usefulness(asOthersDo(disclosure, people, 's'));
    const rounded = usefulness(roundedAlone(disclosure, people, 's'));
    console.log(
      `  usefulness: figures off by ${error} on average, ${seen} of people in shown cells (small ones hidden alone: off by ${plain.error}, ${plain.seen}; rounded alone: off by ${rounded.error}, ${rounded.seen})`,
    );
    const answers = answered(disclosure, world, control);
    const results = {
      'every sum, all releases': linear(scene),
      'the smallest in whole numbers': whole(scene),
      'a body that knows its own': byBodies(scene),
      'who knows one or two of them': byAcquaintances(scene),
      'a revision beside the first issue': byRevision({ ...scene, revised }),
      'answers by cell key': control ? undefined : byAnswers({ ...scene, answers }),
    };
    for (const [attack, found] of Object.entries(results)) {
      if (found === undefined) continue;
      const { hidden, secrets, exact, nearly, pinned, wrong, guesses, right, plain: guessed } = found;
      const more = [
        wrong === undefined ? '' : `, ${wrong} wrongly believed`,
        guesses ? `, averaging guesses ${right} of ${guesses} (one way alone ${guessed})` : '',
      ];
      console.log(
        `  ${attack}: ${hidden} hidden, ${exact} found, ${nearly} within one, ${pinned} of ${secrets} secrets pinned${more.join('')}`,
      );
      if (exact > 0) broken.push(`${name}: ${attack} finds ${exact}`);
      if (pinned > 0.05 * secrets) broken.push(`${name}: ${attack} pins ${pinned} of ${secrets}`);
    }
    const but = byAllButOne({ ...scene, chanceOf: control ? (figure, persons) => Number(figure === persons) : chanceOf(disclosure) });
    const forms = [...new Set(world.facts.map(({ of }) => of.form))];
    const often = Math.max(...forms.map((form) => countIn(world.facts, `|form=${form}`))) / people.length;
    console.log(
      `  who knows all but one: the form of ${but.told} of ${but.targets} told, ${but.sure} surer than 95 %, ${but.right} guessed (by frequency alone ${Math.round(often * but.targets)})`,
    );
    if (but.told > 0) broken.push(`${name}: of ${but.told} persons the form is told to who knows all others`);
    const groups = {
      'published tables': byGroups(scene).told,
      answers: byGroups({
        ...scene,
        releases: control ? asTheyAre(answers, world.facts) : answers,
        meaning: control ? exactly : behindAnswer,
      }).told,
    };
    for (const [where, told] of Object.entries(groups)) {
      console.log(`  groups of one fate told of by ${where}: ${told}`);
      if (told > 0) broken.push(`${name}: ${told} groups are told of by ${where}`);
    }
    const equal = byEqualAnswers({ facts: world.facts, answers });
    console.log(
      `  equal answers: ${equal.nested} groups of one fate told beside their part, ${equal.seen} of ${equal.alike} that are a told part are seen, ${equal.right} of ${equal.claims} equal pairs are right; ${equal.signs} groups with signs alone, ${equal.ofOne} of them of one fate`,
    );
    if (tellsOfGroups(equal)) broken.push(`${name}: equal answers tell of groups`);
  }
  return broken;
}

async function main() {
  await buildIfStale();
  const broken = [];
  if (!asked.includes('product')) broken.push(...(await throughFigures()));
  if (!asked.includes('figures')) {
    console.log('\nThrough the product');
    broken.push(...(await throughProduct()));
  }
  console.log(broken.length === 0 ? '\nNothing was found out.' : `\n${broken.join('\n')}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error.stack);
  process.exitCode = 2;
});
