import { createHash } from 'node:crypto';
import type { NotificationId } from '@himaya/domain';

/** Fixed for ever: another value would make ids of old notices anew. */
const namespace = Buffer.from('6f1c0b52a6f24d0e9d4b7a31c5e8f209', 'hex');

/**
 * The id of a notice follows from its cause and its reader (a name-based UUID, RFC 9562 version 5): told twice, stored once.
 * @param reader the role or the person that alone is told; null for the whole unit
 */
export function notificationIdOf(cause: string, unitId: string, reader: string | null): NotificationId {
  const digest = createHash('sha1')
    .update(namespace)
    .update([cause, unitId, reader ?? ''].join('|'))
    .digest()
    .subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as NotificationId;
}
