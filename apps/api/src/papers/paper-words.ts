import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeList, InterfaceLanguage, IsoInstant, LocalName } from '@himaya/domain';

const hour = 3_600_000;
/** Iraq keeps UTC+3 all the year. */
const localTime = (at: Date): string => new Date(at.getTime() + 3 * hour).toISOString();

/** What a paper says, in its own language; the names of codes are those of the web application, held against it by a test. */
export class PaperWords {
  private constructor(
    readonly language: InterfaceLanguage,
    private readonly words: Readonly<Record<string, string>>,
    private readonly countries: Intl.DisplayNames,
    private readonly tongues: Intl.DisplayNames,
  ) {}

  private static readonly made = new Map<InterfaceLanguage, PaperWords>();

  /** Read from the disk at its first use. */
  static in(language: InterfaceLanguage): PaperWords {
    const made = PaperWords.made.get(language);
    if (made) return made;
    const words = JSON.parse(readFileSync(join(__dirname, 'words', `${language}.json`), 'utf8')) as Record<string, string>;
    // Node knows no Sorani: what has no word of ours is named in Arabic.
    const locale = language === 'en' ? 'en' : 'ar';
    const names = (type: 'region' | 'language'): Intl.DisplayNames => new Intl.DisplayNames([locale], { type });
    const fresh = new PaperWords(language, words, names('region'), names('language'));
    PaperWords.made.set(language, fresh);
    return fresh;
  }

  get rtl(): boolean {
    return this.language !== 'en';
  }

  /** Ten signs, from nought on. */
  get digits(): string[] {
    return [...(this.rtl ? '٠١٢٣٤٥٦٧٨٩' : '0123456789')];
  }

  /** @throws Error for a key without words: a test asks all three languages for the same keys */
  text(key: string, values: Readonly<Record<string, string>> = {}): string {
    const found = this.words[key];
    if (found === undefined) throw new Error(`no words for ${key}`);
    return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }

  code<C extends string>(list: CodeList<C>, code: C): string {
    return this.text(`${list.name}.${code}`);
  }

  codes<C extends string>(list: CodeList<C>, codes: readonly C[]): string {
    return codes.length === 0 ? this.text('paper.none') : this.list(codes.map((code) => this.code(list, code)));
  }

  list(items: readonly string[]): string {
    return items.join(this.rtl ? '، ' : ', ');
  }

  name(name: LocalName): string {
    return name[this.language];
  }

  country(code: string): string {
    return this.words[`country.${code}`] ?? named(this.countries, code);
  }

  tongue(code: string): string {
    return this.words[`language.${code}`] ?? named(this.tongues, code);
  }

  /** `2026/11/27`, or less of it, in the language's digits. */
  date(date: string): string {
    return this.digitsOf(date.slice(0, 10).replace(/-/g, '/'));
  }

  /** The local day of an instant. */
  dayOf(at: Date | IsoInstant): string {
    return localTime(new Date(at)).slice(0, 10);
  }

  /** Day and minute, local time. */
  instant(at: Date | IsoInstant): string {
    const local = localTime(new Date(at));
    return `${this.date(local)} ${this.digitsOf(local.slice(11, 16))}`;
  }

  number(value: number): string {
    return this.digitsOf(String(value));
  }

  /** A count as a table shows it: thousands apart by a narrow space. */
  grouped(value: number): string {
    return this.digitsOf(String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f'));
  }

  /** The text with its digits in the language's own. */
  digitsOf(text: string): string {
    return text.replace(/\d/g, (digit) => this.digits[Number(digit)] as string);
  }
}

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
