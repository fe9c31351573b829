// What an attacker can try on published tables (the list at the end of standards.md section 6), each attack with what it found.
const { drawsFrom } = require('./populations.cjs');
const { added, byEqualFigures, coalition } = require('./groups.cjs');
const { countIn, inCell, partsOf, readerOf } = require('./reader.cjs');

const keyOf = (scope, parts) =>
  `${scope}|${parts
    .map((part) => part.join('='))
    .sort()
    .join('&')}`;

/** What narrowing a hidden cell to these numbers amounts to. A secret is a count below ten. */
function tally(found, persons, [least, most]) {
  found.hidden += 1;
  if (persons < 10) found.secrets += 1;
  if (least === most) found.exact += 1;
  if (most - least <= 2) found.nearly += 1;
  if (persons < 10 && least >= 1 && most < 10) found.pinned += 1;
}
const nothing = () => ({ hidden: 0, secrets: 0, exact: 0, nearly: 0, pinned: 0 });

const hiddenIn = (releases) => [
  ...new Set(releases.flatMap(({ figures }) => [...figures].filter(([, figure]) => figure === null).map(([key]) => key))),
];

/** Every sum over all releases, with rounding unpicked. */
function linear({ highs, facts, releases, meaning }) {
  const reader = readerOf(highs, releases, facts, meaning);
  const found = nothing();
  for (const key of hiddenIn(releases)) tally(found, countIn(facts, key), reader.range(key));
  reader.close();
  return found;
}

/** The same where people are whole, of the smallest hidden cells, as far as the integer programme gets in the seconds it has for each. */
function whole({ highs, facts, releases, meaning, effort = { cells: 12, seconds: 2 } }) {
  const reader = readerOf(highs, releases, facts, meaning);
  const found = { ...nothing(), late: 0 };
  const smallest = hiddenIn(releases).toSorted((one, other) => countIn(facts, one) - countIn(facts, other));
  for (const key of smallest.slice(0, effort.cells)) {
    const { range, late } = reader.wholeRange(key, effort.seconds);
    tally(found, countIn(facts, key), range);
    if (late) found.late += 1;
  }
  reader.close();
  return found;
}

/** The same by a body that knows whom it reported itself: what it learns is the others' number. */
function byBodies({ highs, facts, releases, meaning }) {
  const reader = readerOf(highs, releases, facts, meaning);
  const found = nothing();
  const byBody = new Map();
  for (const fact of facts) byBody.set(fact.body, [...(byBody.get(fact.body) ?? []), fact]);
  const largest = [...byBody].sort(([, one], [, other]) => other.length - one.length).slice(0, 4);
  const hidden = hiddenIn(releases);
  for (const [, own] of largest) {
    const ownIn = new Map(releases.flatMap(({ figures }) => [...figures.keys()]).map((key) => [key, countIn(own, key)]));
    reader.knowing(ownIn, () => {
      for (const key of hidden.filter((one) => ownIn.get(one) > 0)) {
        const [least, most] = reader.range(key);
        const mine = ownIn.get(key);
        tally(found, countIn(facts, key) - mine, [Math.max(0, least - mine), most - mine]);
      }
    });
  }
  reader.close();
  return found;
}

/** The same by somebody who knows one or two of the people: the rest of their cells, and what they are besides. */
function byAcquaintances({ highs, facts, releases, meaning, seed }) {
  const reader = readerOf(highs, releases, facts, meaning);
  const found = nothing();
  const draw = drawsFrom(seed);
  const hidden = hiddenIn(releases);
  const rare = facts.filter((fact) => hidden.some((key) => inCell(fact, partsOf(key))));
  for (const known of [1, 2])
    for (let time = 0; time < Math.min(6, rare.length); time += 1) {
      const person = rare[Math.floor(draw() * rare.length)];
      const of = new Map(
        releases
          .flatMap(({ figures }) => [...figures.keys()])
          .filter((key) => inCell(person, partsOf(key)))
          .map((key) => [key, Math.min(known, countIn(facts, key))]),
      );
      reader.knowing(of, () => {
        for (const key of hidden.filter((one) => of.has(one))) {
          const [least, most] = reader.range(key);
          const rest = countIn(facts, key) - of.get(key);
          tally(found, rest, [Math.max(0, least - of.get(key)), most - of.get(key)]);
        }
      });
    }
  reader.close();
  return found;
}

/**
 * Who knows everything of everybody but one person, and that this one is counted: what the published figures leave possible for them, and
 * what is likeliest by the chances of the noise. Told is a form that is the only possible one, sure one that is 95 % likely.
 */
function byAllButOne({ facts, releases, chanceOf }) {
  const figures = new Map(releases.flatMap((release) => [...release.figures]));
  const shown = [...figures]
    .filter(([, figure]) => figure !== null)
    .map(([key, figure]) => ({ parts: partsOf(key), figure, persons: countIn(facts, key) }));
  const dimensions = [...new Map(releases.flatMap(({ design }) => design.dimensions).map((one) => [one.id, one])).values()];
  const candidates = dimensions.reduce(
    (all, { id, categories, folded = [] }) =>
      all.flatMap(({ of }) => [...categories, ...folded].map((category) => ({ of: { ...of, [id]: category } }))),
    [{ of: {} }],
  );
  const found = { targets: 0, told: 0, sure: 0, right: 0 };
  if (!dimensions.some(({ sensitive }) => sensitive)) return found;
  const each = Math.max(1, Math.floor(facts.length / mostTargets));
  for (let at = 0; at < facts.length && found.targets < mostTargets; at += each) {
    const person = facts[at];
    const chances = new Map();
    const [without, withOne] = [0, 1].map((more) =>
      shown.map(({ parts, persons, figure }) => chanceOf(figure, persons - (inCell(person, parts) ? 1 : 0) + more)),
    );
    for (const candidate of candidates) {
      let chance = 1;
      for (const [place, { parts }] of shown.entries())
        if (inCell(candidate, parts)) chance *= withOne[place] / (without[place] || 1);
        else if (without[place] === 0) chance = 0;
      if (chance > 0) chances.set(candidate.of.form, (chances.get(candidate.of.form) ?? 0) + chance);
    }
    const all = [...chances.values()].reduce((sum, one) => sum + one, 0);
    const [guess, chance] = [...chances].sort(([, one], [, other]) => other - one)[0] ?? [null, 0];
    found.targets += 1;
    if (chances.size === 1) found.told += 1;
    if (chance > 0.95 * all) found.sure += 1;
    if (guess === person.of.form) found.right += 1;
  }
  return found;
}
const mostTargets = 60;

