/** Letters that do not decompose and would lose their sound with their mark. */
const markedLatin: Readonly<Record<string, string>> = {
  ş: 'sh',
  ç: 'ch',
  ğ: 'gh',
  ê: 'ei',
  î: 'ii',
  û: 'uu',
  ı: 'i',
  ø: 'o',
  ß: 'ss',
  æ: 'e',
};

/** Arabic-script letters that are one letter written on another keyboard; the sounds of Kurdish letters are kept. */
const sameLetter: Readonly<Record<string, string>> = { ک: 'ك', ھ: 'ه', ڕ: 'ر', ڵ: 'ل', ۇ: 'و', ې: 'ي', ٱ: 'ا' };

/** Words that stand for another: Bengali and Philippine short forms of the two commonest names. */
const shortFor: Readonly<Record<string, string>> = { md: 'mohammed', mohd: 'mohammed', muhd: 'mohammed', mhd: 'mohammed' };

/** Articles, "son of", "daughter of" and forms of address: written, joined or left out as it pleases. */
const particles = new Set([
  'al', 'el', 'ul', 'ال', 'bin', 'ben', 'ibn', 'bint', 'binti', 'بن', 'ابن', 'بنت', 'de', 'la', 'del', 'dela', 'los', 'las',
  'mst', 'most', 'mosammat', 'mosamat', 'musammat', 'mr', 'mrs', 'ms',
]); // prettier-ignore

const servant = /^(abd([ueao]l|[ueao][rsnzdt])?|abdoul|عبد|عبدال|[عا]?ەبدول?)$/;
const parent = /^(abu|abou|abi|umm?|ابو|ابي|ام)$/;

const mostParts = 8;

/**
 * The parts of a name as they are compared: lower case, no marks, one code point a letter, particles left out unless nothing
 * else is left, `عبد` and `أبو` joined to what follows, compounds with the article (نورالهدى, Salahuddin) taken apart. At most eight.
 */
export function nameParts(name: string): string[] {
  const words = plain(name).split(/[^\p{L}]+/u).filter(Boolean); // prettier-ignore
  const parts: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const next = words[at + 1];
    if (next !== undefined && servant.test(word)) {
      parts.push(servantOf(word, bare(next)));
      at += 1;
    } else if (next !== undefined && parent.test(word)) {
      parts.push(word.replace('ou', 'u') + bare(next));
      at += 1;
    } else if (next !== undefined && isAssimilatedArticle(word, next)) {
      continue;
    } else {
      parts.push(...apart(word === 'ma' && words.length > 1 ? 'maria' : (shortFor[word] ?? word)));
    }
  }
  const told = parts.filter((part) => !particles.has(part));
  return (told.length > 0 ? told : parts).slice(0, mostParts);
}

/** True where the letters tell their vowels: Latin script, and Sorani with a letter of its own; Arabic and Persian leave them out. */
export function isVowelled(part: string): boolean {
  return /[a-z]/.test(part) || /[ەێۆڤ]/.test(part);
}

function plain(name: string): string {
  const joined = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[şçğêîûıøßæ]/g, (letter) => markedLatin[letter] ?? letter)
    .replace(/ه\u200c/g, 'ە')
    .replace(/(^|[^\p{L}\p{M}])ئ/gu, '$1')
    .normalize('NFKC')
    // Sorani's letters with a mark of their own stay whole.
    .replace(/[^ۆێڕڵ]/gu, (letter) => letter.normalize('NFKD'))
    .replace(/[\p{M}\p{Cf}\u0640'’‘ʼ`´]/gu, '');
  return [...joined].map((letter) => sameLetter[letter] ?? letter).join('');
}

function bare(word: string): string {
  if (word.length > 3 && word.startsWith('ال')) return word.slice(2);
  if (word.length >= 5 && /^(al|el)l?a/.test(word) && /^(a|e)llah?$/.test(word)) return word.slice(2);
  return word;
}

/** `عبد` in whatever script, and the name it serves without its article. */
function servantOf(word: string, name: string): string {
  return (/[a-z]/.test(word) ? 'abd' : /ە/.test(word) ? 'عەبد' : 'عبد') + name;
}

/** The article whose l became the next letter: `ar Rahman`, `as Samarrai`. */
function isAssimilatedArticle(word: string, next: string): boolean {
  return /^[aeu][rsnztd]$/.test(word) && next.startsWith(word.charAt(1));
}

/** One written word as the parts it is made of. */
function apart(word: string): string[] {
  const latinServant = /^abd(?:[ueao]l(?=..)|[ueao](?=([rsnzdt])\1))(.+)$/.exec(word);
  if (latinServant) return [`abd${latinServant[2]}`];
  if (/^عبدال.{2,}/.test(word)) return [`عبد${word.slice(5)}`];
  const kurdishServant = /^[عا]?ەبدول(..+)$/.exec(word);
  if (kurdishServant) return [`عەبد${kurdishServant[1]}`];
  const religion = /^(.{3,}?)(?:[uea]l?|[uae]d)d(?:i|ee|ii)ne?$/.exec(word) ?? /^(.{3,}?)(?:ال|ەد?)د[یي]ن$/.exec(word);
  if (religion?.[1] !== undefined) return [religion[1], /[a-z]/.test(word) ? 'din' : 'دين'];
  if (/^[uea]?d?d(?:i|ee|ii)ne?$/.test(word) && word.length > 2) return ['din'];
  const compound = /^(?!ال)(.{3,})ال(هد[ىي]|زهراء?|عابدين|اسلام|زمان)$/.exec(word);
  if (compound?.[1] !== undefined && compound[2] !== undefined) return [compound[1], compound[2]];
  if (word.length > 4 && word.startsWith('ال')) return [word.slice(2)];
  if (/^al[^el].{3,}/.test(word)) return [word.slice(2)];
  if (/^dela.{3,}/.test(word)) return [word.slice(4)];
  return [word];
}
