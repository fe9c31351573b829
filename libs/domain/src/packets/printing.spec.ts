import fc from 'fast-check';
import { referralMachine } from '../referrals/machine';
import { referralStatuses } from '../referrals/codes';
import { decidePacketPrint, paperOfStatus } from './printing';

const now = new Date('2026-11-27T09:00:00Z');

describe('the paper of a referral to an outside body', () => {
  it('is the summary while the machine awaits an answer, the packet once it was accepted, and none otherwise', () => {
    const awaiting = new Set(referralMachine.reject.from);
    const accepted = new Set([referralMachine.accept.to, referralMachine.start.to, referralMachine.hold.to]);
    for (const status of referralStatuses.codes) {
      const expected = awaiting.has(status) ? 'referral-request' : accepted.has(status) ? 'referral-packet' : undefined;
      expect({ status, kind: paperOfStatus[status] }).toEqual({ status, kind: expected });
    }
  });

  it('is the sender’s alone, goes outside alone, and carries no code past the deadline', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...referralStatuses.codes),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: -3_600_000, max: 3_600_000 }),
        (status, isSender, toOutside, left) => {
          const decided = decidePacketPrint({ status, isSender, toOutside, decideDueAt: new Date(now.getTime() + left), now });
          const kind = paperOfStatus[status];
          const may = isSender && toOutside && kind !== undefined && (kind === 'referral-packet' || left > 0);
          expect(decided.ok).toBe(may);
          if (!isSender) expect(decided).toMatchObject({ problem: 'referral.not-your-side' });
          else if (!toOutside) expect(decided).toMatchObject({ problem: 'packet.not-outside' });
        },
      ),
      { seed: 20261127 },
    );
  });
});
