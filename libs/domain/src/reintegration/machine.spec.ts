import fc from 'fast-check';
import { maskOf } from '../shared/categories';
import { familyRoles, familySafeties, programmeOutcomes, programmeStatuses, schoolLevels, strandKinds, strandMoves, strandReasons, strandStatuses, trainingFields, workChecks, workKinds } from './codes'; // prettier-ignore
import {
  availableStrandMoves,
  decideEndBesideProgramme,
  decideEndOfProgramme,
  decideOpenProgramme,
  decidePlanStrand,
  decideStrandMove,
  decentWork,
  givenStrandReasons,
  programmeOutcomeRules,
  strandMachine,
  strandRules,
  type StrandFacts,
} from './machine';

fc.configureGlobal({ seed: 20_260_321 });

const today = '2026-03-10';
const problem = (outcome: { ok: boolean; problem?: string }): string | null => (outcome.ok ? null : (outcome.problem ?? ''));
const home: StrandFacts = {
  programme: 'running',
  kind: 'reunification',
  status: 'planned',
  begunOn: null,
  today,
  child: false,
  contactFamily: true,
  bestInterests: false,
  familySafety: 'safe',
  familyRole: 'not-involved',
  checks: [],
  paidOut: false,
};
const begin = { move: 'begin', on: today } as const;

describe('a strand', () => {
  it('leads where the table says, and nobody is sent back to a family that is unsafe, took part, or was never agreed to', () => {
    const maybe = <T>(all: readonly T[]) => fc.constantFrom(...Array.from(all, () => null), ...all);
    // Half of what is asked has the fields of its move; the other half has any.
    const body = fc
      .record({
        move: fc.constantFrom(...strandMoves.codes),
        on: fc.constantFrom('2026-01-01', '2026-03-01', today, '2026-03-11'),
        reason: maybe(strandReasons.codes),
        familySafety: maybe(familySafeties.codes),
        familyRole: maybe(familyRoles.codes),
        checks: maybe([['wage-paid'] as const, decentWork]),
        tidy: fc.boolean(),
      })
      .map(({ tidy, ...asked }) => {
        const { needs } = strandMachine[asked.move];
        const kept = Object.entries(asked).filter(([field]) => ['move', 'on'].includes(field) || needs.some((need) => need === field));
        return {
          ...asked,
          ...(tidy ? { reason: null, familySafety: null, familyRole: null, checks: null, ...Object.fromEntries(kept) } : {}),
        };
      });
    const facts = fc.record({
      programme: fc.constantFrom(...programmeStatuses.codes),
      kind: fc.constantFrom(...strandKinds.codes, 'reunification', 'work-placement'),
      status: fc.constantFrom(...strandStatuses.codes, 'planned', 'running'),
      begunOn: fc.constantFrom(null, '2026-02-01'),
      today: fc.constant(today),
      child: fc.boolean(),
      contactFamily: fc.boolean(),
      bestInterests: fc.boolean(),
      familySafety: fc.constantFrom(null, ...familySafeties.codes),
      familyRole: fc.constantFrom(null, ...familyRoles.codes),
      checks: fc.constantFrom([], ['wage-paid'] as const, decentWork, workChecks.codes),
      paidOut: fc.boolean(),
    });
    let [moved, returned, tried, back] = [0, 0, 0, 0];
    fc.assert(
      fc.property(body, facts, (asked, now) => {
        const decided = decideStrandMove(asked, now);
        if (!decided.ok) return;
        moved += 1;
        expect(now.programme).not.toBe('ended');
        expect(availableStrandMoves(now.kind, now.status)).toContain(asked.move);
        expect(['planned', 'running']).toContain(now.status);
        expect(asked.on <= today && (now.begunOn === null || asked.on >= now.begunOn)).toBe(true);
        expect(asked.reason === null).toBe(asked.move !== 'not-achieve');
        const { to } = decided.value;
        const forward = asked.move === 'begin' || asked.move === 'achieve';
        if (forward && strandRules[now.kind].contactsFamily) expect(now.contactFamily).toBe(true);
        if (forward && now.kind === 'reunification') {
          returned += 1;
          expect(['safe', 'safe-with-support']).toContain(now.familySafety);
          expect(now.familyRole).toBe('not-involved');
          expect(now.child && !now.bestInterests).toBe(false);
        }
        if (asked.move === 'assess-family' && now.status === 'running') {
          back += 1;
          const fit = asked.familySafety !== 'not-safe' && asked.familyRole === 'not-involved';
          expect(to).toBe(fit ? 'running' : 'not-achieved');
        }
        if (to === 'achieved' && strandRules[now.kind].funds) expect(now.paidOut).toBe(true);
        if (to === 'achieved' && now.kind === 'work-placement') {
          tried += 1;
          expect(now.checks).toEqual(expect.arrayContaining([...decentWork]));
          if (now.child) expect(now.checks).toContain('age-allowed');
        }
      }),
      { numRuns: 40_000 },
    );
    expect([moved, returned, tried, back].map((count) => count > 5)).toEqual([true, true, true, true]);
  });

  it('says which guard it waits for, one by one', () => {
    expect(problem(decideStrandMove(begin, home))).toBeNull();
    expect(problem(decideStrandMove(begin, { ...home, contactFamily: false }))).toBe('reintegration.contact-consent');
    expect(problem(decideStrandMove(begin, { ...home, kind: 'family-tracing', contactFamily: false }))).toBe(
      'reintegration.contact-consent',
    );
    for (const unfit of [
      { familySafety: null },
      { familySafety: 'not-safe' },
      { familyRole: 'involved' },
      { familyRole: 'not-known' },
    ] as const)
      expect(problem(decideStrandMove(begin, { ...home, ...unfit }))).toBe('reintegration.family-unfit');
    expect(problem(decideStrandMove(begin, { ...home, child: true }))).toBe('reintegration.best-interests');
    expect(problem(decideStrandMove(begin, { ...home, child: true, bestInterests: true }))).toBeNull();
    expect(problem(decideStrandMove(begin, { ...home, kind: 'grant', contactFamily: false }))).toBeNull();
    const work = { ...home, kind: 'work-placement', status: 'running', begunOn: '2026-02-01', checks: ['wage-paid'] } as const;
    const achieve = { move: 'achieve', on: today } as const;
    expect(problem(decideStrandMove(achieve, work))).toBe('reintegration.work-not-decent');
    expect(problem(decideStrandMove(achieve, { ...work, checks: decentWork }))).toBeNull();
    expect(problem(decideStrandMove(achieve, { ...work, checks: decentWork, child: true }))).toBe('reintegration.work-not-decent');
    expect(problem(decideStrandMove({ ...achieve, on: '2026-01-31' }, { ...work, checks: decentWork }))).toBe('body.invalid');
    expect(problem(decideStrandMove({ move: 'not-achieve', on: today, reason: 'programme-ended' }, work))).toBe('body.invalid');
    expect(givenStrandReasons).not.toContain('programme-ended');
  });

  it('has no dead end before it is over, and each of its moves leads somewhere', () => {
    for (const kind of strandKinds.codes)
      for (const status of strandStatuses.codes)
        expect(availableStrandMoves(kind, status).length > 0).toBe(status === 'planned' || status === 'running');
    const reached = new Set(Object.values(strandMachine).map(({ to }) => to));
    expect(strandStatuses.codes.filter((status) => status !== 'planned' && !reached.has(status))).toEqual([]);
  });

  it('is planned with the detail of its kind and no other', () => {
    const details = { schoolLevel: schoolLevels.codes[0]!, trainingField: trainingFields.codes[0]!, workKind: workKinds.codes[0]! };
    for (const kind of strandKinds.codes) {
      const { detail } = strandRules[kind];
      expect(problem(decidePlanStrand({ kind, ...(detail === null ? {} : { [detail]: details[detail] }) }, 'planned'))).toBeNull();
      expect(problem(decidePlanStrand({ kind, ...details }, 'planned'))).toBe('body.invalid');
      if (detail !== null) expect(problem(decidePlanStrand({ kind }, 'planned'))).toBe('body.invalid');
    }
    expect(problem(decidePlanStrand({ kind: 'grant' }, 'ended'))).toBe('reintegration.not-now');
  });
});

