import { Injectable } from '@nestjs/common';
import type { ConcernView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { concernView } from './concern.presenter';
import { ConcernStore, type KeyedConcernRow } from './concern.store';
import { PersonStore } from './person.store';
import { SuggestJoins } from './suggest-joins';

/** Concerns as this reader may see them, inside a transaction. */
@Injectable()
export class ShowConcern {
  constructor(
    private readonly concerns: ConcernStore,
    private readonly settledPersons: PersonStore,
    private readonly units: UnitStore,
    private readonly suggestJoins: SuggestJoins,
    private readonly vault: Vault,
  ) {}

  async all(tx: Tx, rows: readonly KeyedConcernRow[]): Promise<ConcernView[]> {
    const ids = rows.map(({ id }) => id);
    const keys = await this.vault.openKeys(rows);
    const persons = await this.concerns.persons(tx, ids);
    const settled = await this.settledPersons.list(tx, ids);
    const steps = await this.concerns.steps(tx, ids);
    const photos = await this.concerns.photos(tx, ids);
    const queues = await this.concerns.queues(tx);
    const units = await this.units.refs(tx, [
      ...rows.map(({ reportedUnitId }) => reportedUnitId),
      ...steps.flatMap(({ unitId, toUnitId }) => (toUnitId === null ? [unitId] : [unitId, toUnitId])),
    ]);
    const views: ConcernView[] = [];
    for (const row of rows) {
      const key = keys.get(row.id) as DataKey;
      const triages = !(row.inCase ?? row.caseId !== null) && queues.includes(row.queue ?? '');
      const seen = persons.filter(({ concernId }) => concernId === row.id);
      views.push(
        concernView(tx.actor, row, {
          key,
          units,
          triages,
          persons: seen,
          settled: settled.filter(({ concernId }) => concernId === row.id),
          steps: steps.filter(({ concernId }) => concernId === row.id),
          photos: photos.filter(({ concernId }) => concernId === row.id),
          joined: await this.concerns.listJoined(tx, row.id),
          likely: triages && row.status === 'received' ? await this.suggestJoins.run(tx, row, key, seen) : [],
        }),
      );
    }
    return views;
  }
}
