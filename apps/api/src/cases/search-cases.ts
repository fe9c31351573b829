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
import { phoneDigits } from '../platform/names/blind-index';
import { nameLikeness } from '../platform/names/name-likeness';
import { Vault, type DataKey } from '../platform/vault/vault';
import { caseListItem } from './case.presenter';
import { markOfSearch } from './mark-search';
import { CaseStore } from './case.store';
import { openIdentity, type OpenedIdentity } from './open-identity';

const shownAtMost = 20;
const toleratedYears = 2;

/**
 * Search before create, within the own grants on identity: by name in any script, by telephone, or by case number. The blind
 * index proposes, comparison after decryption decides and ranks. Of what was searched only a keyed digest is kept.
 */
@Injectable()
export class SearchCases {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: SearchCasesBody): Promise<Outcome<{ items: CaseListItem[] }>> {
    return this.inTransaction.run(actor, { action: 'case.search' }, async (tx) => {
      if (readCaseNumber(latinDigits(body.q)) === null) tx.searches(markOfSearch(this.vault, actor, body.q, tx.now));
      const ids = await this.find(tx, body);
      if (ids.length === 0) return allow({ items: [] });
      const rows = await this.cases.list(tx, {
        status: null,
        governorate: null,
        step: null,
        assignee: null,
        ids,
        after: null,
        limit: shownAtMost,
      });
      tx.lists(
        rows.map((row) => row.id),
        maskOf('core'),
      );
      const keys = await this.vault.openKeys(rows);
      const items = rows.map((row) => caseListItem(keys.get(row.id) as DataKey, row)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      return allow({ items });
    });
  }

  private async find(tx: Tx, body: SearchCasesBody): Promise<CaseId[]> {
    const number = readCaseNumber(latinDigits(body.q));
    const { index } = this.vault;
    const phone = number === null ? index.phoneToken(body.q) : null;
    const asked = number === null && phone === null ? index.askedTokens(body.q) : [];
    await this.cases.noteSearch(tx, phone ? [[phone]] : asked, number);
    if (number !== null) {
      const id = await this.cases.findByNumber(tx, number);
      return id === null ? [] : [id];
    }
    if (phone !== null) return this.confirmed(tx, [phone], body);
    const spelt = await this.confirmed(tx, asked.flat(), body);
    return spelt.length > 0 ? spelt : this.confirmed(tx, index.slippedTokens(body.q), body);
  }

  /** Cases behind the tokens whose decrypted identity answers the question, the likest first. */
  private async confirmed(tx: Tx, tokens: readonly Buffer[], body: SearchCasesBody): Promise<CaseId[]> {
    const rows = await this.cases.identities(tx, await this.cases.match(tx, tokens));
    const keys = await this.vault.openKeys(rows);
    return rows
      .map((row) => ({ id: row.id, likeness: likenessTo(body, openIdentity(keys.get(row.id) as DataKey, row)) }))
      .filter(({ likeness }) => likeness > 0)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, shownAtMost)
      .map(({ id }) => id);
  }
}

/** How well a person answers what was asked, 0 (not at all) to 1: who is known to fit year and country comes before who may. */
function likenessTo({ q, birthYear, nationality }: SearchCasesBody, person: OpenedIdentity): number {
  const fits = [
    birthYear === undefined || person.birthYear === null ? null : Math.abs(person.birthYear - birthYear) <= toleratedYears,
    nationality === undefined || person.nationality === null ? null : person.nationality === nationality,
  ];
  if (fits.includes(false)) return 0;
  const unknown = (birthYear !== undefined && fits[0] === null ? 1 : 0) + (nationality !== undefined && fits[1] === null ? 1 : 0);
  return called(q, person) * (1 - 0.2 * unknown);
}

function called(q: string, { givenName, familyName, alias, phone }: OpenedIdentity): number {
  const digits = phoneDigits(q);
  if (digits !== null) return phone !== null && phoneDigits(phone) === digits ? 1 : 0;
  const name = [givenName, familyName].filter(Boolean).join(' ');
  return Math.max(nameLikeness(q, name), nameLikeness(q, alias), nameLikeness(q, `${name} ${alias}`));
}
