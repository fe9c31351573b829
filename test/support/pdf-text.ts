import { inflateSync } from 'node:zlib';

interface Stream {
  readonly id: number;
  readonly content: string;
}

/**
 * The words a PDF made by Typst shows, read back through its fonts' own tables: each piece as it was set, so left-to-right scripts
 * read as written and right-to-left ones in the order of their drawing.
 */
export function pdfText(pdf: Buffer): string {
  const whole = pdf.toString('latin1');
  const found = streamsOf(pdf, whole);
  const fonts = fontsOf(whole, found);
  return found
    .filter(({ content }) => /\bT[jJ]\b/.test(content))
    .map(({ content }) => textOf(content, fonts))
    .join('\n');
}

/** The first word of a right-to-left text as `pdfText` reads it back: its letters in the order of their drawing. Not for words with ligatures. */
export const asDrawn = (text: string): string => [...(text.split(' ')[0] ?? '')].toReversed().join('');

/** How many shapes of each character the file holds. */
export function glyphsPerCharacter(pdf: Buffer): Map<string, Set<string>> {
  const whole = pdf.toString('latin1');
  const shapes = new Map<string, Set<string>>();
  for (const table of fontsOf(whole, streamsOf(pdf, whole)).values()) {
    for (const [glyph, character] of table) shapes.set(character, (shapes.get(character) ?? new Set()).add(glyph));
  }
  return shapes;
}

/** Name of a font in the pages → its table of glyphs. */
function fontsOf(whole: string, found: readonly Stream[]): Map<string, Map<string, string>> {
  const tables = found.filter(({ content }) => content.includes('beginbfchar') || content.includes('beginbfrange'));
  const characters = new Map(tables.map(({ id, content }) => [id, tableOf(content)]));
  const fonts = new Map<string, Map<string, string>>();
  for (const [, id = '', body = ''] of whole.matchAll(/(\d+) 0 obj\s*<<([\s\S]*?)endobj/g)) {
    const table = characters.get(Number(/\/ToUnicode (\d+) 0 R/.exec(body)?.[1] ?? NaN));
    if (table !== undefined) fonts.set(id, table);
  }
  const named = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of whole.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = fonts.get(id);
    if (font !== undefined) named.set(name, font);
  }
  return named;
}

function streamsOf(pdf: Buffer, whole: string): Stream[] {
  return [...whole.matchAll(/(\d+) 0 obj\n/g)].flatMap((match) => {
    const begin = whole.indexOf('stream\n', match.index);
    const dictionary = whole.slice(match.index, begin);
    if (begin < 0 || dictionary.includes('endobj') || !dictionary.includes('/FlateDecode') || /\/(FontFile|Length1)/.test(dictionary))
      return [];
    const bytes = pdf.subarray(begin + 7, begin + 7 + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0));
    return [{ id: Number(match[1]), content: inflateSync(bytes).toString('latin1') }];
  });
}

/** Glyph → characters, out of a ToUnicode table. */
function tableOf(content: string): Map<string, string> {
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const table = new Map<string, string>();
  for (const [, block = ''] of content.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, characters] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      table.set(glyph!.toLowerCase(), text(characters!));
  }
  for (const [, block = ''] of content.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, first] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      for (let n = 0; n <= parseInt(to!, 16) - parseInt(from!, 16); n += 1) {
        table.set((parseInt(from!, 16) + n).toString(16).padStart(4, '0'), String.fromCodePoint(parseInt(first!, 16) + n));
      }
    }
  }
  return table;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [piece, name] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|\((?:\\[\s\S]|\((?:\\[\s\S]|[^\\()])*\)|[^\\()])*\)|<[0-9a-fA-F]*>|\bET\b/g,
  )) {
    if (name !== undefined) font = fonts.get(name);
    else if (piece === 'ET') text += '\n';
    else
      text += glyphsOf(piece)
        .map((glyph) => font?.get(glyph) ?? '')
        .join('');
  }
  return text;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Two-byte glyph ids of a string in either form, in hexadecimal. */
function glyphsOf(piece: string): string[] {
  const hex = piece.startsWith('<')
    ? piece.slice(1, -1).toLowerCase()
    : Buffer.from(
        piece
          .slice(1, -1)
          .replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
            /^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (escapes[code] ?? code),
          ),
        'latin1',
      ).toString('hex');
  return hex.match(/.{4}/g) ?? [];
}
