import { array, dictionary, name, raw, ref, written, type PdfDictionary, type PdfValue } from './pdf-values';
import { PdfFile } from './pdf-file';

/** Pages that are marked; a longer document is kept and not shown. */
export const mostPages = 2_000;
const markName = 'HimayaMark';
const inherited = ['Resources', 'MediaBox', 'CropBox'] as const;

interface Page {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfDictionary;
  /** With what its parents say for all their pages. */
  readonly whole: ReadonlyMap<string, PdfValue>;
}

/**
 * The document with a mark over each of its pages: what is there stays byte for byte, and what is new is put behind it as an update
 * (ISO 32000-2, 7.5.6).
 * @param mark a PDF whose first page is the mark
 * @returns null where the document is built in a way that cannot be followed
 */
export function markPdf(bytes: Buffer, mark: Buffer): Buffer | null {
  try {
    return new Marking(new PdfFile(bytes), new PdfFile(mark)).run();
  } catch {
    return null;
  }
}

class Marking {
  private next: number;
  private readonly added: { readonly number: number; readonly generation: number; readonly body: Buffer }[] = [];

  constructor(
    private readonly file: PdfFile,
    private readonly mark: PdfFile,
  ) {
    const size = file.trailer.entries.get('Size');
    this.next = size?.is === 'raw' ? Number(size.text) : Number.NaN;
    if (!(this.next > 0)) throw new Error('no size');
  }

  run(): Buffer {
    const pages = pagesOf(this.file);
    const [first] = pagesOf(this.mark);
    if (pages.length === 0 || first === undefined) throw new Error('no pages');
    const form = this.addForm(first);
    const before = this.addStream('q\n');
    for (const page of pages) this.markPage(page, form.number, before, form.box);
    return this.updated();
  }

  private markPage(
    { number, generation, value, whole }: Page,
    form: number,
    before: number,
    [width, height]: readonly [number, number],
  ): void {
    const [left, bottom, right, top] = boxOf(this.file, whole);
    const [wide, high] = [right - left, top - bottom];
    const scale = Math.max(wide / width, high / height);
    const [x, y] = [left + (wide - width * scale) / 2, bottom + (high - height * scale) / 2];
    const after = this.addStream(`\nQ\nq ${[scale, 0, 0, scale, x, y].map((n) => n.toFixed(4)).join(' ')} cm /${markName} Do Q\n`);
    const resources = new Map(this.file.dictionary(whole.get('Resources'))?.entries ?? []);
    const forms = new Map(this.file.dictionary(resources.get('XObject'))?.entries ?? []);
    resources.set('XObject', dictionary(forms.set(markName, ref(form))));
    const contents = value.entries.get('Contents');
    const held = this.file.resolve(contents);
    const parts = held?.is === 'array' ? held.items : contents?.is === 'ref' ? [contents] : [];
    const marked = new Map(value.entries)
      .set('Resources', dictionary(resources))
      .set('Contents', array([ref(before), ...parts, ref(after)]));
    this.added.push({ number, generation, body: Buffer.from(written(dictionary(marked)), 'latin1') });
  }

  /** The mark's page as a form that any page can show, with all that it is made of. */
  private addForm(page: Page): { readonly number: number; readonly box: readonly [number, number] } {
    const [left, bottom, right, top] = boxOf(this.mark, page.whole);
    const contents = page.value.entries.get('Contents');
    const part = contents?.is === 'ref' ? this.mark.object(contents) : null;
    if (part?.stream == null || part.value.is !== 'dictionary') throw new Error('no mark');
    const copied = new Map<number, number>();
    const entries = new Map(part.value.entries)
      .set('Type', name('XObject'))
      .set('Subtype', name('Form'))
      .set('BBox', array([left, bottom, right, top].map(raw)))
      .set('Length', raw(part.stream.length))
      .set('Resources', this.copied(page.whole.get('Resources') ?? dictionary([]), copied));
    return { number: this.add(dictionary(entries), part.stream), box: [right - left, top - bottom] };
  }

  /** A value of the mark's, with every object that it leads to taken over under a number of this file's. */
  private copied(value: PdfValue, known: Map<number, number>): PdfValue {
    if (value.is === 'array') return array(value.items.map((item) => this.copied(item, known)));
    if (value.is === 'dictionary') return dictionary([...value.entries].map(([key, inner]) => [key, this.copied(inner, known)] as const));
    if (value.is !== 'ref') return value;
    const there = known.get(value.number);
    if (there !== undefined) return ref(there);
    const object = this.mark.object(value);
    if (object === null) return raw('null');
    const number = this.next++;
    known.set(value.number, number);
    const copy = this.copied(object.value, known);
    this.added.push({ number, generation: 0, body: bodyOf(copy, object.stream) });
    return ref(number);
  }

