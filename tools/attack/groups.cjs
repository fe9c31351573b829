// What figures tell of a group whose people all met one fate: that a part of it has the group's own figure, or any figure at all.
const { createHash } = require('node:crypto');

/** Two draws of the noise are the same so often. */
const byChance = 0.16;
/** Beyond so many standard deviations it is no chance (two-sided, once in a thousand). */
const telling = 3.29;
/** All but so many in one category: then it is told of the group (standards.md section 6). */
const coalition = 2;

/**
 * Equal figures of a group and of a category in the sensitive dimension, whatever else that cell is of: the reader takes all of the group
 * to be in the category.
 *
 * @param figures of one period by `{at, figure}`, `at` the category by dimension, what is held as null
 * @param {(at: object) => number[]} peopleIn the places of the people who are in a cell
 * @returns `nested`: groups of one category whose own part of it is told beside them. `alike`: sets of people who are a group and a told cell of one category at once, `seen` those whose
 *   two figures are equal. `claims` and `right`: how often figures are equal, and how often the group is then of one category. `signs` and
 *   `ofOne`: told groups with a sign for each category, and how many of those are of one.
 */
function byEqualFigures({ figures, sensitive, peopleIn }) {
  const told = figures.filter(({ figure }) => figure !== null);
  const known = new Map();
  const inside = (at) => {
    const id = idOf(at);
    if (!known.has(id)) known.set(id, peopleIn(at));
    return known.get(id);
  };
  const groups = told.filter(({ at }) => at[sensitive] === undefined);
  const parts = told.filter(({ at }) => at[sensitive] !== undefined);
  const found = { nested: 0, alike: 0, seen: 0, claims: 0, right: 0, signs: 0, ofOne: 0 };
  const alike = new Map();
  for (const group of groups) {
    const people = inside(group.at);
    for (const part of parts) {
      if (Object.entries(group.at).some(([id, category]) => part.at[id] !== undefined && part.at[id] !== category)) continue;
      const ofOne = inside({ ...group.at, [sensitive]: part.at[sensitive] }).length >= people.length - coalition;
      const equal = part.figure === group.figure;
      if (equal) found.claims += 1;
      if (equal && ofOne) found.right += 1;
      if (!ofOne) continue;
      if (idOf({ ...group.at, [sensitive]: part.at[sensitive] }) === idOf(part.at)) found.nested += 1;
      if (isSame(people, inside(part.at))) {
        const set = createHash('md5').update(`${part.at[sensitive]} ${people.join()}`).digest('hex');
        alike.set(set, alike.get(set) === true || equal);
      }
    }
    const own = figures.filter(({ at }) => at[sensitive] !== undefined && idOf({ ...at, [sensitive]: undefined }) === idOf(group.at));
    if (own.length === 0 || own.some(({ figure }) => figure !== null)) continue;
    found.signs += 1;
    if (own.some(({ at }) => inside(at).length >= people.length - coalition)) found.ofOne += 1;
  }
  return { ...found, alike: alike.size, seen: [...alike.values()].filter(Boolean).length };
}

const idOf = (at) =>
  Object.entries(at)
    .flatMap(([id, category]) => (category === undefined ? [] : [`${id}=${category}`]))
    .sort()
    .join('&');
const isSame = (one, other) => one.length === other.length && one.every((person, at) => person === other[at]);

/** Whether equal figures tell of groups: a part of one is told at all, or the same people have the same figure more often than by chance. */
const tellsOfGroups = ({ nested, alike, seen }) =>
  nested > 0 || seen > byChance * alike + telling * Math.sqrt(alike * byChance * (1 - byChance));

/** The same over several periods. */
const added = (all) =>
  all.reduce((sum, one) => Object.fromEntries(Object.entries(one).map(([name, n]) => [name, n + (sum[name] ?? 0)])), {});

module.exports = { added, byEqualFigures, coalition, tellsOfGroups };
