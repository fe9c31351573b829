import { Injectable } from '@nestjs/common';
import { packetMasks, type CaseId, type CaseView, type Outcome, type PacketPreviewBody } from '@himaya/domain';
import { ReadCase } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';

/** The case as the receiver of these categories will see it, out of what the sender may read; nothing is stored. */
@Injectable()
export class PreviewPacket {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly readCase: ReadCase,
  ) {}

  run(actor: Actor, caseId: CaseId, { service, categories }: PacketPreviewBody): Promise<Outcome<Partial<CaseView>>> {
    return this.inTransaction.run(actor, { action: 'packet.preview', caseId }, (tx) =>
      this.readCase.view(tx, caseId, packetMasks(service, categories).read),
    );
  }
}
