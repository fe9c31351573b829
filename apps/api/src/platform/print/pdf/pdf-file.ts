import { inflateSync } from 'node:zlib';
import { PdfReader, type PdfDictionary, type PdfRef, type PdfValue } from './pdf-values';

/** Bytes that one packed stream may unfold to. */
const mostUnfolded = 16 * 1024 * 1024;
const mostObjects = 500_000;

/** Where an object lies: at a place in the file, or the nth of a packed stream of objects. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

export interface PdfObject {
  readonly value: PdfValue;
  /** The bytes of its stream, as they are packed; null where it has none. */
  readonly stream: Buffer | null;
}

/** A whole PDF as its readers see it: by its cross references, the latest first (ISO 32000-2, 7.5). @throws Error on what it cannot follow */
export class PdfFile {
  readonly text: string;
  readonly trailer: PdfDictionary;
  /** Where the latest cross references lie, and whether as a stream. */
  readonly lastXref: number;
  readonly xrefIsStream: boolean;
  private readonly places = new Map<number, Place>();
  private readonly packed = new Map<number, readonly PdfValue[]>();

  constructor(readonly bytes: Buffer) {
    this.text = bytes.toString('latin1');
    const found = /startxref\s+(\d+)\s+%%EOF[\s\0]*$/.exec(this.text.slice(-1024));
    if (!found) throw new Error('no cross references');
    this.lastXref = Number(found[1]);
    this.xrefIsStream = !this.text.startsWith('xref', this.lastXref);
    let trailer: PdfDictionary | null = null;
    const seen = new Set<number>();
    const left = [this.lastXref];
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      if (seen.has(at) || seen.size > 1_000) throw new Error('cross references in a circle');
      seen.add(at);
      const section = this.text.startsWith('xref', at) ? this.readTable(at) : this.readXrefStream(at);
      trailer ??= section;
      for (const key of ['XRefStm', 'Prev']) {
        const next = section.entries.get(key);
        if (next?.is === 'raw') left.push(Number(next.text));
      }
    }
    if (trailer === null) throw new Error('no trailer');
    this.trailer = trailer;
  }

  /** What a reference leads to; null where it leads nowhere. */
  object({ number }: Pick<PdfRef, 'number'>): PdfObject | null {
    const place = this.places.get(number);
    if (place === undefined) return null;
    if ('offset' in place) return this.objectAt(place.offset, number);
    const value = this.objectsIn(place.stream)[place.index];
    return value === undefined ? null : { value, stream: null };
  }

  /** The value itself, a reference followed. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    for (let n = 0; value?.is === 'ref'; n += 1) {
      if (n > 8) throw new Error('references in a circle');
      value = this.object(value)?.value;
    }
    return value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const found = this.resolve(value);
    return found?.is === 'dictionary' ? found : null;
  }

  private objectAt(offset: number, number: number | null): PdfObject {
    const reader = new PdfReader(this.text, offset);
    if ((number !== null && Number(reader.word()) !== number) || (number === null && !/^\d+$/.test(reader.word())))
      throw new Error('another object');
    reader.word();
    if (reader.word() !== 'obj') throw new Error('no object');
    const value = reader.read();
    const begins = /\s*stream(\r\n|\n)/y;
    begins.lastIndex = reader.at;
    if (value.is !== 'dictionary' || !begins.test(this.text)) return { value, stream: null };
    const from = begins.lastIndex;
    const length = this.resolve(value.entries.get('Length'));
    const told = length?.is === 'raw' ? from + Number(length.text) : Number.NaN;
    const to = /^\s*endstream/.test(this.text.slice(told, told + 16)) ? told : this.text.indexOf('endstream', from);
    if (to === -1) throw new Error('no end of a stream');
    return { value, stream: this.bytes.subarray(from, to) };
  }

  private objectsIn(number: number): readonly PdfValue[] {
    const known = this.packed.get(number);
    if (known) return known;
    const place = this.places.get(number);
    if (place === undefined || !('offset' in place)) throw new Error('no stream of objects');
    const { value, stream } = this.objectAt(place.offset, number);
    if (value.is !== 'dictionary' || stream === null) throw new Error('no stream of objects');
    const inside = unfolded(value, stream).toString('latin1');
    const [count, first] = [numberOf(value, 'N'), numberOf(value, 'First')];
    if (count > mostObjects) throw new Error('too many objects');
    const header = new PdfReader(inside, 0);
    const starts = Array.from({ length: count }, () => (header.word(), Number(header.word())));
    const objects = starts.map((start) => new PdfReader(inside, first + start).read());
    this.packed.set(number, objects);
    return objects;
  }

  private readTable(at: number): PdfDictionary {
    const reader = new PdfReader(this.text, at + 4);
    for (let word = reader.word(); word !== 'trailer'; word = reader.word()) {
      const [from, count] = [Number(word), Number(reader.word())];
      if (!(count <= mostObjects)) throw new Error('too many objects');
      for (let n = 0; n < count; n += 1) {
        const offset = Number(reader.word());
        reader.word();
        this.place(from + n, reader.word() === 'n' ? { offset } : null);
      }
    }
    const trailer = reader.read();
    if (trailer.is !== 'dictionary') throw new Error('no trailer');
    return trailer;
  }

  private readXrefStream(at: number): PdfDictionary {
    const { value, stream } = this.objectAt(at, null);
    if (value.is !== 'dictionary' || stream === null) throw new Error('no cross references');
    const rows = unfolded(value, stream);
    const widths = numbersOf(value, 'W');
    const [kind = 0, second = 0, third = 0] = widths;
    const size = kind + second + third;
    const sections = value.entries.has('Index') ? numbersOf(value, 'Index') : [0, numberOf(value, 'Size')];
    let row = 0;
    const field = (from: number, width: number): number => (width === 0 ? 0 : rows.readUIntBE(from, Math.min(width, 6)));
    for (let n = 0; n + 1 < sections.length; n += 2) {
      for (let k = 0; k < (sections[n + 1] ?? 0); k += 1, row += 1) {
        const from = row * size;
        if (size === 0 || from + size > rows.length) throw new Error('cut cross references');
        const type = kind === 0 ? 1 : field(from, kind);
        const [a, b] = [field(from + kind, second), field(from + kind + second, third)];
        this.place((sections[n] ?? 0) + k, type === 1 ? { offset: a } : type === 2 ? { stream: a, index: b } : null);
      }
    }
    return value;
  }

  /** The latest word on an object counts. */
  private place(number: number, place: Place | null): void {
    if (this.places.size > mostObjects) throw new Error('too many objects');
    if (this.places.has(number) || this.freed.has(number)) return;
    if (place === null) this.freed.add(number);
    else this.places.set(number, place);
  }

  private readonly freed = new Set<number>();
}

