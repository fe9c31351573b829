/** One part of a name in the three forms the blind index knows. */
export interface NameForms {
  /** Letters only, one form each: no marks, no case, Arabic and Kurdish letter variants joined. */
  readonly folded: string;
  /** The folded part's consonants, doubles once. */
  readonly skeleton: string;
  /** Consonant classes both scripts share, so that محمد, Mohammed and Muhamad meet. */
  readonly transliterated: string;
}

/** Arabic and Kurdish letters written in several ways, to one. */
const sameLetter: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ێ: 'ي', ې: 'ي', ؤ: 'و', ۆ: 'و', ۇ: 'و', ة: 'ه', ە: 'ه', ھ: 'ه', ک: 'ك',
  ڵ: 'ل', ڕ: 'ر', ء: '',
}; // prettier-ignore

/** Sound classes: letters that spellings of one name swap between scripts share a class. */
const soundOf: Readonly<Record<string, string>> = {
  ب: 'b', پ: 'b', ت: 't', ط: 't', ث: 's', س: 's', ص: 's', ج: 'j', ژ: 'j', چ: 'c', ح: 'h', ه: '', خ: 'k', ك: 'k', ق: 'k', گ: 'g', غ: 'g',
  د: 'd', ض: 'd', ذ: 'd', ظ: 'd', ر: 'r', ز: 'z', ش: 'c', ع: '', ف: 'f', ڤ: 'f', ل: 'l', م: 'm', ن: 'n', و: '', ي: '', ا: '',
  b: 'b', p: 'b', t: 't', s: 's', j: 'j', h: 'h', k: 'k', q: 'k', g: 'g', d: 'd', r: 'r', z: 'z', f: 'f', v: 'f', l: 'l', m: 'm',
  n: 'n', x: 'k', c: 'k',
}; // prettier-ignore

/** Digraphs of Latin transliteration, read before single letters. */
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/sh|ch/g, 'ش'],
  [/kh/g, 'خ'],
  [/gh/g, 'غ'],
  [/th/g, 'ث'],
  [/dh/g, 'ذ'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
];

/** Prefixes that are written joined, apart, or not at all. */
const particles = new Set(['ال', 'al', 'el', 'bin', 'ibn', 'bint', 'بن', 'ابن', 'بنت', 'abd', 'عبد', 'abdul', 'عبدال']);

/** The parts of a name in their three forms; parts that are mere particles are left out unless nothing else is left. */
export function nameForms(name: string): NameForms[] {
  const parts = fold(name)
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '');
  const told = parts.filter((part) => !particles.has(part));
  return (told.length > 0 ? told : parts).map((part) => {
    const bare = part.length > 4 && part.startsWith('ال') ? part.slice(2) : part;
    return { folded: bare, skeleton: consonantsOf(bare), transliterated: soundsOf(bare) };
  });
}

function fold(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return [...plain].map((letter) => sameLetter[letter] ?? letter).join('');
}

function consonantsOf(part: string): string {
  return once(part.replace(/[aeiouyاوي]/g, ''));
}

/** An h that ends a Latin name or a vowel's length (Sarah, Zahra) is heard in neither script's short spelling. */
function soundsOf(part: string): string {
  const read = digraphs.reduce((text, [pattern, letter]) => text.replace(pattern, letter), part).replace(/h$/, '');
  return once([...read].map((letter) => soundOf[letter] ?? '').join(''));
}

function once(text: string): string {
  return text.replace(/(.)\1+/gu, '$1');
}
