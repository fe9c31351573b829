import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import {
  closingGuardCodes,
  decideReopening,
  localDay,
  presumedChild,
  stateOfGuard,
  statusOfConsent,
  type AfterCareConsent,
  type ClosingGuardCode,
  type ClosingGuardView,
  type ClosingView,
  type EndingWithCase,
  type OpenFacts,
} from '@himaya/domain';
import type { CaseRow } from '../cases';
import { ConsentStore, type ConsentRow } from '../consents';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { closureView } from './closure.presenter';
import { ClosureStore } from './closure.store';

/** Consents to after-care of a case that stand today, the longest first; of a child none that it gave alone. */
export function standingAfterCare(tx: Tx, row: CaseRow, consents: readonly ConsentRow[]): ConsentRow[] {
  const today = localDay(tx.now);
  return consents
    .filter((one) => one.purpose === 'after-care' && statusOfConsent(one, today) === 'valid')
    .filter((one) => !(one.givenBy === 'self' && presumedChild(row.ageBand)))
    .toSorted((a, b) => (a.validUntil < b.validUntil ? 1 : -1));
}

/** The checklist of a case as this reader may see it, inside a transaction. */
@Injectable()
export class ShowClosing {
  constructor(
    private readonly closures: ClosureStore,
    private readonly consents: ConsentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async of(tx: Tx, row: CaseRow): Promise<ClosingView> {
    const facts = await this.closures.facts(tx, row.id);
    const closures = await this.closures.list(tx, row.id);
    const refs = await this.units.refs(tx, [
      ...new Set(closures.flatMap(({ unitId, reopenedUnitId }) => [unitId, ...(reopenedUnitId === null ? [] : [reopenedUnitId])])),
    ]);
    const key = await this.vault.keyOf(row);
    const [consent] = standingAfterCare(tx, row, await this.consents.list(tx, row.id));
    return {
      caseId: row.id,
      version: row.version,
      status: row.status,
      guards: await this.guards(tx, row, facts),
      ends: endingOf(facts),
      afterCareConsent: consent === undefined ? null : consentOf(consent),
      actions: this.actions(tx, row),
      closures: closures.map((one) => closureView(key, one, refs)),
    };
  }

  private async guards(tx: Tx, row: CaseRow, facts: OpenFacts): Promise<ClosingGuardView[]> {
    const referrals = facts.activeReferrals === 0 ? [] : await this.closures.openReferrals(tx, row.id);
    const placementIds = facts.openPlacements === 0 ? [] : await this.closures.ownPlacements(tx, row.id);
    const counts: Readonly<Record<ClosingGuardCode, number>> = {
      referrals: facts.activeReferrals,
      placements: facts.openPlacements,
      'legal-matters': facts.openMatters,
      returns: facts.openReturns,
      withdrawals: facts.unansweredWithdrawals,
      missing: facts.missingDays ?? 0,
      abroad: facts.abroadUnderWay,
      outcome: 0,
      'after-care': 0,
    };
    return closingGuardCodes.codes.map((guard) => ({
      guard,
      state: stateOfGuard(guard, facts),
      count: counts[guard],
      referrals: guard === 'referrals' ? referrals.map(({ id, service, status }) => ({ id, service, status })) : [],
      placementIds: guard === 'placements' ? placementIds : [],
    }));
  }

  private actions({ actor }: Tx, row: CaseRow): ClosingView['actions'] {
    const mine = row.responsibleUnitId === actor.unitId && row.writeMask !== 0;
    if (!mine || !mayEver(actor.roles, 'record', 'Closure')) return [];
    if (row.status === 'open') return ['close'];
    const party = { status: row.status, unitId: actor.unitId, responsibleUnitId: row.responsibleUnitId };
    return decideReopening(party, row.erasedAt !== null).ok ? ['reopen'] : [];
  }
}

function endingOf({ tasks, duties, appointments, drafts, transferOffers }: EndingWithCase): EndingWithCase {
  return { tasks, duties, appointments, drafts, transferOffers };
}

function consentOf({ id, method, language, validUntil }: ConsentRow): AfterCareConsent {
  return { id, method, language, validUntil };
}
