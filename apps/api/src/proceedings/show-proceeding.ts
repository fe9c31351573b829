import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  mayLetOutOf,
  refuse,
  type Outcome,
  type ProceedingId,
  type ProceedingView,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { defendantView, proceedingEventView, proceedingListItem, standingIn } from './proceeding.presenter';
import { ProceedingStore } from './proceeding.store';
import { TestimonyStore } from './testimony.store';

/** One proceeding with its defendants and its timeline, inside a transaction. */
@Injectable()
export class ShowProceeding {
  constructor(
    private readonly proceedings: ProceedingStore,
    private readonly testimony: TestimonyStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: ProceedingId): Promise<Outcome<ProceedingView>> {
    const row = await this.proceedings.find(tx, id);
    if (row === null) return refuse('not-found');
    const defendants = await this.proceedings.defendants(tx, id);
    const events = await this.proceedings.events(tx, id);
    const key = (await this.vault.openKeys([row])).get(row.id);
    const refs = await this.units.refs(tx, [...row.units, ...row.others]);
    const named = (ids: readonly UnitId[]): UnitRef[] => ids.flatMap((one) => refs.get(one) ?? []);
    const cases = await this.testimony.casesOf(tx, id);
    tx.lists(
      cases.map(({ caseId }) => caseId),
      maskOf('proceedings'),
    );
    const { roles, unitId } = tx.actor;
    const any = mayEver(roles, 'record', 'ProceedingEvent');
    const court = mayEver(roles, 'record', 'Judgment');
    return allow({
      ...proceedingListItem(row, key),
      units: named(row.units),
      others: named(row.others),
      mayLetOut: any ? mayLetOutOf({ own: unitId, opener: row.openedUnitId, units: row.units }) : [],
      people: defendants.map((one) => defendantView(one, standingIn(events, one), key, { any, court })),
      timeline: events.map((one) => proceedingEventView(one, events, unitId)),
      cases: cases.map(({ caseId, number }) => ({ caseId, number })),
      mayRecord: any,
    });
  }
}
