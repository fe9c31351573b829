/** A value as a PDF writes it (ISO 32000-2, 7.3). Numbers, texts, `true`, `false` and `null` stay as they were written. */
export type PdfValue = PdfRaw | PdfName | PdfRef | PdfArray | PdfDictionary;
export interface PdfRaw {
  readonly is: 'raw';
  readonly text: string;
}
export interface PdfName {
  readonly is: 'name';
  readonly name: string;
}
export interface PdfRef {
  readonly is: 'ref';
  readonly number: number;
  readonly generation: number;
}
export interface PdfArray {
  readonly is: 'array';
  readonly items: readonly PdfValue[];
}
export interface PdfDictionary {
  readonly is: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export const raw = (text: string | number): PdfRaw => ({ is: 'raw', text: String(text) });
export const name = (written: string): PdfName => ({ is: 'name', name: written });
export const ref = (number: number, generation = 0): PdfRef => ({ is: 'ref', number, generation });
export const array = (items: readonly PdfValue[]): PdfArray => ({ is: 'array', items });
export const dictionary = (entries: Iterable<readonly [string, PdfValue]>): PdfDictionary => ({
  is: 'dictionary',
  entries: new Map(entries),
});

/** How deep values may lie in each other: a file that goes deeper was made to exhaust its reader. */
const deepest = 64;
const space = /[\0\t\n\f\r ]/;
const ends = /[\0\t\n\f\r ()<>[\]{}/%]/;
const reference = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

/** Reads values one after another. @throws Error on what is none */
export class PdfReader {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  read(depth = 0): PdfValue {
    if (depth > deepest) throw new Error('too deep');
    this.skip();
    const sign = this.text[this.at];
    if (sign === '/') return this.readName();
    if (sign === '(') return this.readText();
    if (sign === '[') return this.readArray(depth);
    if (this.text.startsWith('<<', this.at)) return this.readDictionary(depth);
    if (sign === '<') return this.until('>');
    reference.lastIndex = this.at;
    const found = reference.exec(this.text);
    if (found) {
      this.at = reference.lastIndex;
      return ref(Number(found[1]), Number(found[2]));
    }
    return raw(this.word());
  }

  /** The next word: a number, or a keyword. */
  word(): string {
    this.skip();
    const from = this.at;
    while (this.at < this.text.length && !ends.test(this.text.charAt(this.at))) this.at += 1;
    if (this.at === from) throw new Error('no value');
    return this.text.slice(from, this.at);
  }

  /** Past white space and comments. */
  skip(): void {
    for (;;) {
      while (space.test(this.text.charAt(this.at))) this.at += 1;
      if (this.text[this.at] !== '%') return;
      while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
    }
  }

  private readName(): PdfName {
    const from = ++this.at;
    while (this.at < this.text.length && !ends.test(this.text.charAt(this.at))) this.at += 1;
    return name(
      this.text.slice(from, this.at).replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  private until(end: string): PdfRaw {
    const to = this.text.indexOf(end, this.at);
    if (to === -1) throw new Error('no end');
    const from = this.at;
    this.at = to + end.length;
    return raw(this.text.slice(from, this.at));
  }

  private readText(): PdfRaw {
    const from = this.at;
    let open = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === '\\') this.at += 1;
      else if (sign === '(') open += 1;
      else if (sign === ')' && --open === 0) {
        this.at += 1;
        return raw(this.text.slice(from, this.at));
      }
    }
    throw new Error('no end');
  }

  private readArray(depth: number): PdfArray {
    this.at += 1;
    const items: PdfValue[] = [];
    for (this.skip(); this.text[this.at] !== ']'; this.skip()) items.push(this.read(depth + 1));
    this.at += 1;
    return array(items);
  }

  private readDictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries: [string, PdfValue][] = [];
    for (this.skip(); !this.text.startsWith('>>', this.at); this.skip()) {
      const key = this.read(depth + 1);
      if (key.is !== 'name') throw new Error('no key');
      entries.push([key.name, this.read(depth + 1)]);
    }
    this.at += 2;
    return dictionary(entries);
  }
}

/** The value as a PDF writes it. */
export function written(value: PdfValue): string {
  if (value.is === 'raw') return value.text;
  if (value.is === 'name')
    return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  if (value.is === 'ref') return `${value.number} ${value.generation} R`;
  if (value.is === 'array') return `[${value.items.map(written).join(' ')}]`;
  return `<<${[...value.entries].map(([key, inner]) => `${written(name(key))} ${written(inner)}`).join(' ')}>>`;
}