describe('a programme', () => {
  it('is opened by who writes it, once, in an open case', () => {
    const facts = { write: maskOf('reintegration'), caseStatus: 'open', open: false } as const;
    expect(problem(decideOpenProgramme(facts))).toBeNull();
    expect(problem(decideOpenProgramme({ ...facts, write: maskOf('core') }))).toBe('case.category-not-yours');
    expect(problem(decideOpenProgramme({ ...facts, caseStatus: 'closed' }))).toBe('case.closed');
    expect(problem(decideOpenProgramme({ ...facts, open: true }))).toBe('reintegration.already');
  });

  it('ends once its strands are over, and as reached only with something achieved; whoever is gone leaves them behind', () => {
    const end = (outcome: (typeof programmeOutcomes.codes)[number], ...strands: (typeof strandStatuses.codes)[number][]) =>
      problem(decideEndOfProgramme(outcome, { status: 'running', strands }));
    expect(end('goals-met', 'achieved', 'declined-by-person')).toBeNull();
    expect(end('goals-met', 'achieved', 'running')).toBe('reintegration.strand-open');
    expect(end('goals-not-met', 'planned')).toBe('reintegration.strand-open');
    expect(end('goals-met', 'not-achieved')).toBe('reintegration.nothing-achieved');
    expect(end('goals-partly-met')).toBe('reintegration.nothing-achieved');
    expect(end('goals-not-met', 'not-achieved')).toBeNull();
    expect(end('person-stopped', 'running', 'planned')).toBeNull();
    expect(end('sharing-over', 'achieved')).toBe('body.invalid');
    expect(problem(decideEndOfProgramme('goals-met', { status: 'ended', strands: ['achieved'] }))).toBe('reintegration.not-now');
    for (const outcome of programmeOutcomes.codes)
      if (programmeOutcomeRules[outcome].outcome === 'service-provided') expect(programmeOutcomeRules[outcome].achieved).toBe(true);
  });

  it('is not gone past by the end of its referral', () => {
    expect(problem(decideEndBesideProgramme('complete', 'planned'))).toBe('reintegration.still-open');
    expect(problem(decideEndBesideProgramme('fail', 'running'))).toBe('reintegration.still-open');
    expect(problem(decideEndBesideProgramme('fail', 'planned'))).toBeNull();
    for (const done of ['ended', null] as const) expect(problem(decideEndBesideProgramme('complete', done))).toBeNull();
  });
});
