import fc from 'fast-check';
import { roles } from '../accounts/codes';
import { measureOf } from '../statistics/measures';
import type { ReleaseId } from '../shared/ids';
import { releaseStatuses, releaseSteps } from './codes';
import { decideLogLine, type IssueLine } from './decide-log-line';
import { decideRelease, type ReleasedPeriod } from './decide-release';
import { decideReleaseStep, releaseMachine, releaseStepsOf } from './machine';

const seed = 20261128;
fc.configureGlobal({ seed });
const today = '2026-11-27';
const measure = measureOf('victims-identified')!;
const id = (n: number): ReleaseId => `00000000-0000-4000-8000-00000000000${n}` as ReleaseId;
const released = (more: Partial<ReleasedPeriod> = {}): ReleasedPeriod => ({
  id: id(1),
  status: 'published',
  by: ['sex'],
  first: '2024-01-01',
  last: '2024-12-01',
  revision: 1,
  ...more,
});
const told = (answer: { readonly ok: boolean; readonly problem?: string }): string => (answer.ok ? 'allowed' : answer.problem!);

describe(`the steps of a release (seed ${seed})`, () => {
  it('are offered exactly where they are taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...releaseStatuses.codes),
        fc.boolean(),
        fc.subarray([...roles.codes], { minLength: 1, maxLength: 2 }),
        (status, own, held) => {
          const taken = releaseSteps.codes.filter(
            (step) => decideReleaseStep({ step, reason: releaseMachine[step].needsReason ? 'safety' : null }, { status, own, held }).ok,
          );
          expect(releaseStepsOf({ status, own, held })).toEqual(taken);
        },
      ),
    );
  });

  it('let nobody publish what they asked for or proposed, and nobody but the committee’s two roles', () => {
    for (const role of roles.codes) {
      const by = (own: boolean): string => told(decideReleaseStep({ step: 'publish' }, { status: 'proposed', own, held: [role] }));
      const may = role === 'secretariat-analyst' || role === 'committee-chair';
      expect([role, by(false), by(true)]).toEqual([
        role,
        may ? 'allowed' : 'role.forbidden',
        may ? 'release.second-person' : 'role.forbidden',
      ]);
    }
  });

  it('want a reason where something is taken back, and none elsewhere', () => {
    const facts = { status: 'published', own: false, held: ['committee-chair'] } as const;
    expect(told(decideReleaseStep({ step: 'withdraw' }, facts))).toBe('body.invalid');
    expect(told(decideReleaseStep({ step: 'publish', reason: 'safety' }, { ...facts, status: 'proposed' }))).toBe('body.invalid');
  });
});

describe('asking for a release', () => {
  const ask = (body: Partial<Parameters<typeof decideRelease>[1]>, others: readonly ReleasedPeriod[] = []) =>
    decideRelease(measure, { measure: measure.id, by: ['sex'], period: '2024', ...body }, others, today);

  it('takes one period of the menu, as fine as its dimensions allow', () => {
    expect(ask({})).toMatchObject({ ok: true, value: { period: { id: '2024', first: '2024-01-01', last: '2024-12-01' }, revision: 1 } });
    expect(ask({ period: '2024-Q2' })).toMatchObject({ ok: true, value: { period: { first: '2024-04-01', last: '2024-06-01' } } });
    expect(told(ask({ by: ['region', 'form'], period: '2023' }))).toBe('release.three-years');
    expect(told(ask({ by: ['region', 'form'], period: '2024' }))).toBe('statistics.too-fine');
    expect(told(ask({ by: ['region'], period: '2024-Q2' }))).toBe('statistics.too-fine');
    expect(told(ask({ period: '2026' }))).toBe('statistics.period');
    expect(told(ask({ period: '2022' }))).toBe('statistics.not-collected');
  });

  it('never lets periods of one measure overlap that are not the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2024', '2024-Q1', '2024-Q4', '2025', '2023-Q4'),
        fc.constantFrom('2024', '2024-Q1', '2024-Q4', '2025', '2023-Q4'),
        (one, other) => {
          const first = ask({ period: one });
          if (!first.ok) throw new Error('not a period');
          const { first: start, last: end } = first.value.period;
          const answer = told(ask({ period: other, by: ['age-group'] }, [released({ first: start, last: end })]));
          const overlap = one !== other && (one.startsWith(other) || other.startsWith(one));
          expect(answer).toBe(overlap ? 'release.overlaps' : 'allowed');
        },
      ),
    );
  });

  it('makes each table once an issue, and a new issue of a correction or after a withdrawal', () => {
    expect(told(ask({}, [released()]))).toBe('release.exists');
    expect(told(ask({ corrects: id(1) }, [released()]))).toBe('release.nothing-to-correct');
    expect(ask({ corrects: id(1), reason: 'late-records' }, [released()])).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(told(ask({ corrects: id(1), reason: 'late-records' }, [released({ status: 'proposed' })]))).toBe('release.nothing-to-correct');
    expect(ask({}, [released({ status: 'withdrawn' })])).toMatchObject({ ok: true, value: { revision: 2 } });
    // What corrects a second table of the issue joins what corrected the first.
    const corrected = [released(), released({ id: id(2), by: ['form'], revision: 2 })];
    expect(ask({ corrects: id(1), reason: 'late-records' }, corrected)).toMatchObject({ ok: true, value: { revision: 2 } });
    // Another table of the same people joins the latest issue.
    expect(ask({ by: ['age-group'] }, [released(), released({ id: id(2), revision: 2 })])).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
  });
});

describe('up to where a table counts', () => {
  const issue = (more: Partial<IssueLine> = {}): IssueLine => ({ revision: 1, until: '90', month: '2026-09-01', stands: false, ...more });
  const asked = { until: '100', month: '2026-11-01' };
  const line = (revision: number, lines: readonly IssueLine[], changed = 10, at = asked): string => {
    const decided = decideLogLine(revision, lines, at, changed);
    return decided.ok ? decided.value.until : decided.problem;
  };

  it('is where questions stand, and stays there for every table of the issue, drafts that were put away with them', () => {
    expect(line(1, [])).toBe('100');
    expect(line(1, [issue({ stands: true })])).toBe('90');
    expect(line(1, [issue()], 9)).toBe('90');
    expect(line(1, [issue()])).toBe('100');
    expect(line(1, [issue({ month: '2026-11-01' })])).toBe('90');
  });

  it('is another for a correction, of a later month and ten people more', () => {
    const first = issue({ stands: true });
    expect(line(2, [first])).toBe('100');
    for (const [changed, at] of [
      [9, asked],
      [10, { until: '100', month: '2026-09-01' }],
      [10, { until: '90', month: '2026-11-01' }],
    ] as const)
      expect(line(2, [first], changed, at)).toBe('release.nothing-new');
    expect(line(2, [first, issue({ revision: 2, until: '95', month: '2026-10-01' })], 9)).toBe('95');
  });
});
