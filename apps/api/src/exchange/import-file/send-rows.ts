import { routes, type FieldProblem, type ImportRow, type ImportView } from '@himaya/domain';
import type { ColumnMapping } from '@himaya/domain/exchange';
import { ApiRefusal, type ApiSession } from './api-session';
import type { ErrorReport } from './error-report';
import type { Progress } from './progress';
import type { Source } from './source';

/** Rows a call: half of what the server takes, so that an answer comes soon and a lost one costs little. */
const batchSize = 100;

export interface Sending {
  readonly session: ApiSession;
  readonly import: ImportView;
  /** The server checks and changes nothing. */
  readonly dryRun: boolean;
  /** Leaves out a row the server refuses and sends the rest of its batch again. */
  readonly skipBadRows: boolean;
  readonly report: ErrorReport;
  readonly progress: Progress;
}

export interface Sent {
  readonly imported: number;
  readonly alreadyThere: number;
  readonly refused: number;
}

interface Pending extends ImportRow {
  readonly place: string;
}

type Refused = readonly { readonly row: number; readonly errors: readonly FieldProblem[] }[];

/**
 * Sends every good row the server does not have yet, batch by batch. It ends at the first batch with a refused row unless
 * it checks only or may skip; what was sent before stays, and another run goes on from there.
 */
export async function sendRows(source: Source, sending: Sending): Promise<Sent> {
  const sent = { imported: 0, alreadyThere: 0, refused: 0 };
  let batch: Pending[] = [];
  let seen = 0;
  const flush = async (): Promise<boolean> => {
    const goesOn = await sendBatch(batch, source.mapping, sending, sent);
    batch = [];
    sending.progress.at(seen);
    return goesOn;
  };
  for await (const { row, place, mapped } of source.rows()) {
    seen += 1;
    if (!mapped.ok) continue;
    if (sending.import.done.some(([first, last]) => first <= row && row <= last)) sent.alreadyThere += 1;
    else batch.push({ row, place, ...mapped.value });
    if (batch.length === batchSize && !(await flush())) return sent;
  }
  await flush();
  return sent;
}

/** Adds to `sent`; false where the import must stop here. */
async function sendBatch(
  batch: readonly Pending[],
  mapping: readonly ColumnMapping[],
  sending: Sending,
  sent: { -readonly [K in keyof Sent]: Sent[K] },
): Promise<boolean> {
  let rest = batch;
  while (rest.length > 0) {
    const answer = await callFor(rest, sending);
    sent.imported += answer.imported;
    sent.alreadyThere += answer.alreadyThere;
    sent.refused += answer.refused.length;
    for (const { row, errors } of answer.refused) {
      const place = rest.find((pending) => pending.row === row)?.place ?? '';
      await sending.report.add(
        row,
        place,
        errors.map(({ path, code }) => ({ path: columnOf(path, mapping), code })),
      );
    }
    if (sending.dryRun || answer.refused.length === 0) return true;
    if (!sending.skipBadRows) return false;
    const refused = new Set(answer.refused.map(({ row }) => row));
    const good = rest.filter(({ row }) => !refused.has(row));
    // A refusal of rows that were not sent would be asked again for ever.
    if (good.length === rest.length) return false;
    rest = good;
  }
  return true;
}

async function callFor(
  rows: readonly Pending[],
  { session, import: { id }, dryRun }: Sending,
): Promise<{ imported: number; alreadyThere: number; refused: Refused }> {
  const body = { rows: rows.map(({ place: _, ...row }) => row), ...(dryRun ? { dryRun } : {}) };
  try {
    return await session.call(routes.importRows, body, id);
  } catch (error) {
    const refused = error instanceof ApiRefusal ? rowsBlamed(error, rows) : [];
    if (refused.length === 0) throw error;
    return { imported: 0, alreadyThere: 0, refused };
  }
}

/** The rows an invalid body is blamed on: the paths of its errors begin with `rows.<index>.`. */
function rowsBlamed(refusal: ApiRefusal, rows: readonly Pending[]): Refused {
  const blamed = new Map<number, FieldProblem[]>();
  for (const { path, code } of refusal.errors) {
    const [, index, field] = /^rows\.(\d+)\.(.+)$/.exec(path) ?? [];
    const row = rows[Number(index ?? -1)]?.row;
    if (row === undefined || field === undefined) return [];
    blamed.set(row, [...(blamed.get(row) ?? []), { path: field, code }]);
  }
  return [...blamed].map(([row, errors]) => ({ row, errors }));
}

/** The header a field of the body came from; the field itself where it came from none. */
function columnOf(path: string, mapping: readonly ColumnMapping[]): string {
  const plain = path.replace(/^case\./, '').replace(/\.\d+(?=\.|$)/g, '');
  const column =
    mapping.find(({ field }) => field === plain) ??
    mapping.find(({ field }) => field !== null && (plain.startsWith(`${field}.`) || field.startsWith(`${plain}.`)));
  return column?.header ?? plain;
}
