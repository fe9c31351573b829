import rightsData from '../reference/rights.json';
import type { VictimRight } from '../reference/types';

/** The version of the words below; a record says which one a person was told. */
export const rightsTextVersion = '2026-1';

/** The languages the list is kept for: ISO 639, the interface's three first. */
export const rightsLanguages = ['ar', 'ckb', 'en', 'tl', 'bn', 'am', 'fa', 'tr', 'ne', 'so', 'fr'] as const;
export type RightsLanguage = (typeof rightsLanguages)[number];

/** The list in one language: a title, a sentence of what it is, and the rights in the strategy's order. */
export interface RightsText {
  readonly title: string;
  readonly lead: string;
  readonly rights: readonly string[];
}

const source = rightsData as readonly VictimRight[];

/** Sorani for the strategy's twelve lines, in their order. */
const ckb: readonly string[] = [
  'زانینی ئەو یاسایانەی کارا و بەرکارن، بەو زمانەی قوربانی تێی دەگات',
  'یارمەتیی پزیشکی و دەروونی',
  'ڕاهێنان و گونجاندنەوەی کۆمەڵایەتی',
  'پاراستنی نهێنی و تایبەتمەندی',
  'ئاسایش و سەلامەتی',
  'مافی مانەوە لە وڵات',
  'سزانەدانی قوربانی',
  'دەستبەسەردانەگرتنی بەڵگەنامەی گەشت و ناسنامە',
  'گرتنەوەی خێزان بە پاراستن',
  'ئامادەکردنەوەی قوربانییان',
  'ڕەچاوکردنی پێداویستیی تایبەتی منداڵان و ژنان',
  'قسەکردن لەگەڵ قوربانی بەو زمانەی تێی دەگات',
];

/** The list in every language it is kept for; null where nobody has translated it yet, which a reader is told and nothing else stands in for. */
export const rightsTexts: Readonly<Record<RightsLanguage, RightsText | null>> = {
  ar: {
    title: 'حقوقك',
    lead: 'هذه الحقوق لك منذ اليوم الأول، ولا تتوقف على تعاونك مع أي جهة.',
    rights: source.map((right) => right.ar),
  },
  ckb: {
    title: 'مافەکانت',
    lead: 'ئەم مافانە لە یەکەم ڕۆژەوە هی تۆن و بەند نین بە هاوکاریکردنت لەگەڵ هیچ لایەنێک.',
    rights: ckb,
  },
  en: {
    title: 'Your rights',
    lead: 'These rights are yours from the first day and do not depend on your cooperation with anybody.',
    rights: source.map((right) => right.en),
  },
  tl: null,
  bn: null,
  am: null,
  fa: null,
  tr: null,
  ne: null,
  so: null,
  fr: null,
};

/** Which way a language is written. */
export const rightsDirection = (language: RightsLanguage): 'rtl' | 'ltr' => (['ar', 'ckb', 'fa'].includes(language) ? 'rtl' : 'ltr');

/**
 * The language to show a person's rights in: the first of theirs that the list is kept for, translated ones before others;
 * Arabic where there is none.
 * @param spoken ISO 639, the best understood first
 */
export function rightsLanguageFor(spoken: readonly string[]): RightsLanguage {
  const kept = spoken.filter((language): language is RightsLanguage => (rightsLanguages as readonly string[]).includes(language));
  return kept.find((language) => rightsTexts[language] !== null) ?? kept[0] ?? 'ar';
}
