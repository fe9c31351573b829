import { Injectable } from '@nestjs/common';
import type { ImportId, ImportView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { ImportFileSchema, ImportRowSchema, type ImportFileRow, type ImportRowRow } from './import.schema';

/** The only SQL over imports. */
@Injectable()
export class ImportStore {
  async add(tx: Tx, file: ImportFileRow): Promise<void> {
    await tx.em.query(
      `insert into import_file (id, unit_id, file_hash, format, rows, started_by, started_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint import_file_uq do nothing`,
      [file.id, file.unitId, file.fileHash, file.format, file.rows, file.startedBy, file.startedAt],
    );
  }

  async findByHash(tx: Tx, fileHash: Buffer): Promise<ImportFileRow | null> {
    return tx.em.findOne(ImportFileSchema, { where: { unitId: tx.actor.unitId, fileHash } });
  }

  /** The import of this id, locked so that two runs of one file take turns; null where it is another unit's or none. */
  async lock(tx: Tx, id: ImportId): Promise<ImportFileRow | null> {
    await tx.em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
    return tx.em.findOne(ImportFileSchema, { where: { id } });
  }

  async rowsThere(tx: Tx, id: ImportId, rows: readonly number[]): Promise<Set<number>> {
    const found: { row: number }[] = await tx.em.query('select row from import_row where import_id = $1 and row = any ($2)', [id, rows]);
    return new Set(found.map(({ row }) => row));
  }

  async addRows(tx: Tx, rows: ImportRowRow[]): Promise<void> {
    await tx.em.insert(ImportRowSchema, rows);
  }

  /** How far an import has come; rows already there as ranges. */
  async view(tx: Tx, file: ImportFileRow): Promise<ImportView> {
    const ranges: { first: number; last: number; n: number }[] = await tx.em.query(
      `select min(row) as first, max(row) as last, count(*)::int as n
         from (select row, row - row_number() over (order by row) as island from import_row where import_id = $1) r
        group by island order by first`,
      [file.id],
    );
    const imported = ranges.reduce((sum, { n }) => sum + n, 0);
    return { id: file.id, version: 1, rows: file.rows, imported, done: ranges.map(({ first, last }) => [first, last] as const) };
  }
}
