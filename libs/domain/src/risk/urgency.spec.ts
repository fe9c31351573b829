import fc from 'fast-check';
import { urgencies } from '../referrals/codes';
import { deadlinesOf } from '../referrals/deadlines';
import { riskLevels } from './codes';
import { riskRules } from './machine';
import { decideUrgency, moreUrgent, raisedDeadlines } from './urgency';

fc.configureGlobal({ seed: 20_260_301 });

const urgency = fc.constantFrom(...urgencies.codes);
const risk = fc.constantFrom(null, ...riskLevels.codes);
const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });

describe('how urgent a referral goes out', () => {
  it('says the table, cell by cell', () => {
    const sent = (asked: (typeof urgencies.codes)[number]) =>
      [null, ...riskLevels.codes].map((level) => decideUrgency(asked, level).urgency);
    expect(sent('standard')).toEqual(['standard', 'standard', 'standard', 'urgent', 'immediate']);
    expect(sent('urgent')).toEqual(['urgent', 'urgent', 'urgent', 'urgent', 'immediate']);
    expect(sent('immediate')).toEqual(Array(5).fill('immediate'));
  });

  it('is never less than was asked nor than the risk demands, says when it was raised, and stays so when asked again', () => {
    fc.assert(
      fc.property(urgency, risk, (asked, level) => {
        const decided = decideUrgency(asked, level);
        const least = level === null ? null : riskRules[level].urgency;
        expect(moreUrgent(asked, decided.urgency)).toBe(false);
        if (least !== null) expect(moreUrgent(least, decided.urgency)).toBe(false);
        expect(decided.raisedFrom).toBe(decided.urgency === asked ? null : asked);
        expect(decideUrgency(decided.urgency, level)).toEqual({ urgency: decided.urgency, raisedFrom: null });
      }),
    );
  });

  it('never falls where the risk rises', () => {
    for (const asked of urgencies.codes) {
      const ranks = riskLevels.codes.map((level) => urgencies.codes.indexOf(decideUrgency(asked, level).urgency));
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    }
  });
});

it('a referral that became more urgent owes its answers no later than before, and no later than one sent now', () => {
  fc.assert(
    fc.property(urgency, urgency, instant, fc.integer({ min: 0, max: 20 * 24 }), (from, to, sentAt, hours) => {
      const at = new Date(sentAt.getTime() + hours * 3_600_000);
      const [before, anew] = [deadlinesOf(from, sentAt), deadlinesOf(to, at)];
      const after = raisedDeadlines(at, to, before);
      for (const answer of ['receiveDueAt', 'decideDueAt'] as const) {
        expect(after[answer].getTime()).toBe(Math.min(before[answer].getTime(), anew[answer].getTime()));
      }
      expect(after.receiveDueAt.getTime()).toBeLessThanOrEqual(after.decideDueAt.getTime());
    }),
  );
});
