import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  allow,
  categoriesIn,
  slipCodeFrom,
  type CaseId,
  type CategoryMask,
  type InterfaceLanguage,
  type MedicalReportId,
  type Outcome,
  type OwnCopyPart,
  type PaperId,
  type PaperKind,
  type PrintedPaperView,
  type ReferralId,
} from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { CONFIG, type Config } from '../platform/config/config';
import { InTransaction, type Deed, type Tx } from '../platform/db/in-transaction';
import { Printer } from '../platform/print/printer';
import { KeyRing } from '../platform/vault/key-ring';
import { PaperStore, type PaperKeyRow } from './paper.store';
import { markOf } from './mark';
import { PaperWords } from './paper-words';
import { directed, type SheetContent } from './sheet';
import { SigningKeys } from './signing-keys';
import { templateOf } from './templates';

/** What is to be printed, gathered and allowed in a first transaction. */
export interface Draft {
  readonly kind: PaperKind;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  /** The report that it is the paper of. */
  readonly reportId?: MedicalReportId;
  readonly categories: CategoryMask;
  /** Of a person's own copy, what stands on it: the database lets none out with something that was left out. */
  readonly parts?: readonly OwnCopyPart[];
  readonly content: SheetContent & Readonly<Record<string, unknown>>;
}

/** One printing: who may see what (asked twice), and the deed that its line names. */
export interface Printing {
  /** The paper's: as it was asked for, or as what is printed has it. */
  readonly language: InterfaceLanguage | ((tx: Tx) => Promise<Outcome<InterfaceLanguage>>);
  /** The looking: leaves a reader's line of its own. */
  readonly looking: Deed;
  readonly gather: (tx: Tx, words: PaperWords) => Promise<Outcome<Draft>>;
  /** The printing, in whose transaction the paper is written down. */
  readonly printing: Deed;
  /** Asked again once it is set: nothing leaves that may no longer be shared. */
  readonly confirm: (tx: Tx, draft: Draft) => Promise<Outcome<unknown>>;
}

/**
 * Prints a paper: gathers in one transaction, sets and signs outside any, and hands out what a second transaction wrote down. The
 * paper itself is kept nowhere; what is kept is its digest, its signature and the digest of its check code.
 */
@Injectable()
export class IssuePaper {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly papers: PaperStore,
    private readonly units: UnitStore,
    private readonly keys: SigningKeys,
    private readonly printer: Printer,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(actor: Actor, job: Printing): Promise<Outcome<PrintedPaperView>> {
    const gathered = await this.inTransaction.run(actor, job.looking, (tx) => this.gather(tx, job));
    if (!gathered.ok) return gathered;
    const { draft, unit, key: found, language } = gathered.value;
    const key = await this.keys.open(actor, found);
    if (!key.ok) return key;
    const checkCode = slipCodeFrom([...randomBytes(9)]);
    const set = await this.printer.print(
      templateOf(draft.kind),
      this.dataOf(language, { draft, unit, checkCode, reader: actor.displayName }),
    );
    if (!set.ok) return set;
    const id = randomUUID() as PaperId;
    const signature = key.value.sign(set.value);
    return this.inTransaction.run(actor, { ...job.printing, caseId: draft.caseId }, async (tx) => {
      tx.touches(draft.caseId, draft.categories);
      const confirmed = await job.confirm(tx, draft);
      if (!confirmed.ok) return confirmed;
      await this.papers.add(tx, {
        id,
        kind: draft.kind,
        caseId: draft.caseId,
        referralId: draft.referralId,
        reportId: draft.reportId ?? null,
        categories: draft.categories,
        parts: draft.parts ?? [],
        language,
        codeDigest: checkDigest(this.ring, checkCode),
        contentHash: createHash('sha256').update(set.value).digest(),
        sizeBytes: set.value.length,
        signature,
        keyId: key.value.id,
      });
      return allow({
        id,
        kind: draft.kind,
        categories: categoriesIn(draft.categories),
        printedAt: tx.now.toISOString(),
        checkCode,
        fileName: `himaya-${checkCode}.pdf`,
        pdf: set.value.toString('base64'),
        signature: signature.toString('base64url'),
        keyId: key.value.id,
      });
    });
  }

  private async gather(
    tx: Tx,
    job: Printing,
  ): Promise<Outcome<{ draft: Draft; unit: string; key: PaperKeyRow | null; language: InterfaceLanguage }>> {
    const language = typeof job.language === 'string' ? allow(job.language) : await job.language(tx);
    if (!language.ok) return language;
    const words = PaperWords.in(language.value);
    const draft = await job.gather(tx, words);
    if (!draft.ok) return draft;
    const unit = words.name((await this.units.ref(tx, tx.actor.unitId)).name);
    return allow({ draft: draft.value, unit, key: await this.papers.signingKey(tx), language: language.value });
  }

  /** What every template reads, and the kind's own. */
  private dataOf(
    language: InterfaceLanguage,
    { draft, unit, checkCode, reader }: { draft: Draft; unit: string; checkCode: string; reader: string },
  ): object {
    const words = PaperWords.in(language);
    const made = { unit, at: words.instant(new Date()) };
    return {
      language,
      rtl: words.rtl,
      digits: words.digits,
      product: words.text('paper.product'),
      title: words.text(`paper.${draft.kind}`),
      made: words.text('paper.made', made),
      // Who works where is no outside body's to know.
      mark: markOf(words, draft.kind === 'record-sheet' ? { ...made, reader } : made),
      check: { label: words.text('paper.check'), code: checkCode, address: `${this.config.publicOrigin}/check` },
      page: words.text('paper.page-of').split('|'),
      ...draft.content,
      sections: directed(draft.content.sections, words.rtl),
    };
  }
}

/** What the database keeps of a check code: keyed, so that a stolen table tells none of them. */
export const checkDigest = (ring: KeyRing, code: string): Buffer => ring.mac('paper-check', code);
