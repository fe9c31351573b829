import { isVowelled } from './name-parts';

/**
 * One part of a name as sounds, one character each. Consonants: `b p f v t T s S 0 j Z c H h x k q g G d D 9 8 r z $ l m n w y C`,
 * with T S 9 8 the emphatics ط ص ض ظ, 0 ث, D ذ, H ح, x خ, q ق, G غ, Z ژ, $ ش, c چ, C a Latin c before a, o, u. Vowels of writing that tells them: `a e i o u`, í ú for
 * long ones, Y for ai and ei. Of writing that does not: A W I for ا و ي, L for ى, E for a final ة or ه, Q for a final اء, 3 for ع.
 */
export interface Sounds {
  readonly sounds: readonly string[];
  /** False for Arabic and Persian writing, which leaves short vowels out. */
  readonly vowelled: boolean;
  /** How many of the sounds are consonants. */
  readonly weight: number;
}

export function soundsOf(part: string): Sounds {
  const vowelled = isVowelled(part);
  const sounds = once(/[a-z]/.test(part) ? latin(part) : vowelled ? sorani(part) : arabic(part));
  return { sounds, vowelled, weight: sounds.filter(isConsonant).length };
}

export const isVowel = (sound: string): boolean => /[aeiouíúYAWILEQ3]/.test(sound);
export const isConsonant = (sound: string): boolean => !isVowel(sound) && sound !== 'w' && sound !== 'y';

const letters: Readonly<Record<string, string>> = {
  ب: 'b', پ: 'p', ت: 't', ط: 'T', ث: '0', س: 's', ص: 'S', ج: 'j', ژ: 'Z', چ: 'c', ح: 'H', ه: 'h', خ: 'x', ك: 'k', ق: 'q', گ: 'g', غ: 'G',
  د: 'd', ض: '9', ذ: 'D', ظ: '8', ر: 'r', ز: 'z', ش: '$', ف: 'f', ڤ: 'v', ل: 'l', م: 'm', ن: 'n', ع: '3',
}; // prettier-ignore

function arabic(part: string): string[] {
  const last = part.length - 1;
  return [...part.replace(/اء$/, 'Q').replace(/ء/g, '')].map((letter, at, all) => {
    if (letter === 'Q') return 'Q';
    if (letter === 'ة') return at === all.length - 1 ? 'E' : 't';
    if (letter === 'ه' && at === last && at > 1) return 'E';
    if (letter === 'ا') return 'A';
    if (letter === 'و') return 'W';
    if (letter === 'ى') return 'L';
    if (letter === 'ي' || letter === 'ی') return 'I';
    return letters[letter] ?? '';
  });
}

/** و and ی are vowels unless a vowel stands after them or nothing before. */
function sorani(part: string): string[] {
  const text = part.replace(/وو/g, 'ú').replace(/ة$/, 'ە').replace(/اه$/, 'ا').replace(/ء/g, '');
  const vowel: Readonly<Record<string, string>> = { ە: 'e', ا: 'a', ۆ: 'o', ێ: 'Y', ú: 'ú' };
  return [...text].map((letter, at, all) => {
    if (vowel[letter] !== undefined) return vowel[letter];
    const glides = at === 0 || (all[at + 1] !== undefined && /[ەاۆێú]/.test(all[at + 1] as string));
    if (letter === 'و') return glides ? 'w' : 'u';
    if (/[یيى]/.test(letter)) return glides && !(at > 0 && !/[ەاۆێú]/.test(all[at - 1] as string)) ? 'y' : 'i';
    return letters[letter] ?? '';
  });
}

/** Spellings of Latin transliterations, longest first. */
const spellings: readonly (readonly [string, string])[] = [
  ['tch', 'c'], ['sch', '$'], ['ssh', '$'], ['sh', '$'], ['ch', 'c'], ['kh', 'x'], ['gh', 'G'], ['zh', 'Z'], ['dj', 'j'], ['th', '0'], ['dh', 'D'],
  ['ph', 'f'], ['bh', 'b'], ['jh', 'j'], ['ck', 'k'], ['qu', 'k'], ['aa', 'a'], ['ee', 'í'], ['ii', 'í'], ['ie', 'i'], ['oo', 'ú'],
  ['ou', 'ú'], ['uu', 'ú'], ['ei', 'Y'], ['ey', 'Y'], ['ai', 'Y'], ['ay', 'Y'], ['ae', 'Y'],
]; // prettier-ignore

function latin(part: string): string[] {
  const sounds: string[] = [];
  for (let at = 0; at < part.length; ) {
    const rest = part.slice(at);
    const spelt = spellings.find(([letters]) => rest.startsWith(letters));
    sounds.push(spelt ? spelt[1] : single(rest, at, part));
    at += spelt ? spelt[0].length : 1;
  }
  return sounds;
}

function single(rest: string, at: number, part: string): string {
  const letter = rest.charAt(0);
  const next = rest.charAt(1);
  if (letter === 'c') return /[eiy]/.test(next) ? 's' : 'C';
  if (letter === 'x') return next !== '' && /[^aeiou]/.test(next) ? 'ks' : 'x';
  if (letter === 'y') return at > 0 && !/[aeiou]/.test(next) && !/[aeiou]/.test(part.charAt(at - 1)) ? 'i' : 'y';
  return letter;
}

/** Doubled letters once; `ks` is two sounds. */
function once(sounds: readonly string[]): string[] {
  return sounds.flatMap((sound) => [...sound]).filter((sound, at, all) => sound !== all[at - 1]);
}
