import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome } from '@himaya/domain';
import { amendmentToJson } from '../platform/audit/seal/amendment';
import { canonicalLine, idOfLeaf, leafOf, type TrailLine } from '../platform/audit/seal/canonical-line';
import { exportFormat, signedExportBytes } from '../platform/audit/seal/export-format';
import type { SigningKey } from '../platform/audit/seal/seal-keys';
import { hashOfSeal, type Seal } from '../platform/audit/seal/seal-record';
import { leavesOf } from '../platform/audit/verify/compare-lines';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
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

  /** A seal's lines; where some were let go since, with what the seal said of all of them and the records by which they went. */
  private async sealed(tx: Tx, seal: Omit<Seal, 'leaves'>): Promise<Outcome<{ readonly lines: TrailLine[]; readonly amended: object }>> {
    const lines = await this.audit.lines(tx, seal);
    if (hashOfSeal({ ...seal, leaves: Buffer.concat(lines.map(leafOf)) }) === seal.hash) return allow({ lines, amended: {} });
    const leaves = await this.audit.leaves(tx, seal.seq);
    const amendments = await this.audit.amendments(tx, leavesOf({ leaves }).map(idOfLeaf));
    return allow({ lines, amended: { leaves: leaves.toString('base64'), amendments: amendments.map(amendmentToJson) } });
  }

  private async *lines(actor: Actor, from: Date, to: Date, seals: readonly Omit<Seal, 'leaves'>[]): AsyncIterable<string> {
    const hash = createHash('sha256');
    const { keyId } = this.signer.key;
    const range = { from: from.toISOString(), to: to.toISOString(), firstSeal: seals[0]?.seq ?? null, lastSeal: seals.at(-1)?.seq ?? null };
    yield told(hash, JSON.stringify({ ...exportFormat, ...range, keyId }));
    let count = 0;
    for (const seal of seals) {
      const read = await this.inTransaction.run(actor, { action: 'audit.page' }, (tx) => this.sealed(tx, seal));
      if (!read.ok) throw new ProblemException(read, true);
      const { lines, amended } = read.value;
      count += lines.length;
      yield told(
        hash,
        [...lines.map(canonicalLine), JSON.stringify({ ...seal, ...amended, signature: seal.signature.toString('base64') })].join('\n'),
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
