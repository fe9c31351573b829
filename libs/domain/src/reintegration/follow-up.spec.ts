import fc from 'fast-check';
import { answersFit, decideFollowUp, earliestFollowUp, followUpAnswers, followUpsAfter, followUpStatuses } from './follow-up';
import { programmeOutcomes } from './codes';

fc.configureGlobal({ seed: 20_260_323 });

const today = '2026-03-10';
const problem = (outcome: { ok: boolean; problem?: string }): string | null => (outcome.ok ? null : (outcome.problem ?? ''));
const facts = { programme: 'ended', dated: { status: 'due', dueOn: today, triedOn: null }, afterCare: true, today } as const;
const safe = { month: 3, on: today, answers: ['is-safe'] } as const;

describe('after a programme', () => {
  it('whoever finished it is asked at three, six and twelve months, and nobody who stopped, left or took the word back', () => {
    const asked = programmeOutcomes.codes.filter((outcome) => followUpsAfter(outcome, false).length > 0);
    expect(asked).toEqual(['goals-met', 'goals-partly-met', 'goals-not-met']);
    expect(followUpsAfter('goals-met', false)).toEqual([3, 6, 12]);
    for (const outcome of programmeOutcomes.codes) expect(followUpsAfter(outcome, true)).toEqual([]);
  });

  it('is answered when it is due, once, under the word that holds', () => {
    expect(problem(decideFollowUp(safe, facts))).toBeNull();
    expect(problem(decideFollowUp(safe, { ...facts, afterCare: false }))).toBe('follow-up.no-after-care');
    expect(problem(decideFollowUp(safe, { ...facts, dated: null }))).toBe('follow-up.not-now');
    expect(problem(decideFollowUp(safe, { ...facts, programme: 'running' }))).toBe('follow-up.not-now');
    expect(problem(decideFollowUp({ ...safe, on: '2026-03-11' }, facts))).toBe('body.invalid');
    const far = { status: 'due', dueOn: '2026-04-10', triedOn: null } as const;
    expect(earliestFollowUp(far.dueOn)).toBe('2026-03-11');
    expect(problem(decideFollowUp(safe, { ...facts, dated: far }))).toBe('follow-up.not-yet');
    for (const status of followUpStatuses.codes)
      expect(problem(decideFollowUp(safe, { ...facts, dated: { status, dueOn: today, triedOn: null } }))).toBe(
        status === 'due' ? null : 'follow-up.not-now',
      );
    expect(problem(decideFollowUp({ ...safe, month: null }, { ...facts, programme: 'running', dated: null }))).toBeNull();
    // Not reached fails with the second try alone; with no day planned there is none.
    const silent = { ...safe, answers: ['not-reached'] } as const;
    const tried = (triedOn: string | null) => problem(decideFollowUp(silent, { ...facts, dated: { ...facts.dated, triedOn } }));
    expect([null, '2026-02-25', '2026-02-24'].map(tried)).toEqual([null, 'follow-up.not-yet', null]);
    expect(problem(decideFollowUp({ ...silent, month: null }, { ...facts, dated: null }))).toBeNull();
  });

  it('nobody is safe and sold again, nor reached and not reached; who was sold again is told on', () => {
    let [fit, told] = [0, 0];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...followUpAnswers.codes), { maxLength: 4 }), (answers) => {
        const decided = decideFollowUp({ ...safe, answers }, facts);
        expect(decided.ok).toBe(answersFit(answers));
        if (!decided.ok) return;
        fit += 1;
        expect(new Set(answers).size).toBe(answers.length);
        expect(answers.length).toBeGreaterThan(0);
        if (answers.includes('not-reached')) expect(answers).toEqual(['not-reached']);
        if (answers.includes('is-safe')) expect(answers.some((one) => one === 're-trafficked' || one === 'at-risk')).toBe(false);
        expect(decided.value.reTrafficked).toBe(answers.includes('re-trafficked'));
        if (decided.value.reTrafficked) told += 1;
      }),
      { numRuns: 3000 },
    );
    expect([fit > 20, told > 20]).toEqual([true, true]);
  });
});
