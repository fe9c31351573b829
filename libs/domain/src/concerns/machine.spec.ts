import { concernSigns, concernStatuses, triageOutcomes, type ConcernSign } from './codes';
import {
  availableOutcomes,
  beyondLabour,
  countPersons,
  decideReport,
  decideReturn,
  decideSettlement,
  decideTriage,
  indicatorsOfSign,
  labourAnswerOf,
  labourChecklist,
  labourMatterStatuses,
  likenessOf,
  triageCalls,
  triageMachine,
  type ConcernTraits,
} from './machine';
import type { ReportConcernBody, TriageBody } from './types';
import { identificationIndicators } from '../reference';

const now = new Date('2026-03-01T10:00:00Z');
const hour = 3_600_000;
const report = (changes: Partial<ReportConcernBody> = {}): ReportConcernBody => ({
  kind: 'trafficking-suspicion',
  channel: 'airport',
  governorate: 'baghdad',
  placeKind: 'airport',
  seenAt: '2026-03-01T09:00:00Z',
  peopleCount: 1,
  persons: [],
  signs: ['documents-held'],
  danger: false,
  safeContact: 'never',
  ...changes,
});

/** Draws from a fixed seed. */
function drawsFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}

describe('a labour case', () => {
  it('never ends as a labour matter with danger or a sign beyond labour, whatever else was ticked; and otherwise may', () => {
    const draw = drawsFrom(20_260_301);
    let [kept, forwarded] = [0, 0];
    for (let n = 0; n < 1000; n += 1) {
      const seen = concernSigns.codes.filter(() => draw(10) === 0);
      const absent = labourChecklist.filter((sign) => !seen.includes(sign));
      const danger = draw(8) === 0;
      const decided = decideReport(
        report({ kind: 'labour-case', labourDecision: 'labour-violation', signs: seen, signsAbsent: absent, danger }),
        now,
      );
      const beyond = danger || seen.some((sign) => beyondLabour.includes(sign));
      expect(decided).toMatchObject(beyond ? { ok: false, problem: 'concern.beyond-labour' } : { ok: true, value: { forwarded: false } });
      if (beyond) forwarded += 1;
      else kept += 1;
    }
    expect(Math.min(kept, forwarded)).toBeGreaterThan(100);
  });

  it('comes back as one word once it is decided', () => {
    expect(concernStatuses.codes.map((status) => [status, labourAnswerOf(status)])).toEqual([
      ['received', null],
      ['accepted', 'trafficking'],
      ['no-ground', 'not-trafficking'],
      ['joined', null],
      ['labour-violation', null],
      ['labour-matter', 'not-trafficking'],
    ]);
  });

  it('goes back to the police from the inspection that has it, for a sign it names or for danger', () => {
    for (const status of concernStatuses.codes) {
      expect(decideReturn(status, { signs: ['debt'], danger: false }).ok).toBe(labourMatterStatuses.includes(status));
    }
    expect(decideReturn('labour-matter', { signs: [], danger: true }).ok).toBe(true);
    expect(decideReturn('labour-matter', { signs: [], danger: false })).toMatchObject({ errors: [{ path: 'signs', code: 'required' }] });
  });
});

describe('a triage', () => {
  const bodies: Readonly<Record<string, TriageBody>> = {
    'accepted-new-case': { outcome: 'accepted-new-case', case: {} as never },
    'accepted-existing-case': { outcome: 'accepted-existing-case', caseNumber: 'NRM-2026-000000-0' },
    'no-ground': { outcome: 'no-ground', reason: 'other' },
    'labour-matter': { outcome: 'labour-matter', toUnitId: 'u' as never },
    'passed-on': { outcome: 'passed-on', toUnitId: 'u' as never },
    duplicate: { outcome: 'duplicate', duplicateOf: 'c' as never },
  };

  it('starts only where a concern waits, and wants the one field of its outcome', () => {
    expect(Object.keys(triageMachine)).toEqual(triageOutcomes.codes);
    for (const outcome of triageOutcomes.codes) {
      const body = bodies[outcome]!;
      for (const status of concernStatuses.codes) expect(decideTriage(status, body).ok).toBe(status === 'received');
      expect(decideTriage('received', { outcome })).toMatchObject({ errors: [{ path: triageMachine[outcome].wants, code: 'required' }] });
      const other = outcome === 'no-ground' ? { caseNumber: 'x' } : { reason: 'other' as const };
      expect(decideTriage('received', { ...body, ...other })).toMatchObject({ errors: [{ code: 'not.here' }] });
    }
  });

  it('offers a new case to who may open one alone', () => {
    expect(availableOutcomes('received', true)).toEqual(triageOutcomes.codes);
    expect(availableOutcomes('received', false)).not.toContain('accepted-new-case');
    expect(availableOutcomes('no-ground', true)).toEqual([]);
  });

  it('is due within an hour where there is danger, within a day otherwise', () => {
    const after = (danger: boolean): number[] =>
      Object.values(triageCalls(now, danger)).map((at: Date) => (at.getTime() - now.getTime()) / hour);
    expect([after(true), after(false)]).toEqual([[0.5, 1], [12, 24]]); // prettier-ignore
  });
});

