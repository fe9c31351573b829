// Everything that the product tells of one measure, asked for over HTTP as those may ask who may.
const { setTimeout: delay } = require('node:timers/promises');

/**
 * One account's way in, or nobody's.
 *
 * @param {{origin: string, session?: {cookie: string, csrfToken: string}}} of
 */
function askerOf({ origin, session }) {
  const own = session ? { cookie: session.cookie, 'x-csrf-token': session.csrfToken } : {};
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(path.startsWith('/portal') ? origin + path : `${origin}/api/v1${path}`, {
      method,
      headers: { ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { method, path, status: answer.status, headers: Object.fromEntries(answer.headers), bytes };
  };
}

/** Choices of at most three. */
const choices = (ids) => ids.reduce((all, id) => [...all, ...all.filter((one) => one.length < 3).map((one) => [...one, id])], [[]]);

/**
 * Every question that the menu allows about people of one year: each choice of dimensions by quarters, by the year, and by the block of
 * three years in which it lies, where no finer one is allowed.
 */
function menuOf(dimensions, year) {
  const block = 2023 + 3 * Math.floor((year - 2023) / 3);
  return choices(dimensions).flatMap((by) => {
    if (by.includes('region') && by.includes('form')) return [{ by, from: `${block}`, to: `${block + 2}` }];
    const wholeYear = { by, from: `${year}`, to: `${year}` };
    return by.includes('region') ? [wholeYear] : [wholeYear, { by, from: `${year}-Q1`, to: `${year}-Q4` }];
  });
}

const pathOf = (measure, { by, from, to }) => `/statistics/measures/${measure}?by=${by.join(',')}&from=${from}&to=${to}`;

/** Answers of the whole menu, in its order, at most a few at once. */
async function answersTo(ask, measure, questions) {
  const answers = [];
  for (let at = 0; at < questions.length; at += 4)
    answers.push(...(await Promise.all(questions.slice(at, at + 4).map((question) => ask('GET', pathOf(measure, question))))));
  return answers;
}

const json = ({ bytes }) => JSON.parse(bytes.toString());
function expected(answer, status) {
  if (answer.status !== status)
    throw new Error(`${answer.method} ${answer.path}: ${answer.status} ${answer.bytes.toString().slice(0, 300)}`);
  return json(answer);
}

/** A table is asked for and, where it can be computed, let out by a second person. @returns the release as its maker reads it */
async function released(analyst, chair, body) {
  const { id } = expected(await analyst('POST', '/statistics/releases', body), 201);
  let found = { status: 'computing' };
  for (let left = 3000; found.status === 'computing' && left > 0; left -= 1) {
    found = expected(await analyst('GET', `/statistics/releases/${id}`), 200);
    if (found.status === 'computing') await delay(100);
  }
  if (found.status !== 'computed') return found;
  const step = async (who, { version }, name) =>
    expected(await who('POST', `/statistics/releases/${id}/steps`, { step: name }, { 'if-match': `"${version}"` }), 200);
  return step(chair, await step(analyst, found, 'propose'), 'publish');
}

const languages = ['ar', 'ckb', 'en'];

/** Every byte stream that tells of a published table, to whoever may have it. */
async function payloadsOf({ nobody, analyst, chair }, id) {
  const files = ['xlsx', 'csv', 'pdf'].flatMap((format) =>
    (format === 'pdf' ? ['ar'] : languages).flatMap((language) => [
      [nobody, `/public/v1/releases/${id}/file?format=${format}&language=${language}`],
      [analyst, `/statistics/releases/${id}/export?format=${format}&language=${language}`],
    ]),
  );
  const asked = [
    [nobody, `/public/v1/releases/${id}`],
    [analyst, `/statistics/releases/${id}`],
    [chair, '/statistics/releases?status=published'],
    [nobody, '/public/v1/releases'],
    ...files,
    ...languages.flatMap((language) => [
      [nobody, `/portal/${language}/figures/${id}`],
      [nobody, `/portal/${language}/figures`],
      [nobody, `/portal/${language}`],
    ]),
  ];
  const answers = [];
  for (const [who, path] of asked) answers.push(await who('GET', path));
  return answers;
}

/** A file of rows about these years, let out by two people; null where it is refused. */
async function contributed(analyst, chair, from, to) {
  const { id } = expected(await analyst('POST', '/statistics/contributions', { from, to }), 201);
  const read = async () => expected(await analyst('GET', '/statistics/contributions?limit=100'), 200).items.find((one) => one.id === id);
  let found = await read();
  for (let left = 3000; found.status === 'computing' && left > 0; left -= 1) {
    await delay(100);
    found = await read();
  }
  if (found.status !== 'computed') return { refused: found.refused, csv: null };
  const step = async (who, { version }, name) =>
    expected(await who('POST', `/statistics/contributions/${id}/steps`, { step: name }, { 'if-match': `"${version}"` }), 200);
  await step(chair, await step(analyst, found, 'propose'), 'publish');
  return { refused: null, csv: expected(await chair('GET', `/statistics/contributions/${id}/file`), 200).csv };
}

/** Questions that nobody may ask, whatever there is: their refusals are part of what is told. */
const forbidden = (year) => [
  { by: ['sex', 'sex'], from: `${year}`, to: `${year}` },
  { by: ['governorate'], from: `${year}`, to: `${year}` },
  { by: ['region', 'sex', 'form', 'age-group'], from: `${year}`, to: `${year}` },
  { by: ['region'], from: `${year}-Q1`, to: `${year}-Q1` },
  { by: ['region', 'form'], from: `${year}`, to: `${year}` },
  { by: ['sex'], from: `${year}-03`, to: `${year}-03` },
  { by: ['sex'], from: `${year}`, to: `${year - 1}` },
];

module.exports = { answersTo, askerOf, contributed, forbidden, json, menuOf, pathOf, payloadsOf, released };
