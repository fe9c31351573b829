import { Injectable } from '@nestjs/common';
import { allow, maskOf, type AppointmentListItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { appointmentListItem } from './care.presenter';
import { CareStore } from './care.store';
import type { AppointmentQueryDto } from './health-care.bodies';

/** The unit's calendar, or one's own hours in it. */
@Injectable()
export class ListAppointments {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, { from, to, mine, cursor, limit = defaultLimit }: AppointmentQueryDto): Promise<Outcome<Page<AppointmentListItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'appointment.list' }, async (tx) => {
      const clinicianId = mine === 'true' ? actor.userId : null;
      const rows = await this.care.calendar(tx, { from: new Date(from), to: new Date(to), clinicianId, after, limit });
      const keys = await this.vault.openKeys(keyRowsOf(rows));
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('health', 'psychosocial'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => appointmentListItem(row, keys),
          (row) => [row.startsKey, row.id],
        ),
      );
    });
  }
}

/** The key of each care that rows tell of, once. */
export function keyRowsOf(rows: readonly { careId: string; keyWrapped: Buffer | null; keyId: string | null }[]) {
  return [...new Map(rows.map(({ careId, keyWrapped, keyId }) => [careId, { id: careId, keyWrapped, keyId }] as const)).values()];
}
