import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/*
 * Long contents are sealed in chunks, each authenticated before a byte of it is handed on: the STREAM construction (Hoang,
 * Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015) over
 * AES-256-GCM. A chunk's nonce is a random prefix, its number, and whether it is the last: chunks left out, doubled, put in
 * another order or cut off at the end do not open.
 *
 * Layout: format byte, 7 bytes of prefix, then chunks of at most 64 KiB of text, each followed by its 16-byte tag.
 */
const format = 1;
const headLength = 8;
const tagLength = 16;
const chunkLength = 64 * 1024;

function nonceOf(prefix: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** Contents have a key of their own, drawn from the data key: short fields under the same data key draw nonces at random. */
function contentKey(dataKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'content', 32));
}

/** Cuts what flows in into chunks and knows which is the last. */
abstract class Chunked extends Transform {
  private waiting: Buffer = Buffer.alloc(0);
  private number = 0;

  constructor(private readonly length: number) {
    super();
  }

  protected abstract turn(chunk: Buffer, number: number, last: boolean): void;

  override _transform(part: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      this.waiting = this.begin(this.waiting.length === 0 ? part : Buffer.concat([this.waiting, part]));
      // A whole chunk waits until more has come: it might be the last.
      for (; this.waiting.length > this.length; this.waiting = this.waiting.subarray(this.length)) {
        this.turn(this.waiting.subarray(0, this.length), this.number++, false);
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      this.turn(this.waiting, this.number, true);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  /** What stands before the chunks is taken off here. */
  protected begin(bytes: Buffer): Buffer {
    return bytes;
  }
}

class Sealing extends Chunked {
  private readonly key: Buffer;
  private readonly prefix = randomBytes(headLength - 1);

  constructor(
    dataKey: Buffer,
    private readonly place: Buffer,
  ) {
    super(chunkLength);
    this.key = contentKey(dataKey);
    this.push(Buffer.concat([Buffer.of(format), this.prefix]));
  }

  protected turn(chunk: Buffer, number: number, last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.prefix, number, last)).setAAD(this.place);
    this.push(Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]));
  }
}

class Opening extends Chunked {
  private readonly key: Buffer;
  private prefix: Buffer | null = null;

  constructor(
    dataKey: Buffer,
    private readonly place: Buffer,
  ) {
    super(chunkLength + tagLength);
    this.key = contentKey(dataKey);
  }

  protected override begin(bytes: Buffer): Buffer {
    if (this.prefix !== null || bytes.length < headLength) return bytes;
    if (bytes[0] !== format) throw new Error('unknown content format');
    this.prefix = Buffer.from(bytes.subarray(1, headLength));
    return bytes.subarray(headLength);
  }

  protected turn(chunk: Buffer, number: number, last: boolean): void {
    if (this.prefix === null || chunk.length < tagLength) throw new Error('the content was cut off');
    const nonce = nonceOf(this.prefix, number, last);
    const cipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagLength }).setAAD(this.place);
    cipher.setAuthTag(chunk.subarray(-tagLength));
    const opened = Buffer.concat([cipher.update(chunk.subarray(0, -tagLength)), cipher.final()]);
    if (opened.length > 0) this.push(opened);
  }
}

/** Seals what flows through, up to 256 TiB. @param place says what it is and whose; opening needs the same words */
export function sealStream(dataKey: Buffer, place: string): Transform {
  return new Sealing(dataKey, Buffer.from(place));
}

/** Opens what flows through; a chunk that was altered, moved or is missing ends it in an error before any of it is handed on. */
export function openStream(dataKey: Buffer, place: string): Transform {
  return new Opening(dataKey, Buffer.from(place));
}
