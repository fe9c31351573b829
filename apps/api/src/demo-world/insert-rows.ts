import type { ClientBase } from 'pg';

/** A row by column name; null where a column has no value, and every row of one call has the same columns. */
export type Row = Readonly<Record<string, unknown>>;

const rowsPerStatement = 2_000;

/** Inserts many rows in few statements. Table and columns are the code's own words; the values travel as one JSON parameter. */
export async function insertRows(client: ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await client.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows.slice(from, from + rowsPerStatement).map(asJson)),
    ]);
  }
}

function asJson(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]),
  );
}
