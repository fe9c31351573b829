// The tables of the menu about some people, as they would be published.
const { randomInt } = require('node:crypto');
const { dimensionsOf, menu } = require('./populations.cjs');
const { partsOf } = require('./reader.cjs');

/** The menu's designs for these people, rare categories merged, and the people in the same words. */
function designed({ withoutRare, mergedInto, safePolicy }, facts, scope) {
  const dimensions = Object.values(dimensionsOf(facts)).map((dimension) => withoutRare(dimension, facts, safePolicy));
  const of = (ids) => ids.map((id) => dimensions.find((dimension) => dimension.id === id));
  return {
    facts: mergedInto(dimensions, facts),
    designs: menu.map((ids) => ({ scope, dimensions: of(ids), namesBodies: ids.includes('region') })),
  };
}

/** One table after the other, each beside those before it. @returns what was released, and how many were refused for which reason */
function publish(disclosure, highs, people, scope, secondsEach) {
  const { facts, designs } = designed(disclosure, people, scope);
  const releases = [];
  const refused = {};
  const methods = {};
  for (const design of designs) {
    const end = performance.now() + secondsEach * 1000;
    const secondsLeft = () => (end - performance.now()) / 1000;
    const answer = disclosure.protect(highs, { design, facts, earlier: releases, policy: disclosure.safePolicy, secondsLeft });
    if ('refused' in answer) refused[answer.refused] = (refused[answer.refused] ?? 0) + 1;
    else {
      releases.push(answer.release);
      methods[answer.release.method] = (methods[answer.release.method] ?? 0) + 1;
    }
  }
  return { facts, designs, releases, refused, methods, scope };
}

/** The same tables as most publish them: nothing hidden but what is small, and nothing rounded. */
function asOthersDo(disclosure, people, scope) {
  const { facts, designs } = designed(disclosure, people, scope);
  const releases = designs.map((design) => {
    const { cells } = disclosure.systemOf([design], facts);
    return { design, figures: new Map(cells.filter(({ shown }) => shown).map(({ key, persons }) => [key, persons < 10 ? null : persons])) };
  });
  return { facts, designs, releases, refused: {}, methods: {}, scope };
}

/** Answers by cell key to the same tables: one secret key for each person. */
function answered(disclosure, { facts, designs }) {
  const table = disclosure.noiseTable(disclosure.safeNoise);
  const keys = facts.map(() => randomInt(2 ** 32));
  return designs.map((design) => {
    const { cells } = disclosure.systemOf([design], facts);
    const figures = cells
      .filter(({ shown }) => shown)
      .map(({ key, persons }) => {
        const parts = partsOf(key);
        const own = keys.filter((_, place) => parts.every(([id, category]) => facts[place].of[id] === category));
        const answer = disclosure.perturbed(persons, disclosure.cellKey(own), table);
        return [key, answer < 10 ? null : answer];
      });
    return { design, figures: new Map(figures) };
  });
}

module.exports = { answered, asOthersDo, publish };
