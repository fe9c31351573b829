import { Injectable } from '@nestjs/common';
import {
  allow,
  latinDigits,
  maskOf,
  readCaseNumber,
  type CaseId,
  type CaseListItem,
  type Outcome,
  type SearchCasesBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { nameForms } from '../platform/vault/name-forms';
import { Vault, type DataKey } from '../platform/vault/vault';
import { caseListItem, heldBy } from './case.presenter';
import { CaseStore, type CaseRow } from './case.store';

const shownAtMost = 20;
const toleratedYears = 2;

/** Search before create, within the own grants: by name in any script, or by case number. What was searched is written nowhere. */
@Injectable()
export class SearchCases {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: SearchCasesBody): Promise<Outcome<{ items: CaseListItem[] }>> {
    return this.inTransaction.run(actor, { action: 'case.search' }, async (tx) => {
      const ids = await this.find(tx, body);
      if (ids.length === 0) return allow({ items: [] });
      const rows = await this.cases.list(tx, { status: null, governorate: null, step: null, ids, after: null, limit: shownAtMost });
      const keys = await this.vault.openKeys(rows);
      const items = rows.map((row) => caseListItem(keys.get(row.id) as DataKey, row)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      return allow({ items });
    });
  }

  private async find(tx: Tx, body: SearchCasesBody): Promise<CaseId[]> {
    const number = readCaseNumber(latinDigits(body.q));
    if (number !== null) {
      const id = await this.cases.findByNumber(tx, number);
      return id === null ? [] : [id];
    }
    const confirmed: CaseId[] = [];
    for (const id of await this.cases.match(tx, this.vault.nameTokens(body.q))) {
      const row = await this.cases.find(tx, id);
      if (row !== null && (await this.isMeant(tx, row, body))) confirmed.push(id);
      if (confirmed.length === shownAtMost) break;
    }
    return confirmed;
  }

  /** A token is shared by many names: every part asked for must be one of the person's, in one of its forms. */
  private async isMeant(tx: Tx, row: CaseRow, { q, birthYear, nationality }: SearchCasesBody): Promise<boolean> {
    if ((heldBy(tx.actor, row).read & maskOf('identity')) === 0) return false;
    const key = await this.vault.keyOf(row);
    const names = [
      key.open('person_identity.given_name', row.givenNameCt),
      key.open('person_identity.family_name', row.familyNameCt),
      key.open('case_record.alias', row.aliasCt),
    ].flatMap((name) => nameForms(name ?? ''));
    const asked = nameForms(q);
    const named =
      asked.length > 0 &&
      asked.every((part) =>
        names.some(
          (name) =>
            name.folded === part.folded ||
            (part.skeleton.length > 1 && name.skeleton === part.skeleton) ||
            (part.transliterated.length > 1 && name.transliterated === part.transliterated),
        ),
      );
    const born = birthYearOf(row, key.open('person_identity.birth_date', row.birthDateCt));
    return (
      named &&
      (birthYear === undefined || born === null || Math.abs(born - birthYear) <= toleratedYears) &&
      (nationality === undefined || row.nationality === null || row.nationality === nationality)
    );
  }
}

/** The year of birth, told or reckoned back from the age when the case was opened. */
function birthYearOf(row: CaseRow, birthDate: string | null): number | null {
  if (birthDate !== null) return Number(birthDate.slice(0, 4));
  return row.ageYears === null ? null : row.openedAt.getUTCFullYear() - row.ageYears;
}
