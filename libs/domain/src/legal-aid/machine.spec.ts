import fc from 'fast-check';
import { lawyerAssignmentStatuses, lawyerConflicts, lawyerReasons, legalAidKinds, legalAuthorities, legalMatterMoves, legalMatterStatuses, legalOutcomes } from './codes'; // prettier-ignore
import {
  availableLegalMoves,
  compareLawyers,
  decideAuthority,
  decideEndBesideMatter,
  decideEndOfMatter,
  decideLegalAid,
  decideLegalMatterMove,
  decideOpenLegalMatter,
  legalAidRules,
  legalMatterMachine,
  legalOutcomeRules,
  statusAfter,
  type LawyerFacts,
} from './machine';
import type { LawyerId } from '../shared/ids';
import { maskOf } from '../shared/categories';

fc.configureGlobal({ seed: 20_260_301 });

const id = 'l' as LawyerId;
const fit: LawyerFacts = { active: true, trainedForChildren: true, conflicted: false };
const facts = { status: 'opened', standing: null, stands: false, child: false, lawyer: fit } as const;
const problem = (outcome: { ok: boolean; problem?: string }): string | null => (outcome.ok ? null : (outcome.problem ?? ''));

describe('who has a matter', () => {
  it('leads where the table says, runs on once it runs, and never leaves what is ended', () => {
    const body = fc.record({
      move: fc.constantFrom(...legalMatterMoves.codes),
      lawyerId: fc.constantFrom(null, id),
      reason: fc.constantFrom(null, ...lawyerReasons.codes),
      conflict: fc.constantFrom(null, ...lawyerConflicts.codes),
    });
    const all = fc.record({
      status: fc.constantFrom(...legalMatterStatuses.codes),
      standing: fc.constantFrom(null, ...lawyerAssignmentStatuses.codes),
      stands: fc.boolean(),
      child: fc.boolean(),
      lawyer: fc.constantFrom(null, ...[true, false].flatMap((yes) => [fit, { ...fit, active: yes }, { ...fit, trainedForChildren: yes }, { ...fit, conflicted: !yes }])), // prettier-ignore
    });
    let moved = 0;
    fc.assert(
      fc.property(body, all, (asked, now) => {
        const decided = decideLegalMatterMove(asked, now);
        if (!decided.ok) return;
        moved += 1;
        expect(availableLegalMoves(now.status, now.standing)).toContain(asked.move);
        expect(now.status).not.toBe('ended');
        expect(decided.value.to).not.toBe('ended');
        if (now.status === 'running') expect(decided.value.to).toBe('running');
        if (asked.move === 'offer-lawyer') {
          expect(now.lawyer).toMatchObject({ active: true, conflicted: false });
          expect(now.lawyer?.trainedForChildren === false && now.child).toBe(false);
          expect(now.standing).toBeNull();
        }
      }),
      { numRuns: 20_000 },
    );
    expect(moved).toBeGreaterThan(100);
  });

  it.each([
    [{ ...fit, conflicted: true }, false, 'legal.lawyer-conflicted'],
    [{ ...fit, active: false }, false, 'legal.lawyer-unknown'],
    [null, false, 'legal.lawyer-unknown'],
    [{ ...fit, trainedForChildren: false }, true, 'legal.lawyer-untrained'],
    [{ ...fit, trainedForChildren: false }, false, null],
  ])('%j of a child %s: %s', (lawyer, child, code) => {
    expect(problem(decideLegalMatterMove({ move: 'offer-lawyer', lawyerId: id }, { ...facts, child, lawyer }))).toBe(code);
  });

  it('is nobody’s again where the one who has it declares a conflict', () => {
    const body = { move: 'declare-conflict', lawyerId: id, conflict: 'acts-for-suspect' } as const;
    const now = { ...facts, status: 'assigned', standing: 'accepted' } as const;
    expect(decideLegalMatterMove(body, { ...now, stands: true })).toEqual({ ok: true, value: { to: 'opened' } });
    expect(decideLegalMatterMove(body, now)).toEqual({ ok: true, value: { to: 'assigned' } });
    expect(statusAfter('replace-lawyer', 'running')).toBe('running');
    expect(Object.keys(legalMatterMachine)).toEqual(legalMatterMoves.codes);
  });

  it('is proposed by language, then by place, then by how much they have', () => {
    const [speaks, near, idle, busy] = [
      { speaks: true, near: false, matters: 9 },
      { speaks: false, near: true, matters: 9 },
      { speaks: false, near: false, matters: 0 },
      { speaks: false, near: false, matters: 5 },
    ];
    expect([busy, idle, near, speaks].toSorted((a, b) => compareLawyers(a, b))).toEqual([speaks, near, idle, busy]);
  });
});

