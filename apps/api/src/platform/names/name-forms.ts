import { nameParts } from './name-parts';
import { isVowel, soundsOf } from './name-sounds';

/** One part of a name in the three forms the blind index knows; a form that says too little is left out. */
export interface NameForms {
  /** The letters, variants of one letter joined. */
  readonly folded: string;
  /** The letters without vowels, doubles once. */
  readonly skeleton: string | null;
  /** Classes of consonants that the scripts share, so that محمد, محەمەد, Mohammed and Muhamad meet. */
  readonly transliterated: string;
}

/** Consonants to classes; spellings of one name that cross a script stay within a class. */
const classOf: Readonly<Record<string, string>> = {
  b: 'b', p: 'b', f: 'f', v: 'f', t: 't', T: 't', 0: 't', s: 's', S: 's', $: 'x', c: 'x', j: 'j', Z: 'j', g: 'j', G: 'j', k: 'k', q: 'k', x: 'k',
  C: 'k', h: 'h', H: 'h', d: 'd', 9: 'd', D: 'd', 8: 'd', z: 'z', r: 'r', l: 'l', m: 'm', n: 'n',
}; // prettier-ignore
const classes = [...new Set(Object.values(classOf))];

/** Sounds that other spellings put into another class; asked for in both. */
const otherClassOf: Readonly<Record<string, string>> = {
  0: 's',
  9: 'z',
  8: 'z',
  D: 'z',
  z: 'd',
  q: 'j',
  g: 'k',
  C: 'j',
  $: 's',
  c: 'j',
  v: '',
  x: 'h',
  p: 'f',
};

const mostAlternatives = 8;
/** What one part may cost in tokens when a letter may be wrong: 6 letters of 14 classes fit. */
const mostSlips = 240;

/** The parts of a name, each in its three forms. */
export function nameForms(name: string): NameForms[] {
  return nameParts(name).map((part) => {
    const folded = part.replace(/[ىی]/g, 'ي').replace(/[ةە]/g, 'ه').replace(/ێ/g, 'ي').replace(/ۆ/g, 'و').replace(/ء/g, '');
    const skeleton = folded.replace(/[aeiouyاوي]|(?<=.)[هh]$/g, '').replace(/(.)\1+/gu, '$1');
    return { folded, skeleton: skeleton.length > 2 ? skeleton : null, transliterated: classesOf(part, 0)[0] as string };
  });
}

/** Forms to ask for each part of a name: the three, and the classes it has in other spellings; at most ten a part. */
export function askedForms(name: string): { readonly form: NameForms; readonly spellings: readonly string[] }[] {
  const parts = nameParts(name);
  return nameForms(name).map((form, at) => ({ form, spellings: classesOf(parts[at] as string, mostAlternatives) }));
}

/** The classes of a part with one of them left out, put in, changed, or two exchanged; at most 240. */
export function slipsOf(transliterated: string): string[] {
  const letters = [...transliterated];
  const slips = new Set<string>();
  const add = (...parts: readonly string[]): void => void slips.add(parts.join('').replace(/(.)\1+/g, '$1'));
  letters.forEach((_, at) => {
    const [before, after] = [transliterated.slice(0, at), transliterated.slice(at + 1)];
    add(before, after);
    if (after !== '') add(before, after.charAt(0), letters[at] as string, after.slice(1));
    for (const other of classes) add(before, other, after);
    for (const other of classes) add(before, other, letters[at] as string, after);
  });
  for (const other of classes) add(transliterated, other);
  slips.delete(transliterated);
  return [...slips].filter((slip) => slip.replace(/\^|\*/g, '').length > 1).slice(0, mostSlips);
}

/** The part's classes, then up to `alternatives` others; one or two letters are told apart by the vowels before and after. */
function classesOf(part: string, alternatives: number): string[] {
  const { sounds } = soundsOf(part);
  const mute = isMute(sounds);
  let ways: string[] = [''];
  for (const [at, sound] of sounds.entries()) {
    const closing = mute && at === sounds.length - 1;
    const usual = closing ? '' : (classOf[sound] ?? '');
    const other = closing ? 'h' : at === sounds.length - 1 && sound === 'H' ? '' : otherClassOf[sound];
    const more = other === undefined || ways.length * 2 > alternatives + 1 ? [] : ways.map((way) => way + other);
    ways = [...ways.map((way) => way + usual), ...more];
  }
  const opens = sounds[0] !== undefined && (isVowel(sounds[0]) || /[wy]/.test(sounds[0])) ? '^' : '';
  const last = sounds.at(mute ? -2 : -1);
  const closes = sounds.length > 1 && last !== undefined && (isVowel(last) || /[wy]/.test(last)) ? '*' : '';
  const told = ways.map((way) => way.replace(/(.)\1+/g, '$1')).map((way) => (way.length < 3 ? opens + way + closes : way));
  return [...new Set(told)];
}

/** An h that may only close a final vowel: Sarah, Fatimah; or be the ح of Salah. */
function isMute(sounds: readonly string[]): boolean {
  return sounds.length > 2 && sounds.at(-1) === 'h' && /[aeiou]/.test(sounds.at(-2) as string);
}
