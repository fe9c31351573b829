import fc from 'fast-check';
import { maskOf } from '../shared/categories';
import { serviceOutcomes } from '../referrals/codes';
import { serviceCategory } from '../grants/machine';
import {
  appointmentMachine,
  appointmentsOfCare,
  availableAppointmentMoves,
  careEndRules,
  categoryOfCare,
  decideAppointmentMove,
  decideCareEnd,
  decideEncounter,
  decideEndBesideCare,
  decideOpenCare,
  endsOfCare,
  kindsOfCare,
} from './care';
import {
  appointmentKinds,
  appointmentMoves,
  appointmentStatuses,
  careEnds,
  careKinds,
  careServices,
  careStatuses,
  visitReasons,
} from './codes';

const seed = 20_260_271;
const now = new Date('2026-11-30T09:00:00Z');

describe('an appointment', () => {
  const statuses = fc.constantFrom(...appointmentStatuses.codes);
  const moves = fc.constantFrom(...appointmentMoves.codes);
  const hours = fc.integer({ min: -100, max: 100 });

  it(`is moved only out of planned, is kept or missed only once its hour came, and goes where the table says (seed ${seed})`, () => {
    let allowed = 0;
    fc.assert(
      fc.property(statuses, moves, hours, hours, fc.option(fc.constantFrom(...visitReasons.codes)), (status, move, at, next, reason) => {
        const startsAt = new Date(now.getTime() + at * 3_600_000);
        const rule = appointmentMachine[move];
        const later = rule.needs.includes('startsAt')
          ? { startsAt: new Date(now.getTime() + next * 3_600_000).toISOString(), minutes: 30 }
          : {};
        const decided = decideAppointmentMove({ move, reason, ...later }, { status, startsAt, now });
        const fitting = rule.needs.includes('reason') ? reason !== null && rule.reasons.includes(reason) : reason === null;
        const may = status === 'planned' && fitting && (!rule.afterStart || at <= 0) && (!('startsAt' in later) || next > 0);
        expect(decided.ok).toBe(may);
        if (decided.ok) {
          allowed += 1;
          expect(decided.value.to).toBe(rule.to);
          expect(availableAppointmentMoves({ status, startsAt, now })).toContain(move);
        }
      }),
      { seed, numRuns: 2000 },
    );
    expect(allowed).toBeGreaterThan(50);
  });

  it('has a reason of its own for each that is not kept', () => {
    const used = new Set(Object.values(appointmentMachine).flatMap(({ reasons }) => reasons));
    expect(visitReasons.codes.filter((code) => !used.has(code))).toEqual(['care-ended']);
  });
});

describe('care', () => {
  it('is of the category that the referral’s service has, and each service gives and books something', () => {
    for (const service of careServices) expect(categoryOfCare[service]).toBe(serviceCategory[service]);
    expect(new Set(Object.values(kindsOfCare).flat())).toEqual(new Set(careKinds.codes));
    expect(new Set(Object.values(appointmentsOfCare).flat())).toEqual(new Set(appointmentKinds.codes));
  });

  it('is opened by who writes its category, of an open case', () => {
    const facts = { service: 'psychological', write: maskOf('psychosocial'), caseStatus: 'open' } as const;
    expect(decideOpenCare(facts).ok).toBe(true);
    expect(decideOpenCare({ ...facts, service: 'medical' })).toMatchObject({ problem: 'case.category-not-yours' });
    expect(decideOpenCare({ ...facts, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
  });

  it('ends once, from where the end is possible, and the sender is told a coded outcome', () => {
    for (const end of careEnds.codes) {
      for (const status of careStatuses.codes) {
        const decided = decideCareEnd(end, status);
        expect([end, status, decided.ok]).toEqual([end, status, endsOfCare(status).includes(end)]);
        if (decided.ok)
          expect([decided.value.to, serviceOutcomes.has(decided.value.outcome)]).toEqual([
            status === 'planned' ? 'cancelled' : 'finished',
            true,
          ]);
      }
    }
    // Nothing was given to who never came: no end of such care says that it was.
    expect(endsOfCare('planned').map((end) => careEndRules[end].outcome)).not.toContain('service-provided');
  });

  it('holds its referral open', () => {
    expect(careStatuses.codes.map((status) => decideEndBesideCare('complete', status).ok)).toEqual([false, false, true, true]);
    expect(careStatuses.codes.map((status) => decideEndBesideCare('fail', status).ok)).toEqual([true, false, true, true]);
    expect(decideEndBesideCare('complete', null).ok).toBe(true);
  });
});

describe('a visit', () => {
  const body = { occurredOn: '2026-11-30', care: ['individual-session'], free: true, trainedStaff: false } as const;
  const facts = { service: 'psychological', status: 'active', child: false, today: '2026-11-30', correcting: false } as const;

  it('of a child’s counselling is with trained staff; of a child’s body it need not be', () => {
    expect(decideEncounter(body, facts).ok).toBe(true);
    expect(decideEncounter(body, { ...facts, child: true })).toMatchObject({ problem: 'care.trained-staff' });
    expect(decideEncounter({ ...body, trainedStaff: true }, { ...facts, child: true }).ok).toBe(true);
    expect(decideEncounter({ ...body, care: ['dental'] }, { ...facts, service: 'medical', child: true }).ok).toBe(true);
  });

  it('is written while care is not over, and put right also after', () => {
    expect(decideEncounter(body, { ...facts, status: 'finished' })).toMatchObject({ problem: 'care.not-now' });
    expect(decideEncounter(body, { ...facts, status: 'finished', correcting: true }).ok).toBe(true);
  });
});