describe('two concerns', () => {
  const one: ConcernTraits = { governorate: 'baghdad', placeKind: 'farm', channel: 'police', seenAt: now, signs: ['debt', 'no-pay'] };
  const none = { name: false, phone: false };

  it('are alike by two of signs, place and channel within three days, or by a name or number whenever', () => {
    expect(likenessOf(one, one, none)).toEqual(['same-signs', 'same-place', 'same-channel']);
    expect(likenessOf(one, { ...one, placeKind: 'street', channel: 'ngo' }, none)).toEqual([]);
    expect(likenessOf(one, { ...one, seenAt: new Date(now.getTime() + 80 * hour) }, none)).toEqual([]);
    expect(likenessOf(one, { ...one, governorate: 'erbil' }, none)).toEqual([]);
    expect(likenessOf({ ...one, placeKind: 'unknown' }, { ...one, placeKind: 'unknown', channel: 'ngo' }, none)).toEqual([]);
    expect(likenessOf(one, { ...one, governorate: 'erbil' }, { name: false, phone: true })).toEqual(['same-phone']);
  });

  it('are alike from either side', () => {
    const draw = drawsFrom(7);
    const some = (): ConcernTraits => ({
      ...one,
      placeKind: draw(2) ? 'farm' : 'street',
      channel: draw(2) ? 'police' : 'ngo',
      seenAt: new Date(now.getTime() + draw(100) * hour),
      signs: concernSigns.codes.filter(() => draw(4) === 0),
    });
    for (let n = 0; n < 500; n += 1) {
      const [a, b] = [some(), some()];
      expect(likenessOf(a, b, none)).toEqual(likenessOf(b, a, none));
    }
  });
});

it('each sign is a first look at indicators that exist', () => {
  const known = new Set(identificationIndicators.indicators.map(({ id }) => id));
  const asked = (Object.keys(indicatorsOfSign) as ConcernSign[]).flatMap((sign) => indicatorsOfSign[sign]);
  expect(asked.filter((id) => !known.has(id))).toEqual([]);
  expect(new Set(asked).size).toBeGreaterThan(25);
});

describe('one person of a concern', () => {
  const person = { person: 1, reason: 'other' } as const;

  it('is settled in one way, of an accepted concern that speaks of them', () => {
    for (const status of concernStatuses.codes) {
      expect(decideSettlement({ status, peopleCount: 2 }, person).ok).toBe(status === 'accepted');
    }
    expect(decideSettlement({ status: 'accepted', peopleCount: 1 }, person)).toMatchObject({ problem: 'concern.no-such-person' });
    expect(decideSettlement({ status: 'accepted', peopleCount: 2 }, { person: 1 })).toMatchObject({ problem: 'body.invalid' });
    expect(decideSettlement({ status: 'accepted', peopleCount: 2 }, { ...person, caseNumber: 'x' })).toMatchObject({
      errors: [{ path: 'reason', code: 'not.here' }],
    });
  });

  it('is counted in one of four places, so that their sum is everybody', () => {
    const counts = countPersons([{ state: 'case' }, { state: 'waits' }, { state: 'waits' }, { state: 'no-case' }], 9);
    expect(counts).toEqual({ withCase: 1, waiting: 2, withReason: 1, onlyCounted: 5 });
  });
});
