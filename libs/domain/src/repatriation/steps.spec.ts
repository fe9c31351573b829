import fc from 'fast-check';
import { guardianStates } from '../child-safeguards/codes';
import { travelFitness } from '../health-care/codes';
import { riskLevels } from '../risk/codes';
import { maskOf } from '../shared/categories';
import { daysAfter } from '../shared/local-day';
import type { Outcome } from '../shared/outcome';
import {
  clearanceStatuses,
  repatriationStatuses,
  returnReasons,
  returnRiskStatuses,
  returnSteps,
  travelEscorts,
  type RepatriationStatus,
} from './codes';
import { decideEndBesideReturn, outcomeOfReturn, returnChecklist, runningReturns } from './machine';
import {
  decideClearance,
  decideReturnContact,
  decideReturnStep,
  givenReturnReasons,
  returnStepRules,
  stepsNow,
  type ReturnStepFacts,
} from './steps';
import type { ReturnFacts } from './types';

const today = '2026-11-27';
const said = <T>(outcome: Outcome<T>): unknown =>
  outcome.ok ? outcome.value : (outcome.errors?.map(({ path, code }) => `${path}: ${code}`) ?? outcome.problem);
const running = (status: RepatriationStatus): boolean => (runningReturns as readonly RepatriationStatus[]).includes(status);

/** An adult of whom nothing is missing. */
const everything: ReturnFacts = {
  child: false,
  guardian: null,
  bestInterests: false,
  consent: true,
  risk: { level: 'low', status: 'approved', validUntil: today },
  fitness: 'fit',
  fearsState: false,
  receiver: true,
  carer: false,
  documentUntil: today,
  clearance: 'granted',
  departsOn: today,
  escort: 'nobody',
};
const base: ReturnStepFacts = { status: 'preparing', today, facts: everything, consent: true, since: null };

