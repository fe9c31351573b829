import type { CasePerson, LocalName, UserId } from '@himaya/domain';

/** People as options of a select, under the names of their units. */
export function peopleOptions(
  people: readonly CasePerson[],
  nameOf: (name: LocalName) => string,
): { group: string; items: { value: UserId; label: string }[] }[] {
  const groups = new Map<string, { value: UserId; label: string }[]>();
  for (const { unit, userId, displayName } of people) {
    const group = nameOf(unit.name);
    groups.set(group, [...(groups.get(group) ?? []), { value: userId, label: displayName }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
