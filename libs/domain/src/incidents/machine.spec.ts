import { incidentRisks, incidentSteps, tellingWays, type IncidentRisk, type IncidentStep } from './codes';
import { availableSteps, clocksOf, decideStep, incidentMachine, stateOfIncident, type IncidentFacts } from './machine';

/** Draws from a fixed seed. */
function drawsFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % n;
  };
}

const everything = { note: 'x', way: tellingWays.codes[0], risk: 'none' } as const;

/** Tries steps at random until none is left, or a hundred were tried. */
function someHistory(seed: number): IncidentFacts {
  const draw = drawsFrom(seed);
  let taken: IncidentStep[] = [];
  let risk: IncidentRisk | null = null;
  for (let n = 0; n < 100; n += 1) {
    const step = incidentSteps.codes[draw(incidentSteps.codes.length)]!;
    const found = incidentRisks.codes[draw(3)]!;
    if (!decideStep({ taken, risk }, step, { ...everything, risk: found }).ok) continue;
    taken = [...taken, step];
    if (step === 'assess') risk = found;
  }
  return { taken, risk };
}

describe('an incident, whatever is tried', () => {
  const histories = Array.from({ length: 500 }, (_, seed) => someHistory(seed + 1));

  it('takes each step once, and never both of two that stand for each other', () => {
    for (const { taken } of histories) {
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.filter((step) => step.endsWith('-authority')).length).toBeLessThan(2);
      expect(taken.filter((step) => step.endsWith('-persons')).length).toBeLessThan(2);
    }
  });

  it('is closed only when it is contained, assessed, the authority is dealt with, and persons at risk have a plan and are told or spared', () => {
    const closed = histories.filter(({ taken }) => taken.includes('close'));
    expect(closed.length).toBeGreaterThan(300);
    for (const { taken, risk } of closed) {
      expect(taken.at(-1)).toBe('close');
      expect(taken).toEqual(expect.arrayContaining(['acknowledge', 'contain', 'assess']));
      expect(taken.some((step) => step.endsWith('-authority'))).toBe(true);
      expect(taken.some((step) => step.endsWith('-persons'))).toBe(risk !== 'none');
      expect(taken.includes('plan-safety')).toBe(risk !== 'none');
    }
  });

  it('tells nobody before there is a safety plan', () => {
    for (const { taken } of histories.filter(({ taken: steps }) => steps.includes('tell-persons'))) {
      expect(taken.indexOf('plan-safety')).toBeLessThan(taken.indexOf('tell-persons'));
    }
  });

  it('can always be brought to its end', () => {
    for (const start of histories) {
      let { taken } = start;
      const risk = start.risk ?? 'high';
      for (let next = availableSteps({ taken, risk }); next.length > 0; next = availableSteps({ taken, risk }))
        taken = [...taken, next[0]!];
      expect(stateOfIncident(taken)).toBe('closed');
    }
  });
});

it('a step says which fields it cannot do without', () => {
  expect(decideStep({ taken: ['acknowledge'], risk: null }, 'assess', {})).toMatchObject({ errors: [{ path: 'risk', code: 'required' }] });
  expect(decideStep({ taken: [], risk: null }, 'contain', everything)).toMatchObject({ problem: 'incident.not-now' });
});

it('the clocks run for one hour and for seventy-two, from the report, until a step stops each', () => {
  const reported = new Date('2026-03-01T10:00:00Z');
  expect(clocksOf(reported, new Map([['acknowledge', new Date('2026-03-01T10:20:00Z')]]))).toEqual([
    { clock: 'officer', dueAt: '2026-03-01T11:00:00.000Z', stoppedAt: '2026-03-01T10:20:00.000Z' },
    { clock: 'authority', dueAt: '2026-03-04T10:00:00.000Z', stoppedAt: null },
  ]);
});

it('the machine has a rule for every step', () => expect(Object.keys(incidentMachine)).toEqual(incidentSteps.codes));
