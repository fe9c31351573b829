import { readXmlToEnd } from './read-xml';
import { SourceProblem } from './source';

/** Most letters the shared texts may have together: unlike rows they are all held at once. */
const mostLetters = 128 * 1024 * 1024;

/** The texts that cells refer to by number. Guides to pronunciation are no part of a text. */
export async function readSharedTexts(chunks: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const texts: string[] = [];
  let letters = 0;
  let text = '';
  let inText = false;
  let aside = false;
  await readXmlToEnd(chunks, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aside = true;
      inText = name === 't' && !aside;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') aside = false;
      if (name !== 'si') return;
      letters += text.length;
      if (letters > mostLetters) throw new SourceProblem('file.too-large');
      texts.push(unescaped(text));
    },
  });
  return texts;
}

/** Undoes the format's own escape for letters XML cannot hold (`_x000D_`). */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Built-in formats that show a date (ECMA-376 part 1, 18.8.30, the East Asian ones included). */
const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** By a cell's style number, whether the style shows a number as a date. */
export async function readDateStyles(chunks: AsyncIterable<Uint8Array>): Promise<readonly boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await readXmlToEnd(chunks, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), showsDate(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(custom.get(id) ?? builtInDates(id));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** A format code with a day or a year in it, apart from quoted words, escaped letters and colours in brackets. */
function showsDate(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ''));
}
