import type { KeyRing } from '../platform/vault/key-ring';

/** What the database keeps of a one-time code: keyed, so that a stolen table answers no referral. */
export const packetDigest = (ring: KeyRing, code: string): Buffer => ring.mac('packet-code', code);
