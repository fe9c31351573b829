/** Chunks of a WebP file (RFC 9649) that say how the picture looks. */
const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const pictures = new Set(['VP8 ', 'VP8L', 'ANMF']);
/** VP8X's flags that announce Exif and XMP chunks. */
const announcesExif = 0x08;
const announcesXmp = 0x04;

export const isWebp = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';

/**
 * The picture without Exif, XMP and unknown chunks.
 * @returns null where the bytes are no whole WebP file, or carry something behind it
 */
export function cleanWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < 20 || bytes.readUInt32LE(4) + 8 !== bytes.length) return null;
  const parts: Buffer[] = [];
  let drawn = false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > bytes.length) return null;
    if (pictures.has(type)) drawn = true;
    if (kept.has(type)) parts.push(type === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
  if (at !== bytes.length || !drawn) return null;
  const body = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function withoutFlags(chunk: Buffer): Buffer {
  const changed = Buffer.from(chunk);
  changed[8] = (changed[8] ?? 0) & ~(announcesExif | announcesXmp);
  return changed;
}
