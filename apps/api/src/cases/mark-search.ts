import type { SearchMark } from '../platform/audit/audit-trail';
import type { Actor } from '../platform/auth/actor';
import { nameForms } from '../platform/names/name-forms';
import type { Vault } from '../platform/vault/vault';

/**
 * What the audit trail keeps of a search by name: a keyed digest, by which the same name searched by several people meets,
 * and whether the searcher looked for their own name or family. The text itself is kept nowhere. Null for what is no name.
 */
export function markOfSearch(vault: Vault, actor: Actor, q: string, now: Date): SearchMark | null {
  const asked = soundsOf(q);
  if (asked.length === 0) return null;
  const own = soundsOf(actor.displayName);
  const family = own.length > 1 ? own.at(-1) : undefined;
  return {
    mark: vault.searchMark(asked, now),
    ownName: (family !== undefined && asked.includes(family)) || asked.every((part) => own.includes(part)),
  };
}

const soundsOf = (name: string): string[] => nameForms(name).map(({ transliterated }) => transliterated);
