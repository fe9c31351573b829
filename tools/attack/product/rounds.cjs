// One population's round: put into the product as cases, everything asked for, and every attack on what came back.
const { drawsFrom } = require('../populations.cjs');
const { answersTo, contributed, forbidden, json, menuOf, payloadsOf, released } = require('./asking.cjs');
const { leaks } = require('./controls.cjs');
const { byDifferences, byLateReports, byRates } = require('./differences.cjs');
const { added, byEqualFigures, tellsOfGroups } = require('../groups.cjs');
const { byRows, linked } = require('./linked.cjs');
const { faultsOf, shapesOf } = require('./payloads.cjs');
const { categories, worded } = require('./people.cjs');
const { classesOf, countIn, keyOf, partsOf, placesOf, tableOfRelease, tablesOfAnswer } = require('./telling.cjs');

const year = 2023;
const measure = 'presumed-victims-reported';
const dimensions = ['region', 'sex', 'age-group', 'citizenship', 'form', 'channel', 'agency-kind'];
/** Which body is of which kind the attack does not count itself: those tables are asked for and read, not added up. */
const counted = dimensions.filter((id) => id !== 'agency-kind');
/** Four dimensions at once: all five are more unknowns than a programme takes in minutes. */
const together = [
  ['sex', 'age-group', 'form', 'citizenship'],
  ['sex', 'age-group', 'form', 'channel'],
  ['sex', 'age-group', 'citizenship', 'region'],
];
/** In the order in which they are asked for, as the standard's tables have them. */
const releaseMenu = [
  [],
  ['sex'],
  ['age-group', 'sex'],
  ['form'],
  ['form', 'sex'],
  ['citizenship', 'sex'],
  ['region'],
  ['sex', 'age-group', 'form'],
];
const corrected = [['sex'], ['form', 'sex']];

/** A few turn out to be others' or nobody's, a few are found late. */
function lateReports(people, seed) {
  const draw = drawsFrom(seed);
  const gone = Array.from({ length: 2 }, () => Math.floor(draw() * people.length));
  const late = Array.from({ length: 3 }, () => people[Math.floor(draw() * people.length)]);
  return { gone: [...new Set(gone)], late };
}

const countsOf = (people) => {
  const all = people.map(worded);
  const of = (period) => (period.includes('-Q') ? all.filter(({ quarter }) => period === `${year}-Q${quarter}`) : all);
  return (period, key, merged) => countIn(of(period), key, merged);
};

/** Figures as they are: what is small is hidden alone, as many publish. */
const asTheyAre = (tables, countOf) =>
  tables.map(({ figures, ...table }) => {
    const counts = [...figures.keys()].map((key) => [key, countOf(table.period, key, table.merged)]);
    return { ...table, figures: new Map(counts.map(([key, persons]) => [key, persons < 10 ? null : persons])) };
  });

/** A file of as many rows as there are people. */
const exactClasses = ({ dimensions: columns, classes }, all) => ({
  dimensions: columns,
  classes: classes.map(({ of }) => ({ of, rows: all.filter((one) => columns.every((id) => of[id].includes(one.of[id]))).length })),
});

/**
 * @param world what `openAttacked` gives
 * @param scene `{people, seed, highs, control, effort, chanceOf, say}`
 * @returns rows of a report: `{attack, …figures, broken}`
 */
