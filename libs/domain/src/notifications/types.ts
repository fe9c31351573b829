import type { CaseId, NotificationId, ReferralId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { DeliverySchedule } from './channels';
import type { DeliveryTiming, MessageState, NotificationChannel, NotificationGroup, NotificationKind } from './codes';

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

/** What somebody chose of one channel, and where it goes. */
export interface ChannelView {
  readonly channel: NotificationChannel;
  /** False where this deployment sends nothing by it. */
  readonly available: boolean;
  /** The own address or number; null where none was given. */
  readonly address: string | null;
  /** True once a code that was sent there came back. */
  readonly verified: boolean;
  /** What became of the last message; null where there was none. */
  readonly lastMessage: { readonly state: MessageState; readonly at: IsoInstant } | null;
  readonly timings: Readonly<Record<NotificationGroup, DeliveryTiming>>;
}

export interface NotificationPreferencesView extends DeliverySchedule {
  readonly version: number;
  readonly channels: readonly ChannelView[];
}

/** What is left out stays. */
export interface ChooseNotificationsBody extends Partial<DeliverySchedule> {
  readonly email?: Readonly<Partial<Record<NotificationGroup, DeliveryTiming>>>;
  readonly sms?: Readonly<Partial<Record<NotificationGroup, DeliveryTiming>>>;
}

export interface SetContactBody {
  readonly channel: NotificationChannel;
  /** An e-mail address, or a telephone number with its country's code (`+964…`). */
  readonly address: string;
}

export interface ConfirmContactBody {
  readonly channel: NotificationChannel;
  /** Six digits, Latin or Arabic-Indic. */
  readonly code: string;
}

/** An opaque mark of what a reader was last told; another one says that something changed. */
export interface LiveMark {
  readonly mark: string;
}
