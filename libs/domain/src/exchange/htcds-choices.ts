import { htcds } from '../reference';

/** The standard's lists that an import reads. */
export type HtcdsListName =
  | 'gender'
  | 'iso3166Alpha2'
  | 'traffickingStatus'
  | 'methodOfRecruitment'
  | 'methodsOfControl'
  | 'typeOfExploitation'
  | 'isicSection'
  | 'typeOfSexExploitation';

export interface Choices {
  /** Codes of the list, spelt as the standard spells them. */
  readonly codes: readonly string[];
  /** Words of the cell that are no choice of the list, as written. */
  readonly unknown: readonly string[];
}

interface Word {
  readonly plain: string;
  readonly code: string;
}

const wordsOf = (list: HtcdsListName): readonly Word[] =>
  htcds.codeLists[list].values
    .flatMap(({ code, label }) => [
      { plain: spaced(label).toLowerCase(), code },
      { plain: code.toLowerCase(), code },
    ])
    .sort((a, b) => b.plain.length - a.plain.length);

const words = new Map<HtcdsListName, readonly Word[]>();

/**
 * Reads the choices of a cell: labels or codes, in any capitals, with no-break or trailing spaces, joined by `;` (the
 * macro workbook) or, codes only, by spaces (a survey export). The longest known word is tried first because four
 * industry labels contain the separator themselves. `NA` is Namibia: nothing here stands for a missing value but an
 * empty cell.
 */
export function readHtcdsChoices(list: HtcdsListName, cell: string): Choices {
  const known = words.get(list) ?? wordsOf(list);
  words.set(list, known);
  const codeOf = (plain: string) => known.find((word) => word.plain === plain)?.code;
  const text = spaced(cell.replace(/[\r\n]+/g, ';'));

  const whole = codeOf(text.toLowerCase());
  const separate = text.split(' ').map((part) => codeOf(part.toLowerCase()));
  const found = whole !== undefined ? [whole] : separate.every((code) => code !== undefined) ? separate : undefined;
  const read = found === undefined ? scan(text, known) : { codes: found, unknown: [] };
  return { codes: [...new Set(read.codes)], unknown: read.unknown };
}

function scan(text: string, known: readonly Word[]): { codes: string[]; unknown: string[] } {
  const codes: string[] = [];
  const unknown: string[] = [];
  let rest = text.replace(/^[;\s]+/, '');
  while (rest !== '') {
    const word = known.find(
      ({ plain }) => rest.slice(0, plain.length).toLowerCase() === plain && /^\s*(;|$)/.test(rest.slice(plain.length)),
    );
    const taken = word?.plain.length ?? rest.split(';', 1)[0]?.length ?? rest.length;
    if (word === undefined) unknown.push(rest.slice(0, taken).trim());
    else codes.push(word.code);
    rest = rest.slice(taken).replace(/^[;\s]+/, '');
  }
  return { codes, unknown };
}

/** One ordinary space wherever the text has white space of any kind (`\s` takes in the no-break space); none at the ends. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