describe('the checklist', () => {
  const facts: fc.Arbitrary<ReturnFacts> = fc.record({
    child: fc.boolean(),
    guardian: fc.constantFrom(null, ...guardianStates.codes),
    bestInterests: fc.boolean(),
    consent: fc.boolean(),
    risk: fc.option(
      fc.record({
        level: fc.constantFrom(...riskLevels.codes),
        status: fc.constantFrom(...returnRiskStatuses.codes),
        validUntil: fc.constantFrom('2026-11-26', '2026-11-27', '2026-12-27'),
      }),
    ),
    fitness: fc.constantFrom(null, ...travelFitness.codes),
    fearsState: fc.boolean(),
    receiver: fc.boolean(),
    carer: fc.boolean(),
    documentUntil: fc.constantFrom(null, '2026-11-26', '2026-11-27'),
    clearance: fc.constantFrom(null, ...clearanceStatuses.codes),
    departsOn: fc.constantFrom(null, '2026-11-26', '2026-11-27'),
    escort: fc.constantFrom(null, ...travelEscorts.codes),
  });

  it('holds exactly where each thing does, and asks more of a child (seed 13)', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const met = new Map(returnChecklist(all, today).map((check) => [check.precondition, check.met]));
        expect(met.get('consent')).toBe(all.consent);
        const { risk } = all;
        expect(met.get('risk')).toBe(
          risk !== null && risk.status === 'approved' && (risk.level === 'low' || risk.level === 'medium') && risk.validUntil >= today,
        );
        expect(met.get('fitness')).toBe(all.fitness !== null && all.fitness !== 'not-fit');
        expect([met.get('best-interests'), met.get('guardian')]).toEqual(
          all.child ? [all.bestInterests, all.guardian === 'appointed'] : [undefined, undefined],
        );
        expect([met.get('receiver'), met.get('receiving-carer')]).toEqual([all.receiver, all.child ? all.carer : undefined]);
        expect([met.get('travel-document'), met.get('booking')]).toEqual([all.documentUntil === today, all.departsOn === today]);
        expect(met.get('exit-clearance')).toBe(all.clearance === 'granted' || all.clearance === 'not-needed');
        const alone = all.escort === 'nobody' && (all.child || all.fitness === 'fit-with-escort');
        expect(met.get('escort')).toBe(all.escort !== null && !alone);
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  it('names everything that is missing before anybody leaves, and lets nobody leave past it (seed 14)', () => {
    let left = 0;
    fc.assert(
      fc.property(facts, fc.constantFrom(...repatriationStatuses.codes), (all, status) => {
        const decided = decideReturnStep({ step: 'depart', on: today }, { ...base, status, facts: all });
        const missing = returnChecklist(all, today).filter(({ met }) => !met);
        if (status !== 'preparing') return expect(said(decided)).toBe('repatriation.not-now');
        if (missing.length === 0) left += 1;
        expect(said(decided)).toEqual(
          missing.length === 0
            ? { to: 'travelling' }
            : missing.map(({ precondition }) => `${precondition}: repatriation.missing.${precondition}`),
        );
      }),
      { seed: 14, numRuns: 3000 },
    );
    // Everything at once is rare among the drawn: it is asked apart.
    expect(left + Number(decideReturnStep({ step: 'depart', on: today }, base).ok)).toBeGreaterThan(0);
  });
});

describe('a step', () => {
  const take = (body: Parameters<typeof decideReturnStep>[0], changes: Partial<ReturnStepFacts> = {}) =>
    said(decideReturnStep(body, { ...base, ...changes }));

  it('is taken from where its rule says, with the fields it needs and no other', () => {
    for (const step of returnSteps.codes) {
      for (const status of repatriationStatuses.codes) {
        expect(stepsNow(status).includes(step)).toBe(returnStepRules[step].from.includes(status));
      }
      expect(take({ step })).toEqual(returnStepRules[step].needs.map((field) => `${field}: required`));
    }
    expect(take({ step: 'depart', on: today, words: 'x' })).toEqual(['words: key.unknown']);
    expect(take({ step: 'book', on: '2026-11-26', mode: 'air', words: 'x' })).toEqual(['on: date.past']);
    expect(take({ step: 'ask-clearance', on: '2026-11-28' })).toEqual(['on: date.future']);
    const there = { step: 'name-receiver', destination: 'home-country', bodyKind: 'ngo', words: 'x' } as const;
    expect([take({ ...there, country: 'IQ' }), take({ ...there, country: 'PH', carer: 'x' })]).toEqual([
      ['country: code.unknown'],
      { to: 'preparing' },
    ]);
    expect(take({ step: 'hand-over', on: '2026-11-26' }, { status: 'travelling', since: today })).toEqual(['on: date.too-early']);
  });

  it('with the embassy takes a consent that names it, and is none where the own state is feared', () => {
    const word = { step: 'contact-embassy', on: today, embassy: 'embassy', consentId: 'c' as never } as const;
    expect([take(word), take(word, { consent: false }), take(word, { facts: { ...everything, fearsState: true } })]).toEqual([
      { to: 'preparing' },
      'repatriation.embassy-consent',
      'repatriation.fears-state',
    ]);
  });
});

it('leave to go out is decided once, with what became of the fines, by who writes repatriation', () => {
  const facts = { status: 'asked', askedOn: '2026-11-20', today, write: maskOf('repatriation') } as const;
  const decide = (body: object, changes: object = {}) =>
    said(decideClearance({ status: 'granted', decidedOn: today, ...body } as never, { ...facts, ...changes }));
  expect([decide({ fines: 'waived' }), decide({ fines: 'charged', amount: 5000 }), decide({ status: 'refused' })]).toEqual([
    null,
    null,
    null,
  ]);
  expect([
    decide({}),
    decide({ fines: 'charged' }),
    decide({ fines: 'waived', amount: 1 }),
    decide({ status: 'refused', fines: 'none' }),
  ]).toEqual([['fines: required'], ['amount: required'], ['amount: key.unknown'], ['fines: key.unknown']]);
  expect(decide({ fines: 'none', decidedOn: '2026-11-19' })).toEqual(['decidedOn: date.too-early']);
  expect([decide({ fines: 'none' }, { status: 'granted' }), decide({ fines: 'none' }, { write: 0 })]).toEqual([
    'repatriation.not-now',
    'case.category-not-yours',
  ]);
});

describe('the end', () => {
  it('is told as an outcome, and only by hand for a reason of the hand', () => {
    for (const reason of returnReasons.codes) {
      const given = (givenReturnReasons as readonly string[]).includes(reason);
      expect(said(decideReturnStep({ step: 'call-off', reason }, base))).toEqual(given ? { to: 'called-off' } : ['reason: code.unknown']);
      expect(['not-provided', 'person-left']).toContain(outcomeOfReturn('called-off', reason));
    }
    expect(said(decideReturnStep({ step: 'call-off' }, base))).toEqual(['reason: required']);
    expect(repatriationStatuses.codes.map((status) => outcomeOfReturn(status, null)).filter((one) => one !== null)).toEqual([
      'service-provided',
      'person-declined',
      'not-provided',
    ]);
    for (const status of repatriationStatuses.codes) {
      expect(stepsNow(status).includes('call-off')).toBe(running(status));
      expect(decideEndBesideReturn(status).ok).toBe(!running(status));
    }
    expect(decideEndBesideReturn(null).ok).toBe(true);
  });
});

it('how somebody is who returned is written down once, of a day that has been', () => {
  const asked = (contactedOn: string, made: boolean) =>
    said(decideReturnContact({ outcome: 'safe', contactedOn }, { made, triedOn: null, today }));
  expect([asked(today, false), asked(today, true), asked('2026-11-28', false)]).toEqual([
    null,
    'repatriation.not-now',
    ['contactedOn: date.future'],
  ]);
  // Who was not reached is tried again two weeks later; anything else is written down whenever it is heard.
  const second = (outcome: 'safe' | 'not-reached', triedOn: string | null) =>
    said(decideReturnContact({ outcome, contactedOn: today }, { made: false, triedOn, today }));
  const tries = [null, today, daysAfter(today, -13), daysAfter(today, -14)];
  expect(tries.map((triedOn) => second('not-reached', triedOn))).toEqual([null, 'repatriation.not-yet', 'repatriation.not-yet', null]);
  expect(second('safe', today)).toBeNull();
});
