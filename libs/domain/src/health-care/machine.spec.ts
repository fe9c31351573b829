import { maskOf } from '../shared/categories';
import { decideTravelFitness } from './machine';

const facts = { write: maskOf('health'), status: 'open', today: '2026-11-30' } as const;
const decide = (validUntil: string, changes: object = {}) => decideTravelFitness({ fitness: 'fit', validUntil }, { ...facts, ...changes });

describe('fitness to travel', () => {
  it('is stated for today and up to ninety days', () => {
    expect(decide('2026-11-30').ok).toBe(true);
    expect(decide('2027-02-28').ok).toBe(true);
    expect(decide('2026-11-29')).toMatchObject({ ok: false, problem: 'body.invalid', errors: [{ path: 'validUntil', code: 'date.past' }] });
    expect(decide('2027-03-01')).toMatchObject({ ok: false, errors: [{ path: 'validUntil', code: 'date.too-far' }] });
  });

  it('is for who writes health, of an open case', () => {
    expect(decide('2026-12-01', { write: maskOf('core', 'psychosocial') })).toMatchObject({ problem: 'case.category-not-yours' });
    expect(decide('2026-12-01', { status: 'closed' })).toMatchObject({ problem: 'case.closed' });
  });
});
