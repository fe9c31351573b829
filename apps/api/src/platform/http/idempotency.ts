import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { allow, refuse, type Outcome } from '@himaya/domain';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../db/in-transaction';
import { ProblemException } from '../problems/problem-exception';
import type { Vault } from '../vault/vault';

/** The client's name for one attempt to create something, or null. At most 200 characters. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header !== 'string' || header.length < 1 || header.length > 200)
    throw new ProblemException({ problem: 'idempotency.mismatch' });
  return header;
});

export interface Attempt {
  readonly key: string | null;
  /** The route with its ids: the same key on another thing is a mistake, not a repetition. */
  readonly route: string;
  readonly body: unknown;
}

/**
 * Claims an attempt inside its transaction. `again` holds the id that the first attempt made, whose view is then rendered
 * anew; a second attempt waits for the first one's transaction. Keys hold for 24 hours.
 */
export async function claimAttempt<Id extends string>(
  tx: Tx,
  vault: Vault,
  attempt: Attempt,
  id: Id,
): Promise<Outcome<{ readonly id: Id; readonly again: boolean }>> {
  if (attempt.key === null) return allow({ id, again: false });
  const digest = vault.bodyDigest(attempt.body);
  const named = [tx.actor.userId, attempt.key];
  const claim = async (): Promise<boolean> => {
    const claimed = await tx.em.query<unknown[]>(
      `insert into idempotency_key (user_id, key, route, body_hmac, result_id) values ($1, $2, $3, $4, $5)
       on conflict on constraint idempotency_key_pk do nothing returning result_id`,
      [...named, attempt.route, digest, id],
    );
    // A refused attempt made nothing: the same key may try again once the reason is gone.
    if (claimed.length > 0) tx.onRefusal(forget);
    return claimed.length > 0;
  };
  const forget = async (): Promise<void> => {
    await tx.em.query('delete from idempotency_key where user_id = $1 and key = $2', named);
  };
  if (await claim()) return allow({ id, again: false });
  const [first] = await tx.em.query<{ route: string; body_hmac: Buffer; result_id: Id; stale: boolean }[]>(
    `select route, body_hmac, result_id, created_at < now() - interval '24 hours' as stale from idempotency_key where user_id = $1 and key = $2`,
    named,
  );
  if (first === undefined || first.stale) {
    await forget();
    await claim();
    return allow({ id, again: false });
  }
  if (first.route !== attempt.route || !first.body_hmac.equals(digest)) return refuse('idempotency.mismatch');
  return allow({ id: first.result_id, again: true });
}
