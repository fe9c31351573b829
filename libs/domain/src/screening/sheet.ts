import sheetData from '../reference/identification-indicators.json';
import kurdishTexts from '../reference/indicator-texts.ckb.json';
import type { CodeList } from '../shared/code-list';
import { codeList } from '../shared/code-list';
import type { IndicatorDimension, IndicatorStrength, TraffickingElement } from './codes';

/** An entry of the sheet, `DR-01`. */
export type IndicatorId = string;

/** One fact that is asked for, and what it weighs. */
export interface SheetIndicator {
  readonly id: IndicatorId;
  readonly dimension: IndicatorDimension;
  readonly strength: IndicatorStrength;
  readonly appliesTo: 'adult' | 'child' | 'both';
  /** Means present danger: it calls for help before anything is counted. */
  readonly presentDanger: boolean;
}

export interface IndicatorSheet {
  readonly version: number;
  readonly indicators: readonly SheetIndicator[];
  readonly elementsOf: Readonly<Record<IndicatorDimension, readonly TraffickingElement[]>>;
}

interface SheetData {
  readonly version: number;
  readonly dimensions: readonly { readonly id: string; readonly elements: readonly string[] }[];
  readonly presentDanger: readonly string[];
  readonly indicators: readonly {
    readonly id: string;
    readonly dimension: string;
    readonly strength: string;
    readonly appliesTo: string;
  }[];
}

const codeOf = (words: string): string => words.replaceAll(' ', '-');

function sheetOf({ version, dimensions, presentDanger, indicators }: SheetData): IndicatorSheet {
  const danger = new Set(presentDanger);
  return {
    version,
    indicators: indicators.map(({ id, dimension, strength, appliesTo }) => ({
      id,
      dimension: codeOf(dimension) as IndicatorDimension,
      strength: strength as IndicatorStrength,
      appliesTo: appliesTo as SheetIndicator['appliesTo'],
      presentDanger: danger.has(id),
    })),
    elementsOf: Object.fromEntries(dimensions.map(({ id, elements }) => [codeOf(id), elements])) as IndicatorSheet['elementsOf'],
  };
}

// Pages without a sheet do without its data.
/** The sheet of 60 indicators (`reference/identification-indicators.json`), as the rule reads it. */
export const indicatorSheet: IndicatorSheet = /* @__PURE__ */ sheetOf(sheetData);

/** Which answers may be given at all: the ids of the sheet. */
export const indicatorIds = (): CodeList<IndicatorId> =>
  codeList(
    'indicator',
    indicatorSheet.indicators.map(({ id }) => id),
  );

/** The indicators asked of a child, or of an adult. */
export const indicatorsFor = (child: boolean, sheet: IndicatorSheet = indicatorSheet): readonly SheetIndicator[] =>
  sheet.indicators.filter(({ appliesTo }) => appliesTo === 'both' || appliesTo === (child ? 'child' : 'adult'));

/**
 * The sheet's words by language. Complete: Arabic, Kurdish (Sorani) and English. A further language is one more entry here; a
 * language that lacks a word falls back, and whoever prints it is told.
 */
const sheetWords: Readonly<Record<string, () => Readonly<Record<IndicatorId, string>>>> = {
  ar: () => Object.fromEntries(sheetData.indicators.map(({ id, textAr }) => [id, textAr])),
  ckb: () => kurdishTexts,
  en: () => Object.fromEntries(sheetData.indicators.map(({ id, textEn }) => [id, textEn])),
};

export interface SheetWords {
  /** The language the words are in. */
  readonly language: string;
  /** The language asked for first, where there are no words in it; null where there are. */
  readonly insteadOf: string | null;
  readonly words: Readonly<Record<IndicatorId, string>>;
}

/**
 * The sheet's words in the first of these languages that has them all, else in Arabic.
 * @param languages ISO 639, the person's best understood first
 */
export function sheetWordsFor(languages: readonly string[]): SheetWords {
  for (const language of languages) {
    const words = sheetWords[language]?.();
    if (words && indicatorSheet.indicators.every(({ id }) => words[id])) {
      return { language, insteadOf: language === languages[0] ? null : (languages[0] ?? null), words };
    }
  }
  return { language: 'ar', insteadOf: languages[0] ?? null, words: sheetWords['ar']!() };
}