describe('what is done in somebody’s name', () => {
  it('is done on the word of who can give it', () => {
    const allowed = (child: boolean, guardian: 'missing' | 'appointed' | 'suspected' | null) =>
      legalAuthorities.codes.filter((authority) => decideAuthority(authority, { child, guardian }).ok);
    expect(allowed(false, null)).toEqual(['self', 'court']);
    expect(allowed(true, 'appointed')).toEqual(['guardian', 'court', 'guardian-conflict-path']);
    for (const guardian of ['missing', 'suspected'] as const) expect(allowed(true, guardian)).toEqual(['court', 'guardian-conflict-path']);
  });

  it.each(legalAidKinds.codes)('%s says what its rule asks, and no more', (kind) => {
    const { language, authority } = legalAidRules[kind];
    const body = { kind, deliveredOn: '2026-03-01', interpreter: false, ...(language ? { language: 'tl' } : {}), ...(authority ? { authority: 'self' as const } : {}) }; // prettier-ignore
    const now = { status: 'opened', child: false, guardian: null, today: '2026-03-01' } as const;
    expect(problem(decideLegalAid(body, now))).toBeNull();
    expect(problem(decideLegalAid({ ...body, language: language ? null : 'tl' }, now))).toBe('body.invalid');
    expect(problem(decideLegalAid({ ...body, authority: authority ? null : 'court' }, now))).toBe('body.invalid');
    expect(problem(decideLegalAid({ ...body, deliveredOn: '2026-03-02' }, now))).toBe('body.invalid');
    expect(problem(decideLegalAid(body, { ...now, status: 'ended' }))).toBe('legal.not-now');
  });
});

describe('a matter’s beginning and end', () => {
  it('is opened by who writes legal, once, while the case is open', () => {
    const open = { write: maskOf('legal'), caseStatus: 'open', open: false } as const;
    expect(problem(decideOpenLegalMatter(open))).toBeNull();
    expect(problem(decideOpenLegalMatter({ ...open, write: maskOf('core') }))).toBe('case.category-not-yours');
    expect(problem(decideOpenLegalMatter({ ...open, caseStatus: 'closed' }))).toBe('case.closed');
    expect(problem(decideOpenLegalMatter({ ...open, open: true }))).toBe('legal.already');
  });

  it('leaves no hearing planned, and nothing undecided that somebody still sees to', () => {
    const now = { status: 'running', given: true, hearings: 0, pending: 0 } as const;
    for (const outcome of legalOutcomes.codes) {
      const { chosen, leavesPending, outcome: told } = legalOutcomeRules[outcome];
      if (!chosen) {
        expect(problem(decideEndOfMatter(outcome, now))).toBe('body.invalid');
        continue;
      }
      expect(decideEndOfMatter(outcome, now)).toEqual({ ok: true, value: { outcome: told } });
      expect(problem(decideEndOfMatter(outcome, { ...now, hearings: 1 }))).toBe('legal.hearing-planned');
      expect(problem(decideEndOfMatter(outcome, { ...now, pending: 1 }))).toBe(leavesPending ? null : 'legal.claim-pending');
      expect(problem(decideEndOfMatter(outcome, { ...now, given: false }))).toBe(
        told === 'service-provided' ? 'legal.nothing-given' : null,
      );
      expect(problem(decideEndOfMatter(outcome, { ...now, status: 'ended' }))).toBe('legal.not-now');
    }
  });

  it('keeps its referral from being ended by hand', () => {
    const kept = (action: 'complete' | 'fail') => legalMatterStatuses.codes.filter((status) => !decideEndBesideMatter(action, status).ok);
    expect(kept('complete')).toEqual(['opened', 'assigned', 'running']);
    expect(kept('fail')).toEqual(['assigned', 'running']);
    expect(decideEndBesideMatter('complete', null).ok).toBe(true);
  });
});
