// Everything that was told of the same people, in one system: answers, releases, and the file of rows beside them.
const { nothing, tally } = require('../attacks.cjs');
const { coalition } = require('../groups.cjs');
const { polyhedron } = require('../polyhedron.cjs');
const { countIn, partsOf } = require('./telling.cjs');

/** What one answer may be off by: three standard deviations of its noise; a hidden one is under ten with it. */
const believed = { answer: 5, release: 7, hidden: 14 };
const exact = { answer: 0, release: 0, hidden: 9 };
const naming = ['region', 'service', 'agency-kind', 'court'];

/** Every combination of categories a person can be in. */
function atomsOf(dimensions, categories) {
  return dimensions.reduce(
    (all, id) =>
      all.flatMap((of) => [...categories[id], 'none', ...(id === 'form' ? ['several'] : [])].map((one) => ({ ...of, [id]: one }))),
    [{}],
  );
}

/** Which atoms are in a cell for certain, and which may be: whoever suffered several forms is in some of them. */
function placesOf(atoms, key, merged) {
  const parts = partsOf(key);
  const inside = (of, several) =>
    parts.every(([id, category]) => {
      if (category === 'other' && merged?.[id]) return merged[id].includes(of[id]);
      return of[id] === category || (several && id === 'form' && of.form === 'several');
    });
  const at = (several) => atoms.flatMap((of, place) => (inside(of, several) ? [place] : []));
  const certain = at(false);
  return { certain, possible: merged === undefined && parts.some(([id]) => id === 'form') ? at(true) : certain };
}

/**
 * What an attacker learns of the hidden figures, by linear programmes over all that was told; where the truth is further from a figure than
 * they believe they are luckier than any reader. Of a sign beside a form they are told, besides, where it stands for few.
 *
 * @param people in the menu's words, with all their forms
 * @param answers tables of answers about their year, `releases` of releases, `file` classes of the file of rows or null
 * @param {number} room how far a class of the file may be from the people in it
 * @param exactly whether every figure is taken to be the truth, as where nothing but small numbers is hidden
 * @param {{most: number, seconds: number | null}} effort so many hidden figures; seconds for each end of a whole-number programme, or none
 */
function linked({ highs, people, dimensions, categories, answers, releases, file, room, effort, exactly = false }) {
  const off = exactly ? exact : believed;
  const atoms = atomsOf(dimensions, categories);
  const system = polyhedron(highs, atoms.length);
  const said = new Map();
  const say = (places, least, most) => {
    const id = places.join(' ');
    const before = said.get(id) ?? { places, least: 0, most: Infinity };
    said.set(id, { places, least: Math.max(before.least, least), most: Math.min(before.most, most) });
  };
  const hidden = new Map();
  const ofThese = ({ by }) => by.every((id) => dimensions.includes(id));
  for (const { by, figures, merged } of [...answers, ...releases].filter(ofThese))
    for (const [key, figure] of figures) {
      const persons = countIn(people, key, merged);
      const { certain, possible } = placesOf(atoms, key, merged);
      if (figure === null) {
        hidden.set(`${merged === undefined ? '' : JSON.stringify(merged)} ${key}`, { certain, possible, persons });
        const named = by.some((id) => naming.includes(id));
        if (merged === undefined && !named)
          say(certain, 0, key.includes('form=') && persons > off.hidden ? Infinity : Math.max(off.hidden, persons));
        continue;
      }
      const least = merged === undefined ? figure - off.answer : Math.max(10, figure - off.release);
      say(certain, 0, Math.max(persons, figure + (merged === undefined ? off.answer : off.release)));
      say(possible, Math.min(persons, least), Infinity);
    }
  if (file !== null) sayRows(say, atoms, file, people, room);
  for (const { places, least, most } of said.values()) system.says(places, least, most);
  const found = {
    ...nothing(),
    wrong: 0,
    late: 0,
    ...(effort.seconds === null ? groupsIn({ system, atoms, people, answers: answers.filter(ofThese) }) : {}),
  };
  for (const { certain, possible, persons } of chosenOf([...hidden.values()], effort.most)) {
    const range = rangeOf(system, certain, possible, effort.seconds);
    if (range === null || persons < range.range[0] || persons > range.range[1]) found.wrong += 1;
    else tally(found, persons, range.range);
    if (range?.late) found.late += 1;
  }
  system.close();
  return found;
}

/**
 * Groups that are told, and of which all but two are of one form: of how many the programmes leave nothing else possible. Asked of those
 * alone, which no reader knows.
 */
