import { createPrivateKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { KeyRing } from '../platform/vault/key-ring';
import { PaperStore, type PaperKeyRow } from './paper.store';

/** A key that signs papers, ready for use. */
export interface SigningKey {
  readonly id: string;
  /** Ed25519 over the bytes themselves (RFC 8032): whoever has the file and the public half verifies it without us. */
  sign(bytes: Buffer): Buffer;
}

/**
 * The house's Ed25519 keys for papers. The private half lies wrapped by the holder of the key-encryption keys; with each rotation a
 * new pair takes over and the old private half is deleted, while its public half stays for verifying.
 */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly papers: PaperStore,
    private readonly ring: KeyRing,
  ) {}

  /** @param found the row read a moment ago, in a transaction of this actor's; null makes a new pair */
  async open(actor: Actor, found: PaperKeyRow | null): Promise<Outcome<SigningKey>> {
    const row = found === null ? await this.make(actor) : allow(found);
    if (!row.ok) return row;
    const { paperKeyId: id, wrapped, keyId } = row.value;
    const [plain] = await this.ring.provider.unwrap([{ subject: id, wrapped, keyId }]);
    const key = createPrivateKey({ key: plain as Buffer, format: 'der', type: 'pkcs8' });
    return allow({ id, sign: (bytes: Buffer) => signWith(key, bytes) });
  }

  private async make(actor: Actor): Promise<Outcome<PaperKeyRow>> {
    const id = randomUUID();
    const pair = generateKeyPairSync('ed25519');
    const publicHalf = pair.publicKey.export({ format: 'der', type: 'spki' });
    const [stored] = await this.ring.provider.wrap([{ subject: id, plain: pair.privateKey.export({ format: 'der', type: 'pkcs8' }) }]);
    return this.inTransaction.run(actor, { action: 'paper.make-key', subjectId: id }, async (tx) => {
      if (stored === undefined) throw new Error('the holder of the keys wrapped nothing');
      await this.papers.addKey(tx, id, publicHalf, stored);
      const key = await this.papers.signingKey(tx);
      if (key === null) throw new Error('a signing key was taken into use and is not there');
      return allow(key);
    });
  }
}

const signWith = (key: KeyObject, bytes: Buffer): Buffer => sign(null, bytes, key);
