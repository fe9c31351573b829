import type { ReleaseId } from '../shared/ids';
import { releasedOf, type PublishedTotal } from './released';

const plan = { startsOn: '2023-01-01', endsOn: '2026-12-31' };
const totals = [2022, 2024, 2025, 2027].map(
  (year): PublishedTotal => ({ id: `of ${year}` as ReleaseId, measure: 'victims-sheltered', year, figure: year === 2025 ? null : 40 }),
);

it.each([
  // One year: its own figure, and no other's.
  ['2024-01-01', '2024-12-31', totals, { year: 2024, release: 'of 2024', figure: 40, over: true, whole: true }],
  // Several: the latest that was published, and they are not added up.
  ['2023-01-01', '2024-12-31', totals, { year: 2024, release: 'of 2024', figure: 40, over: true, whole: false }],
  // Published as too small to be told.
  ['2024-01-01', '2025-12-31', totals, { year: 2025, release: 'of 2025', figure: null, over: true, whole: false }],
  // Of years outside the plan nothing counts, though the activity has no end.
  ['2022-01-01', null, totals, { year: 2025, release: 'of 2025', figure: null, over: true, whole: false }],
  // Nothing published: the latest year that is over is the one to ask for.
  ['2024-01-01', '2026-12-31', [], { year: 2025, release: null, figure: null, over: true, whole: false }],
  ['2026-01-01', '2026-12-31', [], { year: 2026, release: null, figure: null, over: false, whole: true }],
])('an activity from %s to %s shows the published figure of its year', (startsOn, endsOn, known, shown) => {
  expect(releasedOf({ startsOn, endsOn }, plan, known, '2026-11-28')).toEqual(shown);
});
