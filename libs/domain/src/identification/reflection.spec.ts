import fc from 'fast-check';
import { reflectionReasons, reflectionStatuses } from './codes';
import { availableReflectionDeeds, daysBetween, decideReflection, plusDays, reflectionMachine, type ReflectionDeed } from './reflection';

fc.configureGlobal({ seed: 20_260_413 });

const running = { status: 'running', endsOn: '2026-06-01', stoppedOn: null } as const;

describe('a reflection period', () => {
  it.each([
    ['paused', 'resume', 'found'],
    ['cut', 'reopen', 'cut-in-error'],
  ] as const)('has as many days left when it goes on as when it was %s', (status, change, reason) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 200 }), (left, still) => {
        const stoppedOn = plusDays(running.endsOn, -left);
        const today = plusDays(stoppedOn, still);
        const resumed = decideReflection({ ...running, status, stoppedOn }, { change, reason }, today);
        expect(resumed).toMatchObject({ ok: true, value: { status: 'running' } });
        if (resumed.ok) expect(daysBetween(today, resumed.value.endsOn)).toBe(left);
      }),
    );
  });

  it('is longer by what it is extended, and cut only by a named ground', () => {
    expect(decideReflection(running, { change: 'extend', reason: 'health', days: 30 }, '2026-05-01')).toMatchObject({
      value: { status: 'running', endsOn: '2026-07-01' },
    });
    expect(decideReflection(running, { change: 'extend', reason: 'health' }, '2026-05-01')).toMatchObject({
      errors: [{ path: 'days', code: 'required' }],
    });
    expect(decideReflection(running, { change: 'cut', reason: 'other' }, '2026-05-01')).toMatchObject({
      errors: [{ path: 'reason', code: 'code.unknown' }],
    });
    expect(decideReflection(running, { change: 'cut', reason: 'person-asked' }, '2026-05-01')).toMatchObject({
      value: { status: 'cut', endsOn: '2026-06-01' },
    });
  });

  it('moves only as its table says', () => {
    const deeds = Object.keys(reflectionMachine) as ReflectionDeed[];
    for (const status of reflectionStatuses.codes) {
      for (const change of deeds) {
        for (const reason of reflectionReasons.codes) {
          const fits = reflectionMachine[change].reasons.includes(reason);
          const asked = { change, reason, ...(change === 'extend' ? { days: 1 } : {}) };
          const outcome = decideReflection({ ...running, status }, asked, '2026-05-01');
          expect(outcome.ok).toBe(fits && availableReflectionDeeds(status).includes(change));
        }
      }
    }
  });
});
