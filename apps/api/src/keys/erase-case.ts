import type { CaseId, ErasureReason } from '@himaya/domain';
import type { WorkerDatabase } from '../platform/outbox/worker-database';
import type { Vault } from '../platform/vault/vault';

/**
 * Erases a closed case for good: its data keys, its referrals' and its documents' are deleted, with the search tokens and the
 * identity's plain columns. What stays tells that there was a case, not whose. The documents' files follow with the next sweep
 * of the storage; processes that had a key open forget it within minutes.
 *
 * @param vault of this process, which forgets at once
 * @returns false where it was erased before
 * @throws Error of the database for a case that is not there or not closed
 */
export async function eraseCase(database: WorkerDatabase, vault: Vault, caseId: CaseId, reason: ErasureReason): Promise<boolean> {
  const [row] = await database.transaction((em) =>
    em.query<{ erased: boolean }[]>('select guard.erase_case($1, $2) as erased', [caseId, reason]),
  );
  vault.forget();
  return row?.erased ?? false;
}