async function round(world, { people, seed, highs, control, effort, chanceOf, say }) {
  const { who } = world;
  await world.forget();
  await world.addCases(people, year, 1);
  await world.derive();
  const stands = await world.admin.query(`select count(distinct subject)::int as n from statistics.standing_fact where kind = 'presumed'`);
  if (stands.rows[0].n !== people.length) throw new Error(`${stands.rows[0].n} of ${people.length} people stand in the facts`);
  say('put in as cases and derived');

  const questions = menuOf(dimensions, year);
  const answers = await answersTo(who.analyst, measure, questions);
  const again = await answersTo(who.chair, measure, questions.map((one) => ({ ...one, by: one.by.toReversed() }))); // prettier-ignore
  const refusals = await answersTo(who.analyst, measure, forbidden(year));
  const releases = [];
  const refused = {};
  for (const by of releaseMenu) {
    const found = await released(who.analyst, who.chair, { measure, by, period: String(year) });
    if (found.status === 'published') releases.push(found);
    else refused[found.refused] = (refused[found.refused] ?? 0) + 1;
  }
  const payloads = [];
  for (const { id } of releases) payloads.push(...(await payloadsOf(who, id)));
  const file = await contributed(who.analyst, who.chair, year, year);
  say(`${answers.length} questions, ${releases.length} of ${releaseMenu.length} tables published, refused ${JSON.stringify(refused)}, ${payloads.length} payloads, file of rows ${file.refused ?? 'made'}`); // prettier-ignore

  // What is published is answered as it was published: what turns after this turned for the late reports.
  const shapesBefore = shapesOf([...(await answersTo(who.analyst, measure, questions)), ...refusals]);

  const { gone, late } = lateReports(people, seed);
  await world.removeCases(gone.map((at) => at + 1));
  await world.addCases(late, year, people.length + 1);
  await world.derive();
  const revised = [...people.filter((_, at) => !gone.includes(at)), ...late];
  const answersLater = await answersTo(who.analyst, measure, questions);
  const refusalsLater = await answersTo(who.analyst, measure, forbidden(year));
  const corrections = [];
  for (const by of corrected) {
    const first = releases.find((one) => keyOfBy(one.by) === keyOfBy(by));
    const found =
      first && (await released(who.analyst, who.chair, { measure, by, period: String(year), corrects: first.id, reason: 'late-records' }));
    if (found?.status === 'published') corrections.push(found);
  }
  say(`late reports, ${corrections.length} corrections`);

  const rows = [];
  const row = (attack, found, broken) => rows.push({ attack, ...found, broken });
  const [countOf, countLater] = [countsOf(people), countsOf(revised)];
  const tellable = ({ by }) => by.every((id) => counted.includes(id));
  const careless = (tables, count) => (control ? asTheyAre(tables, count) : tables);
  const tablesOf = (from) => from.flatMap((one) => tablesOfAnswer(one)).filter(tellable);
  const told = careless(tablesOf(answers), countOf);
  const toldLater = careless(tablesOf(answersLater), countLater);
  const tabled = careless(releases.map((one) => tableOfRelease(one, categories)), countOf); // prettier-ignore
  const tabledLater = careless(corrections.map((one) => tableOfRelease(one, categories)), countLater); // prettier-ignore
  const all = people.map(worded);
  const made = file.csv === null ? null : classesOf(file.csv, categories);
  const classes = control && made !== null ? exactClasses(made, all) : made;
  const ofYear = ({ period }) => period === String(year);

  const same = answers.filter((answer, at) => figuresOf(answer) !== figuresOf(again[at])).length;
  row('other people ask, dimensions turned round', { questions: answers.length, other: same }, same > 0);
  const shapes = shapesOf([...answersLater, ...refusalsLater]).filter((shape, at) => shape !== shapesBefore[at]).length;
  row('late reports turn a refusal or a shape', { questions: answers.length + refusals.length, turned: shapes }, shapes > 0);

  const equal = equalFigures(told, people);
  row('groups of one form: equal figures of a group and a form', equal, tellsOfGroups(equal));
  const failed = ({ exact, pinned, secrets, told: groups }) => exact > 0 || pinned > 0.05 * secrets || groups > 0;
  for (const ids of together) {
    const scene = {
      highs,
      people: all,
      dimensions: ids,
      categories,
      answers: told.filter(ofYear),
      releases: tabled,
      file: classes,
      room: 5,
      exactly: control,
    };
    const found = linked({ ...scene, effort: { most: effort.cells, seconds: null } });
    row(`sums of all that was told, by ${ids.join(', ')}`, found, failed(found));
    const whole = linked({ ...scene, effort: { most: effort.whole, seconds: effort.seconds } });
    row('  the same in whole numbers', whole, failed(whole));
  }
  const both = linked({ highs, people: all, dimensions: together[0], categories, answers: [...told, ...toldLater].filter(ofYear), releases: [...tabled, ...tabledLater], file: classes, room: 5, exactly: false, effort: { most: effort.cells, seconds: null } }); // prettier-ignore
  row('what was told before and after late reports, taken for the same people', both, failed(both));
  const differences = byDifferences({ tables: [...told, ...tabled], categories, countOf });
  row(
    'differences: parts of totals, quarters of the year, tables beside answers',
    differences,
    often(differences.right, differences.guesses),
  );
  const newcomers = byLateReports({ before: told, after: toldLater, countBefore: countOf, countAfter: countLater });
  row('before and after late reports: the newcomers', newcomers, often(newcomers.right, newcomers.changed));
  if (classes !== null) {
    const rowsFound = byRows({ file: classes, people: all, chanceOf, most: 60 });
    row('the file of rows: who knows one person, who knows all others', rowsFound, rowsFound.homogeneous > 0 || rowsFound.told > 0);
  }
  const shares = await ratesOf(world, control);
  const rates = byRates(shares);
  row('parts in percent, by who knows the base', rates, rates.right > 0);
  await payloadRows(row, payloads, control, (key) => countOf(String(year), key));
  return rows;
}

