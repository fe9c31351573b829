import { Injectable } from '@nestjs/common';
import { allow, decideReportStep, refuse, type CommitteeReportId, type Outcome } from '@himaya/domain';
import { PaperStore, SigningKeys } from '../papers';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PrintReport } from './print-report';
import { isOwn } from './report.presenter';
import { ReportStore, type SignedReport } from './report.store';

/**
 * Sets and signs the paper of a report that is about to be approved, outside any transaction. Whether it may be is decided where it is;
 * here one that may not is merely not printed.
 */
@Injectable()
export class SignReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
    private readonly print: PrintReport,
    private readonly papers: PaperStore,
    private readonly keys: SigningKeys,
  ) {}

  /** @returns null where there is nothing to approve for this actor now */
  async run(actor: Actor, id: CommitteeReportId): Promise<Outcome<SignedReport | null>> {
    const found = await this.inTransaction.run(actor, { action: 'committee-report.read', subjectId: id }, async (tx) => {
      const row = await this.reports.find(tx, id);
      if (row === null) return refuse('not-found');
      const may = decideReportStep({ step: 'approve' }, { ...row, own: isOwn(row, actor), held: actor.roles, monthsMissing: 0 });
      return allow({ row: may.ok ? row : null, lines: await this.reports.lines(tx, row), key: await this.papers.signingKey(tx) });
    });
    if (!found.ok || found.value.row === null) return allow(null);
    const paper = await this.print.run(found.value.row, found.value.lines);
    if (!paper.ok) return paper;
    const key = await this.keys.open(actor, found.value.key);
    return key.ok ? allow({ bytes: paper.value, signature: key.value.sign(paper.value), keyId: key.value.id }) : key;
  }
}
