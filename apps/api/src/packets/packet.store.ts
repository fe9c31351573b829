import { Injectable } from '@nestjs/common';
import type { Outcome, ReferralId } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

/** The only SQL over packets on paper, on their senders' side. */
@Injectable()
export class PacketStore {
  /** Takes the place of the code before; the database looks at side, status and time itself. */
  putCode(tx: Tx, id: ReferralId, digest: Buffer): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.put_packet_code($1, $2)', [id, digest]);
  }

  /** Whether a consent, or an override, lets the identity out to this receiver today: as a door would open for it, or not. */
  async identityPasses(tx: Tx, id: ReferralId): Promise<boolean> {
    const [row] = await tx.em.query<{ passes: boolean }[]>('select guard.packet_identity($1) as passes', [id]);
    return row?.passes ?? false;
  }
}
