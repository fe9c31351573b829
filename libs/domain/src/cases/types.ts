import type { AuditResult } from '../audit/codes';
import type { Category } from '../shared/categories';
import type { PacketField } from '../referrals/packet-fields';
import type { CaseId, UnitId } from '../shared/ids';
import type { DatePrecision, IsoDate, IsoInstant } from '../shared/partial-date';
import type { Governorate } from '../directory/codes';
import type { UnitRef } from '../directory/types';
import type { GrantBasis } from '../grants/codes';
import type { TravelFitnessView } from '../health-care/types';
import type { IdentificationStatus } from '../identification/codes';
import type { ChildSafeguards } from '../child-safeguards/types';
import type { MissingMark } from '../missing/types';
import type { RepatriationStatus, ReturnStep } from '../repatriation/codes';
import type { ProceedingStage } from '../proceedings/codes';
import type {
  Act,
  AgeBand,
  CaseStatus,
  DerivedState,
  DetectionChannel,
  ExploitationForm,
  JourneyState,
  JourneyStepCode,
  Means,
  SafeContact,
  Sex,
  SpecialNeed,
  TimelineKind,
} from './codes';

/** What the opener of a case knows of the person. Names may all be null: help does not wait for a name. */
export interface PersonBody {
  readonly alias: string;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly sex: Sex;
  readonly birthDate?: IsoDate | null;
  readonly birthDatePrecision?: DatePrecision;
  /** Whole years, 0 to 120; a number, or a text in Latin or Arabic-Indic digits. */
  readonly ageYears?: number | null;
  /** Used only where neither birth date nor age is known. */
  readonly ageBand?: AgeBand;
  /** ISO 3166-1 alpha-2, or null where unknown. */
  readonly nationality?: string | null;
  /** ISO 639, the best understood first. */
  readonly languages?: readonly string[];
  readonly phone?: string | null;
}

export interface ExploitationBody {
  readonly form: ExploitationForm;
  readonly acts: readonly Act[];
  readonly means: readonly Means[];
}

export interface OpenCaseBody {
  readonly person: PersonBody;
  readonly governorate: Governorate;
  readonly foundAt: IsoDate;
  readonly foundAtPrecision?: DatePrecision;
  readonly foundBy: DetectionChannel;
  readonly exploitation: readonly ExploitationBody[];
  readonly specialNeeds: readonly SpecialNeed[];
  readonly safeContact?: SafeContact;
}

export interface ChangeCaseBody {
  readonly person?: Partial<PersonBody>;
  readonly governorate?: Governorate;
  readonly specialNeeds?: readonly SpecialNeed[];
  readonly safeContact?: SafeContact;
}

/** What a reader may know of a category whose records they never read: the words of the matrix in domain.md section 4. */
export type DerivedFactKind = 'attended' | 'status' | 'fit-to-travel' | 'pick-up-point';

/** Of a service of that category: given or not, and the month where it may be told. */
export interface ServiceFact {
  readonly category: Category;
  readonly fact: 'attended' | 'status';
  readonly state: DerivedState;
  /** The first day of the month; null where no month is told. */
  readonly month: IsoDate | null;
  /** The first day of the month in which a medical report that stands was last issued; not there where none was. */
  readonly reported?: IsoDate;
}

/** That a medical report with a part of this category was issued, and the first day of that month. */
export interface ReportMonth {
  readonly category: Category;
  readonly month: IsoDate;
}

/** Investigated, in court or judged; null where no proceeding is known. No court, no number, nobody accused. */
export interface ProceedingFact {
  readonly category: 'proceedings';
  readonly fact: 'status';
  readonly stage: ProceedingStage | null;
}

/** The latest statement that still holds; null where there is none. Nothing else of `health`. */
export interface TravelFitnessFact {
  readonly category: 'health';
  readonly fact: 'fit-to-travel';
  readonly stated: TravelFitnessView | null;
}

/** In a preview: a fact that the receiver is told and this reader may not know. */
export interface WithheldFact {
  readonly category: Category;
  readonly fact: DerivedFactKind;
  readonly withheld: true;
}

/** A fact drawn from a category the reader never reads. */
export type DerivedFact = ServiceFact | TravelFitnessFact | ProceedingFact;

export interface JourneyStep {
  readonly step: JourneyStepCode;
  readonly state: JourneyState;
  /** When the step came into this state; null where it never moved. */
  readonly since: IsoInstant | null;
  /** True where only the month of `since` is this reader's to know. */
  readonly sinceMonth?: boolean;
}

