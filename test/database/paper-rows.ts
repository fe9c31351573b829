import { randomBytes, randomUUID } from 'node:crypto';
import type { Builders } from '../support/builders';
import type { User } from '../support/directory-builders';

/** A code on paper, a signing key and a paper that it signed. */
export async function paperRows(guard: Builders['guard'], { id }: User, caseId: string, unit: string): Promise<void> {
  await guard.query(`insert into packet_code (referral_id, code_digest, expires_at) select id, $1, now() from referral limit 1`, [
    randomBytes(32),
  ]);
  const key = randomUUID();
  await guard.query('insert into paper_key (id, public_key) values ($1, $2)', [key, randomBytes(44)]);
  await guard.query(`insert into paper_key_secret (paper_key_id, wrapped, key_id) values ($1, $2, 'k1')`, [key, randomBytes(80)]);
  await guard.query(
    `insert into printed_paper (id, kind, case_id, unit_id, printed_by, categories, language, code_digest, content_hash, size_bytes, signature, paper_key_id)
     values ($1, 'record-sheet', $2, $3, $4, 1, 'ar', $5, $6, 9000, $7, $8)`,
    [randomUUID(), caseId, unit, id, randomBytes(32), randomBytes(32), randomBytes(64), key],
  );
}
