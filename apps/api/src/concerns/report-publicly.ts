import { Injectable } from '@nestjs/common';
import { allow, problemCodes, refuse, triageCalls, type ConcernId, type Outcome, type ReportConcernBody } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { Vault } from '../platform/vault/vault';
import { concernPlaceOf } from './concern.presenter';

/**
 * A concern of somebody without an account: sealed and triaged as any other, and kept without a word of who sent it or from where. Its id comes
 * from the form, so that a form sent twice is one concern.
 */
@Injectable()
export class ReportPublicly {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  async run(id: ConcernId, body: ReportConcernBody, now: Date): Promise<Outcome<{ readonly id: ConcernId }>> {
    const { channel, governorate, placeKind, seenAt, peopleCount, signs, danger } = body;
    const { key, stored } = await this.vault.newKey(id);
    const [row] = await this.database.query<{ answer: string }[]>(
      'select guard.report_publicly($1, $2, $3, $4, $5, $6, $7, $8) as answer',
      [
        id,
        JSON.stringify({ channel, governorate, placeKind, seenAt, peopleCount, signs, danger }),
        triageCalls(now, danger).dueAt,
        key.seal(concernPlaceOf.place, body.place),
        key.seal(concernPlaceOf.narrative, body.narrative),
        key.seal(concernPlaceOf.callback, body.callback),
        stored.wrapped,
        stored.keyId,
      ],
    );
    if (row?.answer === 'done') return allow({ id });
    if (problemCodes.has(row?.answer)) return refuse(row.answer);
    throw new Error('the guard answered with no code of ours');
  }
}
