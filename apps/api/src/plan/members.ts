import type { AgencyId } from '@himaya/domain';
import { agencies } from '@himaya/domain/reference';

/** The bodies that sit on the committee: each owes a report of every month, whether it has activities or not. */
export const members: readonly AgencyId[] = agencies.flatMap(({ id, committeeMember }) =>
  committeeMember === 'none' ? [] : [id as AgencyId],
);
