import { codeList, type CodeOf } from '../shared/code-list';
import type { PlanEvidenceId, PlanReportId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { DocumentMediaType } from '../documents/codes';
import type { PlanReportStatus } from './codes';

/** Limits of evidence (docs/limits.md); how large a file may be and what it may be, documents say. */
export const planEvidenceRules = {
  /** Files of one activity in one report that were not taken away. */
  most: 5,
} as const;

/** Why a file was taken away. The secretariat takes away what names somebody, and nothing else. */
export const planEvidenceRemovals = codeList('plan-evidence-removal', ['wrong-file', 'replaced', 'unreadable', 'names-person']);
export type PlanEvidenceRemoval = CodeOf<typeof planEvidenceRemovals>;

const written: readonly PlanReportStatus[] = ['draft', 'returned'];

/** Is the report its member's to add evidence to? The database's door holds the same. */
export const mayAddEvidence = (status: PlanReportStatus): boolean => written.includes(status);

/** A file that shows what a member reported of an activity; nobody appears in it. */
export interface PlanEvidenceView {
  readonly id: PlanEvidenceId;
  readonly reportId: PlanReportId;
  readonly activityId: string;
  readonly version: number;
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  /** What the sender's machine called it; null where it had no name, or the file was taken away. */
  readonly fileName: string | null;
  readonly addedAt: IsoInstant;
  /** Accepted with its report: the member does not take it back any more. */
  readonly accepted: boolean;
  readonly removedAt: IsoInstant | null;
  readonly removalReason: PlanEvidenceRemoval | null;
}

export interface RetractPlanEvidenceBody {
  readonly reason: PlanEvidenceRemoval;
}
