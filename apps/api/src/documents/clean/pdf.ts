import { inflateSync } from 'node:zlib';

/** Bytes that one packed stream of objects may unfold to. */
const mostUnfolded = 16 * 1024 * 1024;
const mostObjectStreams = 2_000;
/** Bytes that a stream's dictionary may have. */
const furthestDictionary = 4_096;

/** ISO 32000-2 names by which a PDF runs a script, starts a program, sends a form, or carries other files. */
const active = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'SubmitForm',
  'ImportData',
  'XFA',
  'GoToE',
  'Rendition',
];
const namesOfActive = new RegExp(active.map(nameForm).join('|'));
const encrypted = new RegExp(nameForm('Encrypt'));
/** What names a stream of objects, or what no other stream has: where the first of its objects begins. */
const objectStream = new RegExp(`${nameForm('ObjStm')}|${nameForm('First')}\\s+\\d+(?!\\d|\\s+\\d+\\s+R)`, 'g');
/** Its first bytes are the numbers and places of its objects: anything else is packed once more than its dictionary says. */
const listsObjects = /^\s*\d+\s+\d+\s/;
/** Another document in the same bytes: a page that a browser would take for its own, or the end record of an archive. */
const alsoMarkup = /<(script|html|svg|iframe|object|embed)[\s>]/i;
const endOfArchive = Buffer.from('PK\x05\x06', 'latin1');
const furthestEndOfArchive = 65_557;

export const isPdf = (bytes: Buffer): boolean => /^%PDF-(1\.[0-7]|2\.0)[\r\n \t]/.test(bytes.toString('latin1', 0, 12));

/** What is wrong with a PDF, or null: it must be whole, do nothing by itself, and be nothing else besides. */
export function wrongWithPdf(bytes: Buffer): 'document.malformed' | 'document.active-content' | 'document.encrypted' | null {
  const text = bytes.toString('latin1');
  if (!/%%EOF[\s\0]*$/.test(text.slice(-1024)) || !/startxref\s+\d+\s+%%EOF[\s\0]*$/.test(text.slice(-1024))) return 'document.malformed';
  if (bytes.subarray(-furthestEndOfArchive).includes(endOfArchive) || alsoMarkup.test(text)) return 'document.malformed';
  if (encrypted.test(text)) return 'document.encrypted';
  if (namesOfActive.test(text)) return 'document.active-content';
  return wrongInside(bytes, text);
}

/** Objects may lie packed in streams: they are unfolded and looked through; packed in a way we cannot unfold they are refused. */
function wrongInside(bytes: Buffer, text: string): 'document.malformed' | 'document.active-content' | null {
  const found = [...text.matchAll(objectStream)];
  if (found.length > mostObjectStreams) return 'document.malformed';
  let unfolded = 0;
  let looked = -1;
  for (const { index } of found) {
    const keyword = /stream\r?\n/g;
    keyword.lastIndex = index;
    const start = keyword.exec(text);
    const end = text.indexOf('endstream', keyword.lastIndex);
    if (start === null || end === -1) return 'document.malformed';
    if (start.index === looked) continue;
    looked = start.index;
    const filters = filtersIn(text.slice(Math.max(0, start.index - furthestDictionary), start.index));
    if (filters === null) return 'document.malformed';
    const inside = unfoldedFrom(bytes.subarray(start.index + start[0].length, end), filters);
    if (inside === null || (unfolded += inside.length) > 4 * mostUnfolded) return 'document.malformed';
    const objects = inside.toString('latin1');
    if (!listsObjects.test(objects)) return 'document.malformed';
    if (namesOfActive.test(objects)) return 'document.active-content';
  }
  return null;
}

/**
 * How the stream behind this text is packed: not, or in the one way that is unfolded here; null for anything else. Its dictionary is
 * the last object's that begins on a line of its own; a bracket, an escape or a comment left once its strings are out means that this
 * beginning stood inside a string, and that a reader sees another dictionary.
 */
function filtersIn(before: string): 'none' | 'flate' | null {
  const begins = [...before.matchAll(/(?:^|[\r\n])[ \t]*\d+[ \t]+\d+[ \t]+obj\b/g)].at(-1);
  if (begins === undefined) return null;
  const dictionary = before
    .slice(begins.index + begins[0].length)
    .replace(/\((?:[^()\\]|\\[\s\S])*\)/g, ' ')
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (!/^\s*<<[^()\\%]*>>\s*$/.test(dictionary) || /\/(DecodeParms|DP|F)(?![A-Za-z0-9])/.test(dictionary)) return null;
  const packed = dictionary.split(/\/Filter(?![A-Za-z0-9])/);
  if (packed.length === 1) return 'none';
  return packed.length === 2 && /^\s*(\/FlateDecode|\[\s*\/FlateDecode\s*\])\s*(\/|>>)/.test(packed[1] ?? '') ? 'flate' : null;
}

function unfoldedFrom(packed: Buffer, filters: 'none' | 'flate'): Buffer | null {
  if (filters === 'none') return packed;
  try {
    return inflateSync(packed, { maxOutputLength: mostUnfolded });
  } catch {
    return null;
  }
}

/** A name as a PDF may write it: each letter as itself or as `#` and two hex digits. */
function nameForm(name: string): string {
  const letters = [...name].map((letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    const eitherCase = [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('');
    return `(?:${letter}|#${eitherCase})`;
  });
  return `/${letters.join('')}(?![A-Za-z0-9])`;
}
