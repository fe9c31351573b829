import type { AgeBand, ExploitationForm, Sex } from '../cases/codes';
import type { Governorate } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { CriminalCourt } from '../reference/courts';
import type { CaseId, DefendantId, ProceedingEventId, ProceedingId, UnitId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type {
  AppealDecision,
  ChargeArticle,
  CompanySanction,
  DefendantKind,
  ProceedingEventKind,
  ProceedingStage,
  SeizedProperty,
  SentenceKind,
  Verdict,
} from './codes';

/** A criminal proceeding as police or a court's office open it. It names no victim. */
export interface OpenProceedingBody {
  readonly court: CriminalCourt;
  /** The court's or the section's own number of it; sealed. */
  readonly number: string;
  readonly form: ExploitationForm;
  readonly openedOn: IsoDate;
}

export interface ShareProceedingBody {
  /** A police section or the office of a court. */
  readonly unitId: UnitId;
  /** True lets the unit out again; left out, it is let in. */
  readonly out?: boolean;
}

/** Of a company only its name. */
export interface AddDefendantBody {
  readonly kind: DefendantKind;
  readonly name: string;
  readonly sex?: Sex | null;
  readonly ageBand?: AgeBand | null;
  /** ISO 3166-1 alpha-2. */
  readonly nationality?: string | null;
}

/** Which fields an entry has, `proceedingRules` says. Amounts are Iraqi dinars. */
export interface RecordProceedingEventBody {
  readonly kind: ProceedingEventKind;
  readonly on: IsoDate;
  /** The entry `charge` that a verdict, sentence or appeal is about. */
  readonly chargeId?: ProceedingEventId | null;
  readonly article?: ChargeArticle | null;
  readonly verdict?: Verdict | null;
  readonly sentence?: SentenceKind | null;
  readonly months?: number | null;
  readonly amount?: number | null;
  readonly decision?: AppealDecision | null;
  readonly property?: SeizedProperty | null;
  readonly sanction?: CompanySanction | null;
}

export interface ProceedingListItem {
  readonly id: ProceedingId;
  readonly number: string;
  readonly court: CriminalCourt;
  readonly form: ExploitationForm;
  readonly governorate: Governorate;
  readonly stage: ProceedingStage;
  readonly stageSince: IsoInstant;
  readonly openedOn: IsoDate;
  readonly defendants: number;
}

export interface ChargeView {
  readonly id: ProceedingEventId;
  readonly article: ChargeArticle;
  /** What holds now: null before a verdict and after one that was sent back. */
  readonly verdict: Verdict | null;
  readonly appealPending: boolean;
}

export interface DefendantView {
  readonly id: DefendantId;
  readonly kind: DefendantKind;
  readonly name: string;
  readonly sex: Sex | null;
  readonly ageBand: AgeBand | null;
  readonly juvenile: boolean;
  readonly nationality: string | null;
  readonly held: boolean;
  readonly charges: readonly ChargeView[];
  /** What this reader may write down of the defendant now; per charge, where the entry is about one. */
  readonly available: readonly AvailableEntry[];
}

export interface AvailableEntry {
  readonly kind: ProceedingEventKind;
  readonly chargeId: ProceedingEventId | null;
}

export interface ProceedingEventView {
  readonly id: ProceedingEventId;
  readonly defendantId: DefendantId;
  readonly kind: ProceedingEventKind;
  readonly on: IsoDate;
  readonly chargeId: ProceedingEventId | null;
  readonly article: ChargeArticle | null;
  readonly verdict: Verdict | null;
  readonly sentence: SentenceKind | null;
  readonly months: number | null;
  readonly amount: number | null;
  readonly decision: AppealDecision | null;
  readonly property: SeizedProperty | null;
  readonly sanction: CompanySanction | null;
  readonly recordedAt: IsoInstant;
  /** Null where whoever wrote it is of another unit. */
  readonly recordedBy: string | null;
  /** When a counter-entry took it back. */
  readonly takenBackAt: IsoInstant | null;
  readonly mayTakeBack: boolean;
}

/** A case this proceeding is tied to, of those whose proceedings this reader reads. */
export interface LinkedCase {
  readonly caseId: CaseId;
  readonly number: string;
}

/** One proceeding with its timeline, for the units that have it; nobody else sees it. */
export interface ProceedingView extends ProceedingListItem {
  readonly units: readonly UnitRef[];
  /** Units that could be let in. */
  readonly others: readonly UnitRef[];
  /** Of the units that have it, those that the reader may let out again: only whoever opened it lets others out. */
  readonly mayLetOut: readonly UnitId[];
  /** In the order in which they were named; the list's number counts them. */
  readonly people: readonly DefendantView[];
  /** The latest day first. */
  readonly timeline: readonly ProceedingEventView[];
  readonly cases: readonly LinkedCase[];
  readonly mayRecord: boolean;
}
