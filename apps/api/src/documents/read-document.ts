import { Injectable } from '@nestjs/common';
import { decideDownload, type DocumentId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { OpenDocument, type OpenedDocument } from './open-document';

/** A document's own file, for who keeps records of its category. */
@Injectable()
export class ReadDocument {
  constructor(private readonly open: OpenDocument) {}

  run(actor: Actor, id: DocumentId): Promise<Outcome<OpenedDocument>> {
    return this.open.run(actor, id, { action: 'document.read', decide: decideDownload });
  }
}
