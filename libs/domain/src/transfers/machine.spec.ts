import fc from 'fast-check';
import { maskOf } from '../shared/categories';
import type { UnitId } from '../shared/ids';
import { unitKinds } from '../directory/codes';
import { transferActions, transferStatuses } from './codes';
import {
  availableTransferActions,
  decideTransfer,
  decideTransferOffer,
  keptAfterTransfer,
  responsibleKinds,
  transferMachine,
} from './machine';

fc.configureGlobal({ seed: 20_260_301 });

const [from, to, stranger] = ['from', 'to', 'stranger'] as UnitId[] as [UnitId, UnitId, UnitId];
const unit = fc.constantFrom(from, to, stranger);

describe('a transfer of responsibility', () => {
  it('is offered by the responsible unit alone, of an open case, once, to another unit that can answer for it', () => {
    fc.assert(
      fc.property(
        unit,
        unit,
        fc.boolean(),
        fc.boolean(),
        unit,
        fc.constantFrom(...unitKinds.codes),
        (mine, responsible, open, offered, id, kind) => {
          const decided = decideTransferOffer({
            unitId: mine,
            responsibleUnitId: responsible,
            caseStatus: open ? 'open' : 'closed',
            offered,
            toUnit: { id, kind },
          });
          expect(decided.ok).toBe(mine === responsible && open && !offered && id !== mine && responsibleKinds.includes(kind));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is answered once, by the side the table names', () => {
    expect(transferActions.codes.map((action) => `${action} ${transferMachine[action].by}`).toSorted()).toEqual([
      'accept receiver', 'decline receiver', 'withdraw offerer',
    ]); // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...transferStatuses.codes), fc.constantFrom(...transferActions.codes), unit, (status, action, who) => {
        const side = transferMachine[action].by === 'receiver' ? to : from;
        const decided = decideTransfer({ status, fromUnitId: from, toUnitId: to }, action, who);
        expect(decided.ok).toBe(who === side && status === 'offered');
        const offered = availableTransferActions({ status, side: who === to ? 'receiver' : 'offerer' });
        if (who !== stranger) expect(offered.includes(action)).toBe(decided.ok);
      }),
    );
  });

  it('leaves the former unit nothing, but police their part towards whoever is no police', () => {
    fc.assert(
      fc.property(fc.constantFrom(...unitKinds.codes), fc.constantFrom(...unitKinds.codes), (former, next) => {
        const kept = keptAfterTransfer(former, next);
        const police = former === 'police-section' && next !== 'police-section';
        expect(kept.read).toBe(police ? maskOf('core', 'identity', 'exploitation', 'risk', 'proceedings') : 0);
        expect(kept.write & ~kept.read).toBe(0);
      }),
    );
  });
});
