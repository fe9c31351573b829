import { Injectable } from '@nestjs/common';
import type { CaseId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { phoneDigits } from '../platform/names/blind-index';
import { nameLikeness } from '../platform/names/name-likeness';
import { nameParts } from '../platform/names/name-parts';
import { Vault, type DataKey } from '../platform/vault/vault';
import { CaseStore } from './case.store';
import { openIdentity, type OpenedIdentity } from './open-identity';

const mostCompared = 25;
const mostSuggested = 5;
const likeEnough = 0.7;
const toleratedYears = 2;

/**
 * Proposes pairs of cases that may be one person's, within the reader's own doors on identity. A proposal changes nothing in either case: people
 * review it.
 */
@Injectable()
export class SuggestDuplicates {
  constructor(
    private readonly cases: CaseStore,
    private readonly vault: Vault,
  ) {}

  /** Compares one case with what else the reader may read; how many pairs were new. */
  async run(tx: Tx, id: CaseId): Promise<number> {
    const [own] = await this.opened(tx, [id]);
    if (own === undefined) return 0;
    const { person } = own;
    const name = fullName(person);
    const phone = person.phone === null ? null : this.vault.index.phoneToken(person.phone);
    const tokens = [...this.vault.index.askedTokens(name).flat(), ...(phone === null ? [] : [phone])];
    if (tokens.length === 0) return 0;
    const candidates = (await this.cases.match(tx, tokens)).filter((other) => other !== id).slice(0, mostCompared);
    const alike = (await this.opened(tx, candidates)).filter((other) => maybeOne(person, other.person)).slice(0, mostSuggested);
    let found = 0;
    for (const other of alike) if (await this.cases.suggestDuplicate(tx, id, other.id)) found += 1;
    return found;
  }

  private async opened(tx: Tx, ids: readonly CaseId[]): Promise<{ id: CaseId; person: OpenedIdentity }[]> {
    const rows = await this.cases.identities(tx, ids);
    const keys = await this.vault.openKeys(rows);
    return rows.map((row) => ({ id: row.id, person: openIdentity(keys.get(row.id) as DataKey, row) }));
  }
}

const fullName = ({ givenName, familyName }: OpenedIdentity): string => [givenName, familyName].filter(Boolean).join(' ');

/** The same number, or two names that agree in two parts, and nothing known that speaks against it. */
function maybeOne(one: OpenedIdentity, other: OpenedIdentity): boolean {
  if (one.birthYear !== null && other.birthYear !== null && Math.abs(one.birthYear - other.birthYear) > toleratedYears) return false;
  if (one.nationality !== null && other.nationality !== null && one.nationality !== other.nationality) return false;
  if (
    one.phone !== null &&
    other.phone !== null &&
    phoneDigits(one.phone) !== null &&
    phoneDigits(one.phone) === phoneDigits(other.phone)
  ) {
    return true;
  }
  const [name, otherName] = [fullName(one), fullName(other)];
  return Math.min(nameParts(name).length, nameParts(otherName).length) >= 2 && nameLikeness(name, otherName) >= likeEnough;
}
