import { roles } from '@himaya/domain';
import { sessionRuleOf } from './session-rules';

describe('the rule of a session', () => {
  it('is the strictest of the roles, in each of its parts', () => {
    expect(sessionRuleOf(['police-officer'])).toEqual({ idleMinutes: 30, absoluteMinutes: 720, secondFactor: true });
    expect(sessionRuleOf(['frontline-reporter'])).toEqual({ idleMinutes: 30, absoluteMinutes: 720, secondFactor: false });
    expect(sessionRuleOf(['frontline-reporter', 'agency-admin'])).toEqual({ idleMinutes: 15, absoluteMinutes: 480, secondFactor: true });
  });

  it('of an account without roles is no looser than any other', () => {
    const bare = sessionRuleOf([]);
    for (const role of roles.codes) {
      const rule = sessionRuleOf([role]);
      expect(bare.idleMinutes).toBeLessThanOrEqual(rule.idleMinutes);
      expect(bare.absoluteMinutes).toBeLessThanOrEqual(rule.absoluteMinutes);
      expect(Number(bare.secondFactor)).toBeGreaterThanOrEqual(Number(rule.secondFactor));
    }
  });
});