  private addStream(text: string): number {
    const bytes = Buffer.from(text, 'latin1');
    return this.add(dictionary([['Length', raw(bytes.length)]]), bytes);
  }

  private add(value: PdfValue, stream: Buffer | null): number {
    const number = this.next++;
    this.added.push({ number, generation: 0, body: bodyOf(value, stream) });
    return number;
  }

  private updated(): Buffer {
    const parts: Buffer[] = [this.file.bytes, Buffer.from('\n', 'latin1')];
    let at = this.file.bytes.length + 1;
    const put = (part: Buffer): void => {
      parts.push(part);
      at += part.length;
    };
    const places: (readonly [number: number, offset: number, generation: number])[] = [];
    for (const { number, generation, body } of this.added) {
      places.push([number, at, generation]);
      put(Buffer.concat([Buffer.from(`${number} ${generation} obj\n`, 'latin1'), body, Buffer.from('\nendobj\n', 'latin1')]));
    }
    const start = at;
    const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
      const value = this.file.trailer.entries.get(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    const trailer = new Map<string, PdfValue>([...kept, ['Prev', raw(this.file.lastXref)]]);
    put(this.file.xrefIsStream ? xrefStream(places, this.next, start, trailer) : xrefTable(places, this.next, trailer));
    put(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(parts);
  }
}

type Places = readonly (readonly [number: number, offset: number, generation: number])[];

function xrefTable(places: Places, size: number, trailer: Map<string, PdfValue>): Buffer {
  const lines = places.map(
    ([number, offset, generation]) => `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n\r\n`,
  );
  return Buffer.from(`xref\n${lines.join('')}trailer\n${written(dictionary(trailer.set('Size', raw(size))))}\n`, 'latin1');
}

/** A file whose cross references are streams is updated with one. */
function xrefStream(places: Places, size: number, start: number, trailer: Map<string, PdfValue>): Buffer {
  const all = [...places, [size, start, 0] as const].toSorted(([a], [b]) => a - b);
  const rows = Buffer.alloc(all.length * 7);
  all.forEach(([, offset, generation], row) => {
    rows.writeUInt8(1, row * 7);
    rows.writeUInt32BE(offset, row * 7 + 1);
    rows.writeUInt16BE(generation, row * 7 + 5);
  });
  trailer
    .set('Type', name('XRef'))
    .set('Size', raw(size + 1))
    .set('W', array([1, 4, 2].map(raw)))
    .set('Index', array(all.flatMap(([number]) => [raw(number), raw(1)])))
    .set('Length', raw(rows.length));
  return Buffer.concat([Buffer.from(`${size} 0 obj\n`, 'latin1'), bodyOf(dictionary(trailer), rows), Buffer.from('\nendobj\n', 'latin1')]);
}

function bodyOf(value: PdfValue, stream: Buffer | null): Buffer {
  const text = Buffer.from(written(value), 'latin1');
  return stream === null ? text : Buffer.concat([text, Buffer.from('\nstream\n', 'latin1'), stream, Buffer.from('\nendstream', 'latin1')]);
}

/** Every page in its order, with what it inherits (ISO 32000-2, 7.7.3). */
function pagesOf(file: PdfFile): Page[] {
  const root = file.dictionary(file.trailer.entries.get('Root'));
  const pages: Page[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue | undefined, from: ReadonlyMap<string, PdfValue>): void => {
    if (value?.is !== 'ref' || seen.has(value.number) || pages.length > mostPages) throw new Error('no tree of pages');
    seen.add(value.number);
    const found = file.dictionary(value);
    if (found === null) throw new Error('no page');
    const whole = new Map(from);
    for (const key of inherited) {
      const own = found.entries.get(key);
      if (own !== undefined) whole.set(key, own);
    }
    const kids = file.resolve(found.entries.get('Kids'));
    if (kids?.is === 'array') for (const kid of kids.items) visit(kid, whole);
    else pages.push({ number: value.number, generation: value.generation, value: found, whole });
  };
  visit(root?.entries.get('Pages'), new Map());
  return pages;
}

function boxOf(file: PdfFile, whole: ReadonlyMap<string, PdfValue>): readonly [number, number, number, number] {
  const box = file.resolve(whole.get('CropBox')) ?? file.resolve(whole.get('MediaBox'));
  const sides =
    box?.is === 'array'
      ? box.items.map((side) => file.resolve(side)).map((side) => (side?.is === 'raw' ? Number(side.text) : Number.NaN))
      : [];
  const [a, b, c, d] = sides;
  if (a === undefined || b === undefined || c === undefined || d === undefined || !sides.every(Number.isFinite)) throw new Error('no box');
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}
