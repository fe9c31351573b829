import type { CaseId, NotificationId, ReferralId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { NotificationKind } from './codes';

export interface NotificationView {
  readonly id: NotificationId;
  readonly version: number;
  readonly at: IsoInstant;
  readonly kind: NotificationKind;
  readonly referralId: ReferralId | null;
  readonly caseId: CaseId | null;
  /** The emergency access or the transfer it is about. */
  readonly subjectId: string | null;
  /** Codes only: service, urgency, reason, and unit ids. */
  readonly details: Readonly<Record<string, string>>;
  readonly readAt: IsoInstant | null;
}
