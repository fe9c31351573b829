import { Injectable } from '@nestjs/common';
import {
  allow,
  erasureReasons,
  maskOf,
  refuse,
  retentionRules,
  type CertificateBody,
  type ErasureOrderId,
  type Outcome,
  type PrintedPaperView,
} from '@himaya/domain';
import { IssuePaper, type PaperWords } from '../papers';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { RetentionStore, type ErasureRow } from './retention.store';

/** The certificate of an erasure: what went, when, by which rule and by which two offices; no name, and nothing of whose case it was. */
@Injectable()
export class PrintCertificate {
  constructor(
    private readonly issue: IssuePaper,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, id: ErasureOrderId, { language }: CertificateBody): Promise<Outcome<PrintedPaperView>> {
    return this.issue.run(actor, {
      language,
      looking: { action: 'erasure.list', subjectId: id },
      gather: async (tx, words) => {
        const found = await this.decide(tx, id);
        if (!found.ok) return found;
        return allow({
          kind: 'erasure-certificate',
          caseId: found.value.caseId,
          referralId: null,
          categories: maskOf('core'),
          content: { notice: words.text('paper.certificate-notice'), sections: [certified(words, found.value)] },
        });
      },
      printing: { action: 'erasure.certificate', subjectId: id },
      confirm: (tx) => this.decide(tx, id),
    });
  }

  private async decide(tx: Tx, id: ErasureOrderId): Promise<Outcome<ErasureRow & { readonly erasedAt: Date }>> {
    const row = await this.retention.erasure(tx, id);
    if (row === null) return refuse('not-found');
    return row.erasedAt === null ? refuse('erasure.not-now') : allow({ ...row, erasedAt: row.erasedAt });
  }
}

function certified(words: PaperWords, row: ErasureRow & { readonly erasedAt: Date }) {
  const line = (key: string, value: string, ltr = false) => ({ label: words.text(`paper.${key}`), value, ...(ltr ? { ltr } : {}) });
  return {
    title: words.text('paper.certificate-what'),
    rows: [
      line('case-number', row.number, true),
      line('erased-at', words.instant(row.erasedAt)),
      line('erasure-reason', words.code(erasureReasons, row.reason)),
      ...(row.rule === null ? [] : [line('retention-rule', words.code(retentionRules, row.rule))]),
      ...(row.dueOn === null ? [] : [line('retention-due', words.date(row.dueOn))]),
      line('erased-keys', words.number(row.keys ?? 0)),
      line('erased-documents', words.number(row.documents ?? 0)),
      line('erased-tokens', words.number(row.tokens ?? 0)),
      line('erased-rest', words.text('paper.erased-rest-text')),
      line('erasure-proposed', words.text('paper.by-officer', { at: words.instant(row.proposedAt) })),
      line('erasure-confirmed', words.text('paper.by-second', { at: words.instant(row.confirmedAt ?? row.erasedAt) })),
      line('erasure-kept', words.text('paper.erasure-kept-text')),
      ...(row.proofsUntil === null || row.proofsGoneAt !== null ? [] : [line('proofs-until', words.date(row.proofsUntil))]),
      ...(row.proofsGoneAt === null
        ? []
        : [
            line('proofs-gone', words.instant(row.proofsGoneAt)),
            line('proof-lines', words.number(row.proofLines ?? 0)),
            line('proof-consents', words.number(row.proofConsents ?? 0)),
          ]),
    ],
  };
}
