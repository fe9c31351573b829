import fc from 'fast-check';
import { services } from '../directory/codes';
import { identificationStatuses } from '../identification/codes';
import { needStatuses } from '../needs/codes';
import { cancellationReasons, failureReasons, referralStatuses, serviceOutcomes } from '../referrals/codes';
import { journeyStates, journeySteps, type JourneyState, type JourneyStepCode } from './codes';
import { journeyOf, stepOfService, type JourneyFacts, type JourneyReferral } from './journey';

fc.configureGlobal({ seed: 20_260_301 });

const openedAt = '2026-03-01T08:00:00.000Z';
const facts: JourneyFacts = { openedAt, identification: { status: 'presumed', since: openedAt }, referrals: [] };
const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const aReferral = (more: Partial<JourneyReferral>): JourneyReferral => ({
  service: 'shelter',
  status: 'requested',
  statusSince: on(2),
  ...more,
});
const stepOf = (step: JourneyStepCode, more: Partial<JourneyFacts>) => {
  const { state, since } = journeyOf({ ...facts, ...more }).find((candidate) => candidate.step === step)!;
  return [state, since];
};

const referral: fc.Arbitrary<JourneyReferral> = fc.record({
  service: fc.constantFrom(...services.codes),
  status: fc.constantFrom(...referralStatuses.codes),
  statusSince: fc.integer({ min: 1, max: 28 }).map(on),
  failureReason: fc.constantFrom(...failureReasons.codes, null),
  cancellationReason: fc.constantFrom(...cancellationReasons.codes, null),
  outcome: fc.constantFrom(...serviceOutcomes.codes, null),
});
const need = fc.record({
  status: fc.constantFrom(...needStatuses.codes),
  service: fc.constantFrom(...services.codes),
  since: fc.integer({ min: 1, max: 28 }).map(on),
});

describe('one referral', () => {
  it.each<[Partial<JourneyReferral>, JourneyState]>([
    [{ status: 'draft' }, 'needed'],
    [{ status: 'requested' }, 'referred'],
    [{ status: 'received' }, 'referred'],
    [{ status: 'accepted' }, 'in-progress'],
    [{ status: 'in-progress' }, 'in-progress'],
    [{ status: 'on-hold' }, 'in-progress'],
    [{ status: 'completed', outcome: 'service-provided' }, 'done'],
    [{ status: 'completed', outcome: 'person-declined' }, 'declined-by-person'],
    [{ status: 'completed', outcome: 'not-provided' }, 'needed'],
    [{ status: 'completed', outcome: 'partly-provided' }, 'needed'],
    [{ status: 'completed', outcome: 'referred-on' }, 'needed'],
    [{ status: 'rejected' }, 'needed'],
    [{ status: 'failed', failureReason: 'capacity-lost' }, 'needed'],
    [{ status: 'failed', failureReason: 'person-declined' }, 'declined-by-person'],
    [{ status: 'cancelled', cancellationReason: 'person-declined' }, 'declined-by-person'],
  ])('%j puts its step into %s', (more, state) => {
    expect(stepOf('shelter', { referrals: [aReferral(more)] })).toEqual([state, on(2)]);
  });

  it.each<Partial<JourneyReferral>>([{ status: 'cancelled', cancellationReason: 'found-elsewhere' }, { status: 'entered-in-error' }])(
    '%j says nothing',
    (more) => {
      expect(stepOf('shelter', { referrals: [aReferral(more)] })).toEqual(['not-needed', null]);
    },
  );
});

describe('several referrals of one step', () => {
  it('are told by the liveliest open one', () => {
    const draft = aReferral({ status: 'draft', statusSince: on(9) });
    const sent = aReferral({ status: 'requested', statusSince: on(5) });
    const running = aReferral({ status: 'accepted', statusSince: on(3) });
    const done = aReferral({ status: 'completed', outcome: 'service-provided', statusSince: on(10) });
    expect(stepOf('shelter', { referrals: [draft, sent, running, done] })).toEqual(['in-progress', on(3)]);
    expect(stepOf('shelter', { referrals: [draft, done, sent] })).toEqual(['referred', on(5)]);
    expect(stepOf('shelter', { referrals: [done, draft] })).toEqual(['needed', on(9)]);
  });

  it('are told by the latest ended one where none is open', () => {
    const done = aReferral({ status: 'completed', outcome: 'service-provided', statusSince: on(4) });
    const rejected = aReferral({ status: 'rejected', statusSince: on(6) });
    expect(stepOf('shelter', { referrals: [rejected, done] })).toEqual(['needed', on(6)]);
    expect(stepOf('shelter', { referrals: [{ ...rejected, statusSince: on(1) }, done] })).toEqual(['done', on(4)]);
  });

  it('fall back past a cancelled one', () => {
    const done = aReferral({ status: 'completed', outcome: 'service-provided', statusSince: on(4) });
    const cancelled = aReferral({ status: 'cancelled', cancellationReason: 'no-longer-needed', statusSince: on(8) });
    expect(stepOf('shelter', { referrals: [done, cancelled] })).toEqual(['done', on(4)]);
  });

  it('of schooling, work and money make one step; interpreters make none', () => {
    const referrals = [
      aReferral({ service: 'education', status: 'accepted' }),
      aReferral({ service: 'interpretation', status: 'accepted' }),
    ];
    expect(
      journeyOf({ ...facts, referrals })
        .filter(({ state }) => state === 'in-progress')
        .map(({ step }) => step),
    ).toEqual(['identification', 'reintegration']);
  });
});

