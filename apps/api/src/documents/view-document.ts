import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { allow, interfaceLanguages, refuse, type DocumentId, type Outcome } from '@himaya/domain';
import { markOf, PaperWords } from '../papers';
import type { Actor } from '../platform/auth/actor';
import { markPdf } from '../platform/print/pdf/mark-pdf';
import { markTemplate } from '../platform/print/mark-template';
import { Printer } from '../platform/print/printer';
import { markPicture } from './mark-picture';
import { OpenDocument } from './open-document';

/** A copy for the screen, and for paper. */
export interface MarkedCopy {
  readonly mediaType: 'application/pdf' | 'image/svg+xml';
  readonly bytes: Buffer;
}

/** A document to look at: every page bears who looks at it, of which unit, and when. Whoever may read it may. */
@Injectable()
export class ViewDocument {
  constructor(
    private readonly open: OpenDocument,
    private readonly printer: Printer,
  ) {}

  async run(actor: Actor, id: DocumentId): Promise<Outcome<MarkedCopy>> {
    const opened = await this.open.run(actor, id, { action: 'document.view', decide: () => allow(null) });
    if (!opened.ok) return opened;
    const { content, mediaType, unit } = opened.value;
    const bytes = await buffer(content);
    const words = PaperWords.in(interfaceLanguages.find((one) => one === actor.language) ?? 'ar');
    const mark = markOf(words, { unit: words.name(unit.name), reader: actor.displayName, at: words.instant(new Date()) });
    const { rtl, language } = words;
    if (mediaType !== 'application/pdf') return allow({ mediaType: 'image/svg+xml', bytes: markPicture(bytes, mediaType, { mark, rtl }) });
    const set = await this.printer.print(markTemplate(), { mark, rtl, language });
    if (!set.ok) return set;
    const marked = markPdf(bytes, set.value);
    return marked === null ? refuse('document.unmarkable') : allow({ mediaType, bytes: marked });
  }
}
