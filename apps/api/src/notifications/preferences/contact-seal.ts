import type { NotificationChannel, UserId } from '@himaya/domain';
import { seal, unseal } from '../../platform/vault/cipher';
import type { KeyRing } from '../../platform/vault/key-ring';

const purpose = 'notification-contact';
const placeOf = (userId: string, channel: NotificationChannel, what: 'address' | 'code'): string => `${what}|${channel}|${userId}`;

/** Seals a member of staff's own address, or the code on its way there, for this account and channel alone. */
export function sealContact(ring: KeyRing, userId: UserId, channel: NotificationChannel, what: 'address' | 'code', text: string): Buffer {
  return seal(ring.derive(purpose), Buffer.from(text), placeOf(userId, channel, what));
}

/** @throws Error when the bytes were altered or are another account's */
export function openContact(ring: KeyRing, userId: string, channel: NotificationChannel, what: 'address' | 'code', sealed: Buffer): string {
  return unseal(ring.derive(purpose), sealed, placeOf(userId, channel, what)).toString();
}

/** What the database keeps of a code: worth nothing without this application's key. */
export function codeHashOf(ring: KeyRing, userId: UserId, channel: NotificationChannel, code: string): Buffer {
  return ring.mac('contact-code', `${userId}|${channel}|${code}`);
}