function groupsIn({ system, atoms, people, answers }) {
  const found = { groups: 0, told: 0 };
  const seen = new Set();
  for (const { figures } of answers)
    for (const [key, figure] of figures) {
      if (figure === null || key.includes('form=') || seen.has(key)) continue;
      seen.add(key);
      const persons = countIn(people, key);
      for (const form of new Set(people.flatMap(({ forms }) => forms))) {
        const part = [...partsOf(key), ['form', form]].map((one) => one.join('=')).join('&');
        if (atoms[0].form === undefined || persons < 10 || countIn(people, part) < persons - coalition) continue;
        found.groups += 1;
        const inPart = new Set(placesOf(atoms, part).possible);
        const rest = system.range(placesOf(atoms, key).certain.filter((place) => !inPart.has(place)));
        if (rest !== null && rest[1] <= coalition) found.told += 1;
      }
    }
  return found;
}

/** The secrets first. */
const chosenOf = (cells, most) => cells.toSorted((one, other) => one.persons - other.persons).slice(0, most);

function rangeOf(system, certain, possible, seconds) {
  const ask = (places) => {
    if (seconds !== null) return system.wholeRange(places, seconds);
    const range = system.range(places);
    return range === null ? null : { range, late: false };
  };
  const inner = ask(certain);
  if (inner === null || possible === certain) return inner;
  const outer = ask(possible);
  return outer === null ? null : { range: [inner.range[0], outer.range[1]], late: inner.late || outer.late };
}

/**
 * A class of the file is as many people as it has rows, or nearly; a class that is missing beside others of the same people has ten or
 * fewer.
 */
function sayRows(say, atoms, { dimensions, classes }, people, room) {
  const known = dimensions.filter((id) => atoms[0][id] !== undefined);
  const whole = known.length === dimensions.length;
  const countOf = (of) => people.filter((person) => known.every((id) => of[id].includes(person.of[id]))).length;
  const placesIn = (of) => atoms.flatMap((atom, place) => (known.every((id) => of[id].includes(atom[id])) ? [place] : []));
  const together = new Map();
  for (const { of, rows } of classes) {
    const id = JSON.stringify(known.map((one) => of[one]));
    const before = together.get(id) ?? { of, rows: 0, times: 0 };
    together.set(id, { of, rows: before.rows + rows, times: before.times + 1 });
  }
  for (const { of, rows, times } of together.values()) {
    const persons = countOf(of);
    say(placesIn(of), Math.min(persons, rows - room * times), whole ? Math.max(persons, rows + room) : Infinity);
  }
  if (!whole || !known.includes('form')) return;
  const groups = new Map();
  for (const { of } of classes) {
    const id = JSON.stringify(known.filter((one) => one !== 'form').map((one) => of[one]));
    groups.set(id, { of, forms: [...(groups.get(id)?.forms ?? []), ...of.form] });
  }
  for (const { of, forms } of groups.values())
    for (const form of new Set(atoms.map((atom) => atom.form)))
      if (!forms.includes(form)) {
        const missing = { ...of, form: [form] };
        say(placesIn(missing), 0, Math.max(10, countOf(missing)));
      }
}

/**
 * The file by itself. Who knows one person's other columns: how many are told the form (a group with one only), and the largest part of a
 * group that has one form. Who knows everybody but one: of how many persons the form is the only one that the file leaves possible.
 *
 * @param chanceOf how likely so many rows stand for so many people
 */
function byRows({ file, people, chanceOf, most }) {
  const { dimensions, classes } = file;
  const others = dimensions.filter((id) => id !== 'form');
  const within = (of, person, ids) => ids.every((id) => of[id].includes(person.of[id]));
  const found = { persons: 0, inFile: 0, homogeneous: 0, surest: 0, told: 0, sure: 0 };
  const step = Math.max(1, Math.floor(people.length / most));
  for (let at = 0; at < people.length && found.persons < most; at += step) {
    const person = people[at];
    found.persons += 1;
    const group = classes.filter(({ of }) => within(of, person, others));
    if (group.length === 0) continue;
    found.inFile += 1;
    const rows = group.reduce((sum, one) => sum + one.rows, 0);
    found.surest = Math.max(found.surest, ...group.map((one) => one.rows / rows));
    if (group.length === 1) found.homogeneous += 1;
    // Whoever is in none of the group's classes is in one that was left out: they may be that too.
    const chances = group.map(({ of, rows: shown }) => {
      const rest = people.filter((one) => one !== person && within(of, one, dimensions)).length;
      const [without, withOne] = [chanceOf(shown, rest), chanceOf(shown, rest + 1)];
      return { form: of.form[0], without, withOne };
    });
    const impossibleWithout = chances.filter(({ without }) => without === 0);
    const ratios = chances.map((one) => (impossibleWithout.some((other) => other !== one) ? 0 : one.withOne / (one.without || 1)));
    const leftOut = impossibleWithout.length === 0 ? 1 : 0;
    const all = ratios.reduce((sum, one) => sum + one, leftOut);
    const possible = ratios.filter((one) => one > 0).length + leftOut;
    if (possible === 1) found.told += 1;
    if (Math.max(...ratios, leftOut) > 0.95 * all) found.sure += 1;
  }
  return found;
}

module.exports = { byRows, linked };
