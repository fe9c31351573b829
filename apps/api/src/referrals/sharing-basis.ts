import { Injectable } from '@nestjs/common';
import {
  allow,
  consentsBesides,
  missingBestInterests,
  refuse,
  type ConsentFacts,
  type ConsentId,
  type NeedCode,
  type Outcome,
  type OverrideId,
  type ReferralMoveFacts,
  type Service,
} from '@himaya/domain';
import type { CaseRow } from '../cases';
import { consentFacts, ConsentStore } from '../consents';
import { OverrideStore, type OverrideRow } from '../overrides';
import type { Tx } from '../platform/db/in-transaction';

/** What the sharing side's decision looks at besides: the person as known today, the other consents, and a child's determinations. */
type World = Pick<ReferralMoveFacts, 'besides' | 'others' | 'missingBestInterests'> & Partial<Pick<ReferralMoveFacts, 'ageBand'>>;

/** What a packet is shared under: the person's consent, or an override in its place. */
export type Basis = ({ readonly consent: ConsentFacts } & World) | { readonly override: OverrideRow };

/** What a referral names as its basis, and what it asks for. */
interface Asked {
  readonly consentId?: ConsentId | null;
  readonly overrideId?: OverrideId | null;
  readonly service: Service;
  readonly needCode: NeedCode;
}

/** Reads afresh what a referral names as its basis, for the side that shares. */
@Injectable()
export class SharingBasis {
  constructor(
    private readonly consents: ConsentStore,
    private readonly overrides: OverrideStore,
  ) {}

  /** Exactly one of the two is named; it is this case's, and an override is the sharing unit's own. */
  async find(tx: Tx, row: Pick<CaseRow, 'id' | 'ageBand' | 'safeguards'>, named: Asked): Promise<Outcome<Basis>> {
    if (named.overrideId && named.consentId) return refuse('body.invalid', { errors: [{ path: 'overrideId', code: 'not.both' }] });
    if (named.overrideId) {
      const override = await this.overrides.find(tx, named.overrideId);
      if (override?.caseId !== row.id || override.unitId !== tx.actor.unitId) return refuse('override.missing');
      return allow({ override });
    }
    if (!named.consentId) return refuse('body.invalid', { errors: [{ path: 'consentId', code: 'required' }] });
    const consent = await this.consents.find(tx, named.consentId);
    if (consent?.caseId !== row.id) return refuse('consent.missing');
    return allow({
      consent: consentFacts(consent),
      others: (await this.consents.list(tx, row.id)).map(consentFacts),
      besides: consentsBesides(named),
      missingBestInterests: missingBestInterests(row.safeguards ?? undefined, named.service),
      ageBand: row.ageBand,
    });
  }
}
