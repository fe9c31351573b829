// The product's answers as a careless maker would send them: each is a leak that an attack must find.
const JSZip = require('jszip');
const { json } = require('./asking.cjs');
const { keyOf } = require('./telling.cjs');

const changed = (answer, text) => ({ ...answer, bytes: Buffer.from(text) });
const isTable = ({ path }) => /\/releases\/[0-9a-f-]{36}$/.test(path);

/**
 * Each takes one answer and the true count by key, and gives the answer back with its leak.
 *
 * @type {Record<string, (answer: object, countOf: (key: string) => number) => Promise<object>>}
 */
const leaks = {
  'rows sorted by their true counts': async (answer, countOf) => {
    if (!isTable(answer)) return answer;
    const view = json(answer);
    const counts = new Map(view.cells.map((cell) => [cell, countOf(keyOf(cell.at))]));
    const cells = view.cells.toSorted((one, other) => counts.get(other) - counts.get(one));
    return changed(answer, JSON.stringify({ ...view, cells }));
  },
  'a hidden sheet with what was counted': async (answer, countOf) => {
    if (!answer.path.includes('format=xlsx')) return answer;
    const book = await JSZip.loadAsync(answer.bytes);
    const text = await book.file('xl/workbook.xml').async('string');
    book.file('xl/workbook.xml', text.replace('</sheets>', '<sheet name="n" sheetId="3" state="veryHidden" r:id="rId9"/></sheets>'));
    book.file('xl/worksheets/sheet3.xml', `<v>${countOf('')}</v>`);
    return { ...answer, bytes: await book.generateAsync({ type: 'nodebuffer' }) };
  },
  'a chart whose words say the hidden number': async (answer, countOf) =>
    answer.path.includes('/portal/')
      ? changed(
          answer,
          answer.bytes
            .toString()
            .replace('role="img" aria-label="', `$&n: ${5 * countOf('form=organ-removal&sex=female&age-group=0-17') + 1}`),
        )
      : answer,
  'a data attribute beside the sign': async (answer, countOf) =>
    answer.path.includes('/portal/')
      ? changed(answer, answer.bytes.toString().replace('<td class="held">', `<td class="held" data-n="${countOf('')}">`))
      : answer,
  'the count in the table for machines': async (answer, countOf) =>
    answer.path.includes('format=csv') ? changed(answer, answer.bytes.toString().replace(',held,', `,${countOf('') % 10},`)) : answer,
  'a refusal where few are': async (answer, countOf) =>
    answer.path.includes('/measures/') && countOf('age-group=0-17&form=organ-removal&sex=female') < 5
      ? { ...changed(answer, '{"code":"statistics.too-few"}'), status: 409 }
      : answer,
};

module.exports = { leaks };
