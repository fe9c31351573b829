import type { UserId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';

/** Two at least, so that no single absence shuts a person's case; few enough that a seal still means something. */
export const fewestNames = 2;
export const mostNames = 20;

/** What naming people is decided from. */
export interface NamingFacts {
  /** Whoever seals or changes the names. */
  readonly by: UserId;
  /** Who may be named: people of the units that hold a live door to the case. */
  readonly people: readonly { readonly userId: UserId; readonly leads: boolean; readonly barred: boolean }[];
}

/** May the case be sealed to these people? Whoever seals stays among them, with at least one more. */
export function decideSealing(
  names: readonly UserId[],
  sealed: boolean,
  facts: NamingFacts,
): Outcome<{ readonly names: readonly UserId[] }> {
  if (sealed) return refuse('seal.already');
  const distinct = [...new Set(names)];
  if (!distinct.includes(facts.by)) return refuse('seal.names', { errors: [{ path: 'userIds', code: 'seal.yourself' }] });
  if (distinct.length < fewestNames) return refuse('seal.names', { errors: [{ path: 'userIds', code: 'seal.one-more' }] });
  if (distinct.length > mostNames) return refuse('seal.names', { errors: [{ path: 'userIds', code: 'seal.too-many' }] });
  if (!distinct.every((name) => facts.people.some(({ userId, barred }) => userId === name && !barred))) {
    return refuse('seal.names', { errors: [{ path: 'userIds', code: 'code.unknown' }] });
  }
  return allow({ names: distinct });
}

/** May this person be named as well? */
export function decideNaming(name: UserId, names: readonly UserId[], facts: NamingFacts): Outcome<null> {
  const full = !names.includes(name) && names.length >= mostNames;
  if (full) return refuse('seal.names', { errors: [{ path: 'userId', code: 'seal.too-many' }] });
  if (!facts.people.some(({ userId, barred }) => userId === name && !barred)) {
    return refuse('seal.names', { errors: [{ path: 'userId', code: 'code.unknown' }] });
  }
  return allow(null);
}

/** May this name be struck out? Two stay, one of them leading: a seal must not become a case that nobody can open. */
export function decideUnnaming(name: UserId, names: readonly { readonly userId: UserId; readonly leads: boolean }[]): Outcome<null> {
  const left = names.filter(({ userId }) => userId !== name);
  if (left.length === names.length) return refuse('not-found');
  if (left.length < fewestNames || !left.some(({ leads }) => leads)) return refuse('seal.last-names');
  return allow(null);
}

/** Unsealing takes two of the named: one asks, another confirms. */
export function decideUnsealing(unsealing: { readonly askedBy: UserId } | null, by: UserId): Outcome<null> {
  if (unsealing === null) return refuse('seal.not-asked');
  if (unsealing.askedBy === by) return refuse('seal.second-person');
  return allow(null);
}
