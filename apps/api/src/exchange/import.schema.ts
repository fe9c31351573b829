import { EntitySchema } from 'typeorm';
import type { CaseId, ImportId, StartImportBody, UnitId, UserId } from '@himaya/domain';

/** One file of a unit, known by the hash of its bytes. */
export interface ImportFileRow {
  id: ImportId;
  unitId: UnitId;
  fileHash: Buffer;
  format: StartImportBody['format'];
  rows: number;
  startedBy: UserId;
  startedAt: Date;
}

export const ImportFileSchema = new EntitySchema<ImportFileRow>({
  name: 'import_file',
  columns: {
    id: { type: 'uuid', primary: true },
    unitId: { type: 'uuid', name: 'unit_id' },
    fileHash: { type: 'bytea', name: 'file_hash' },
    format: { type: 'text' },
    rows: { type: 'int' },
    startedBy: { type: 'uuid', name: 'started_by' },
    startedAt: { type: 'timestamptz', name: 'started_at' },
  },
});

/** A row that became a case. Identical rows are different people: the row's number is its identity. */
export interface ImportRowRow {
  importId: ImportId;
  row: number;
  caseId: CaseId;
}

export const ImportRowSchema = new EntitySchema<ImportRowRow>({
  name: 'import_row',
  columns: {
    importId: { type: 'uuid', primary: true, name: 'import_id' },
    row: { type: 'int', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
  },
});
