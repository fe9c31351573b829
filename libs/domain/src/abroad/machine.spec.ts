import fc from 'fast-check';
import type { UnitId } from '../shared/ids';
import { abroadDestinations, abroadStatuses, abroadSteps } from './codes';
import { abroadMachine, availableAbroadSteps, decideAbroad, decideAbroadStep, outcomeOfDestination } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const mine = 'mine' as UnitId;
const facts = { unitId: mine, responsibleUnitId: mine, caseStatus: 'open', today: '2026-03-10' } as const;
const other = { ...facts, unitId: 'other' as UnitId };

describe('a transfer abroad', () => {
  it('is planned by who answers for an open case, once, out of the country, on the person’s word', () => {
    const plan = { standing: false, consent: true };
    expect(decideAbroad({ country: 'PH' }, { ...facts, ...plan })).toMatchObject({ ok: true });
    expect(decideAbroad({ country: 'IQ' }, { ...facts, ...plan })).toMatchObject({ problem: 'body.invalid' });
    expect(decideAbroad({ country: 'PH' }, { ...facts, ...plan, standing: true })).toMatchObject({ problem: 'abroad.standing' });
    expect(decideAbroad({ country: 'PH' }, { ...facts, ...plan, consent: false })).toMatchObject({ problem: 'abroad.no-consent' });
    expect(decideAbroad({ country: 'PH' }, { ...other, ...plan })).toMatchObject({ problem: 'closure.not-responsible' });
    expect(decideAbroad({ country: 'PH' }, { ...facts, ...plan, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
  });

  it('goes by its table, on days that were, and offers what it would allow', () => {
    const days = fc.constantFrom('2026-03-01', '2026-03-05', '2026-03-10', '2026-03-11');
    fc.assert(
      fc.property(
        fc.constantFrom(...abroadStatuses.codes),
        fc.constantFrom(...abroadSteps.codes),
        days,
        fc.constantFrom(facts, other),
        (status, step, on, who) => {
          const handedOverOn = status === 'planned' ? null : '2026-03-05';
          const body = step === 'call-off' ? { step, reason: 'other' as const } : { step, on };
          const fits =
            step === 'call-off' || (on <= facts.today && !(step === 'confirm-arrival' && handedOverOn !== null && on < handedOverOn));
          const decided = decideAbroadStep({ status, handedOverOn }, body, who);
          const offered = availableAbroadSteps(status, who).includes(step);
          expect(decided.ok).toBe(who === facts && fits && abroadMachine[step].from.includes(status));
          if (fits) expect(offered).toBe(decided.ok);
        },
      ),
    );
  });

  it('says when, or why not', () => {
    const at = { status: 'planned', handedOverOn: null } as const;
    expect(decideAbroadStep(at, { step: 'hand-over' }, facts)).toMatchObject({ errors: [{ path: 'on', code: 'required' }] });
    expect(decideAbroadStep(at, { step: 'call-off' }, facts)).toMatchObject({ errors: [{ path: 'reason', code: 'required' }] });
    expect(decideAbroadStep(at, { step: 'hand-over', on: '2026-03-11' }, facts)).toMatchObject({ errors: [{ code: 'date.future' }] });
  });

  it('ends the case with the outcome of where somebody arrived', () => {
    expect(abroadDestinations.codes.map((one) => outcomeOfDestination[one])).toEqual(['returned-home-country', 'resettled']);
  });
});
