import { mayEver, permitted } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CategoryMask, type OwnCopyId, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { OwnCopyStore, type OwnCopyRow } from './own-copy.store';

/** Whether this reader's roles keep files of a room, and do not only look at them. */
export function keepsRoom({ roles }: Actor, room: CategoryMask): boolean {
  const held = permitted(roles, { read: room, write: room, fields: 0 });
  return (held.read & held.write & room) !== 0;
}

/** A copy of the reader's own unit: which answers for the case still, or from whose own file a part comes; of anybody else's it is not there. */
@Injectable()
export class OwnCopyAtHand {
  constructor(
    private readonly cases: CaseStore,
    private readonly copies: OwnCopyStore,
  ) {}

  async find(tx: Tx, id: OwnCopyId): Promise<Outcome<OwnCopyRow>> {
    const row = await this.copies.find(tx, id);
    if (row === null) return refuse('not-found');
    const { roomMask } = row;
    if (!(roomMask === null ? await this.answers(tx, row) : keepsRoom(tx.actor, roomMask))) return refuse('not-found');
    tx.touches(row.caseId, roomMask ?? maskOf('core'));
    return allow(row);
  }

  private async answers(tx: Tx, { caseId }: OwnCopyRow): Promise<boolean> {
    if (!mayEver(tx.actor.roles, 'open', 'OwnCopy')) return false;
    return (await this.cases.find(tx, caseId))?.responsibleUnitId === tx.actor.unitId;
  }
}