/** In each period by itself. */
function equalFigures(tables, people) {
  const all = people.map(worded);
  return added(
    [...new Set(tables.map(({ period }) => period))].map((period) => {
      const counted = all.filter(({ quarter }) => !period.includes('-Q') || period === `${year}-Q${quarter}`);
      const figures = new Map(tables.filter((table) => table.period === period).flatMap((table) => [...table.figures]));
      return byEqualFigures({
        figures: [...figures].map(([key, figure]) => ({ at: Object.fromEntries(partsOf(key)), figure })),
        sensitive: 'form',
        peopleIn: (at) => placesOf(counted, keyOf(at)),
      });
    }),
  );
}

/** A number that is told right more often than noise lets a single figure be. */
const often = (right, guesses) => guesses >= 20 && right > 0.4 * guesses;
const keyOfBy = (by) => [...by].sort().join();
const figuresOf = (answer) =>
  JSON.stringify(
    tablesOfAnswer(answer).map(({ period, figures }) => [period, [...figures].sort(([one], [other]) => (one < other ? -1 : 1))]),
  );

/** Answers to referrals, of five services and two years, put in as facts: cases have none. @returns each share with what is behind it */
async function ratesOf({ admin, foldAll, who }, control) {
  const services = ['shelter', 'medical', 'psychological', 'legal-aid', 'education'];
  await admin.query(
    `insert into statistics.standing_fact (print, source, subject, record_key, contributor, kind, month, governorate, outcome, service, hours)
       select gen_random_uuid(), o.id, o.id, hashint8(o.id)::bigint + 2147483648, n % 5, 'referral-answer', make_date($1 + y, 2, 1), 'basra',
              case when n < part then 'accepted' else 'rejected' end, service, 5
         from unnest($2::text[]) with ordinality s (service, place), generate_series(0, 1) y, lateral (select 40 + 30 * place + y as base, 3 * place + 40 * y as part) c,
              generate_series(1, base) n, lateral (select 8000000 + place * 10000 + y * 1000 + n as id) o`,
    [year, services],
  );
  await foldAll();
  const [answer] = await answersTo(who.analyst, 'referral-acceptance-rate', [{ by: ['service'], from: `${year}`, to: `${year + 1}` }]);
  return json(answer).cells.flatMap(({ service, period, value }) => {
    const place = services.indexOf(service) + 1;
    if (place === 0) return [];
    const later = Number(period) - year;
    const [part, base] = [3 * place + 40 * later - 1, 40 + 30 * place + later];
    return [{ percent: control ? Math.round((100 * part) / base) : value, part, base }];
  });
}

async function payloadRows(row, payloads, control, countOf) {
  const faults = await faultsOf(payloads, categories);
  row('bytes of tables, files and pages', { payloads: payloads.length, faults: faults.length }, faults.length > 0);
  if (!control || payloads.length === 0) return;
  for (const [name, leak] of Object.entries(leaks).filter(([one]) => one !== 'a refusal where few are')) {
    const found = await faultsOf(await Promise.all(payloads.map((one) => leak(one, countOf))), categories);
    row(`  with ${name}`, { payloads: payloads.length, faults: found.length }, found.length > 0);
  }
}

module.exports = { measure, round, year };
