import type { IsoDate, OwnCopyPart } from '@himaya/domain';
import type { PaperWords, SheetRow } from '../papers';

/** One piece of a room's sheet, to be left out or not. */
export interface Piece {
  readonly part: OwnCopyPart;
  readonly rows: readonly SheetRow[];
}

export const spanOf = (words: PaperWords, from: IsoDate, to: IsoDate | null): string =>
  words.text(to === null ? 'paper.copy-since' : 'paper.copy-from-to', { from: words.date(from), to: to === null ? '' : words.date(to) });
