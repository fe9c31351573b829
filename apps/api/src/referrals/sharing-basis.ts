import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseId, type ConsentFacts, type ConsentId, type Outcome, type OverrideId } from '@himaya/domain';
import { consentFacts, ConsentStore } from '../consents';
import { OverrideStore, type OverrideRow } from '../overrides';
import type { Tx } from '../platform/db/in-transaction';

/** What a packet is shared under: the person's consent, or an override in its place. */
export type Basis = { readonly consent: ConsentFacts } | { readonly override: OverrideRow };

/** Reads afresh what a referral names as its basis, for the side that shares. */
@Injectable()
export class SharingBasis {
  constructor(
    private readonly consents: ConsentStore,
    private readonly overrides: OverrideStore,
  ) {}

  /** Exactly one of the two is named; it is this case's, and an override is the sharing unit's own. */
  async find(
    tx: Tx,
    caseId: CaseId,
    named: { readonly consentId?: ConsentId | null; readonly overrideId?: OverrideId | null },
  ): Promise<Outcome<Basis>> {
    if (named.overrideId && named.consentId) return refuse('body.invalid', { errors: [{ path: 'overrideId', code: 'not.both' }] });
    if (named.overrideId) {
      const override = await this.overrides.find(tx, named.overrideId);
      if (override?.caseId !== caseId || override.unitId !== tx.actor.unitId) return refuse('override.missing');
      return allow({ override });
    }
    if (!named.consentId) return refuse('body.invalid', { errors: [{ path: 'consentId', code: 'required' }] });
    const consent = await this.consents.find(tx, named.consentId);
    return consent?.caseId === caseId ? allow({ consent: consentFacts(consent) }) : refuse('consent.missing');
  }
}
