import { isIsoDate } from '@himaya/domain';
import { ProblemException } from '../problems/problem-exception';

/** The last row's sort key as an opaque text: base64url of a JSON array of texts. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key out of a cursor, or null where none was given.
 * @param shape one pattern per part; a part that does not fit is no cursor of ours
 * @throws ProblemException `cursor.invalid`
 */
export function decodeCursor(cursor: string | undefined, shape: readonly RegExp[]): string[] | null {
  if (cursor === undefined) return null;
  const key = parsed(cursor);
  if (
    !Array.isArray(key) ||
    key.length !== shape.length ||
    !shape.every((pattern, n) => typeof key[n] === 'string' && pattern.test(key[n]) && isReal(key[n]))
  ) {
    throw new ProblemException({ problem: 'cursor.invalid' });
  }
  return key as string[];
}

/** PostgreSQL's own text of an instant, to the microsecond, so that no row is told twice or skipped. */
export const instantKey = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
/** A calendar day. */
export const dayKey = /^\d{4}-\d{2}-\d{2}$/;
export const idKey = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Cuts a page out of `limit + 1` rows: the one too many only tells that there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  key: (row: Row) => readonly string[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}

/** False for an instant, or a day, that no calendar has; anything else was its pattern's to say. */
function isReal(part: string): boolean {
  return !(instantKey.test(part) || dayKey.test(part)) || isIsoDate(part.slice(0, 10));
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
