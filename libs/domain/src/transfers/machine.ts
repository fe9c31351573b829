import { maskOf } from '../shared/categories';
import type { UnitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { CaseStatus } from '../cases/codes';
import type { UnitKind } from '../directory/codes';
import type { CategoryMasks } from '../grants/machine';
import type { TransferAction, TransferStatus } from './codes';

const hour = 3_600_000;

/** How long the receiving unit has to answer, and the responsible one to offer after the first placement: domain.md section 1. */
export const transferRules = { decideMs: 72 * hour, offerMs: 72 * hour } as const;

/** Units that can answer for a case: those that may open one, and the coordination desks. */
export const responsibleKinds: readonly UnitKind[] = [
  'police-section',
  'coordination-desk',
  'placement-desk',
  'health-facility',
  'legal-aid-office',
];

export interface TransferMove {
  readonly from: TransferStatus;
  readonly to: TransferStatus;
  readonly by: 'receiver' | 'offerer';
}

/** Every move of an offer; nothing follows on an answer. */
export const transferMachine: Readonly<Record<TransferAction, TransferMove>> = {
  accept: { from: 'offered', to: 'accepted', by: 'receiver' },
  decline: { from: 'offered', to: 'declined', by: 'receiver' },
  withdraw: { from: 'offered', to: 'withdrawn', by: 'offerer' },
};

export interface TransferOfferFacts {
  readonly unitId: UnitId;
  readonly responsibleUnitId: UnitId;
  readonly caseStatus: CaseStatus;
  /** Another offer of this case waits for its answer. */
  readonly offered: boolean;
  /** The unit it goes to; null where there is none that works. */
  readonly toUnit: { readonly id: UnitId; readonly kind: UnitKind } | null;
  /** Police opened the case, or were let in on the person's word; asked of police sections alone. */
  readonly policeKnow?: boolean;
}

/** Only who is responsible hands over, to a unit that can be, one offer at a time. */
export function decideTransferOffer(facts: TransferOfferFacts): Outcome<{ readonly to: 'offered' }> {
  if (facts.unitId !== facts.responsibleUnitId) return refuse('transfer.not-responsible');
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  if (facts.offered) return refuse('transfer.already-offered');
  const { toUnit } = facts;
  if (toUnit === null || toUnit.id === facts.unitId || !responsibleKinds.includes(toUnit.kind)) return refuse('transfer.unit-not-eligible');
  // Responsibility is no way round the person's word: domain.md section 1.
  if (toUnit.kind === 'police-section' && facts.policeKnow === false) return refuse('consent.law-enforcement');
  return allow({ to: 'offered' });
}

/** What an answer is decided from. */
export interface TransferRecord {
  readonly status: TransferStatus;
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
}

export function decideTransfer(record: TransferRecord, action: TransferAction, unitId: UnitId): Outcome<{ readonly to: TransferStatus }> {
  const move = transferMachine[action];
  if (unitId !== (move.by === 'receiver' ? record.toUnitId : record.fromUnitId)) return refuse('transfer.not-your-side');
  if (record.status !== move.from) return refuse('transfer.not-now');
  return allow({ to: move.to });
}

/**
 * What the former unit keeps: nothing, but for police, who go on with identification, exploitation, risk and proceedings
 * (domain.md section 1). Identification is decided on the core of the case and on who the person is, so those come along.
 */
export function keptAfterTransfer(former: UnitKind, next: UnitKind): CategoryMasks {
  if (former !== 'police-section' || next === 'police-section') return { read: 0, write: 0 };
  return {
    read: maskOf('core', 'identity', 'exploitation', 'risk', 'proceedings'),
    write: maskOf('core', 'exploitation', 'risk', 'proceedings'),
  };
}

/** The answers open to one side: what a screen offers as buttons. */
export function availableTransferActions(view: {
  readonly status: TransferStatus;
  readonly side: 'receiver' | 'offerer';
}): TransferAction[] {
  return (Object.keys(transferMachine) as TransferAction[]).filter((action) => {
    const move = transferMachine[action];
    return move.by === view.side && move.from === view.status;
  });
}
