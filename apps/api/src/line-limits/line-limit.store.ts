import { Injectable } from '@nestjs/common';
import {
  decideLine,
  maskOf,
  passingLine,
  type CategoryMask,
  type Category,
  type ChangeLineLimitBody,
  type Governorate,
  type LineLimit,
  type Outcome,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface LineLimitRow extends LineLimit {
  readonly version: number;
  readonly changedAt: Date;
}

/** The only SQL over what each side lets across the line. */
@Injectable()
export class LineLimitStore {
  /** Both sides' limits as they stand, federal first. */
  async list(tx: Tx): Promise<LineLimitRow[]> {
    return tx.em.query(
      `select side, version, give_mask as give, take_mask as take, transfers, changed_at as "changedAt" from guard.line_limits() order by side`,
    );
  }

  change(tx: Tx, version: number, { side, give, take, transfers }: ChangeLineLimitBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.change_line_limit($1, $2, $3, $4, $5)', [side, version, maskOf(...give), maskOf(...take), transfers]);
  }

  /** May this packet go from one place to another, by today's limits? */
  async decide(
    tx: Tx,
    places: { readonly from: Governorate; readonly to: Governorate },
    packet: readonly Category[],
  ): Promise<Outcome<unknown>> {
    return decideLine({ ...places, limits: await this.list(tx) }, packet);
  }
}

/** What may go from one place to each of the others. */
export function passingFrom(limits: readonly LineLimit[], from: Governorate): (to: Governorate) => CategoryMask {
  return (to) => passingLine({ from, to, limits });
}
