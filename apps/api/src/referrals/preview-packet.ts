import { Injectable } from '@nestjs/common';
import { rolesAt } from '@himaya/auth';
import { openedBy, refuse, type CaseId, type Outcome, type PacketPreviewBody, type PreviewedCase } from '@himaya/domain';
import { CaseStore, ReadCase } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FillPacket } from './fill-packet';
import { receivingKind } from './receiving-kind';

/** The case as the receiver of this packet will see it, out of what the sender may read; nothing is stored. */
@Injectable()
export class PreviewPacket {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly readCase: ReadCase,
    private readonly units: UnitStore,
    private readonly fill: FillPacket,
  ) {}

  run(actor: Actor, caseId: CaseId, body: PacketPreviewBody): Promise<Outcome<PreviewedCase>> {
    return this.inTransaction.run(actor, { action: 'packet.preview', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      const kind = await receivingKind(tx, this.units, body.service, body.toUnitId);
      // Nothing is shared yet: the consent is asked for what is chosen here.
      const fields = this.fill.fields(tx, row, body, kind, body.categories);
      if (!fields.ok) return fields;
      const { fields: opened, ...masks } = openedBy(body.service, body.categories, fields.value);
      return this.readCase.preview(tx, row, { roles: rolesAt(kind), masks, fields: opened, until: null });
    });
  }
}
