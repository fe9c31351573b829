import { suggestedFigure, type KnownOfMonth } from './suggested';

const known: KnownOfMonth = { committee: { held: 2, seats: 48, attended: 36, owed: 24, onTime: 6 }, completion: 0.426 };
const nothing: KnownOfMonth = { committee: null, completion: null };

describe('a figure that is known already', () => {
  it.each([
    ['committee-meetings', 'flow', 9, known, { value: 2, source: 'meeting-register' }],
    ['member-attendance', 'ratio', 9, known, { value: 75, source: 'meeting-register' }],
    ['member-reports-on-time', 'ratio', 9, known, { value: 25, source: 'reports-on-time' }],
    ['activity-completion-rate', 'ratio', 9, known, { value: 43, source: 'plan-completion' }],
    ['activity-completion-rate', 'ratio', 9, nothing, null],
    ['committee-meetings', 'flow', 9, nothing, null],
    ['guidance-panels', 'stock', 9, nothing, { value: 9, source: 'month-before' }],
    ['guidance-panels', 'stock', null, nothing, null],
    ['training-courses', 'flow', 9, known, null],
  ] as const)('of %s (%s)', (id, aggregation, last, of, expected) => {
    expect(suggestedFigure({ id, aggregation }, last, of)).toEqual(expected);
  });

  it('is none where nothing was held or owed', () => {
    const idle = { ...known, committee: { held: 0, seats: 0, attended: 0, owed: 0, onTime: 0 } };
    expect(suggestedFigure({ id: 'member-attendance', aggregation: 'ratio' }, null, idle)).toBeNull();
    expect(suggestedFigure({ id: 'committee-meetings', aggregation: 'flow' }, null, idle)?.value).toBe(0);
  });
});
