import { isConsonant, isVowel, type Sounds } from './name-sounds';

/** [sounds, cost]: what it costs to take one for the other, 0 to 1. Sounds of one row meet across scripts and transliterations. */
const near = new Map<string, number>(
  ([
    ['tT', 0.05], ['sS', 0.05], ['hH', 0.05], ['d9', 0.1], ['dD', 0.15], ['d8', 0.2], ['zD', 0.1], ['z8', 0.1], ['z9', 0.15], ['98', 0.1], ['D8', 0.15],
    ['0s', 0.15], ['0t', 0.15], ['0S', 0.25], ['kq', 0.1], ['kx', 0.2], ['qx', 0.4], ['qg', 0.15], ['Gg', 0.05], ['Gq', 0.4], ['jg', 0.2], ['Zj', 0.1],
    ['Zz', 0.35], ['c$', 0.25], ['cj', 0.4], ['bp', 0.1], ['fv', 0.1], ['pf', 0.35], ['$s', 0.3], ['xh', 0.35], ['xH', 0.35], ['Ck', 0], ['Cs', 0.2], ['Cq', 0.1],
    ['Cj', 0.2], ['Cc', 0.2], ['sz', 0.3], ['vw', 0.2], ['vW', 0.25], ['wW', 0], ['yI', 0], ['yL', 0.3], ['wu', 0.1], ['wú', 0.1], ['wo', 0.1], ['yi', 0.05], ['yí', 0.05],
    ['yY', 0.1], ['yj', 0.35],
    ['ae', 0.1], ['ei', 0.12], ['ií', 0.08], ['uú', 0.08], ['ou', 0.1], ['oú', 0.12], ['Ye', 0.15], ['Ya', 0.35], ['Yi', 0.2], ['Yí', 0.2], ['ai', 0.62], ['ao', 0.4],
    ['au', 0.5], ['eí', 0.2], ['eo', 0.4], ['eu', 0.4], ['iu', 0.6], ['io', 0.6], ['aí', 0.6], ['aú', 0.6],
    ['aA', 0], ['eA', 0.1], ['oA', 0.5], ['iA', 0.6], ['íA', 0.7], ['uA', 0.6], ['YA', 0.6], ['iI', 0.05], ['íI', 0], ['YI', 0], ['eI', 0.15], ['aI', 0.6], ['uW', 0.02],
    ['úW', 0], ['oW', 0.02], ['aW', 0.7], ['aL', 0], ['eL', 0.05], ['iL', 0.42], ['íL', 0.2], ['YL', 0.3], ['aE', 0], ['eE', 0], ['aQ', 0], ['eQ', 0.1],
    ['hE', 0.2], ['HE', 0.4],
    ['LI', 0.1], ['LA', 0.15], ['EA', 0.15], ['QA', 0.1], ['EL', 0.5], ['EQ', 0.7], ['QL', 0.5],
  ] as const).flatMap(([[one, other], cost]) => [[`${one}${other}`, cost], [`${other}${one}`, cost]] as const),
); // prettier-ignore

/** Letters of one script that sound alike are still different letters to whoever writes them. */
const withinArabic = 0.3;
const never = 1.2;

/** What it costs to read the sound at `i` of one name as the sound at `j` of the other. */
export function changing(one: Sounds, i: number, other: Sounds, j: number): number {
  const a = one.sounds[i] as string;
  const b = other.sounds[j] as string;
  if (a === b) return 0;
  const ends = i === one.sounds.length - 1 && j === other.sounds.length - 1;
  const starts = i === 0 && j === 0;
  if (a === '3' || b === '3') return isVowel(a) && isVowel(b) ? (one.vowelled === other.vowelled ? 0.8 : 0.08) : never;
  // An initial alif carries any vowel.
  if (starts && one.vowelled !== other.vowelled && (a === 'A' || b === 'A') && isVowel(a) && isVowel(b)) return 0.05;
  const cost = near.get(a + b);
  if (isVowel(a) && isVowel(b)) {
    if (ends && one.vowelled && other.vowelled && (cost ?? 1) >= 0.3) return 1.1;
    if (starts && !one.vowelled && !other.vowelled) return 0.15;
    return cost ?? 0.9;
  }
  if (cost !== undefined) return one.vowelled || other.vowelled || cost > withinArabic ? cost : withinArabic;
  // A name that begins otherwise is another name sooner than a slip of the hand.
  return (isConsonant(a) && isConsonant(b)) || (!starts && one.vowelled && other.vowelled) ? (starts ? 1.35 : 1) : never;
}

/** What it costs that one name has the sound at `i` and the other nothing there. */
export function leavingOut(one: Sounds, i: number, other: Sounds): number {
  const sound = one.sounds[i] as string;
  const ends = i === one.sounds.length - 1;
  if (sound === '3') return other.vowelled ? 0.05 : 0.9;
  if (/[wy]/.test(sound)) return other.vowelled ? 0.25 : 0.4;
  if (/[hH]/.test(sound) && ends) return one.vowelled && isVowel(one.sounds[i - 1] ?? '') ? 0.05 : 0.3;
  if (!isVowel(sound)) return i === 0 ? 1.35 : 1;
  if (one.vowelled) return told(sound, i, ends, other.vowelled);
  if (/[LEQ]/.test(sound) || ends) return 1.1;
  if (other.vowelled) return i === 0 ? 0.5 : sound === 'A' ? 0.5 : 0.7;
  // رحمن and رحمان, but not سمر and سامر: a long a goes unwritten towards the end of a name.
  return sound === 'A' && i >= 2 && one.sounds.length >= 6 ? 0.3 : 0.8;
}

function told(sound: string, i: number, ends: boolean, otherTells: boolean): number {
  if (ends) return sound === 'e' ? 0.45 : 1.1;
  if (/[Yíú]/.test(sound)) return 0.55;
  if (!otherTells) return 0.06;
  return i === 0 ? 0.6 : 0.28;
}
