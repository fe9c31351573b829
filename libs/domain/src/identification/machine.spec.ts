import fc from 'fast-check';
import { roles } from '../accounts/codes';
import { identificationDecisions, identificationStatuses, type IdentificationDecision, type IdentificationStatus } from './codes';
import { decideIdentification, identificationRules, type IdentificationRecord } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const supervisor = { roles: ['police-supervisor'], deciderId: 'supervisor', firstDeciderId: null } as const;
const judge = { roles: ['court-liaison'], deciderId: 'judge', firstDeciderId: null } as const;
const at = (status: IdentificationStatus, underReview: IdentificationStatus | null = null): IdentificationRecord => ({
  status,
  underReview,
});
const negatives = ['no-reasonable-grounds', 'not-confirmed', 'not-proven'] as const;

describe('identification', () => {
  it.each([
    ['presumed', 'find-reasonable-grounds', supervisor, 'reasonable-grounds'],
    ['presumed', 'find-no-reasonable-grounds', supervisor, 'no-reasonable-grounds'],
    ['reasonable-grounds', 'confirm', judge, 'confirmed'],
    ['reasonable-grounds', 'not-confirm', judge, 'not-confirmed'],
    ['reasonable-grounds', 'find-not-proven', judge, 'not-proven'],
  ] as const)('from %s, %s', (from, decision, who, to) => {
    expect(decideIdentification(at(from), decision, who)).toEqual({
      ok: true,
      value: {
        status: to,
        underReview: null,
        rulesVersion: identificationRules.version,
        decidedBy: who === judge ? 'judge' : 'officer',
        standard: who === judge ? 'judicial-conviction' : 'reasonable-grounds',
      },
    });
  });

  it('keeps formal decisions to the judge and the first ones to the supervisor', () => {
    expect(decideIdentification(at('reasonable-grounds'), 'confirm', supervisor)).toMatchObject({
      problem: 'identification.not-your-decision',
    });
    expect(decideIdentification(at('presumed'), 'find-reasonable-grounds', judge)).toMatchObject({
      problem: 'identification.not-your-decision',
    });
    expect(decideIdentification(at('presumed'), 'confirm', judge)).toMatchObject({ problem: 'identification.not-now' });
  });

  it.each(negatives)('reconsiders %s by another decider, and upholding returns to it', (negative) => {
    const who = negative === 'no-reasonable-grounds' ? supervisor : judge;
    const same = { ...who, firstDeciderId: who.deciderId };
    const other = { ...who, firstDeciderId: 'somebody else' };
    expect(decideIdentification(at(negative), 'reconsider', same)).toMatchObject({ problem: 'identification.same-decider' });
    const reconsidered = decideIdentification(at(negative), 'reconsider', other);
    expect(reconsidered).toMatchObject({ value: { status: 'reconsidered', underReview: negative } });
    expect(decideIdentification(at('reconsidered', negative), 'uphold', same)).toMatchObject({ problem: 'identification.same-decider' });
    expect(decideIdentification(at('reconsidered', negative), 'uphold', other)).toMatchObject({
      value: { status: negative, underReview: null },
    });
    expect(decideIdentification(at('reconsidered', negative), 'find-reasonable-grounds', other)).toMatchObject({
      value: { status: 'reasonable-grounds' },
    });
    expect(decideIdentification(at('reconsidered', negative), 'confirm', { ...other, roles: ['court-liaison'] })).toMatchObject({
      value: { status: 'confirmed' },
    });
  });

  it('moves only as its table says, whoever asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...identificationStatuses.codes),
        fc.constantFrom(...negatives),
        fc.constantFrom(...identificationDecisions.codes),
        fc.subarray([...roles.codes]),
        fc.boolean(),
        (status, negative, decision: IdentificationDecision, held, sameDecider) => {
          const record = at(status, status === 'reconsidered' ? negative : null);
          const outcome = decideIdentification(record, decision, { roles: held, deciderId: 'a', firstDeciderId: sameDecider ? 'a' : 'b' });
          const rows = identificationRules.moves.filter(
            (row) =>
              row.decision === decision &&
              row.from.includes(status) &&
              (row.reviewing?.includes(negative) ?? true) &&
              row.deciders.some((role) => held.includes(role)) &&
              !(row.anotherDecider && sameDecider),
          );
          expect(outcome.ok).toBe(rows.length > 0);
          if (outcome.ok) expect(rows.map((row) => row.to)).toContain(outcome.value.status);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('answers every question with one row, reaches every status and leaves every one but confirmed', () => {
    for (const status of identificationStatuses.codes) {
      const out = identificationRules.moves.filter((row) => row.from.includes(status));
      expect(out.length > 0).toBe(status !== 'confirmed');
      const keys = out.flatMap((row) => (row.reviewing ?? ['none']).map((reviewing) => `${row.decision} ${reviewing}`));
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(new Set([...identificationRules.moves.map((row) => row.to), 'presumed'])).toEqual(new Set(identificationStatuses.codes));
  });

  it('keeps both legal tests, and only one of them asks a child for means', () => {
    expect(identificationRules.tests).toEqual([
      { id: 'law-28-2012-art-1', meansNeededFor: 'everyone' },
      { id: 'palermo-art-3', meansNeededFor: 'adults' },
    ]);
  });
});
