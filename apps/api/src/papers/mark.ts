import type { PaperWords } from './paper-words';
import { readsRtl } from './sheet';

/** A piece of a mark, which reads in the direction of its own script whatever stands beside it. */
export interface MarkPiece {
  readonly text: string;
  readonly rtl: boolean;
}

/** What stands across a page: that it is confidential, whose it is, and when it was made. */
export function markOf(words: PaperWords, of: { readonly unit: string; readonly reader?: string; readonly at: string }): MarkPiece[] {
  return [words.text('paper.confidential'), of.unit, ...(of.reader === undefined ? [] : [of.reader]), of.at].map((text) => ({
    text,
    rtl: readsRtl(text, words.rtl),
  }));
}
