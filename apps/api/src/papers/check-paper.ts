import { Injectable } from '@nestjs/common';
import {
  allow,
  readSlipCode,
  refuse,
  type CheckPaperBody,
  type CheckPaperView,
  type IsoDate,
  type Outcome,
  type PaperKind,
  type UnitKind,
} from '@himaya/domain';
import { DataSource } from 'typeorm';
import { networkOf } from '../platform/http/network-of';
import { KeyRing } from '../platform/vault/key-ring';
import { checkDigest } from './issue-paper';

interface CheckRow {
  readonly finding: CheckPaperView['finding'] | 'limited';
  readonly kind: PaperKind | null;
  readonly issuedOn: IsoDate | null;
  readonly issuedBy: UnitKind | null;
}

/** Tells whoever holds a paper whether it is ours and unchanged; of whose paper it is, nothing. No session, and no line. */
@Injectable()
export class CheckPaper {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
  ) {}

  async run({ code: typed, contentHash }: CheckPaperBody, address: string): Promise<Outcome<CheckPaperView>> {
    const code = readSlipCode(typed);
    // A slip of the pen is found here and costs no try.
    if (code === null) return refuse('body.invalid', { errors: [{ path: 'code', code: 'value.invalid' }] });
    const [row] = await this.database.query<CheckRow[]>(
      `select finding, kind, issued_on::text as "issuedOn", issued_by as "issuedBy" from guard.check_paper($1, $2, $3)`,
      [checkDigest(this.ring, code), contentHash ? Buffer.from(contentHash, 'hex') : null, networkOf(address)],
    );
    if (row === undefined) throw new Error('the guard answered nothing');
    const { finding, kind, issuedOn, issuedBy } = row;
    return finding === 'limited' ? refuse('rate.limited') : allow({ finding, kind, issuedOn, issuedBy });
  }
}
