import type { UnitRef } from '../directory/types';
import { codeList, type CodeOf } from '../shared/code-list';
import type { CaseId, ConsentId, OverrideId, ReportDisclosureId, UnitId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { ReportKind, ReportPart, ReportStatus } from './reports';

/** On what a forensic report goes to a court's office, and on nothing else: the person's consent `share-health` to that office, or a court's order. */
export const disclosureBases = codeList('disclosure-basis', ['consent', 'court-order']);
export type DisclosureBasis = CodeOf<typeof disclosureBases>;

/** One of the two, and not both. */
export interface DiscloseReportBody {
  /** An office that the case lies before. */
  readonly toUnitId: UnitId;
  readonly consentId?: ConsentId | null;
  /** An override on the ground of a court's order that a second person approved (ADR 14). */
  readonly overrideId?: OverrideId | null;
}

/** Something that lets this report go to this office today. */
export interface BasisView {
  readonly court: UnitRef;
  readonly basis: DisclosureBasis;
  /** Of the consent, or of the override. */
  readonly id: ConsentId | OverrideId;
  /** What of the report it covers. */
  readonly parts: readonly ReportPart[];
  /** The last day that it holds. */
  readonly until: IsoDate;
}

/** That a report was given to a court's office. */
export interface DisclosureView {
  readonly id: ReportDisclosureId;
  readonly court: UnitRef;
  readonly basis: DisclosureBasis;
  readonly parts: readonly ReportPart[];
  readonly disclosedAt: IsoInstant;
  /** The office can open it today. */
  readonly open: boolean;
}

export interface DisclosuresView {
  /** Offices that the case lies before. */
  readonly courts: readonly UnitRef[];
  readonly bases: readonly BasisView[];
  /** The latest first. */
  readonly items: readonly DisclosureView[];
}

/** A report that lies before the reader's own office. */
export interface CourtReportItem {
  readonly id: ReportDisclosureId;
  readonly caseId: CaseId;
  readonly status: ReportStatus;
  readonly edition: number;
  readonly issuedAt: IsoInstant;
  readonly parts: readonly ReportPart[];
  readonly basis: DisclosureBasis;
  readonly disclosedAt: IsoInstant;
  /** Nobody of the office has looked at it yet. */
  readonly isNew: boolean;
}

export interface DisclosureFacts {
  readonly kind: ReportKind;
  readonly status: ReportStatus;
  readonly courts: readonly UnitId[];
  readonly bases: readonly { readonly courtId: UnitId; readonly id: ConsentId | OverrideId }[];
}

/** May this report go to this office? Only a forensic one that stands, to where the case lies, on a basis that holds today. */
export function decideDisclosure({ toUnitId, consentId, overrideId }: DiscloseReportBody, facts: DisclosureFacts): Outcome<null> {
  const basis = consentId ?? overrideId;
  const errors: FieldProblem[] = [
    ...(basis ? [] : [{ path: 'consentId', code: 'required' }]),
    ...(consentId && overrideId ? [{ path: 'overrideId', code: 'key.unknown' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.kind !== 'forensic-report' || facts.status !== 'issued') return refuse('medical-report.not-now');
  if (!facts.courts.includes(toUnitId)) return refuse('medical-report.not-before-court');
  return facts.bases.some(({ courtId, id }) => courtId === toUnitId && id === basis) ? allow(null) : refuse('medical-report.no-basis');
}
