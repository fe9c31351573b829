import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  allow,
  categoryOfCare,
  endsOfCare,
  isChild,
  localDay,
  maskOf,
  openCareStatuses,
  refuse,
  reportedCare,
  type CareEpisodeId,
  type CareView,
  type Outcome,
  type ReportView,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { appointmentView, careListItem, encounterViews } from './care.presenter';
import { medicationViews, traumaView } from './clinical.presenter';
import { ClinicalStore } from './clinical.store';
import { CareStore, type CareRow } from './care.store';
import { reportView } from './report.presenter';
import { ReportStore } from './report.store';

/** True where the rules for children hold; of a case that is not the reader's any more, the database asks. */
export const isChildInCare = (row: CareRow): boolean => (row.ageBand !== null && isChild(row.ageBand)) || row.safeguards !== null;

/** One person's care with all that was planned and given, inside a transaction. */
@Injectable()
export class ShowCare {
  constructor(
    private readonly care: CareStore,
    private readonly clinical: ClinicalStore,
    private readonly reports: ReportStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: CareEpisodeId): Promise<Outcome<CareView>> {
    const row = await this.care.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
    const keys = await this.vault.openKeys([row]);
    const key = keys.get(row.id)!;
    const open = openCareStatuses.includes(row.status);
    const { roles } = tx.actor;
    return allow({
      ...careListItem(row, keys),
      caseId: row.ageBand === null ? null : row.caseId,
      referralId: row.referralId,
      child: isChildInCare(row),
      openedAt: row.openedAt.toISOString(),
      end: row.ending,
      appointments: (await this.care.appointments(tx, id)).map((one) => appointmentView(one, tx.now)),
      encounters: encounterViews(await this.care.encounters(tx, id), key),
      traumaScreenings: (await this.clinical.trauma(tx, id)).map((one) => traumaView(one, key)),
      medication: medicationViews(await this.clinical.medication(tx, id), key, localDay(tx.now)),
      reports: await this.reportsOf(tx, id),
      clinicians: open ? await this.care.clinicians(tx, id) : [],
      ends: mayEver(roles, 'close', 'CareEpisode') ? endsOfCare(row.status) : [],
      mayRecord: open && mayEver(roles, 'record', 'Encounter'),
      mayReport: reportedCare.includes(row.status) && !key.erased && mayEver(roles, 'record', 'MedicalReport'),
    });
  }

  private async reportsOf(tx: Tx, id: CareEpisodeId): Promise<ReportView[]> {
    const rows = await this.reports.ofCare(tx, id);
    const keys = await this.vault.openKeys(rows);
    const { roles } = tx.actor;
    const may = { change: mayEver(roles, 'change', 'MedicalReport'), print: mayEver(roles, 'print', 'MedicalReport') };
    return rows.map((row) => reportView(row, keys.get(row.id)!, may));
  }
}