/** A row of a list of cases: core only. */
export interface CaseListItem {
  readonly id: CaseId;
  readonly number: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly identificationStatus: IdentificationStatus;
  readonly governorate: Governorate;
  readonly person: { readonly alias: string; readonly sex: Sex; readonly ageBand: AgeBand };
  readonly openedAt: IsoInstant;
  /** The person's identity was erased for good. */
  readonly erased: boolean;
  readonly lastActivityAt: IsoInstant;
  /** The person is looked for. */
  readonly missing: boolean;
}

/** Core of the person, joined by identity's fields where the reader holds that category. */
export interface PersonView {
  readonly alias: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: readonly string[];
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly birthDate?: IsoDate | null;
  readonly birthDatePrecision?: DatePrecision | null;
  readonly ageYears?: number | null;
  readonly nationality?: string | null;
  readonly phone?: string | null;
}

/** A case as this reader may see it: a category not granted has no key at all. */
export interface CaseView {
  readonly id: CaseId;
  readonly number: string;
  readonly version: number;
  readonly status: CaseStatus;
  /** True where only named people see it; they alone are ever told. */
  readonly sealed: boolean;
  readonly identificationStatus: IdentificationStatus;
  readonly governorate: Governorate;
  readonly foundAt: IsoDate;
  readonly foundAtPrecision: DatePrecision;
  readonly foundBy: DetectionChannel;
  readonly specialNeeds: readonly SpecialNeed[];
  readonly safeContact: SafeContact;
  readonly openedAt: IsoInstant;
  /** The last day on which the person was told their rights; null where that is still owed. */
  readonly rightsExplainedOn: IsoDate | null;
  /** When the person's identity was erased for good; null otherwise. */
  readonly erasedAt: IsoInstant | null;
  readonly responsibleUnit: UnitRef;
  readonly person: PersonView;
  readonly journey: readonly JourneyStep[];
  /** Of categories whose records are not the reader's. */
  readonly derived: readonly DerivedFact[];
  readonly access: CaseAccessView;
  readonly exploitation?: readonly ExploitationView[];
  /** Of a child: that it is protected, in codes. No key for an adult. */
  readonly safeguards?: ChildSafeguards;
  /** That the person is looked for. No key where nobody looks. */
  readonly missing?: MissingMark;
  /** Of the last return home: how far it is. No key where there is none, or repatriation is not the reader's to read. */
  readonly returning?: ReturnOnCase;
}

/** A return as others than its office read it (domain.md section 4): where it stands and on which days, and no word, name or place of it. */
export interface ReturnOnCase {
  readonly status: RepatriationStatus;
  /** The day on which it came to stand there. */
  readonly since: IsoDate;
  /** What was done, each step once with its last day, in the order in which it was first written down. */
  readonly steps: readonly { readonly step: ReturnStep; readonly on: IsoDate }[];
}

/** A case with another's eyes: what that reader would be told, as far as this one may know it. */
export interface PreviewedCase extends Omit<CaseView, 'derived'> {
  readonly derived: readonly (DerivedFact | WithheldFact)[];
}

/** A form of exploitation; acts and means have no key where the packet left them out. */
export interface ExploitationView extends Pick<ExploitationBody, 'form'>, Partial<Pick<ExploitationBody, 'acts' | 'means'>> {}

/** What the reader holds of this case and why. */
export interface CaseAccessView {
  readonly read: readonly Category[];
  /** What is open of the categories that a packet can open in part. */
  readonly fields: readonly PacketField[];
  readonly write: readonly Category[];
  readonly bases: readonly GrantBasis[];
  readonly until: IsoInstant | null;
}

/** Body of the search: a name in any of the scripts, or a case number. Own grants only. */
export interface SearchCasesBody {
  readonly q: string;
  readonly birthYear?: number;
  readonly nationality?: string;
}

export interface TimelineItem {
  readonly id: string;
  readonly at: IsoInstant;
  readonly kind: TimelineKind;
  /** Null where the acting unit is hidden from this reader. */
  readonly unit: UnitRef | null;
  readonly subjectId: string | null;
  /** Codes only (service, urgency, reason …). */
  readonly details: Readonly<Record<string, string>>;
}

/** Who looked: a line of the case's access log. */
export interface AccessLogItem {
  readonly id: string;
  readonly at: IsoInstant;
  readonly action: string;
  readonly result: AuditResult;
  readonly userId: string | null;
  readonly displayName: string | null;
  readonly unitId: UnitId | null;
  readonly unitName: { readonly ar: string; readonly ckb: string; readonly en: string } | null;
  readonly categories: readonly Category[];
}
