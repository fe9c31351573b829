// A reader who has nothing but published figures, a solver, and perhaps something they know already.
const { polyhedron } = require('./polyhedron.cjs');

const categoriesOf = ({ categories, folded = [] }) => [...categories, ...folded];
const partsOf = (key) =>
  key
    .split('|')[1]
    .split('&')
    .filter(Boolean)
    .map((one) => one.split('='));

/**
 * What a shown figure says to whoever takes the noise to reach three of its standard deviations, before it was rounded to fives; what is
 * under ten is not shown. Where the noise was rarer than that they are luckier than any reader: the truth is among what they believe.
 *
 * @param persons so many are in the cell
 */
const behindFigure = (figure, persons) =>
  figure === null ? [0, Infinity] : [Math.min(persons, Math.max(10, figure - 7)), Math.max(persons, figure + 7)];

const inCell = ({ of }, parts) => parts.every(([id, category]) => of[id] === category);
/** So many of these people are in a cell. */
const countIn = (facts, key) => facts.filter((fact) => inCell(fact, partsOf(key))).length;

/**
 * What every cell of the published tables can be: the people in every combination of categories are the unknowns, each figure is a sum of
 * them. `close` gives the solver's memory back.
 *
 * @param tables published tables about the same people: `{design, figures}`
 * @param facts those people
 * @param meaning what a figure says: [least, most]
 */
function readerOf(highs, tables, facts, meaning = behindFigure) {
  const dimensions = [...new Map(tables.flatMap(({ design }) => design.dimensions).map((one) => [one.id, one])).values()];
  const people = dimensions.reduce(
    (all, one) => all.flatMap((of) => categoriesOf(one).map((category) => ({ ...of, [one.id]: category }))),
    [{}],
  );
  const placesIn = (key) => {
    const parts = partsOf(key);
    return people.flatMap((of, place) => (parts.every(([id, category]) => of[id] === category) ? [place] : []));
  };
  const system = polyhedron(highs, people.length);
  const rowOf = new Map();
  const limits = new Map();
  for (const { figures } of tables) {
    for (const [key, figure] of figures) {
      if (rowOf.has(key)) continue;
      const [least, most] = meaning(figure, countIn(facts, key));
      rowOf.set(key, system.says(placesIn(key), least, most));
      limits.set(key, [least, most]);
    }
  }

  return {
    /** @returns the least and the most whole number it can be; null where what the reader believes cannot be */
    range: (key) => system.range(placesIn(key)),
    /** The same by whole people, as far as `seconds` for each end go. */
    wholeRange: (key, seconds) => system.wholeRange(placesIn(key), seconds),
    /** Whoever knows of so many people in a cell asks again with them. */
    knowing(atLeast, ask) {
      const known = [...atLeast].filter(([key]) => rowOf.has(key));
      for (const [key, least] of known) {
        const [before, most] = limits.get(key);
        system.bound(rowOf.get(key), Math.max(before, least), Math.max(most, least));
      }
      try {
        return ask();
      } finally {
        for (const [key] of known) {
          const [least, most] = limits.get(key);
          system.bound(rowOf.get(key), least, most);
        }
      }
    },
    close: system.close,
  };
}

module.exports = { countIn, inCell, partsOf, readerOf };
