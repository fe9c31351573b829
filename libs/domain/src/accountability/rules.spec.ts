import type { PlanScorecard } from '../plan/scorecard';
import type { AgencyRef } from '../plan/types';
import { memberAccountStates } from './codes';
import {
  accountableFrom,
  accountSteps,
  decideHalf,
  evaluationsOfYear,
  figuresToFreeze,
  lastAccountableHalf,
  mayAccount,
  type EvaluationRecord,
} from './rules';

const body = (id: string): AgencyRef => ({ id, name: { ar: id, ckb: id, en: id } }) as unknown as AgencyRef;

it('a half-year is accounted for once its last reports were due, on which day they may still come in time', () => {
  expect(['2026-H1', '2026-H2'].map(accountableFrom)).toEqual(['2026-07-11', '2027-01-11']);
  const justice = 'ministry-of-justice' as never;
  const may = (today: string) => decideHalf({ half: '2026-H2', agencyId: justice }, [justice], today).ok;
  expect(['2027-01-01', '2027-01-10', '2027-01-11'].map(may)).toEqual([false, false, true]);
  expect(['2026-07-10', '2026-07-11', '2026-12-31', '2027-01-10', '2027-01-11'].map(lastAccountableHalf)).toEqual([
    '2025-H2',
    '2026-H1',
    '2026-H1',
    '2026-H1',
    '2026-H2',
  ]);
});

it('the chair asks once, the member replies once, and the finding is the last word', () => {
  const steps = Object.keys(accountSteps) as (keyof typeof accountSteps)[];
  const allowed = (today: string) =>
    [null, ...memberAccountStates.codes].map((state) => [state, steps.filter((step) => mayAccount(step, state, '2026-07-01', today))]);
  expect(allowed('2026-07-02')).toEqual([
    [null, ['ask']],
    ['asked', ['reply']],
    ['replied', ['find']],
    ['found', []],
  ]);
  expect(allowed('2026-08-02')).toEqual([
    [null, ['ask']],
    ['asked', ['reply', 'find']],
    ['replied', ['find']],
    ['found', []],
  ]);
});

it('a member that does not reply is found on when its fortnight is over', () => {
  const may = (today: string) => mayAccount('find', 'asked', '2026-07-01', today);
  expect([may('2026-07-15'), may('2026-07-16')]).toEqual([false, true]);
  expect(mayAccount('find', 'asked', null, '2026-07-16')).toBe(false);
});

it('what is frozen is the scorecard with the attendance, and no name', () => {
  const figures = { due: 6, onTime: 3, late: 2, missing: 1, returns: 4, activities: 5, milestones: 2, declared: 1, mean: 0.25 };
  const card: PlanScorecard = { agency: body('justice'), ...figures };
  expect(figuresToFreeze(card, { held: 3, attended: 2 })).toEqual({ ...figures, held: 3, attended: 2 });
});

it('a yearly report draws each body’s last evaluation of each half of its year', () => {
  const record = (half: string, id: string, revision: number, result: EvaluationRecord['result']): EvaluationRecord => ({
    half,
    agency: body(id),
    result,
    text: 'نتيجة',
    revision,
  });
  const records = [
    record('2026-H2', 'justice', 1, 'met'),
    record('2026-H1', 'labour', 2, 'met'),
    record('2026-H1', 'labour', 1, 'not-met'),
    record('2026-H1', 'justice', 1, 'partly-met'),
    record('2025-H2', 'justice', 9, 'not-met'),
  ];
  expect(evaluationsOfYear(2026, records).map(({ half, agency, result }) => [agency.id, half, result])).toEqual([
    ['justice', '2026-H1', 'partly-met'],
    ['justice', '2026-H2', 'met'],
    ['labour', '2026-H1', 'met'],
  ]);
  expect(evaluationsOfYear(2024, records)).toEqual([]);
});
