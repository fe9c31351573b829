/** JPEG (ITU-T T.81) marker codes, the byte after 0xFF. */
const marker = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee } as const;
const frames = (code: number): boolean => code >= 0xc0 && code <= 0xcf && code !== 0xc8 && code !== 0xc4 && code !== 0xcc;
/** Frames, Huffman and arithmetic tables, quantisation tables, line count, restart interval: what decoding needs. */
const needed = (code: number): boolean => (code >= 0xc0 && code <= 0xcf && code !== 0xc8) || [0xdb, 0xdc, 0xdd].includes(code);

/**
 * The picture without anything a camera or a person wrote beside it: Exif, GPS, XMP, IPTC, comments, previews and further
 * pictures are left out; colour profile and the turn of the camera stay.
 * @returns null where the bytes are no whole JPEG, or carry something behind it
 */
export function cleanJpeg(bytes: Buffer): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [Buffer.of(0xff, marker.soi)];
  let turn = 1;
  let pictures = false;
  let framed = false;
  let scanned = false;
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const code = bytes[at + 1] as number;
    if (code === 0xff) {
      at += 1;
      continue;
    }
    if (code === marker.eoi) {
      if (!framed || !scanned || !endsCleanly(bytes.subarray(at + 2), pictures)) return null;
      kept.splice(1, 0, ...(turn > 1 ? [turnSegment(turn)] : []));
      return Buffer.concat([...kept, Buffer.of(0xff, marker.eoi)]);
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (code === marker.app1 && startsWith(body, 'Exif\0\0')) turn = turnIn(body.subarray(6));
    if (code === marker.app2 && startsWith(body, 'MPF\0')) pictures = true;
    if (frames(code)) framed = true;
    if (needed(code) || code === marker.sos || (code === marker.app2 && startsWith(body, 'ICC_PROFILE\0')))
      kept.push(bytes.subarray(at, end));
    else if (code === marker.app14 && startsWith(body, 'Adobe')) kept.push(bytes.subarray(at, end));
    else if (code === marker.app0 && startsWith(body, 'JFIF\0') && body.length >= 14) kept.push(bareJfif(body));
    else if (!(code >= marker.app0 && code <= 0xef) && code !== 0xfe) return null;
    at = end;
    if (code !== marker.sos) continue;
    scanned = true;
    const next = endOfScan(bytes, at);
    if (next === null) return null;
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

/** Nothing behind the picture, or the further pictures that its own index (CIPA DC-007) announces; they are left out. */
function endsCleanly(rest: Buffer, announced: boolean): boolean {
  const content = rest.subarray(rest.findIndex((byte) => byte !== 0) === -1 ? rest.length : rest.findIndex((byte) => byte !== 0));
  return content.length === 0 || (announced && content[0] === 0xff && content[1] === marker.soi);
}

/** Where the entropy-coded bytes end: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1] as number;
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
  return null;
}

/** The JFIF header without its preview. */
function bareJfif(body: Buffer): Buffer {
  const bare = Buffer.from(body.subarray(0, 14));
  bare.writeUInt16BE(0, 12);
  return Buffer.concat([Buffer.of(0xff, marker.app0, 0, 16), bare]);
}

/** Exif's Orientation (tag 0x0112 of the first directory), 1 to 8; 1 where there is none that can be read. */
function turnIn(tiff: Buffer): number {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  if (tiff.length < 14) return 1;
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let entry = 0; entry < Math.min(entries, 100); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== 0x0112) continue;
    const turn = short(at + 8);
    return turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}

/** An Exif segment that says how the camera was turned, and nothing else. */
function turnSegment(turn: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(turn, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.of(0xff, marker.app1, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function startsWith(body: Buffer, text: string): boolean {
  return body.toString('latin1', 0, text.length) === text;
}
