import { Injectable } from '@nestjs/common';
import { likelyWithin, likenessOf, type LikelyDuplicate } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { phoneDigits } from '../platform/names/blind-index';
import { nameLikeness } from '../platform/names/name-likeness';
import { Vault, type DataKey } from '../platform/vault/vault';
import { concernListItem, personSeen } from './concern.presenter';
import { ConcernStore, type KeyedConcernRow, type PersonRow } from './concern.store';

const mostSuggested = 8;
const likeEnough = 0.7;

interface Told {
  readonly names: readonly string[];
  readonly phones: readonly string[];
}

/** Concerns of the reader's own queues that may be the same one, the likeliest first. A suggestion joins nothing. */
@Injectable()
export class SuggestJoins {
  constructor(
    private readonly concerns: ConcernStore,
    private readonly vault: Vault,
  ) {}

  async run(tx: Tx, row: KeyedConcernRow, key: DataKey, persons: readonly PersonRow[]): Promise<LikelyDuplicate[]> {
    const others = (await this.concerns.listNear(tx, row, likelyWithin)).filter(({ id }) => id !== row.id);
    const keys = await this.vault.openKeys(others);
    const theirs = await this.concerns.persons(tx, others.map(({ id }) => id)); // prettier-ignore
    const own = told(key, persons);
    return others
      .map((other) => {
        const known = told(keys.get(other.id) as DataKey, theirs.filter(({ concernId }) => concernId === other.id)); // prettier-ignore
        return { ...concernListItem(other), because: likenessOf(row, other, sameOf(own, known)) };
      })
      .filter(({ because }) => because.length > 0)
      .sort((a, b) => b.because.length - a.because.length || b.sentAt.localeCompare(a.sentAt))
      .slice(0, mostSuggested);
  }
}

function told(key: DataKey, persons: readonly PersonRow[]): Told {
  const seen = persons.map((person) => personSeen(key, person));
  return {
    names: seen.flatMap(({ name }) => name ?? []),
    phones: seen.flatMap(({ phone }) => phoneDigits(phone ?? '') ?? []),
  };
}

const sameOf = (one: Told, other: Told): { name: boolean; phone: boolean } => ({
  name: one.names.some((name) => other.names.some((theirs) => nameLikeness(name, theirs) >= likeEnough)),
  phone: one.phones.some((phone) => other.phones.includes(phone)),
});
