// What the bytes of answers, files and pages say beside their figures.
const { json } = require('./asking.cjs');
const JSZip = require('jszip');

/** What two tellings of one table may differ in: whose they are, when they were made, and what was computed of that. */
const own = [
  /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
  /\d{4}-\d\d-\d\dT[\d:.]+Z/g,
  /"(signature|sha256|keyId|nextCursor|fileName)":"[^"]*"/g,
  /"version":\d+/g,
];
const plain = (text) => own.reduce((left, one) => left.replace(one, '…'), text);

const isZip = (bytes) => bytes.subarray(0, 2).toString() === 'PK';
const isPdf = (bytes) => bytes.subarray(0, 4).toString() === '%PDF';

/** Unpacked, and without what is each telling's own; of a page, whose figures are in Arabic digits, all that a number of a release is written in. @param pdfText the words of a page */
async function textOf({ bytes }, pdfText) {
  if (isPdf(bytes)) return pdfText(bytes).replace(/[\s0-9a-f-]/g, '');
  if (!isZip(bytes)) return plain(bytes.toString());
  const { files } = await JSZip.loadAsync(bytes);
  const parts = await Promise.all(Object.values(files).map(async (file) => `${file.name}\n${plain(await file.async('string'))}`));
  return parts.join('\n');
}

const withoutIds = (path) => plain(path);

/**
 * Where two data sets that show the same are told of in different words: their addresses. What differs then is what was hidden.
 *
 * @param {[object[], object[]]} tellings all that was answered about each, in one order
 */
async function tellingApart([one, other], pdfText) {
  const apart = [];
  for (const [at, answer] of one.entries()) {
    const same = other[at];
    const texts = await Promise.all([answer, same].map((each) => textOf(each, pdfText)));
    const sizes = [answer, same].map(({ bytes }) => (isZip(bytes) || isPdf(bytes) ? 0 : bytes.length));
    if (answer.status !== same.status || texts[0] !== texts[1] || sizes[0] !== sizes[1]) apart.push(withoutIds(answer.path));
  }
  return [...new Set(apart)];
}

const sheets = [
  '[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml',
  'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml',
]; // prettier-ignore

/** What a workbook may not have: other parts, hidden sheets, rows or columns, formulas with what they last gave, comments, makers and times. */
async function faultsOfWorkbook(bytes) {
  const { files } = await JSZip.loadAsync(bytes);
  const parts = new Map(await Promise.all(Object.values(files).map(async (file) => [file.name, await file.async('string')])));
  const more = [...parts.keys()].filter((name) => !sheets.includes(name));
  const words = [
    /<sheet [^>]*state=|<(row|col)[^>]* hidden=|<definedName/,
    /<f[ >]/,
    /<(dc:creator|cp:lastModifiedBy|dcterms:|cp:revision)/,
    /<!--/,
    /<v\/>|<v><\/v>/,
  ];
  const said = [...parts].flatMap(([name, text]) => words.filter((word) => word.test(text)).map((word) => `${name} has ${word.source}`));
  return [...more.map((name) => `a part ${name}`), ...said];
}

/** Whatever is shown of a release is a multiple of five or the sign; a page or a table for machines has no other number in a figure's place. */
function faultsOfText({ path, bytes }) {
  const text = bytes.toString();
  if (path.includes('/portal/')) {
    const said = [...text.matchAll(/aria-label="([^"]*)"/g)];
    const figures = [
      ...text.matchAll(/<td class="figure">([^<]*)<\/td>/g),
      ...said.flatMap(([, label]) => [...label.matchAll(/: ([\d٠-٩][\d٠-٩,٬\u202f]*)/g)]),
    ];
    const number = (word) => Number([...word].map((one) => ('٠١٢٣٤٥٦٧٨٩'.includes(one) ? '٠١٢٣٤٥٦٧٨٩'.indexOf(one) : one)).join('').replace(/[,٬\s]/g, '')); // prettier-ignore
    const odd = figures.map(([, word]) => word).filter((word) => number(word) % 5 !== 0);
    return [...odd.map((word) => `shows ${word}`), ...(/<script|data-|<!--/.test(text) ? ['has script, data or comments'] : [])];
  }
  if (path.includes('format=csv')) {
    const [head, ...lines] = text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => line.split(',')); // prettier-ignore
    const at = head.indexOf('figure');
    return lines.map((cells) => cells[at]).filter((figure) => !/^(held|[1-9]\d*[05])$/.test(figure)).map((figure) => `shows ${figure}`); // prettier-ignore
  }
  return [];
}

/** Rows stand in the order of the menu's words, totals first: an order that follows the numbers would tell them. */
function faultsOfOrder(cells, dimensions) {
  const places = (at) => dimensions.map(({ id, categories }) => (at[id] === undefined ? 0 : 1 + categories.indexOf(at[id])));
  const order = cells.map(({ at }) => places(at));
  const sorted = order.toSorted((one, other) => {
    const first = one.findIndex((place, n) => place !== other[n]);
    return first < 0 ? 0 : one[first] - other[first];
  });
  return JSON.stringify(order) === JSON.stringify(sorted) ? [] : ['rows in another order than the words'];
}

/** What is wrong with the bytes about one published table; `words` are the menu's, in their order. */
async function faultsOf(answers, words) {
  const faults = [];
  for (const answer of answers.filter(({ status }) => status === 200)) {
    const { path, bytes } = answer;
    const found = isZip(bytes) ? await faultsOfWorkbook(bytes) : isPdf(bytes) ? [] : faultsOfText(answer);
    if (/\/releases\/[0-9a-f-]{36}$/.test(path)) {
      const { cells, dimensions } = json(answer);
      const inWords = dimensions.every(({ id, categories }) => {
        const places = categories.filter((one) => one !== 'other').map((one) => words[id].indexOf(one));
        return places.every((place, at) => at === 0 || place > places[at - 1]);
      });
      const odd = cells.filter(({ figure, ...rest }) => Object.keys(rest).length > 1 || (figure !== null && figure % 5 !== 0));
      found.push(...faultsOfOrder(cells, dimensions), ...(inWords ? [] : ['categories in another order']), ...odd.map(({ figure }) => `shows ${figure}`)); // prettier-ignore
    }
    faults.push(...found.map((fault) => `${withoutIds(path)}: ${fault}`));
  }
  return faults;
}

/** What refusals and shapes say: statuses, the words of refusals, and which cells there are. */
const shapesOf = (answers) =>
  answers.map((answer) => {
    if (answer.status !== 200) return `${answer.status} ${plain(answer.bytes.toString())}`;
    return `200 ${plain(answer.bytes.toString()).replace(/"value":(null|\d+)|"protection":"\w+"|"sign":("\w+"|null)/g, '')}`;
  });

module.exports = { faultsOf, shapesOf, tellingApart };
