import type { CaseView, ConsentId, GroupMember, ReferralProposalView, SendGroupBody, UnitId } from '@himaya/domain';
import { consentValuesFor, type ConsentErrors, type ConsentValues } from '../consents';
import { referValuesFor, sentFields, type ReferValues } from './refer-values';

/** What the form holds of one person: a desk, a packet and a consent of their own. */
export interface MemberValues {
  readonly refer: ReferValues;
  readonly consent: ConsentValues;
  readonly errors: ConsentErrors;
}

export function memberValuesFor(record: CaseView): MemberValues {
  return {
    refer: referValuesFor(record, undefined, { need: undefined, urgency: 'standard' }),
    consent: consentValuesFor(record.person),
    errors: {},
  };
}

/** A linked person can be sent where the reader works on their case too. */
export const mayBeSent = (record: CaseView): boolean => record.status === 'open' && record.access.write.length > 0;

/**
 * Desks that fit every person, in the order of the first person's proposals. Places are free where they are free for each of them; a count
 * is as old as the oldest; what crosses the line is what crosses for each.
 */
export function desksForAll(proposals: readonly (readonly ReferralProposalView[])[]): ReferralProposalView[] {
  const [first = [], ...others] = proposals;
  return first.flatMap((desk) => {
    const same = others.map((units) => units.find(({ id }) => id === desk.id));
    if (same.some((unit) => unit === undefined)) return [];
    const all = [desk, ...(same as ReferralProposalView[])];
    return [
      {
        ...desk,
        freePlaces: all.every(({ freePlaces }) => freePlaces === 'some') ? 'some' : 'none',
        placesStale: all.some(({ placesStale }) => placesStale),
        passes: desk.passes.filter((category) => all.every(({ passes }) => passes.includes(category))),
      },
    ];
  });
}

/** What goes for one person beside the whole; to this desk of theirs. */
export function memberOf(
  record: CaseView,
  unit: Pick<ReferralProposalView, 'reads'>,
  { refer }: MemberValues,
  consentId: ConsentId | null,
): GroupMember {
  const spokeTo = refer.spokeTo.trim();
  return {
    caseId: record.id,
    ...(refer.overrideId ? { overrideId: refer.overrideId } : consentId ? { consentId } : {}),
    ...(refer.unitId ? { toUnitId: refer.unitId } : {}),
    categories: refer.categories,
    fields: sentFields(refer, record, unit),
    ...(refer.urgency === 'immediate' && refer.phonedAt ? { phonedAt: refer.phonedAt, ...(spokeTo ? { spokeTo } : {}) } : {}),
  };
}

/** The body to send; null while something is still missing. */
export function groupBodyOf(values: ReferValues, toUnitId: UnitId, members: readonly GroupMember[]): SendGroupBody | null {
  const { service, needCode, urgency, categories } = values;
  if (!service || !needCode) return null;
  const need = values.need.trim();
  return { toUnitId, service, urgency, needCode, ...(need ? { need } : {}), categories, members };
}
