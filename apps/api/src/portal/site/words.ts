import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeList, InterfaceLanguage, IsoDate, LocalName } from '@himaya/domain';
import { html, type Html } from './html';

const arabicDigits = '٠١٢٣٤٥٦٧٨٩';
const read = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(__dirname, 'words', `${name}.json`), 'utf8')) as Record<string, string>;

/** What the portal says in one language; the names of codes are those of the web application, held against it by a test. */
export class SiteWords {
  private static readonly made = new Map<InterfaceLanguage, SiteWords>();

  private constructor(
    readonly language: InterfaceLanguage,
    private readonly words: Readonly<Record<string, string>>,
  ) {}

  /** Read from the disk at its first use. */
  static in(language: InterfaceLanguage): SiteWords {
    const made = SiteWords.made.get(language) ?? new SiteWords(language, { ...read(`codes.${language}`), ...read(language) });
    SiteWords.made.set(language, made);
    return made;
  }

  get rtl(): boolean {
    return this.language !== 'en';
  }

  /** @throws Error for a key without words: a test asks all three languages for the same keys */
  text(key: string, values: Readonly<Record<string, string>> = {}): string {
    const found = this.words[key];
    if (found === undefined) throw new Error(`no words for ${key}`);
    return found.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  }

  code<C extends string>(list: CodeList<C>, code: C): string {
    return this.text(`${list.name}.${code}`);
  }

  /** A category of a release; what was merged for being rare is `other` in every dimension. */
  category(words: string, category: string): string {
    return category === 'other' ? this.text('statistics.other') : this.text(`${words}.${category}`);
  }

  /** A name in the page's language. Where the source has no Kurdish, Arabic stands in for it and is marked as Arabic. */
  name(name: LocalName): Html {
    const found = name[this.language];
    return this.language === 'ckb' && found === name.ar ? html`<span lang="ar">${found}</span>` : html`${found}`;
  }

  /** A number in the language's digits, in groups of three. */
  number(value: number): string {
    const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
    return this.digits(grouped);
  }

  digits(text: string): string {
    return this.rtl ? text.replace(/\d/g, (digit) => arabicDigits[Number(digit)] ?? digit) : text;
  }

  day(date: IsoDate): string {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    return this.text('site.day', { day: this.digits(String(day)), month: this.text(`month.${month}`), year: this.digits(String(year)) });
  }

  /** `2024`, `2024-Q3`, `2023-2025`. */
  period(id: string): string {
    const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(id) ?? [];
    return year && quarter
      ? this.text('site.quarter', { year: this.digits(year), quarter: this.digits(quarter) })
      : this.digits(id.replace('-', '–'));
  }

  percent(ratio: number): string {
    return this.text('site.percent', { number: this.digits(String(ratio)) });
  }
}
