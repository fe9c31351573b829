import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decideRelease, localDay, refuse, type Outcome, type ReleaseId, type ReleaseView, type RequestReleaseBody } from '@himaya/domain';
import { measureOf } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ReleaseStore } from './release.store';
import { ShowRelease } from './show-release';

/** Asks for a table to be frozen and made safe; the worker computes it. */
@Injectable()
export class RequestRelease {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly releases: ReleaseStore,
    private readonly show: ShowRelease,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: RequestReleaseBody, idempotencyKey: string | null): Promise<Outcome<ReleaseView>> {
    return this.inTransaction.run(actor, { action: 'release.request' }, async (tx) => {
      const claimed = await claimAttempt(
        tx,
        this.vault,
        { key: idempotencyKey, route: '/statistics/releases', body },
        randomUUID() as ReleaseId,
      );
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, claimed.value.id);
      const measure = measureOf(body.measure, body.version);
      if (measure === undefined) return refuse('body.invalid', { errors: [{ path: 'measure', code: 'value.invalid' }] });
      const others = await this.releases.periods(tx, measure.id, measure.version);
      const decided = decideRelease(measure, body, others, localDay(tx.now));
      if (!decided.ok) return decided;
      const requested = await this.releases.request(tx, claimed.value.id, body, measure.version, decided.value);
      return requested.ok ? this.show.one(tx, claimed.value.id) : requested;
    });
  }
}
