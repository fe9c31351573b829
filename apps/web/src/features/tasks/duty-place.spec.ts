import { describe, expect, it } from 'vitest';
import { dutyKinds, type CaseId } from '@himaya/domain';
import { dutyPlaces, placeOfDuty } from './duty-place';

describe('a duty', () => {
  it.each(dutyKinds.codes)('%s leads to a page of its own, with ids in the place of their names', (kind) => {
    const to = placeOfDuty({ kind, subjectId: 'subject-1', caseId: 'case-1' as CaseId });
    expect(to).not.toContain(':');
    expect(dutyPlaces.filter((place) => to === `/${place}` || to.startsWith(`/${place}/`))).toHaveLength(1);
    expect(to === '/overrides' || to.includes('subject-1') || to.includes('case-1')).toBe(true);
  });
});
