import { Injectable } from '@nestjs/common';
import { allow, type DisclosuresView, type MedicalReportId, type Outcome, type UnitRef } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { basisView, disclosureView } from './disclosure.presenter';
import { DisclosureStore } from './disclosure.store';

/** To whom a report was given, and on what it could be, inside a transaction. */
@Injectable()
export class ShowDisclosures {
  constructor(
    private readonly disclosures: DisclosureStore,
    private readonly units: UnitStore,
  ) {}

  async of(tx: Tx, id: MedicalReportId): Promise<Outcome<DisclosuresView>> {
    const courts = await this.disclosures.courts(tx, id);
    const bases = await this.disclosures.bases(tx, id);
    const items = await this.disclosures.ofReport(tx, id);
    const units = await this.units.refs(tx, [...new Set([...courts, ...items.map(({ courtId }) => courtId)])]);
    return allow({
      courts: courts.map((court) => units.get(court)).filter((unit): unit is UnitRef => unit !== undefined),
      bases: bases.map((row) => basisView(row, units)),
      items: items.map((row) => disclosureView(row, units)),
    });
  }
}
