import { createHash } from 'node:crypto';
import list from './reference/common-passwords.json';

const digests = Buffer.from(list.digests, 'base64');

/** True for a password of the list of leaked ones (THIRD-PARTY-DATA.md), whatever its capitals. The list holds digests, not passwords. */
export function isCommonPassword(password: string): boolean {
  const wanted = createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().subarray(0, list.digestBytes);
  let at = digests.indexOf(wanted);
  while (at % list.digestBytes > 0) at = digests.indexOf(wanted, at + 1);
  return at >= 0;
}
