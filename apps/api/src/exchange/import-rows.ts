import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ceilingOf } from '@himaya/auth';
import {
  allow,
  decideOpenCase,
  localDay,
  refuse,
  type CaseId,
  type FieldProblem,
  type ImportId,
  type ImportRow,
  type ImportRowsBody,
  type ImportRowsView,
  type Outcome,
} from '@himaya/domain';
import { OpenCase, openingCategories, withFreshNumbers } from '../cases';
import { AuditTrail } from '../platform/audit/audit-trail';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { ImportStore } from './import.store';

/** Opens a case for each row that has none yet: all rows of a call or, where one is refused, none. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly imports: ImportStore,
    private readonly openCase: OpenCase,
    private readonly audit: AuditTrail,
  ) {}

  run(actor: Actor, id: ImportId, { rows, dryRun }: ImportRowsBody): Promise<Outcome<ImportRowsView>> {
    return withFreshNumbers(() =>
      this.inTransaction.run(actor, { action: dryRun ? 'import.check' : 'import.rows', subjectId: id }, async (tx) => {
        const file = await this.imports.lock(tx, id);
        if (file === null) return refuse('not-found');
        const there = await this.imports.rowsThere(
          tx,
          id,
          rows.map(({ row }) => row),
        );
        const fresh = rows.filter(({ row }) => !there.has(row));
        const refused = fresh.flatMap((row) => problemsOf(tx, row, file.rows));
        const imported = dryRun || refused.length > 0 ? 0 : await this.open(tx, id, fresh);
        return allow({ imported, alreadyThere: there.size, refused });
      }),
    );
  }

  private async open(tx: Tx, importId: ImportId, rows: readonly ImportRow[]): Promise<number> {
    const opened = rows.map(({ row, case: body, identificationStatus }) => ({
      row,
      opening: { id: randomUUID() as CaseId, body, identificationStatus },
    }));
    if (opened.length === 0) return 0;
    const done = await this.openCase.open(
      tx,
      'case-imported',
      opened.map(({ opening }) => opening),
    );
    if (!done.ok) throw new Error(`a checked row was refused: ${done.problem}`);
    await this.imports.addRows(
      tx,
      opened.map(({ row, opening }) => ({ importId, row, caseId: opening.id })),
    );
    await this.audit.append(
      tx.em,
      tx.actor,
      opened.map(({ opening }) => ({
        action: 'case.import',
        result: 'done',
        caseId: opening.id,
        subjectId: importId,
        categories: openingCategories,
      })),
    );
    return opened.length;
  }
}

function problemsOf(tx: Tx, { row, case: body }: ImportRow, rows: number): ImportRowsView['refused'] {
  const decided = decideOpenCase(body, { writeCategories: ceilingOf(tx.actor.roles).write, today: localDay(tx.now) });
  const errors: FieldProblem[] = [
    ...(row > rows ? [{ path: 'row', code: 'number.too-large' }] : []),
    ...(decided.ok ? [] : (decided.errors ?? [{ path: '', code: decided.problem }])),
  ];
  return errors.length > 0 ? [{ row, errors }] : [];
}
