import { Injectable } from '@nestjs/common';
import {
  allow,
  decidePrinting,
  fieldsOf,
  maskOf,
  refuse,
  type CaseId,
  type CategoryMask,
  type Outcome,
  type PrintedPaperView,
  type PrintRecordSheetBody,
} from '@himaya/domain';
import { CaseStore, heldBy, ReadCase } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { caseSections } from './case-sections';
import { IssuePaper } from './issue-paper';

/** A unit's own record of a case on paper: of the categories that this reader keeps, and not of those they only view. */
@Injectable()
export class PrintRecordSheet {
  constructor(
    private readonly issue: IssuePaper,
    private readonly cases: CaseStore,
    private readonly readCase: ReadCase,
  ) {}

  run(actor: Actor, caseId: CaseId, { language, categories }: PrintRecordSheetBody): Promise<Outcome<PrintedPaperView>> {
    return this.issue.run(actor, {
      language,
      looking: { action: 'case.read', caseId },
      gather: async (tx, words) => {
        const decided = await this.decide(tx, caseId, categories);
        if (!decided.ok) return decided;
        const view = await this.readCase.view(tx, caseId, { read: decided.value, fields: fieldsOf(decided.value) });
        if (!view.ok) return view;
        const sections = caseSections(words, view.value, decided.value);
        return allow({
          kind: 'record-sheet',
          caseId,
          referralId: null,
          categories: decided.value,
          content: { notice: words.text('paper.notice'), sections },
        });
      },
      printing: { action: 'case.print', caseId },
      confirm: (tx) => this.decide(tx, caseId, categories),
    });
  }

  private async decide(tx: Tx, caseId: CaseId, categories: PrintRecordSheetBody['categories']): Promise<Outcome<CategoryMask>> {
    const row = await this.cases.find(tx, caseId);
    if (row === null) return refuse('not-found');
    tx.touches(caseId, maskOf(...categories));
    const decided = decidePrinting(categories, heldBy(tx.actor, row));
    return decided.ok ? allow(decided.value.categories) : decided;
  }
}
