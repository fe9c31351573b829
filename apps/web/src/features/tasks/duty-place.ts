import { dutyRows } from '@himaya/auth';
import type { DutyView } from '@himaya/domain';

/** The pages that a duty leads to, by the first part of their address. */
export const dutyPlaces = [
  'referrals',
  'transfers',
  'overrides',
  'concerns',
  'placements',
  'legal-matters',
  'care',
  'repatriations',
  'interpretation',
  'cases',
] as const;

export const openWord = {
  referrals: 'open-referral',
  transfers: 'open-transfer',
  overrides: 'open-override',
  concerns: 'open-concern',
  placements: 'open-placement',
  interpretation: 'open-interpretation',
  care: 'open-care',
  repatriations: 'open-return',
  'legal-matters': 'open-legal-matter',
  cases: 'open-case',
} as const satisfies Record<(typeof dutyPlaces)[number], string>;

/** Where a duty is seen to. */
export function placeOfDuty({ kind, subjectId, caseId }: Pick<DutyView, 'kind' | 'subjectId' | 'caseId'>): string {
  return dutyRows[kind].page.replace(':subject', subjectId).replace(':case', caseId ?? '');
}
