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

/** A form as a browser sends it. */
export function aForm(file: { bytes: Buffer; name?: string; mediaType?: string }, type = 'identity-document'): FormData {
  const form = new FormData();
  form.set('type', type);
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.mediaType ?? 'image/jpeg' }), file.name ?? 'paper.jpg');
  return form;
}
