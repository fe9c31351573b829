import { randomBytes, randomUUID } from 'node:crypto';
import type { BreakGlassId, TransferId } from '@himaya/domain';
import type { Client } from 'pg';
import type { Case } from './case-builder';
import type { Unit, User } from './directory-builders';
import { inContext } from './in-context';

/** Asks for an emergency access through the real door, under the app role; `requested` where a supervisor must answer first. */
export async function breakGlass(app: Client, who: User, of: Case): Promise<{ id: BreakGlassId; status: 'open' | 'requested' }> {
  const id = randomUUID() as BreakGlassId;
  const [row] = await inContext(app, who, (q) =>
    q<{ status: 'open' | 'requested' }>(`select guard.break_glass($1, $2, 'vital-interest', $3, $4, 'k1') as status`, [
      id,
      of.id,
      randomBytes(40),
      randomBytes(60),
    ]),
  );
  return { id, status: row!.status };
}

/** Offers responsibility for a case through the real door. */
export async function offerTransfer(app: Client, who: User, of: Case, to: Unit): Promise<TransferId> {
  const id = randomUUID() as TransferId;
  await inContext(app, who, (q) =>
    q(`select guard.offer_transfer($1, $2, $3, 'first-placement', $4)`, [id, of.id, to.id, randomBytes(40)]),
  );
  return id;
}

/** Answers an offer on the version it has. */
export async function answerTransfer(app: Client, who: User, id: TransferId, action: 'accept' | 'decline' | 'withdraw'): Promise<string> {
  const [row] = await inContext(app, who, (q) =>
    q<{ answered: string }>(`select guard.answer_transfer($1, $2, $3, 1) as answered`, [id, action, action === 'decline' ? 'other' : null]),
  );
  return row!.answered;
}
