// Invented people, and those of a real quarter, in the codes in which a case keeps them and in the words in which figures tell of them.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { cellsOf, drawsFrom, invented } = require('../populations.cjs');

const ages = { '0-17': '9-14', '18+': '18-29', unknown: 'unknown' };
const forms = { sexual: 'sexual-exploitation', labour: 'forced-labour', begging: 'begging', domestic: 'domestic-servitude', organs: 'organ-removal', other: 'child-soldiering', marriage: 'forced-marriage' }; // prettier-ignore
const countries = { iraqi: 'IQ', 'arab-states': 'SY', asia: 'PH', africa: 'ER', other: 'FR' };
const governorates = { baghdad: 'baghdad', kurdistan: 'erbil', south: 'basra', middle: 'najaf', north: 'nineveh', west: 'anbar' };

/** Which category of the menu a code is counted in; what is missing counts in totals only. */
const words = {
  sex: { female: 'female', male: 'male' },
  'age-group': { '9-14': '0-17', '18-29': '18-plus' },
  citizenship: { IQ: 'iraqi', SY: 'arab-states', PH: 'asia', ER: 'africa', FR: 'other' },
  region: { baghdad: 'baghdad', erbil: 'kurdistan-region', basra: 'south', najaf: 'middle-euphrates', nineveh: 'north', anbar: 'west' },
  form: { 'sexual-exploitation': 'sexual-exploitation', 'forced-labour': 'forced-labour', 'domestic-servitude': 'forced-labour', begging: 'begging', 'organ-removal': 'organ-removal', 'forced-marriage': 'forced-marriage', 'child-soldiering': 'other' }, // prettier-ignore
};

/** The closed categories of the menu in their order, as anybody reads them in an answer. */
const categories = {
  sex: ['female', 'male'],
  'age-group': ['0-17', '18-plus'],
  citizenship: ['iraqi', 'arab-states', 'asia', 'africa', 'other'],
  region: ['baghdad', 'north', 'west', 'middle-euphrates', 'south', 'kurdistan-region'],
  form: ['sexual-exploitation', 'forced-labour', 'begging', 'organ-removal', 'forced-marriage', 'other'],
  channel: ['police', 'state-body', 'border', 'service', 'ngo', 'person'],
};

/** Where a person is counted: `several` where they suffered several forms, `none` where nothing is known. */
function worded({ sex, age, citizenship, governorate, forms: suffered, month, channel }) {
  const groups = [...new Set(suffered.map((form) => words.form[form] ?? 'other'))];
  const of = {
    sex: words.sex[sex] ?? 'none',
    'age-group': words['age-group'][age] ?? 'none',
    citizenship: words.citizenship[citizenship] ?? 'none',
    region: words.region[governorate] ?? 'none',
    channel: channels[channel] ?? 'none',
    form: groups.length > 1 ? 'several' : (groups[0] ?? 'none'),
  };
  return { of, forms: groups, quarter: Math.ceil(month / 3) };
}

const channels = { police: 'police', 'labour-inspection': 'state-body', border: 'border', shelter: 'service', ngo: 'ngo', self: 'person' };
const channelOf = (drawn) => Object.keys(channels)[Math.floor(drawn ** 1.6 * 6)];

/** @param units so many bodies report them. @returns people of the year's four quarters */
function inventedPeople(size, seed, units) {
  const draw = drawsFrom(seed + 1);
  return invented(size, seed).map(({ of, body }) => ({
    sex: of.sex,
    age: ages[of.age],
    citizenship: countries[of.citizenship],
    governorate: governorates[of.region],
    forms: [...new Set([forms[of.form], ...(draw() < 0.05 && of.form !== 'marriage' ? ['begging'] : [])])],
    month: 1 + Math.floor(draw() * 12),
    channel: channelOf(draw()),
    unit: Math.abs([...body].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)) % units,
  }));
}

const realForms = { Labour: 'forced-labour', Criminal: 'child-soldiering', Sexual: 'sexual-exploitation', Domestic: 'domestic-servitude', 'Organ Harvesting': 'organ-removal' }; // prettier-ignore
const realCountries = { UK: 'IQ', Albanian: 'FR', Romanian: 'FR', Polish: 'FR', Vietnamese: 'PH', Chinese: 'PH', Indian: 'PH', Pakistani: 'PH', Afghan: 'PH', Filipino: 'PH', Sudanese: 'SY', Iranian: 'SY', Iraqi: 'SY', Eritrean: 'ER', Somali: 'ER', Nigerian: 'ER', Ethiopian: 'ER' }; // prettier-ignore
const realPlaces = { 'Government agency': 'baghdad', Police: 'erbil', 'Local Authority': 'basra', 'NGO and third sector': 'najaf' };

/** The real quarter's persons in the product's codes, in the months of one quarter; null where the file is not at hand. */
function realPeople(folder, seed, units) {
  const file = join(folder, 'referral-records-2023q3.csv');
  if (!existsSync(file)) return null;
  const draw = drawsFrom(seed);
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const bodies = new Map();
  return rows.map((row) => {
    const cells = cellsOf(row);
    const of = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
    if (!bodies.has(of.firstResponder)) bodies.set(of.firstResponder, bodies.size % units);
    const suffered = of.exploitation.split(/[,&]/).flatMap((one) => realForms[one.trim()] ?? []);
    return {
      sex: { Female: 'female', Male: 'male' }[of.gender] ?? 'unknown',
      age: of.ageAtExploitation.startsWith('Child') ? '9-14' : of.ageAtExploitation.startsWith('Adult') ? '18-29' : 'unknown',
      citizenship: realCountries[of.nationality] ?? 'FR',
      governorate: realPlaces[of.firstResponderType] ?? 'unknown',
      forms: [...new Set(suffered)],
      month: 7 + Math.floor(draw() * 3),
      channel: channelOf(draw()),
      unit: bodies.get(of.firstResponder),
    };
  });
}

module.exports = { categories, inventedPeople, realPeople, worded };
