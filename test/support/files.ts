import { crc32, deflateSync } from 'node:zlib';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function segment(code: number, body: Buffer): Buffer {
  const head = Buffer.of(0xff, code, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** An Exif block as a telephone writes it: turned to the right, with a place. The tags are real, the place is invented. */
export function exifWith(place: string): Buffer {
  const tiff = Buffer.alloc(38);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(6, 18);
  tiff.writeUInt16BE(0x8825, 22);
  return Buffer.concat([latin('Exif\0\0'), tiff, latin(place)]);
}

/** The parts of a JPEG in their order; a test leaves out or adds what it is about. */
export const jpegParts = {
  start: Buffer.of(0xff, 0xd8),
  jfif: segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
  exif: (place: string) => segment(0xe1, exifWith(place)),
  xmp: (place: string) => segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${place}</x:xmpmeta>`)),
  iptc: (place: string) => segment(0xed, latin(`Photoshop 3.0\0${place}`)),
  comment: (text: string) => segment(0xfe, latin(text)),
  furtherPictures: segment(0xe2, latin('MPF\0')),
  tables: segment(0xdb, Buffer.alloc(65, 1)),
  frame: segment(0xc0, Buffer.from('080010001001011100', 'hex')),
  huffman: segment(0xc4, Buffer.alloc(20)),
  scan: Buffer.concat([segment(0xda, Buffer.from('0101000000', 'hex')), latin('picture bytes'), Buffer.from('ff00ffd0', 'hex')]),
  end: Buffer.of(0xff, 0xd9),
};

/** @param beside further segments, between the start and the picture */
export function jpeg(...beside: readonly Buffer[]): Buffer {
  const { start, jfif, tables, frame, huffman, scan, end } = jpegParts;
  return Buffer.concat([start, jfif, ...beside, tables, frame, huffman, scan, end]);
}

export function pngChunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([latin(type), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** One grey dot, or as many as asked for. @param beside further chunks */
export function png(beside: readonly Buffer[] = [], side = 1): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side + 1), 120);
  for (let row = 0; row < side; row += 1) rows[row * (side + 1)] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', size),
    ...beside,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function riffChunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([latin(type), length, body, Buffer.alloc(body.length % 2)]);
}

export function webp(...beside: readonly [string, Buffer][]): Buffer {
  const body = Buffer.concat([
    riffChunk('VP8X', Buffer.from('0c000000000000000000', 'hex')),
    riffChunk('VP8L', latin('picture')),
    ...beside.map(([type, content]) => riffChunk(type, content)),
  ]);
  const head = latin('RIFF\0\0\0\0WEBP');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/** A PDF of one object with this dictionary and, where given, a stream. */
export function pdf(dictionary = '<< /Type /Catalog >>', stream?: Buffer): Buffer {
  return Buffer.concat([
    latin(`%PDF-1.7\n1 0 obj\n${dictionary}\n`),
    ...(stream === undefined ? [] : [latin('stream\n'), stream, latin('\nendstream\n')]),
    latin('endobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ]);
}

type Pack = 'table' | 'streams';

/** A PDF of these pages: what each draws. Its tree says once for all how large they are. */
export function pdfOfPages(...contents: readonly string[]): Buffer {
  return packedPages('table', ...contents);
}
pdfOfPages.packed = packedPages;

/** @param way its cross references: a table, or a stream with the pages in a packed stream of objects */
function packedPages(way: Pack, ...contents: readonly string[]): Buffer {
  const pages = contents.map((_, n) => `<</Type /Page /Parent 2 0 R /Contents ${3 + contents.length + n} 0 R>>`);
  const kids = pages.map((_, n) => `${3 + n} 0 R`).join(' ');
  const tree = `<</Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 595 842] /Resources <</Font <<>>>>>>`;
  const values = ['<</Type /Catalog /Pages 2 0 R>>', tree, ...pages];
  const streams = contents.map((content) => `<</Length ${content.length}>>\nstream\n${content}\nendstream`);
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  const put = (number: number, body: string): void => {
    offsets[number] = text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
  };
  streams.forEach((body, n) => put(3 + contents.length + n, body));
  const size = 3 + 2 * contents.length;
  if (way === 'table') {
    values.forEach((body, n) => put(1 + n, body));
    const start = text.length;
    const rows = Array.from({ length: size - 1 }, (_, n) => `${String(offsets[n + 1]).padStart(10, '0')} 00000 n \n`);
    return latin(
      `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Root 1 0 R /Size ${size}>>\nstartxref\n${start}\n%%EOF\n`,
    );
  }
  const inside = values.join(' ');
  const places = values.map((_, n) => `${1 + n} ${values.slice(0, n).join(' ').length + (n > 0 ? 1 : 0)}`).join(' ');
  const packed = deflateSync(latin(`${places} ${inside}`)).toString('latin1');
  put(
    size,
    `<</Type /ObjStm /N ${values.length} /First ${places.length + 1} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed}\nendstream`,
  );
  const start = text.length;
  const rows = Array.from({ length: size + 2 }, (_, number) => {
    if (number === 0) return Buffer.alloc(5);
    if (number <= values.length) return Buffer.of(2, 0, 0, size, number - 1);
    const row = Buffer.of(1, 0, 0, 0, 0);
    row.writeUIntBE(number === size + 1 ? start : offsets[number]!, 1, 3);
    return row;
  });
  // Each row under its sum with the one above (PNG's second predictor), as most writers pack them.
  const predicted = rows.map((row, n) => Buffer.from([2, ...row.map((byte, k) => byte - (rows[n - 1]?.[k] ?? 0))]));
  const table = deflateSync(Buffer.concat(predicted)).toString('latin1');
  const parms = '/DecodeParms <</Predictor 12 /Columns 5>>';
  return latin(
    `${text}${size + 1} 0 obj\n<</Type /XRef /Root 1 0 R /Size ${size + 2} /W [1 3 1] /Filter /FlateDecode ${parms} /Length ${table.length}>>\nstream\n${table}\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** A form as a browser sends it. */
export function aForm(file: { bytes: Buffer; name?: string; mediaType?: string }, type = 'identity-document'): FormData {
  const form = new FormData();
  form.set('type', type);
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.mediaType ?? 'image/jpeg' }), file.name ?? 'paper.jpg');
  return form;
}
