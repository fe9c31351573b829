import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome } from '@himaya/domain';
import { canonicalLine } from '../platform/audit/seal/canonical-line';
import { exportFormat, signedExportBytes } from '../platform/audit/seal/export-format';
import type { SigningKey } from '../platform/audit/seal/seal-keys';
import type { Seal } from '../platform/audit/seal/seal-record';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ProblemException } from '../platform/problems/problem-exception';
import { AuditStore } from './audit.store';

/** The key that signs exports; not the sealer's, which the API never holds. */
export class ExportKey {
  constructor(readonly key: SigningKey) {}
}

/**
 * The trail as signed JSON Lines: a header, for every seal of the time its lines and then the seal itself, and a last line with
 * the hash of all before it and its signature. Whole seals are told, so that each can be checked; what none covers yet is left out.
 */
@Injectable()
export class ExportTrail {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly audit: AuditStore,
    private readonly signer: ExportKey,
  ) {}

  /** Writes down that it was asked, and answers with the lines to send; each seal is read in a transaction of its own. */
  async run(actor: Actor, from: Date, to: Date): Promise<Outcome<AsyncIterable<string>>> {
    const seals = await this.inTransaction.run(actor, { action: 'audit.export' }, async (tx) => {
      if (!(from < to)) return refuse('body.invalid', { errors: [{ path: 'to', code: 'date.invalid' }] });
      return allow(await this.audit.seals(tx, from, to));
    });
    return seals.ok ? allow(this.lines(actor, from, to, seals.value)) : seals;
  }

  private async *lines(actor: Actor, from: Date, to: Date, seals: readonly Omit<Seal, 'leaves'>[]): AsyncIterable<string> {
    const hash = createHash('sha256');
    const { keyId } = this.signer.key;
    const range = { from: from.toISOString(), to: to.toISOString(), firstSeal: seals[0]?.seq ?? null, lastSeal: seals.at(-1)?.seq ?? null };
    yield told(hash, JSON.stringify({ ...exportFormat, ...range, keyId }));
    let count = 0;
    for (const seal of seals) {
      const read = await this.inTransaction.run(actor, { action: 'audit.page' }, async (tx) => allow(await this.audit.lines(tx, seal)));
      if (!read.ok) throw new ProblemException(read, true);
      count += read.value.length;
      yield told(
        hash,
        [...read.value.map(canonicalLine), JSON.stringify({ ...seal, signature: seal.signature.toString('base64') })].join('\n'),
      );
    }
    const digest = hash.digest('hex');
    const signature = this.signer.key.sign(signedExportBytes(digest)).toString('base64');
    yield `${JSON.stringify({ lines: count, hash: digest, keyId, signature })}\n`;
  }
}

function told(hash: Hash, text: string): string {
  hash.update(`${text}\n`);
  return `${text}\n`;
}
