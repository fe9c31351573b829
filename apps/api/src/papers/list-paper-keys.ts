import { createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type PaperKeyView } from '@himaya/domain';
import { DataSource } from 'typeorm';

/** The public halves of every key that papers were ever signed with: whoever holds a paper and its signature verifies it alone. */
@Injectable()
export class ListPaperKeys {
  constructor(private readonly database: DataSource) {}

  async run(): Promise<Outcome<{ items: PaperKeyView[] }>> {
    const rows = await this.database.query<{ id: string; publicKey: Buffer; madeAt: Date }[]>(
      'select id, public_key as "publicKey", made_at as "madeAt" from guard.paper_keys()',
    );
    return allow({
      items: rows.map(({ id, publicKey, madeAt }) => ({
        id,
        publicKey: createPublicKey({ key: publicKey, format: 'der', type: 'spki' }).export({ format: 'pem', type: 'spki' }).toString(),
        madeAt: madeAt.toISOString(),
      })),
    });
  }
}
