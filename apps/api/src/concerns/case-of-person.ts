import { randomUUID } from 'node:crypto';
import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import { allow, latinDigits, maskOf, readCaseNumber, refuse, type CaseId, type OpenCaseBody, type Outcome } from '@himaya/domain';
import { CaseStore, OpenCase, SuggestDuplicates, openingCategories } from '../cases';
import type { Tx } from '../platform/db/in-transaction';

/** The case of somebody seen, inside a triager's transaction: opened now, or one of the own grants. */
@Injectable()
export class CaseOfPerson {
  constructor(
    private readonly cases: CaseStore,
    private readonly openCase: OpenCase,
    private readonly suggestDuplicates: SuggestDuplicates,
  ) {}

  async open(tx: Tx, body: OpenCaseBody, id = randomUUID() as CaseId): Promise<Outcome<CaseId>> {
    if (!mayEver(tx.actor.roles, 'open', 'Case')) return refuse('role.forbidden');
    const opened = await this.openCase.open(tx, 'case-opened', [{ id, body, identificationStatus: 'presumed' }]);
    if (!opened.ok) return opened.errors ? { ...opened, errors: opened.errors.map((e) => ({ ...e, path: `case.${e.path}` })) } : opened;
    await this.suggestDuplicates.run(tx, id);
    tx.touches(id, openingCategories);
    return allow(id);
  }

  async find(tx: Tx, caseNumber: string): Promise<Outcome<CaseId>> {
    const number = readCaseNumber(latinDigits(caseNumber));
    const id = number === null ? null : await this.cases.findByNumber(tx, number);
    if (id === null) return refuse('concern.no-such-case');
    tx.touches(id, maskOf('core'));
    return allow(id);
  }
}
