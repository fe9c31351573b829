import { Injectable } from '@nestjs/common';
import type { Outcome, PaperKind, UnitRef } from '@himaya/domain';
import { Printer } from '../platform/print/printer';
import { markOf } from './mark';
import type { PaperWords } from './paper-words';
import { directed, type SheetContent } from './sheet';
import { templateOf } from './templates';

export interface Looking {
  /** Whose eyes: the reader's name and unit stand across each page. */
  readonly unit: UnitRef;
  readonly reader: string;
  readonly content: SheetContent & Readonly<Record<string, unknown>>;
}

/** Sets a copy of a paper to look at: marked with its reader, without code or signature, and written down nowhere but in the reader's line. */
@Injectable()
export class ViewSheet {
  constructor(private readonly printer: Printer) {}

  /** @returns the PDF's bytes */
  run(words: PaperWords, kind: PaperKind, { unit, reader, content }: Looking): Promise<Outcome<Buffer>> {
    const made = { unit: words.name(unit.name), at: words.instant(new Date()) };
    return this.printer.print(templateOf(kind), {
      language: words.language,
      rtl: words.rtl,
      digits: words.digits,
      product: words.text('paper.product'),
      title: words.text(`paper.${kind}`),
      made: words.text('paper.viewed', made),
      mark: markOf(words, { ...made, reader }),
      check: { label: words.text('paper.view-copy'), code: '', address: '' },
      page: words.text('paper.page-of').split('|'),
      ...content,
      sections: directed(content.sections, words.rtl),
    });
  }
}
