import { Injectable } from '@nestjs/common';
import {
  decideReturnContact,
  localDay,
  maskOf,
  refuse,
  type Outcome,
  type RecordReturnContactBody,
  type RepatriationView,
  type ReturnContactId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { JourneyStore } from './journey.store';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** Writes down how somebody is who went home; that they were trafficked again is told to the coordination desk at once. */
@Injectable()
export class RecordReturnContact {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly journeys: JourneyStore,
    private readonly show: ShowRepatriation,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ReturnContactId, version: number, body: RecordReturnContactBody): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'return-contact.record', subjectId: id }, async (tx) => {
      const contact = await this.journeys.contact(tx, id);
      const row = contact === null ? null : await this.returns.find(tx, contact.repatriationId);
      if (contact === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('repatriation'));
      const decided = decideReturnContact(body, { made: contact.outcome !== null, triedOn: contact.triedOn, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const wordsCt = (await this.vault.keyOf(row)).seal('return-contact.words', body.words);
      const done = await this.journeys.recordContact(tx, contact, version, body, wordsCt);
      if (!done.ok) return done;
      if (body.outcome === 're-trafficked') tx.emit({ kind: 'return-re-trafficked', subjectId: id });
      return this.show.one(tx, row.id);
    });
  }
}
