import { writes, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { onCase, onReferral, right, type Right } from '../rules';

/** The place's desk has accounts: there the sender is told that it answers by itself, and the receiver that it is not its side. */
const toOutside = (_: Asker, side: 'sender' | 'receiver'): Verdict =>
  side === 'sender' ? '409 packet.not-outside' : '409 referral.not-your-side';

export const paperRights: Readonly<Record<string, Right>> = {
  // What a unit keeps it may print; what it only views stays on the screen.
  'POST /cases/:id/record-sheets': right(
    'case',
    who.writers,
    onCase((asker) => (writes(asker).includes('core') ? 'allowed' : '409 paper.view-only')),
  ),
  'POST /referrals/:id/packets': right('case', who.referrers, onReferral(toOutside)),
  'POST /referrals/:id/outside-steps': right('case', who.referrers, onReferral(toOutside)),
};
