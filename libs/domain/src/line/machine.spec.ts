import fc from 'fast-check';
import { governorates } from '../directory/codes';
import { categories, maskOf } from '../shared/categories';
import { decideLine, decideTransferAcross, lineSideOf, passingLine, type LineLimit } from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const limit = (side: LineLimit['side'], give: number, take: number, transfers = true): LineLimit => ({ side, give, take, transfers });
const narrow = [
  limit('federal', maskOf('core', 'identity', 'health'), maskOf('core')),
  limit('kurdistan-region', maskOf('core', 'identity'), maskOf('core', 'health'), false),
];

describe('the line between the two sides', () => {
  it('lets across what the one gives and the other takes, each way its own', () => {
    expect(decideLine({ from: 'baghdad', to: 'erbil', limits: narrow }, ['core', 'health']).ok).toBe(true);
    expect(decideLine({ from: 'baghdad', to: 'erbil', limits: narrow }, ['core', 'identity', 'risk'])).toEqual({
      ok: false,
      problem: 'referral.line-limit',
      errors: [
        { path: 'categories', code: 'identity' },
        { path: 'categories', code: 'risk' },
      ],
    });
    expect(decideLine({ from: 'duhok', to: 'nineveh', limits: narrow }, ['core']).ok).toBe(true);
    expect(decideLine({ from: 'duhok', to: 'nineveh', limits: narrow }, ['core', 'identity']).ok).toBe(false);
  });

  it('hands whole cases over only where both sides do', () => {
    expect(decideTransferAcross({ from: 'baghdad', to: 'erbil', limits: narrow })).toMatchObject({ problem: 'transfer.line-limit' });
    expect(decideTransferAcross({ from: 'baghdad', to: 'basra', limits: narrow }).ok).toBe(true);
    expect(decideTransferAcross({ from: 'erbil', to: 'basra', limits: [limit('federal', 1, 1), limit('kurdistan-region', 1, 1)] }).ok).toBe(
      true,
    );
  });

  it('stops nothing on one side, and everything where a side has said nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...governorates.codes), fc.constantFrom(...governorates.codes), (from, to) => {
        const passes = passingLine({ from, to, limits: [] });
        expect(passes).toBe(lineSideOf(from) === lineSideOf(to) ? maskOf(...categories.codes) : 0);
      }),
    );
  });
});
