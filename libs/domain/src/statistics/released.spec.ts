import { form, sex } from './dimensions';
import { besideReleases, type ReleasedTable } from './released';
import type { StatisticsCell } from './types';

const year = { id: '2024', first: '2024-01-01', last: '2024-12-01' };
const quarter = { id: '2024-Q2', first: '2024-04-01', last: '2024-06-01' };
const bySex: ReleasedTable = {
  ...year,
  id: 'by-sex',
  status: 'published',
  revision: 1,
  publishedAt: '2025-03-01T10:00:00.000Z',
  dimensions: [{ id: 'sex', categories: ['female', 'male'] }],
  cells: [
    { at: {}, figure: 120 },
    { at: { sex: 'female' }, figure: 110 },
    { at: { sex: 'male' }, figure: null },
  ],
};
const byForm: ReleasedTable = {
  ...bySex,
  id: 'by-form',
  publishedAt: '2025-04-01T10:00:00.000Z',
  dimensions: [{ id: 'form', categories: ['begging', 'other'] }],
  cells: [
    { at: {}, figure: 120 },
    { at: { form: 'begging' }, figure: 90 },
    { at: { form: 'other' }, figure: 30 },
  ],
};
const told = (released: readonly ReleasedTable[], at: StatisticsCell['at'], period = year): [unknown, string | null] => {
  const [one] = besideReleases([sex, form], released, [period], [{ period: period.id, at, figure: 77 }]);
  return [one!.cell.figure, one!.release];
};

describe('an answer beside what was published', () => {
  it('has the figure of the table that shows the cell, whichever table was asked for', () => {
    expect(told([byForm, bySex], {})).toEqual([120, 'by-sex']);
    expect(told([byForm, bySex], { sex: 'female' })).toEqual([110, 'by-sex']);
    expect(told([byForm, bySex], { form: 'begging' })).toEqual([90, 'by-form']);
    expect(told([bySex], { form: 'begging' })).toEqual([77, null]);
    expect(told([], { sex: 'male' })).toEqual([77, null]);
  });

  it('holds what a table holds, whatever lies within it, and what it has merged', () => {
    expect(told([bySex, byForm], { sex: 'male' })).toEqual(['held', 'by-sex']);
    expect(told([bySex, byForm], { sex: 'male', form: 'begging' })).toEqual(['held', null]);
    expect(told([bySex], { sex: 'male' }, quarter)).toEqual(['held', null]);
    expect(told([bySex], { sex: 'female' }, quarter)).toEqual([77, null]);
    expect(told([byForm], { form: 'organ-removal' })).toEqual(['held', 'by-form']);
    // Its `other` are others than those of the menu.
    expect(told([byForm], { form: 'other' })).toEqual(['held', 'by-form']);
    expect(told([bySex, byForm], { sex: 'female', form: 'begging' })).toEqual([77, null]);
  });

  it('has the newest issue’s figure, none of what was withdrawn, and holds what either held', () => {
    const corrected = { ...bySex, id: 'second', revision: 2, cells: [{ at: {}, figure: 130 }, ...bySex.cells.slice(1)] };
    expect(told([{ ...bySex, status: 'superseded' }, byForm, corrected], {})).toEqual([130, 'second']);
    const withdrawn: ReleasedTable = { ...bySex, status: 'withdrawn' };
    expect(told([withdrawn], {})).toEqual([77, null]);
    expect(told([withdrawn], { sex: 'male' })).toEqual(['held', null]);
  });
});
