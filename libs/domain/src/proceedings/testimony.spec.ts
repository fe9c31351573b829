import fc from 'fast-check';
import {
  availableTestimonyMoves,
  decideAskTestimony,
  decideTestimonyMove,
  latestTestimonyReview,
  protectionMeasures,
  testimonyKinds,
  testimonyMoves,
  testimonyStatuses,
  type MoveTestimonyBody,
} from './testimony';

fc.configureGlobal({ seed: 20_260_301 });

const today = '2026-04-15';
const facts = { status: 'asked', kind: 'guarded-home', since: '2026-04-01', court: true, today } as const;
const problems = (body: MoveTestimonyBody, changes: object = {}): string => {
  const decided = decideTestimonyMove(body, { ...facts, ...changes });
  return decided.ok ? decided.value.to : (decided.errors?.map(({ path, code }) => `${path} ${code}`).join() ?? decided.problem);
};

describe('what protects somebody who is heard', () => {
  it('is granted or refused by a court, a measure until a day on which somebody looks again, and ended by whoever has the case', () => {
    const grant = { move: 'grant', on: today, reviewOn: '2026-07-01' } as const;
    expect(problems(grant)).toBe('granted');
    expect(problems(grant, { court: false })).toBe('proceeding.courts-to-record');
    expect(problems({ move: 'grant', on: today })).toBe('reviewOn required');
    expect(problems({ move: 'grant', on: today }, { kind: 'interpreter' })).toBe('granted');
    expect(problems({ move: 'refuse', on: today, reviewOn: '2026-07-01' })).toBe('reviewOn key.unknown');
    expect(problems({ ...grant, reviewOn: today })).toBe('reviewOn date.too-early');
    expect(latestTestimonyReview(today)).toBe('2026-10-12');
    expect(problems({ ...grant, reviewOn: '2026-10-13' })).toBe('reviewOn date.too-far');
    expect(problems({ ...grant, on: '2026-03-31' })).toBe('on date.too-early');
    expect(problems({ move: 'end', on: today }, { status: 'granted', court: false })).toBe('ended');
    expect(problems(grant, { status: 'granted' })).toBe('testimony.not-now');
    expect(problems({ ...grant, move: 'renew' }, { status: 'granted' })).toBe('granted');
    expect(decideAskTestimony({ person: 'victim', kind: 'screen', askedOn: '2026-04-16' }, { today })).toMatchObject({
      problem: 'body.invalid',
    });
  });

  it('moves as the table says, and no more once it was refused or ended', () => {
    let moved = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...testimonyMoves.codes),
        fc.constantFrom(...testimonyStatuses.codes),
        fc.constantFrom(...testimonyKinds.codes),
        fc.boolean(),
        fc.constantFrom(null, '2026-07-01'),
        (move, status, kind, court, reviewOn) => {
          const decided = decideTestimonyMove({ move, on: today, reviewOn }, { ...facts, status, kind, court });
          if (!decided.ok) return;
          moved += 1;
          expect(availableTestimonyMoves(status, court)).toContain(move);
          expect(['asked', 'granted']).toContain(status);
          if (decided.value.to === 'granted' && protectionMeasures.includes(kind)) expect(reviewOn).not.toBeNull();
        },
      ),
      { numRuns: 500 },
    );
    expect(moved).toBeGreaterThan(30);
  });
});
