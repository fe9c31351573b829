import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  allow,
  refuse,
  type ConcernListItem,
  type ConcernReceipt,
  type LabourCount,
  type Outcome,
  type Page,
  type UnitRef,
} from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import type { BodiesQuery, ConcernsQuery } from './concern.bodies';
import { concernListItem, concernReceipt } from './concern.presenter';
import { ConcernStore } from './concern.store';

const rankKey = /^[01]$/;

/** The own reports, or the triage queue: danger first, then the oldest; or what the queue decided. */
@Injectable()
export class ListConcerns {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, query: ConcernsQuery): Promise<Outcome<Page<ConcernListItem | ConcernReceipt>>> {
    const triages = mayEver(actor.roles, 'triage', 'Concern');
    const box = query.box ?? (triages ? 'triage' : 'own');
    const shape = box === 'triage' ? [rankKey, instantKey, idKey] : [instantKey, idKey];
    const part = { after: decodeCursor(query.cursor, shape), limit: (query.limit ?? defaultLimit) + 1 };
    return this.inTransaction.run<Page<ConcernListItem | ConcernReceipt>>(actor, { action: 'concern.list' }, async (tx) => {
      if (box !== 'own' && !triages) return refuse('role.forbidden');
      if (box === 'own') {
        const rows = await this.concerns.listReceipts(tx, part);
        return allow(pageOf(rows, part.limit - 1, concernReceipt, (row) => [row.sentKey, row.id]));
      }
      const waiting = box === 'triage';
      const rows = await (waiting ? this.concerns.listWaiting(tx, part) : this.concerns.listDecided(tx, part));
      return allow(
        pageOf(rows, part.limit - 1, concernListItem, ({ urgencyRank, sentKey, id }) =>
          waiting ? [String(urgencyRank), sentKey, id] : [sentKey, id],
        ),
      );
    });
  }

  /** Units in which somebody triages, or the labour inspections. */
  bodies(actor: Actor, { outcome = 'passed-on' }: BodiesQuery): Promise<Outcome<{ items: UnitRef[] }>> {
    return this.inTransaction.run(actor, { action: 'concern.list-bodies' }, async (tx) => {
      const refs = await this.units.refs(tx, await this.concerns.listBodies(tx, outcome));
      return allow({ items: [...refs.values()] });
    });
  }

  /** How the own unit's labour cases ended, by month. */
  labourCounts(actor: Actor): Promise<Outcome<{ items: LabourCount[] }>> {
    return this.inTransaction.run(actor, { action: 'concern.count' }, async (tx) => allow({ items: await this.concerns.labourCounts(tx) }));
  }
}
