import { randomBytes, randomUUID } from 'node:crypto';
import { maskOf, type Category, type OverrideGround, type OverrideId } from '@himaya/domain';
import type { Client } from 'pg';
import type { Case } from './case-builder';
import type { Unit, User } from './directory-builders';
import { inContext } from './in-context';

export interface AskedOverride {
  readonly ground?: OverrideGround;
  readonly categories?: readonly Category[];
  /** False leaves the best-interests determination out. */
  readonly bestInterests?: boolean;
  /** The words that weigh the exploitation record. */
  readonly exploitation?: boolean;
}

/** Asks for an override through the real door, under the app role. @returns what the door said, and the id */
export async function askOverride(
  app: Client,
  who: User,
  of: Case,
  to: Unit,
  { ground = 'vital-interest', categories = ['core', 'identity'], bestInterests = true, exploitation = false }: AskedOverride = {},
): Promise<{ id: OverrideId; answer: string }> {
  const id = randomUUID() as OverrideId;
  const words = randomBytes(40);
  const ordered = ground === 'court-order';
  const best = bestInterests ? [words, '2026-01-05', words, words, exploitation ? words : null] : [null, null, null, null, null];
  const [row] = await inContext(app, who, (q) =>
    q<{ answer: string }>('select guard.request_override($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as answer', [
      id,
      of.id,
      to.id,
      maskOf(...categories),
      ground,
      words,
      ordered ? words : null,
      ordered ? '2026-01-05' : null,
      ...best,
    ]),
  );
  return { id, answer: row!.answer };
}

/** Approves on the version it has now. */
export async function approveOverride(app: Client, guard: Client, who: User, id: OverrideId): Promise<string> {
  const { rows } = await guard.query<{ version: number }>('select version from consent_override where id = $1', [id]);
  const [row] = await inContext(app, who, (q) =>
    q<{ answer: string }>('select guard.approve_override($1, $2) as answer', [id, rows[0]!.version]),
  );
  return row!.answer;
}
