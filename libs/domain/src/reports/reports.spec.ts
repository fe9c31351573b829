import { committeeReportKinds, committeeReportStatuses, committeeReportSteps } from './codes';
import { planLines, publicLine, quarterLines } from './lines';
import { committeeReportMachine, committeeReportStepsOf, decideReportStep, decideReportWords, type CommitteeReportFacts } from './machine';
import { reportCallsOn } from './overdue';
import { decideReportPeriod, monthsOfReport } from './periods';
import type { CommitteeReportLine } from './types';

const text = { chapter: 'summary', ar: 'Invented', ckb: '', en: '' } as const;
const facts: CommitteeReportFacts = {
  kind: 'monthly', status: 'draft', own: false, held: ['secretariat-analyst', 'committee-chair'], stale: false, monthsMissing: 0,
  texts: [text], letterNumber: null, letterDate: null, releases: [],
}; // prettier-ignore

it('takes each step from its own status and of its own kinds alone, and offers no other', () => {
  for (const kind of committeeReportKinds.codes)
    for (const status of committeeReportStatuses.codes)
      for (const own of [true, false]) {
        const offered = committeeReportStepsOf({ kind, status, own, held: facts.held });
        for (const step of committeeReportSteps.codes) {
          const { needs } = committeeReportMachine[step];
          const body = { step, reason: needs === 'reason' ? ('safety' as const) : null, note: needs === 'note' ? 'x' : null };
          const decided = decideReportStep(body, { ...facts, kind, status, own });
          const refused = decided.ok ? null : decided.problem;
          expect([kind, status, own, step, refused === null || refused === 'committee-report.incomplete']).toEqual([
            kind,
            status,
            own,
            step,
            offered.includes(step),
          ]);
        }
      }
  // Of one's own there is nothing to approve, whatever roles one has.
  for (const kind of committeeReportKinds.codes)
    expect(committeeReportStepsOf({ kind, status: 'proposed', own: true, held: facts.held })).toEqual(['return']);
  expect(committeeReportStepsOf({ kind: 'monthly', status: 'proposed', own: false, held: ['secretariat-analyst'] })).toEqual([]);
  expect(committeeReportStepsOf({ kind: 'annual', status: 'proposed', own: false, held: ['secretariat-analyst'] })).toEqual([
    'approve',
    'return',
  ]);
});

it('is whole before it is proposed, and holds what its kind holds', () => {
  const propose = (changes: Partial<CommitteeReportFacts>) => {
    const decided = decideReportStep({ step: 'propose' }, { ...facts, ...changes });
    return decided.ok ? 'allowed' : decided.problem;
  };
  expect(propose({})).toBe('allowed');
  expect(propose({ texts: [{ ...text, ar: ' ', en: 'x' }] })).toBe('committee-report.incomplete');
  expect(propose({ kind: 'quarterly' })).toBe('committee-report.incomplete');
  const letter = { kind: 'quarterly', letterNumber: '1', letterDate: '2026-01-01' } as const;
  expect([propose(letter), propose({ ...letter, monthsMissing: 1 })]).toEqual(['allowed', 'committee-report.months-missing']);
  expect(propose({ kind: 'annual' })).toBe('committee-report.incomplete');
  expect(propose({ stale: true })).toBe('committee-report.stale');
  expect(decideReportWords('monthly', { ...facts, letterNumber: '1' }).ok).toBe(false);
  expect(decideReportWords('monthly', { ...facts, texts: [text, text] }).ok).toBe(false);
});

it('is of a period that is over', () => {
  const today = '2026-11-28';
  const at = (kind: 'monthly' | 'quarterly' | 'annual', period: string) => decideReportPeriod(kind, period, today).ok;
  expect([at('monthly', '2026-10'), at('monthly', '2026-11'), at('quarterly', '2026-Q3'), at('quarterly', '2026-Q4'), at('annual', '2025'), at('annual', '2026')]).toEqual([
    true, false, true, false, true, false,
  ]); // prettier-ignore
  expect([at('annual', '2022'), at('annual', '2025-Q1'), at('monthly', '2025')]).toEqual([false, false, false]);
  expect(monthsOfReport('quarterly', '2026-Q4')).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
});

it('says to everybody how far, and no count', () => {
  const name = { ar: 'x', ckb: 'x', en: 'x' };
  const line = { kind: 'activity', axis: 1, number: 1, id: 'a', title: name, target: 40, reached: 39, ratio: 39 / 40 } as const;
  expect(publicLine(line)).toMatchObject({ target: null, reached: null, ratio: 0.95 });
  expect(publicLine({ ...line, ratio: 1.4 })).toMatchObject({ ratio: 1 });
  expect(publicLine({ kind: 'axis', month: '2025-12-01', axis: 1, name, mean: 0.049 })).toMatchObject({ mean: 0 });
  expect(planLines('2025-12-01', [])).toEqual([]);
  const month = (n: number): CommitteeReportLine[] => [
    { kind: 'members', month: `2025-0${n}-01`, due: n, onTime: 0, late: 0, missing: n },
    { ...line, reached: n },
  ];
  expect(quarterLines([month(1), month(2), month(3)])).toEqual([month(1)[0], month(2)[0], month(3)[0], month(3)[1]]);
});

it('is called for after its day, and again a week later, until the next period is over', () => {
  const called = (today: string) => reportCallsOn(today).map(({ period, call }) => `${period} ${call}`);
  expect(['2026-11-01', '2026-11-20', '2026-11-21', '2026-11-27', '2026-11-28'].map(called)).toEqual([
    ['2026-Q3 1', '2025 2'],
    ['2026-Q3 2', '2025 2'],
    ['2026-10 1', '2026-Q3 2', '2025 2'],
    ['2026-10 1', '2026-Q3 2', '2025 2'],
    ['2026-10 2', '2026-Q3 2', '2025 2'],
  ]);
  // A quarter's on the twenty-fifth, a year's at the end of March: in time on that day.
  expect(
    ['2027-01-25', '2027-01-26', '2027-03-31', '2027-04-01', '2027-04-08'].map((today) =>
      called(today).filter((one) => !/-\d\d /.test(one)),
    ),
  ).toEqual([[], ['2026-Q4 1'], ['2026-Q4 2'], ['2026 1'], ['2026 2']]);
  expect(reportCallsOn('2026-11-28').map(({ month }) => month)).toEqual(['2026-10-01', '2026-09-01', '2025-12-01']);
});
