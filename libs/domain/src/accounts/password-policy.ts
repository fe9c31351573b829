/** NIST SP 800-63B: length instead of composition. Characters as a person counts them. */
export const shortestPassword = 12;
export const longestPassword = 256;

/** Why a password is refused. `password.common` is found by the server, which has the list. */
export type PasswordFault = 'password.too-short' | 'password.too-long' | 'password.own-name' | 'password.repeated' | 'password.common';

/** What everybody here thinks of first: the product and the country. */
const ownWords = ['himaya', 'حماية', 'حمایە', 'iraq', 'العراق', 'عێراق'];

/** The first fault that the password shows by itself, or null. */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const letters = [...password.normalize('NFKC').toLowerCase()];
  if (letters.length < shortestPassword) return 'password.too-short';
  if (letters.length > longestPassword) return 'password.too-long';
  const folded = letters.join('');
  if ([...ownWords, username.toLowerCase()].some((word) => word.length >= 4 && folded.includes(word))) return 'password.own-name';
  return isRepeated(letters) ? 'password.repeated' : null;
}

/** Few characters over and over, one short piece over and over, or a walk along the alphabet. */
function isRepeated(letters: readonly string[]): boolean {
  if (new Set(letters).size < 5) return true;
  for (let piece = 1; piece <= letters.length / 2; piece += 1) {
    if (letters.every((letter, at) => letter === letters[at % piece])) return true;
  }
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - (codes[at] ?? 0)) <= 1);
  return steps.length >= (letters.length - 1) * 0.7;
}
