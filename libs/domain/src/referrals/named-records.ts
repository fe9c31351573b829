import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import type { AgencyId, DocumentId, UnitId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { decideSharing, type ConsentFacts } from '../consents/machine';
import type { DocumentType } from '../documents/codes';

/** Categories sealed to the unit that wrote a record, which another unit reads where a packet names the record (domain.md section 3). */
export const nameableCategories: readonly Category[] = ['health', 'psychosocial', 'legal'];

/** More than one packet has ever needed: the list is read by a person before it is sent. */
export const mostNamedRecords = 20;

/** A sealed record that a packet names. */
export interface NamedRecordView {
  readonly id: DocumentId;
  readonly type: DocumentType;
  readonly category: Category;
}

/** A document as naming is decided on; no word of what is in it. */
export interface RecordFacts {
  readonly category: Category;
  /** The unit that wrote it. */
  readonly unitId: UnitId;
  readonly removed: boolean;
}

export interface RecordNamingFacts {
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
  readonly toAgencyId: AgencyId;
  /** Each named document in turn; undefined where this sender sees none of that id in this case. */
  readonly records: readonly (RecordFacts | undefined)[];
  /** The consent to share them, where one of this case was named. */
  readonly consent: ConsentFacts | undefined;
  /** Under 18, or of an age nobody assessed. */
  readonly child: boolean;
  /** The most that anybody at a desk of the receiver's kind may ever read. */
  readonly receiverCeiling: CategoryMask;
  readonly today: IsoDate;
}

/**
 * May this packet name these records? The unit that wrote them names them, to a unit of the kind that reads their category, under a consent
 * `share-health` to that unit that covers the category: health, counselling and the lawyer's papers alike, for domain.md section 3 puts the
 * three under one sentence.
 * @returns the categories that are named
 */
export function decideRecordNaming(facts: RecordNamingFacts): Outcome<{ readonly categories: readonly Category[] }> {
  const { records, fromUnitId, toUnitId, toAgencyId, consent, child, receiverCeiling, today } = facts;
  const at = (place: number, code: string) => ({ errors: [{ path: `documentIds.${place}`, code }] });
  const named: Category[] = [];
  for (const [place, record] of records.entries()) {
    if (record === undefined) return refuse('body.invalid', at(place, 'code.unknown'));
    if (!nameableCategories.includes(record.category)) return refuse('body.invalid', at(place, 'record.not-sealed'));
    if (record.unitId !== fromUnitId) return refuse('referral.record-not-yours', at(place, 'record.not-yours'));
    if (record.removed) return refuse('document.removed', at(place, 'record.removed'));
    if ((maskOf(record.category) & receiverCeiling) === 0) return refuse('referral.beyond-receiver', at(place, 'record.beyond-receiver'));
    if (!named.includes(record.category)) named.push(record.category);
  }
  if (named.length === 0) return allow({ categories: [] });
  const sharing = decideSharing({ consent, toUnitId, toAgencyId, packet: named, today, purpose: 'share-health' });
  if (!sharing.ok) return { ...sharing, errors: [{ path: 'recordConsentId', code: sharing.problem }] };
  if (consent?.givenBy === 'self' && child) return refuse('consent.child-needs-guardian');
  return allow({ categories: named });
}
