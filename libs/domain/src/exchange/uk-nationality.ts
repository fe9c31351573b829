import codesByAdjective from './uk-nationalities.json';

/** What a nationality cell says: the citizenships in the order named (null for one without an ISO code), or null if not understood. */
export type NationalityWords = readonly { readonly word: string; readonly code: string | null }[];

const simplify = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const adjectives = Object.entries(codesByAdjective as Readonly<Record<string, string | null>>)
  .map(([word, code]) => ({ word, plain: simplify(word), code }))
  .sort((a, b) => b.plain.length - a.plain.length);

/**
 * Splits a cell such as `Central African UK` into the adjectives it is made of. The longest adjective is tried first, so
 * that `South Sudanese South African` is two words and not four. Capitals and brackets differ between quarters
 * (`Congolese (DRC)`, `Congolese Drc `, `UKrainian`) and carry no meaning.
 */
export function readUkNationality(cell: string): NationalityWords | null {
  const words: { word: string; code: string | null }[] = [];
  let rest = simplify(cell);
  while (rest !== '') {
    const found = adjectives.find(({ plain }) => rest === plain || rest.startsWith(`${plain} `));
    if (found === undefined) return null;
    words.push({ word: found.word, code: found.code });
    rest = rest.slice(found.plain.length).trim();
  }
  return words.length === 0 ? null : words;
}
