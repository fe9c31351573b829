import { createHash } from 'node:crypto';

/** A line of the trail as every program that seals, exports or verifies spells it: all texts, instants in UTC to the microsecond. */
export interface TrailLine {
  readonly at: string;
  readonly id: string;
  /** The number of its transaction, in digits. */
  readonly xact: string;
  readonly action: string;
  readonly result: string;
  readonly problem: string | null;
  readonly userId: string | null;
  readonly unitId: string | null;
  readonly caseId: string | null;
  readonly subjectId: string | null;
  readonly categories: number;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly route: string | null;
  readonly caseIds: readonly string[] | null;
  /** Hexadecimal. */
  readonly searchMark: string | null;
  readonly ownName: boolean | null;
}

/** A PostgreSQL instant as a text that no setting of the connection changes. */
export const instantText = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The columns of audit_event that make a `TrailLine`, for a select list. */
export const trailLineColumns = `${instantText('at')} as at, id, xact::text as xact, action, result, problem, user_id as "userId",
  unit_id as "unitId", case_id as "caseId", subject_id as "subjectId", categories, address, request_id as "requestId", route,
  case_ids::text[] as "caseIds", encode(search_mark, 'hex') as "searchMark", own_name as "ownName"`;

/** The bytes a seal covers: one JSON array, in this order for ever; the first element tells another order apart. */
export function canonicalLine(line: TrailLine): string {
  return JSON.stringify([
    1,
    line.at,
    line.id,
    line.xact,
    line.action,
    line.result,
    line.problem,
    line.userId,
    line.unitId,
    line.caseId,
    line.subjectId,
    line.categories,
    line.address,
    line.requestId,
    line.route,
    line.caseIds,
    line.searchMark,
    line.ownName,
  ]);
}

/** A line out of its canonical bytes; null for what is none. */
export function lineFromCanonical(text: string): TrailLine | null {
  const fields = JSON.parse(text) as unknown[];
  if (fields[0] !== 1 || fields.length !== 18 || typeof fields[2] !== 'string') return null;
  const [
    ,
    at,
    id,
    xact,
    action,
    result,
    problem,
    userId,
    unitId,
    caseId,
    subjectId,
    categories,
    address,
    requestId,
    route,
    caseIds,
    searchMark,
    ownName,
  ] = fields as [1, ...TrailLine[keyof TrailLine][]];
  const line = {
    at,
    id,
    xact,
    action,
    result,
    problem,
    userId,
    unitId,
    caseId,
    subjectId,
    categories,
    address,
    requestId,
    route,
    caseIds,
    searchMark,
    ownName,
  } as TrailLine;
  return canonicalLine(line) === text ? line : null;
}

export const idBytes = 16;
/** Length of a leaf: the line's id and the SHA-256 of its canonical bytes. */
export const leafBytes = idBytes + 32;

/** What a seal keeps of one line. */
export function leafOf(line: TrailLine): Buffer {
  return Buffer.concat([Buffer.from(line.id.replace(/-/g, ''), 'hex'), createHash('sha256').update(canonicalLine(line)).digest()]);
}

/** The id at the head of a leaf. */
export function idOfLeaf(leaf: Buffer): string {
  const hex = leaf.toString('hex', 0, idBytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A text as an instant in milliseconds. */
export const millisOf = (instant: string): number => Date.parse(instant);
