import { inflateSync } from 'node:zlib';

/** Bytes that one packed stream of objects may unfold to. */
const mostUnfolded = 16 * 1024 * 1024;
const mostObjectStreams = 2_000;

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
const objectStream = new RegExp(nameForm('ObjStm'), 'g');
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
  for (const { index } of found) {
    const dictionary = text.lastIndexOf('obj', index);
    const keyword = /stream\r?\n/g;
    keyword.lastIndex = index;
    const start = keyword.exec(text);
    const end = text.indexOf('endstream', keyword.lastIndex);
    if (dictionary === -1 || start === null || start.index - dictionary > 4_096 || end === -1) return 'document.malformed';
    const filters = filtersIn(text.slice(dictionary, start.index));
    if (filters === null) return 'document.malformed';
    const inside = unfoldedFrom(bytes.subarray(start.index + start[0].length, end), filters);
    if (inside === null || (unfolded += inside.length) > 4 * mostUnfolded) return 'document.malformed';
    if (namesOfActive.test(inside.toString('latin1'))) return 'document.active-content';
  }
  return null;
}

/** No filter, or the one that packs: null for anything else. */
function filtersIn(dictionary: string): 'none' | 'flate' | null {
  if (!/\/F(#69|i)lter/i.test(dictionary) && !/\/DecodeParms/.test(dictionary)) return 'none';
  if (/\/DecodeParms/.test(dictionary)) return null;
  return /\/Filter\s*(\[\s*)?\/FlateDecode\s*(\]\s*)?(\/(?!F\b)|>>)/.test(dictionary) ? 'flate' : null;
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