const numberOf = (of: PdfDictionary, key: string): number => {
  const value = of.entries.get(key);
  if (value?.is !== 'raw' || !/^\d+$/.test(value.text)) throw new Error(`no ${key}`);
  return Number(value.text);
};

const numbersOf = (of: PdfDictionary, key: string): number[] => {
  const value = of.entries.get(key);
  if (value?.is !== 'array') throw new Error(`no ${key}`);
  return value.items.map((item) => (item.is === 'raw' ? Number(item.text) : Number.NaN));
};

/** A stream unpacked: not packed, or by Flate, with or without a predictor. */
function unfolded(of: PdfDictionary, stream: Buffer): Buffer {
  const filter = of.entries.get('Filter');
  const only = filter?.is === 'array' && filter.items.length === 1 ? filter.items[0] : filter;
  if (only === undefined) return stream;
  if (only.is !== 'name' || only.name !== 'FlateDecode') throw new Error('packed otherwise');
  const bytes = inflateSync(stream, { maxOutputLength: mostUnfolded });
  const parms = of.entries.get('DecodeParms');
  const parm = parms?.is === 'array' ? parms.items[0] : parms;
  if (parm?.is !== 'dictionary') return bytes;
  const at = (key: string, otherwise: number): number => (parm.entries.has(key) ? numberOf(parm, key) : otherwise);
  const predictor = at('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new Error('predicted otherwise');
  return unpredicted(
    bytes,
    Math.max(1, Math.ceil((at('Colors', 1) * at('BitsPerComponent', 8)) / 8)),
    (at('Columns', 1) * at('Colors', 1) * at('BitsPerComponent', 8)) / 8,
  );
}

/** Undoes the predictors of PNG (ISO/IEC 15948, 9.2), row by row. */
function unpredicted(bytes: Buffer, step: number, columns: number): Buffer {
  const width = Math.ceil(columns);
  const rows = Math.floor(bytes.length / (width + 1));
  const made = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let n = 0; n < width; n += 1) {
      const left = n >= step ? (made[row * width + n - step] ?? 0) : 0;
      const above = row > 0 ? (made[(row - 1) * width + n] ?? 0) : 0;
      const corner = row > 0 && n >= step ? (made[(row - 1) * width + n - step] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind];
      if (guess === undefined) throw new Error('no such predictor');
      made[row * width + n] = (bytes[row * (width + 1) + 1 + n] ?? 0) + guess;
    }
  }
  return made;
}

function paeth(left: number, above: number, corner: number): number {
  const near = left + above - corner;
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - above), Math.abs(near - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
