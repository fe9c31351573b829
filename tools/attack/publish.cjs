// The tables of the menu about some people, as they would be published.
const { asked, dimensionsOf, menu } = require('./populations.cjs');
const { countIn } = require('./reader.cjs');

/** The menu's designs for these people, rare categories merged, and the people in the same words. */
function designed({ withoutRare, mergedInto, safePolicy }, facts, scope) {
  const dimensions = Object.values(dimensionsOf(facts)).map((dimension) => withoutRare(dimension, facts, safePolicy));
  const of = (ids) => ids.map((id) => dimensions.find((dimension) => dimension.id === id));
  return {
    facts: mergedInto(dimensions, facts),
    designs: menu.map((ids) => ({ scope, dimensions: of(ids), namesBodies: ids.includes('region') })),
    further: asked.map((ids) => ({ scope, dimensions: of(ids) })),
  };
}

/** One table after the other, each beside those before it. @returns what was released, and how many were refused for which reason */
function publish(disclosure, highs, people, scope, secondsEach) {
  const { facts, designs, further } = designed(disclosure, people, scope);
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
  return { facts, designs, further, releases, refused, methods, scope };
}

/** The same tables as most publish them: nothing hidden but what is small, and nothing rounded. */
function asOthersDo(disclosure, people, scope) {
  const { facts, designs, further } = designed(disclosure, people, scope);
  const releases = designs.map((design) => {
    const { cells } = disclosure.systemOf([design], facts);
    return { design, figures: new Map(cells.filter(({ shown }) => shown).map(({ key, persons }) => [key, persons < 10 ? null : persons])) };
  });
  return { facts, designs, further, releases, refused: {}, methods: {}, scope };
}

/**
 * Answers by cell key to the same tables, and to some that are not published.
 *
 * @param careless as they were before groups of one fate were looked at: the noise by the people alone, what is small held alone
 */
function answered({ systemOf, noiseTable, safeNoise, safePolicy, perturbed, isOfOneKind }, { facts, designs, further }, careless = false) {
  const table = noiseTable(safeNoise);
  return [...designs, ...further].map((design) => {
    const plain = design.dimensions.map((dimension) => ({ ...dimension, sensitive: false }));
    const { cells, placeOf } = systemOf([careless ? { ...design, dimensions: plain } : design], facts);
    const figures = cells
      .filter(({ shown }) => shown)
      .map((cell) => {
        const { key, at, persons, recordKeys } = cell;
        const groups = careless ? [] : groupsOf(design, at).map((group) => cells[placeOf.get(group)]);
        const answer = perturbed(persons, recordKeys, table);
        return [key, answer < 10 || groups.some((group) => isOfOneKind(cell, group, safePolicy)) ? null : answer];
      });
    return { design, figures: new Map(figures) };
  });
}

/** Keys of the cells in which this one says something sensitive of the people. */
const groupsOf = ({ scope, dimensions }, at) =>
  at
    .filter(([id]) => dimensions.some((one) => one.id === id && one.sensitive))
    .map(([id]) => {
      const rest = at.filter(([one]) => one !== id).map((part) => part.join('='));
      return `${scope}|${rest.sort().join('&')}`;
    });

/** The same tables rounded and nothing else: no small cell hidden but what rounds to under ten, no noise. */
function roundedAlone(disclosure, people, scope) {
  const exact = asOthersDo(disclosure, people, scope);
  const releases = exact.releases.map(({ design, figures }) => ({
    design,
    figures: new Map([...figures].map(([key]) => [key, 5 * Math.round(countIn(exact.facts, key) / 5)])),
  }));
  return { ...exact, releases };
}

/** How likely a count is shown as this figure. */
function chanceOf({ noiseTable, safeNoise }) {
  const { rows } = noiseTable(safeNoise);
  return (figure, persons) => {
    if (persons < 1) return 0;
    let [chance, before] = [0, 0];
    for (const { change, upTo } of rows[Math.min(persons, rows.length) - 1]) {
      if (Math.max(10, 5 * Math.floor((persons + change + 2.5) / 5)) === figure) chance += upTo - before;
      before = upTo;
    }
    return chance;
  };
}

/** How likely so many rows of a file stand for so many people. */
function noiseChanceOf({ noiseTable, safeNoise }) {
  const { rows } = noiseTable(safeNoise);
  return (shown, persons) => {
    if (persons < 1) return 0;
    const row = rows[Math.min(persons, rows.length) - 1];
    const at = row.findIndex(({ change }) => persons + change === shown);
    return at < 0 ? 0 : row[at].upTo - (row[at - 1]?.upTo ?? 0);
  };
}

module.exports = { answered, asOthersDo, chanceOf, noiseChanceOf, publish, roundedAlone };
