import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InterfaceLanguage, PortalLanguage } from '@himaya/domain';

/**
 * What a person is told, in the order it is told, and which of the strategy's rights (rights.json) each sentence is of. Those of none are
 * rules of this house: whoever helps asks first, waits, and tells no embassy.
 */
export const sheetRights = {
  law: ['know-the-law'],
  interpreter: ['language-understood'],
  health: ['medical-and-psychological-help'],
  shelter: ['security-and-safety'],
  safety: ['security-and-safety', 'protection-of-family'],
  secrecy: ['privacy'],
  unpunished: ['non-punishment'],
  papers: ['no-document-confiscation'],
  stay: ['residence'],
  lawyer: [],
  time: [],
  choice: [],
  embassy: [],
  children: ['needs-of-children-and-women'],
  anew: ['social-rehabilitation', 'rehabilitation'],
} as const;

type SheetRight = keyof typeof sheetRights;

/** One language's sheet: its own name, the rights, and the few words around them. */
export interface RightsSheet extends Readonly<Record<SheetRight, string>> {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly help: string;
  readonly danger: string;
  readonly write: string;
  readonly watched: string;
  readonly exit: string;
  readonly others: string;
}

const read = new Map<PortalLanguage, RightsSheet>();

/** Read from the disk at its first use. */
export function rightsSheet(language: PortalLanguage): RightsSheet {
  const found = read.get(language) ?? (JSON.parse(readFileSync(join(__dirname, 'rights', `${language}.json`), 'utf8')) as RightsSheet);
  read.set(language, found);
  return found;
}

/** The sentences in their order. */
export const sentencesOf = (sheet: RightsSheet): string[] => (Object.keys(sheetRights) as SheetRight[]).map((right) => sheet[right]);

const readsArabic: readonly PortalLanguage[] = ['ar', 'kmr'];

/** The language of the portal's other pages for somebody who reads this one. */
export const pagesFor = (language: PortalLanguage): InterfaceLanguage =>
  language === 'ckb' ? 'ckb' : readsArabic.includes(language) ? 'ar' : 'en';