/** Groups of which a reader learns that all, or all but two, are in one category of a sensitive dimension. */
function byGroups({ highs, facts, releases, meaning }) {
  const reader = readerOf(highs, releases, facts, meaning);
  let told = 0;
  for (const { design, figures } of releases)
    for (const { id } of design.dimensions.filter(({ sensitive }) => sensitive))
      for (const key of figures.keys()) {
        const parts = partsOf(key);
        if (!parts.some(([one]) => one === id)) continue;
        const group = keyOf(
          design.scope,
          parts.filter(([one]) => one !== id),
        );
        const [least] = reader.range(key);
        const [, most] = reader.range(group);
        if (least > 0 && least >= most - coalition) told += 1;
      }
  reader.close();
  return { told };
}

/** Two issues of the same tables with a few people more and fewer, taken to be the same people where the reader cannot know. */
function byRevision({ highs, facts, releases, revised, meaning }) {
  const [first, second] = [readerOf(highs, releases, facts, meaning), readerOf(highs, revised.releases, revised.facts, meaning)];
  const found = { ...nothing(), wrong: 0 };
  const later = new Set(hiddenIn(revised.releases).map((key) => key.slice(key.indexOf('|'))));
  for (const key of hiddenIn(releases)) {
    const rest = key.slice(key.indexOf('|'));
    if (!later.has(rest)) continue;
    const [one, other] = [first.range(key), second.range(`${revised.scope}${rest}`)];
    const both = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
    const persons = countIn(facts, key);
    if (both[0] > both[1] || persons < both[0] || persons > both[1]) found.wrong += 1;
    else tally(found, persons, both);
  }
  first.close();
  second.close();
  return found;
}

/** The noise of an answer is never larger (ADR 124). */
const largestNoise = 10;
/** What an answer says to whoever knows the largest noise; of a sign, besides, whether it stands for few. */
const behindAnswer = (figure, persons) => {
  if (figure === null) return [0, persons < 10 + largestNoise ? 9 + largestNoise : Infinity];
  return [Math.max(0, figure - largestNoise), figure + largestNoise];
};

/** Equal figures of a group and of a category of a sensitive dimension, in answers by cell key. */
function byEqualAnswers({ facts, answers }) {
  const figures = new Map(answers.flatMap((answer) => [...answer.figures]));
  const sensitive = answers.flatMap(({ design }) => design.dimensions).filter((one) => one.sensitive);
  return added(
    [...new Set(sensitive.map(({ id }) => id))].map((id) =>
      byEqualFigures({
        figures: [...figures].map(([key, figure]) => ({ at: Object.fromEntries(partsOf(key)), figure })),
        sensitive: id,
        peopleIn: (at) => {
          const parts = Object.entries(at);
          return facts.flatMap((fact, place) => (inCell(fact, parts) ? [place] : []));
        },
      }),
    ),
  );
}

/** Answers by cell key: every sum between them, knowing the largest noise; and what averaging over ways to the same number guesses. */
function byAnswers({ highs, facts, answers }) {
  const reader = readerOf(highs, answers, facts, behindAnswer);
  const found = { ...nothing(), guesses: 0, right: 0, plain: 0 };
  for (const key of hiddenIn(answers)) {
    const persons = countIn(facts, key);
    tally(found, persons, reader.range(key));
    const ways = waysTo(key, answers);
    if (ways.length === 0) continue;
    found.guesses += 1;
    const mean = ways.reduce((sum, way) => sum + way, 0) / ways.length;
    if (Math.round(Math.max(0, mean)) === persons) found.right += 1;
    if (Math.round(Math.max(0, ways[0])) === persons) found.plain += 1;
  }
  reader.close();
  return found;
}

/** A total less its other parts, in every table and dimension that has them all. */
function waysTo(key, tables) {
  const ways = [];
  for (const { design, figures } of tables)
    for (const { id, categories, folded = [] } of design.dimensions) {
      const parts = partsOf(key);
      const own = parts.find(([one]) => one === id);
      if (!own || !figures.has(key)) continue;
      const rest = parts.filter(([one]) => one !== id);
      const total = figures.get(keyOf(design.scope, rest));
      const others = [...categories, ...folded]
        .filter((category) => category !== own[1])
        .map((category) => figures.get(keyOf(design.scope, [...rest, [id, category]])));
      if (typeof total === 'number' && others.every((figure) => typeof figure === 'number'))
        ways.push(total - others.reduce((sum, one) => sum + one, 0));
    }
  return ways;
}

module.exports = {
  behindAnswer,
  byAcquaintances,
  byAllButOne,
  byAnswers,
  byBodies,
  byEqualAnswers,
  byGroups,
  byRevision,
  hiddenIn,
  linear,
  nothing,
  tally,
  whole,
};
