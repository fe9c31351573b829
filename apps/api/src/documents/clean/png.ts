import { crc32 } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Chunks that say how the picture looks (PNG, third edition); everything else is left out. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP']);

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(signature);

/**
 * The picture without texts, times, Exif and private chunks.
 * @returns null where the bytes are no whole PNG, or carry something behind it
 */
export function cleanPng(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [signature];
  let drawn = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if ((parts.length === 1) !== (type === 'IHDR')) return null;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    if (type === 'IDAT') drawn = true;
    if (kept.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return drawn && end === bytes.length ? Buffer.concat(parts) : null;
    at = end;
  }
  return null;
}
