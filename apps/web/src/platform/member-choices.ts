import type { AssignableMember, MemberRef, UserId } from '@himaya/domain';
import { useDates } from './dates';
import { useWords } from './words';

interface MemberChoice {
  readonly value: UserId;
  readonly label: string;
}

/** Colleagues to choose from: whoever is away says until when and comes last, and can be chosen all the same. */
export function useMemberChoices(): (members: readonly (MemberRef & Partial<AssignableMember>)[]) => MemberChoice[] {
  const { t } = useWords();
  const { date } = useDates();
  return (members) =>
    members
      .toSorted((a, b) => Number(Boolean(a.awayUntil)) - Number(Boolean(b.awayUntil)))
      .map(({ id, displayName, awayUntil }) => ({
        value: id,
        label: awayUntil ? `${displayName} (${t('caseload.away', { day: date(awayUntil) })})` : displayName,
      }));
}
