// What answers, releases and files of rows say, as tables an attack can add up.
const { json } = require('./asking.cjs');

/** `sex=female&form=begging` in the order of the words. */
const keyOf = (at) =>
  Object.entries(at)
    .map(([id, category]) => `${id}=${category}`)
    .sort()
    .join('&');
const partsOf = (key) =>
  key
    .split('&')
    .filter(Boolean)
    .map((one) => one.split('='));

/** Tables of one answer, one for each period in it: `{period, by, figures}`, a hidden figure as null. */
function tablesOfAnswer(answer) {
  const { by, periods, cells, totals } = json(answer);
  return periods.map(({ id }) => ({
    period: id,
    by,
    figures: new Map(
      [...totals, ...cells].filter(({ period }) => period === id).map(({ period, value, protection, sign, ...at }) => [keyOf(at), value]),
    ),
  }));
}

/** The table of a release; what it merged says so in `merged`: which categories stand under `other` there. */
function tableOfRelease({ period, by, dimensions, cells }, categories) {
  const merged = Object.fromEntries(
    dimensions.map(({ id, categories: own }) => [id, categories[id].filter((one) => one === 'other' || !own.includes(one))]),
  );
  return { period: period.id, by, merged, figures: new Map(cells.map(({ at, figure }) => [keyOf(at), figure])) };
}

/** The places of those who are in a cell, among people in the menu's words; in an answer whoever suffered several forms is in each of them. */
function placesOf(people, key, merged = {}) {
  const parts = partsOf(key);
  const isIn = (person) =>
    parts.every(([id, category]) => {
      if (category === 'other' && merged[id]) return merged[id].includes(person.of[id]);
      return person.of[id] === category || (id === 'form' && merged.form === undefined && person.forms.includes(category));
    });
  return people.flatMap((person, place) => (isIn(person) ? [place] : []));
}
const countIn = (people, key, merged) => placesOf(people, key, merged).length;

/** How the file of rows says what the menu says. */
const told = {
  prs_Gender: { id: 'sex', of: { Feminine: ['female'], Masculine: ['male'], NonSpecifiedUnknown: ['none'] } },
  x_AgeBand: {
    id: 'age-group',
    of: { '0-17': ['0-17'], '18-plus': ['18-plus'], unknown: ['none'], '9-14': ['0-17'], '0-8': ['0-17'], '15-17': ['0-17'], '18-29': ['18-plus'], '30-59': ['18-plus'], '60-plus': ['18-plus'] }, // prettier-ignore
  },
  prs_Citizenship: {
    id: 'citizenship',
    of: { IQ: ['iraqi'], ArabStates: ['arab-states'], Asia: ['asia'], Africa: ['africa'], unknown: ['none'] },
  },
  vic_TypeOfExploitation: {
    id: 'form',
    of: { SexualExploitation: ['sexual-exploitation'], ForcedLabour: ['forced-labour'], ForcedBegging: ['begging'], OrganRemoval: ['organ-removal'], ForcedMarriage: ['forced-marriage'], Other: ['other'], Several: ['several'], unknown: ['none'] }, // prettier-ignore
  },
};

/**
 * The classes of a file of rows: which of the menu's categories each column of a class can stand for, and how many rows it has. Citizenship
 * told coarsely is `Other` for all that is not Iraqi.
 */
function classesOf(csv, categories) {
  const [head, ...lines] = csv.trimEnd().split('\r\n');
  const names = head.split(',');
  const values = new Map(names.map((name, at) => [name, new Set(lines.map((line) => line.split(',')[at]))]));
  const coarse = !['ArabStates', 'Asia', 'Africa'].some((one) => values.get('prs_Citizenship')?.has(one));
  const ofRegion = {
    id: 'region',
    of: Object.fromEntries([...categories.region, 'unknown'].map((one) => [one, [one === 'unknown' ? 'none' : one]])),
  };
  const columns = names.map((name) => (name === 'x_Region' ? ofRegion : told[name]));
  const times = new Map();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  const meant = (column, value) =>
    column.of[value] ?? (column.id === 'citizenship' ? (coarse ? categories.citizenship.filter((one) => one !== 'iraqi') : ['other']) : []);
  const classes = [...times].map(([line, rows]) => ({
    of: Object.fromEntries(line.split(',').flatMap((value, at) => (columns[at] ? [[columns[at].id, meant(columns[at], value)]] : []))),
    rows,
  }));
  return { dimensions: columns.flatMap((column) => (column ? [column.id] : [])), classes };
}

module.exports = { classesOf, countIn, keyOf, partsOf, placesOf, tableOfRelease, tablesOfAnswer };
