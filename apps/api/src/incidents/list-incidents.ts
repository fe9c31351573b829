import { Injectable } from '@nestjs/common';
import { allow, type IncidentListItem, type IncidentYear, type Outcome, type Page, type UnitRef } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import type { IncidentsQuery } from './incident.bodies';
import { incidentListItem } from './incident.presenter';
import { IncidentStore } from './incident.store';

const beforeAll = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** The register, newest first, and how many incidents each year had. */
@Injectable()
export class ListIncidents {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly incidents: IncidentStore,
    private readonly units: UnitStore,
  ) {}

  async run(actor: Actor, query: IncidentsQuery): Promise<Outcome<Page<IncidentListItem> & { years: IncidentYear[] }>> {
    const before = decodeCursor(query.cursor, [instantKey, idKey]) ?? beforeAll;
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'incident.list' }, async (tx) => {
      const open = query.state === undefined ? null : query.state === 'open';
      const rows = await this.incidents.list(tx, open, before, limit + 1);
      const steps = await this.incidents.steps(tx, rows.map(({ id }) => id)); // prettier-ignore
      const units = await this.units.refs(tx, rows.map(({ unitId }) => unitId)); // prettier-ignore
      const page = pageOf(
        rows,
        limit,
        (row) =>
          incidentListItem(
            row,
            steps.filter(({ incidentId }) => incidentId === row.id),
            units.get(row.unitId) as UnitRef,
          ),
        (row) => [row.reportedKey, row.id],
      );
      return allow({ ...page, years: await this.incidents.years(tx) });
    });
  }
}
