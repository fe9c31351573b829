import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ConcernId } from '@himaya/domain';
import type { KeyRing } from '../../platform/vault/key-ring';

const purpose = 'portal-form';
const shape = /^([0-9a-z]{1,11})\.([\w-]{22})\.([\w-]{43})$/;
const signed = (ring: KeyRing, text: string): Buffer => ring.mac(purpose, text);

/** A form as it was drawn: when, and the one concern that can come of it. */
export interface DrawnForm {
  readonly drawnAt: number;
  readonly concernId: ConcernId;
}

/** What a form carries instead of a cookie: when it was drawn and a random name, signed. */
export function newFormToken(ring: KeyRing, now: number): string {
  const text = `${now.toString(36)}.${randomBytes(16).toString('base64url')}`;
  return `${text}.${signed(ring, text).toString('base64url')}`;
}

/** Null where we never signed it. The concern's id follows from the token, so that a form sent twice is one concern. */
export function readFormToken(ring: KeyRing, token: string): DrawnForm | null {
  const [, at = '', name = '', mac = ''] = shape.exec(token) ?? [];
  const text = `${at}.${name}`;
  const given = Buffer.from(mac, 'base64url');
  const ours = signed(ring, text);
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  return { drawnAt: Number.parseInt(at, 36), concernId: idFrom(ring.mac('portal-concern', text)) };
}

/** Sixteen bytes as a random UUID is written. */
function idFrom(bytes: Buffer): ConcernId {
  const raw = Buffer.from(bytes.subarray(0, 16));
  raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x40, 6);
  raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = raw.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as ConcernId;
}
