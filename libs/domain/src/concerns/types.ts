import type { AgeBand, DetectionChannel, SafeContact, Sex } from '../cases/codes';
import type { CaseView, OpenCaseBody } from '../cases/types';
import type { Governorate } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { CaseId, ConcernId, ConcernPhotoId, UnitId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type {
  ConcernKind,
  ConcernPlace,
  ConcernSign,
  ConcernStatus,
  ConcernStepCode,
  LabourAnswer,
  LabourDecision,
  LabourOutcome,
  Likeness,
  NoGroundReason,
  PersonState,
  ReporterState,
  TriageOutcome,
} from './codes';

/** Somebody who was seen. A name or a telephone only where it is known; both are encrypted where they are kept. */
export interface PersonSeen {
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  /** ISO 639. */
  readonly language?: string | null;
  readonly name?: string | null;
  readonly phone?: string | null;
}

/** What anybody on the front line may report. Nothing but what was seen is asked for. */
export interface ReportConcernBody {
  readonly kind: ConcernKind;
  readonly channel: DetectionChannel;
  readonly governorate: Governorate;
  readonly placeKind: ConcernPlace;
  /** Which gate, flight, vehicle, camp, street: at most 300 characters, encrypted. */
  readonly place?: string | null;
  readonly seenAt: IsoInstant;
  /** How many people were seen, 1 to 500. */
  readonly peopleCount: number;
  /** At most ten of them. */
  readonly persons: readonly PersonSeen[];
  readonly signs: readonly ConcernSign[];
  /** Signs that were looked for and not found; a labour violation names all of the checklist. */
  readonly signsAbsent?: readonly ConcernSign[];
  /** Somebody is in danger at this moment. */
  readonly danger: boolean;
  /** How the people seen may be reached without endangering them. */
  readonly safeContact: SafeContact;
  /** At most 4000 characters, encrypted. */
  readonly narrative?: string | null;
  /** How the reporter may be called back, encrypted. */
  readonly callback?: string | null;
  /** Employer or recruitment office of a labour case, encrypted. */
  readonly employer?: string | null;
  readonly labourDecision?: LabourDecision;
}

/** All a reporter is ever told of a report: `received`, then `handled`; of a forwarded labour case one word besides. */
export interface ConcernReceipt {
  readonly id: ConcernId;
  readonly version: number;
  readonly kind: ConcernKind;
  readonly sentAt: IsoInstant;
  readonly state: ReporterState;
  /** Of labour cases only; null until the police decided. */
  readonly answer?: LabourAnswer | null;
}

/** A line of the triage queue. */
export interface ConcernListItem {
  readonly id: ConcernId;
  readonly version: number;
  readonly kind: ConcernKind;
  readonly status: ConcernStatus;
  readonly channel: DetectionChannel;
  readonly governorate: Governorate;
  readonly placeKind: ConcernPlace;
  readonly sentAt: IsoInstant;
  readonly seenAt: IsoInstant;
  readonly dueAt: IsoInstant | null;
  readonly danger: boolean;
  readonly peopleCount: number;
  readonly signs: readonly ConcernSign[];
  readonly joinedTo: ConcernId | null;
  /** How many others were joined to it. */
  readonly joinedCount: number;
}

export interface ConcernPhotoView {
  readonly id: ConcernPhotoId;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** One step of a concern's triage: who decided what, without words. */
export interface ConcernStep {
  readonly at: IsoInstant;
  readonly outcome: ConcernStepCode;
  readonly reason: NoGroundReason | null;
  readonly unit: UnitRef;
  readonly toUnit: UnitRef | null;
}

/** A concern that may be the same, and what speaks for it. */
export interface LikelyDuplicate extends ConcernListItem {
  readonly because: readonly Likeness[];
}

/** Somebody seen, as those who read the concern see them: where they stand in it, and what became of them. */
export interface PersonOfConcern extends PersonSeen {
  /** From 0, in the order of the report. */
  readonly place: number;
  /** `case`: somebody opened or named one; `no-case`: there is none, for `reason`; `waits`: neither yet. */
  readonly state: PersonState;
  /** Their case, where the reader reads it. */
  readonly caseId: CaseId | null;
  readonly reason: NoGroundReason | null;
}

/** How many of the people counted have a case, have none for a reason, were described and wait, and were only counted. */
export interface PersonCounts {
  readonly withCase: number;
  readonly withReason: number;
  readonly waiting: number;
  readonly onlyCounted: number;
}

/** A concern as its triagers read it, or readers of its case; fields of identity only where they hold it. */
export interface ConcernView extends ConcernListItem {
  readonly place: string | null;
  /** Those described, and of those only counted the ones of whom something was settled. */
  readonly persons: readonly PersonOfConcern[];
  readonly personCounts: PersonCounts;
  /** True where the reader may open or name a case for a further person. */
  readonly settles: boolean;
  readonly signsAbsent: readonly ConcernSign[];
  /** What the labour inspection found later, beside what was reported. */
  readonly foundSigns: readonly ConcernSign[];
  readonly safeContact: SafeContact;
  readonly narrative: string | null;
  readonly employer: string | null;
  /** For those who triage only: readers of the case have no business with the reporter. */
  readonly callback?: string | null;
  /** Whose reporter it was; of one from the public the police section it arrived at. */
  readonly reportedUnit: UnitRef;
  /** Sent through the public portal by somebody without an account, whom nothing names; `concernReference` is what they were given. */
  readonly fromPublic: boolean;
  readonly photos: readonly ConcernPhotoView[];
  readonly steps: readonly ConcernStep[];
  readonly caseId: CaseId | null;
  /** The outcomes the reader may give it now. */
  readonly outcomes: readonly TriageOutcome[];
  readonly likely: readonly LikelyDuplicate[];
  readonly joined: readonly ConcernListItem[];
}

/** What a triager decides; which fields an outcome needs, `triageMachine` says. */
export interface TriageBody {
  readonly outcome: TriageOutcome;
  /** `accepted-new-case`: the case as `POST /cases` takes it. */
  readonly case?: OpenCaseBody;
  /** `accepted-existing-case`: a case within the own grants. */
  readonly caseNumber?: string;
  readonly reason?: NoGroundReason;
  readonly toUnitId?: UnitId;
  readonly duplicateOf?: ConcernId;
  /** Of an accepted concern: whose case it is, by place; 0, the first person seen, where none is named. */
  readonly person?: number;
}

/** What is settled of one person of an accepted concern: one of the three. */
export interface SettlePersonBody {
  /** By place, from 0; beyond those described, one of those only counted. */
  readonly person: number;
  /** A case opened now, as `POST /cases` takes it. */
  readonly case?: OpenCaseBody;
  /** A case within the own grants. */
  readonly caseNumber?: string;
  /** Why they have none. */
  readonly reason?: NoGroundReason;
}

/** What became of the person; the case where its opener reads it. */
export interface SettledView {
  readonly id: ConcernId;
  readonly version: number;
  readonly person: number;
  readonly caseId: CaseId | null;
}

/** What the triage made of it: no longer the decider's own where it was passed on or its case is not theirs. */
export interface TriageView {
  readonly id: ConcernId;
  readonly version: number;
  readonly status: ConcernStatus;
  readonly outcome: TriageOutcome;
  readonly caseId: CaseView['id'] | null;
}

/** How many labour cases of the own unit ended how, month by month in Iraq's time: `2026-03`. No person is in it. */
export interface LabourCount {
  readonly month: string;
  readonly outcome: LabourOutcome;
  readonly count: number;
}

/** A labour matter of the own inspection: passed to it by who triages, or kept by it from the start. Nobody's name, and nothing of who reported it. */
export interface LabourMatterItem extends Pick<
  ConcernListItem,
  'id' | 'version' | 'governorate' | 'placeKind' | 'sentAt' | 'seenAt' | 'peopleCount' | 'signs'
> {
  /** True where it was passed to the inspection; false where the inspection kept it itself. */
  readonly passedOn: boolean;
}

export interface LabourMatterView extends LabourMatterItem {
  readonly place: string | null;
  readonly narrative: string | null;
  readonly employer: string | null;
}

/** What the labour inspection found that makes it trafficking: one sign at least. */
export interface ReturnLabourMatterBody {
  readonly signs: readonly ConcernSign[];
  /** Somebody is in danger at this moment. */
  readonly danger: boolean;
}
