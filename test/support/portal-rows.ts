import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

const words = { title: 'x', body: 'x' };
/** Invented texts in the three languages. */
export const portalTexts = JSON.stringify({ ar: words, ckb: words, en: words });

/** Words for the public that somebody drafted: a row of each table of the portal. */
export async function portalRows(
  guard: Client,
  { userId, id = randomUUID() }: { readonly userId: string; readonly id?: string },
): Promise<void> {
  await guard.query(`insert into portal_item (id, kind, day) values ($1, 'news', '2026-01-05')`, [id]);
  await guard.query(`insert into portal_revision (item_id, revision, day, texts, written_by) values ($1, 1, '2026-01-05', $3, $2)`, [
    id,
    userId,
    portalTexts,
  ]);
}
