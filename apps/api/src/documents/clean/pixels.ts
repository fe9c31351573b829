import type { DocumentMediaType } from '@himaya/domain';

/**
 * How many pixels a cleaned picture says it has, in its largest frame; nought where it says nothing.
 *
 * @param bytes written by our own cleaners, whose parts follow one another without gaps
 */
export function pixelsOf(mediaType: DocumentMediaType, bytes: Buffer): number {
  if (mediaType === 'image/png') return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (mediaType === 'image/jpeg') return ofJpeg(bytes);
  return mediaType === 'image/webp' ? ofWebp(bytes) : 0;
}

/** ITU-T T.81, B.2.2: a frame's header holds precision, lines, and samples a line. It comes before the first scan. */
function ofJpeg(bytes: Buffer): number {
  let most = 0;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const code = bytes[at + 1] as number;
    const isFrame = code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
    if (isFrame) most = Math.max(most, bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7));
  }
  return most;
}

/** RFC 9649, sections 2.5 to 2.7: the canvas, and each bitstream's own width and height. */
function ofWebp(bytes: Buffer): number {
  let most = 0;
  for (let at = 12; at + 18 <= bytes.length; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)) {
    const type = bytes.toString('latin1', at, at + 4);
    if (type === 'VP8X') most = Math.max(most, (bytes.readUIntLE(at + 12, 3) + 1) * (bytes.readUIntLE(at + 15, 3) + 1));
    if (type === 'VP8 ') most = Math.max(most, (bytes.readUInt16LE(at + 14) & 0x3fff) * (bytes.readUInt16LE(at + 16) & 0x3fff));
    if (type === 'VP8L' && bytes[at + 8] === 0x2f) {
      const sides = bytes.readUInt32LE(at + 9);
      most = Math.max(most, ((sides & 0x3fff) + 1) * (((sides >>> 14) & 0x3fff) + 1));
    }
  }
  return most;
}
