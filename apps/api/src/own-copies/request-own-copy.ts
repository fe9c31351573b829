import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  decideOwnCopyRequest,
  localDay,
  maskOf,
  paperLanguageFor,
  refuse,
  type CaseId,
  type Outcome,
  type OwnCopyId,
  type OwnCopyView,
  type RequestOwnCopyBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ownCopyView } from './own-copy.presenter';
import { OwnCopyStore } from './own-copy.store';

/** Writes down that a person asked for a copy of what is kept of them, and how it was made sure that it is them. */
@Injectable()
export class RequestOwnCopy {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly copies: OwnCopyStore,
  ) {}

  run(actor: Actor, caseId: CaseId, body: RequestOwnCopyBody): Promise<Outcome<OwnCopyView>> {
    const id = randomUUID() as OwnCopyId;
    return this.inTransaction.run(actor, { action: 'own-copy.request', caseId, subjectId: id }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      // Whoever else works with the case sends the person to the unit that answers for it.
      if (row?.responsibleUnitId !== actor.unitId) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      if (row.erasedAt !== null) return refuse('case.erased');
      const decided = decideOwnCopyRequest(body, localDay(tx.now));
      if (!decided.ok) return decided;
      const asked = await this.copies.request(tx, id, caseId, body, paperLanguageFor(body.language));
      if (!asked.ok) return asked;
      const made = await this.copies.find(tx, id);
      return made === null ? refuse('not-found') : allow(ownCopyView(made, actor.userId));
    });
  }
}
