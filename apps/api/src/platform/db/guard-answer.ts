import { allow, problemCodes, refuse, type Outcome } from '@himaya/domain';
import type { Tx } from './in-transaction';

/**
 * Asks a guard function that answers `done` or the code of the problem it refused with: a refusal is a value here too, and
 * is committed with its audit line.
 * @param call the function with its parameters, `guard.close_unit($1, $2)`
 */
export async function askGuard(tx: Tx, call: string, values: readonly unknown[]): Promise<Outcome<null>> {
  const [row] = await tx.em.query<{ answer: string }[]>(`select ${call} as answer`, [...values]);
  if (row?.answer === 'done') return allow(null);
  if (problemCodes.has(row?.answer)) return refuse(row.answer);
  throw new Error('the guard answered with no code of ours');
}