describe('a need nobody was asked to meet', () => {
  it('shows as needed, until somebody is asked', () => {
    const needs = [{ service: 'medical' as const, since: on(3) }];
    expect(stepOf('medical', { needs })).toEqual(['needed', on(3)]);
    expect(stepOf('medical', { needs, referrals: [aReferral({ service: 'medical' })] })).toEqual(['referred', on(2)]);
  });
});

describe('the journey', () => {
  it('has the seven steps in their order, each in a known state with a date exactly where it ever moved', () => {
    fc.assert(
      fc.property(
        fc.array(referral, { maxLength: 12 }),
        fc.array(need, { maxLength: 3 }),
        fc.constantFrom(...identificationStatuses.codes),
        (referrals, needs, status) => {
          const journey = journeyOf({ ...facts, identification: { status, since: openedAt }, referrals, needs });
          expect(journey.map(({ step }) => step)).toEqual(journeySteps.codes);
          for (const { state, since } of journey) {
            expect(journeyStates.has(state)).toBe(true);
            expect(since === null).toBe(state === 'not-needed');
          }
          expect(journey[0]?.state).toBe(['presumed', 'reasonable-grounds', 'reconsidered'].includes(status) ? 'in-progress' : 'done');
        },
      ),
    );
  });

  it('does not depend on the order the referrals are read in', () => {
    fc.assert(
      fc.property(fc.array(referral, { maxLength: 8 }), (referrals) => {
        expect(journeyOf({ ...facts, referrals: referrals.toReversed() })).toEqual(journeyOf({ ...facts, referrals }));
      }),
    );
  });

  it('is done by the services that were provided, and by none that were not', () => {
    const ended = referral.map((one) => ({
      ...one,
      status: 'completed' as const,
      outcome: one.outcome ?? 'service-provided',
      failureReason: null,
      cancellationReason: null,
    }));
    fc.assert(
      fc.property(fc.array(ended, { minLength: 1, maxLength: 8 }), (referrals) => {
        for (const { step, state } of journeyOf({ ...facts, referrals }).slice(1)) {
          const of = referrals.filter(({ service }) => stepOfService[service] === step);
          const unmet = of.filter(({ outcome }) => ['partly-provided', 'not-provided', 'referred-on'].includes(outcome));
          if (of.length > 0 && unmet.length === of.length) expect(state).toBe('needed');
          if (of.length > 0 && of.every(({ outcome }) => outcome === 'service-provided')) expect(state).toBe('done');
        }
      }),
    );
  });

  it('of a need that its referral met is done: the need speaks with the service, not against it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...services.codes), fc.integer({ min: 1, max: 28 }).map(on), (service, since) => {
        const step = stepOfService[service];
        fc.pre(step !== null);
        const done = aReferral({ service, status: 'completed', outcome: 'service-provided', statusSince: since });
        expect(stepOf(step, { referrals: [done], needs: [{ service, since, status: 'met' }] })[0]).toBe('done');
        expect(stepOf(step, { referrals: [done], needs: [{ service, since: on(1), status: 'open' }] })[0]).toBe('needed');
      }),
    );
  });

  it('is in progress or referred wherever somebody is at work or owes an answer', () => {
    fc.assert(
      fc.property(fc.array(referral, { maxLength: 8 }), (referrals) => {
        for (const { step, state } of journeyOf({ ...facts, referrals }).slice(1)) {
          const of = referrals.filter(({ service }) => stepOfService[service] === step).map(({ status }) => status);
          const running = of.some((status) => ['accepted', 'in-progress', 'on-hold'].includes(status));
          const asked = of.some((status) => ['requested', 'received'].includes(status));
          expect(state === 'in-progress').toBe(running);
          expect(state === 'referred').toBe(asked && !running);
        }
      }),
    );
  });
});

describe('a need', () => {
  it.each([
    ['open', 'needed'],
    ['met', 'done'],
    ['declined-by-person', 'declined-by-person'],
  ] as const)('that is %s puts its step into %s, as long as no referral speaks louder', (status, state) => {
    const needs = [{ service: 'shelter', since: on(3), status }] as const;
    expect(stepOf('shelter', { needs })).toEqual([state, on(3)]);
    expect(stepOf('shelter', { needs, referrals: [aReferral({ status: 'requested' })] })).toEqual(['referred', on(2)]);
  });
});

describe('a hand-over abroad', () => {
  it.each([
    ['planned', null, 'in-progress'],
    ['handed-over', null, 'in-progress'],
    ['arrived', null, 'done'],
    ['called-off', 'person-declined', 'declined-by-person'],
    ['called-off', 'not-safe', 'needed'],
  ] as const)('that is %s (%s) puts the return, and no other step, into %s, unless somebody is at work', (status, reason, state) => {
    const abroad = [{ status, reason, since: on(3) }];
    // Called off for another reason it says nothing: the need for it speaks.
    const needs = reason === 'not-safe' ? [{ service: 'repatriation', since: on(3) } as const] : [];
    expect(stepOf('repatriation', { abroad, needs })).toEqual([state, on(3)]);
    for (const step of journeyOf({ ...facts, referrals: [], abroad })) {
      if (!['repatriation', 'identification'].includes(step.step)) expect(step.state).toBe('not-needed');
    }
    const running = aReferral({ service: 'repatriation', status: 'in-progress' });
    expect(stepOf('repatriation', { abroad, referrals: [running] })[0]).toBe('in-progress');
  });
});
