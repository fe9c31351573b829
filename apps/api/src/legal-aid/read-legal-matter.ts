import { Injectable } from '@nestjs/common';
import type { LegalMatterId, LegalMatterView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowLegalMatter } from './show-legal-matter';

/** One matter, as the office that has it may see it. */
@Injectable()
export class ReadLegalMatter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowLegalMatter,
  ) {}

  run(actor: Actor, id: LegalMatterId): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-matter.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
