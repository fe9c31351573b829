import type { AgeBand, Sex } from '../cases/codes';
import type { Urgency } from '../referrals/codes';
import type {
  AppointmentId,
  CareEpisodeId,
  CaseId,
  EncounterId,
  MedicationLineId,
  ReferralId,
  TraumaScreeningId,
  UserId,
} from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type {
  AppointmentKind,
  AppointmentMove,
  VisitReason,
  AppointmentStatus,
  CareEnd,
  CareKind,
  CareService,
  CareStatus,
  ChargeReason,
  CorrectionReason,
  TravelFitness,
} from './codes';
import type { MedicationChange, MedicationKind } from './medication';
import type { ReportView } from './reports';
import type { TraumaItem, TraumaSuggestion } from './trauma';

/** What is stated of a person's fitness to travel: the word and how long it holds; never the finding behind it, who, where or when. */
export interface TravelFitnessView {
  readonly fitness: TravelFitness;
  /** The last day it holds. */
  readonly validUntil: IsoDate;
}

export type StateTravelFitnessBody = TravelFitnessView;

/** Somebody of the own unit. */
export interface Clinician {
  readonly id: UserId;
  readonly displayName: string;
}

export interface OpenCareBody {
  readonly service: CareService;
  /** The accepted referral it answers; none where the person came by themselves. */
  readonly referralId?: ReferralId | null;
}

export interface EndCareBody {
  readonly end: CareEnd;
}

export interface BookAppointmentBody {
  readonly kind: AppointmentKind;
  readonly startsAt: IsoInstant;
  /** 5 to 480. */
  readonly minutes: number;
  /** Whose hour it is, where one member of the unit is named: nobody is booked twice at a time. */
  readonly clinicianId?: UserId | null;
}

/** Which fields a move has, `appointmentMachine` says. */
export interface MoveAppointmentBody {
  readonly move: AppointmentMove;
  readonly reason?: VisitReason | null;
  readonly startsAt?: IsoInstant | null;
  readonly minutes?: number | null;
  readonly clinicianId?: UserId | null;
}

/** What a visit was (FHIR Encounter). */
export interface EncounterBody {
  readonly occurredOn: IsoDate;
  /** One to ten kinds. */
  readonly care: readonly CareKind[];
  /** The clinician's words, 4,000 characters at most. Kept sealed. */
  readonly words?: string | null;
  /** False for an exception, which has a reason and an amount. */
  readonly free: boolean;
  readonly chargeReason?: ChargeReason | null;
  /** Whole dinars (IQD). */
  readonly chargeAmount?: number | null;
  /** Somebody trained to talk with children took part. */
  readonly trainedStaff: boolean;
}

/** The whole visit as it should have been written. */
export interface CorrectEncounterBody extends EncounterBody {
  readonly correction: CorrectionReason;
}

/** An accepted referral for which no care was opened yet. */
export interface OwedCare {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly service: CareService;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: IsoInstant;
}

/** What the own unit has on its hands. */
export interface CareBoardView {
  readonly owed: readonly OwedCare[];
  readonly planned: number;
  readonly active: number;
  /** Appointments whose end is past and of which nobody has said whether the person came. */
  readonly unrecorded: number;
}

export interface CareListItem {
  readonly id: CareEpisodeId;
  readonly version: number;
  /** What the unit calls the person. */
  readonly called: string;
  readonly service: CareService;
  readonly status: CareStatus;
  readonly statusSince: IsoInstant;
  readonly nextAppointmentAt: IsoInstant | null;
  /** Consent to sharing ended, and care goes on. */
  readonly sharingEnded: boolean;
}

export interface AppointmentView {
  readonly id: AppointmentId;
  readonly version: number;
  readonly kind: AppointmentKind;
  readonly startsAt: IsoInstant;
  readonly minutes: number;
  readonly status: AppointmentStatus;
  readonly reason: VisitReason | null;
  readonly clinician: Clinician | null;
  readonly moves: readonly AppointmentMove[];
}

/** A row of the unit's calendar. */
export interface AppointmentListItem extends Omit<AppointmentView, 'moves'> {
  readonly careId: CareEpisodeId;
  readonly called: string;
  readonly service: CareService;
}

/** One version of a visit's record. */
export interface EncounterVersion {
  readonly version: number;
  readonly occurredOn: IsoDate;
  readonly care: readonly CareKind[];
  readonly words: string | null;
  readonly free: boolean;
  readonly chargeReason: ChargeReason | null;
  readonly chargeAmount: number | null;
  readonly trainedStaff: boolean;
  /** Why this version was written; null for the first. */
  readonly correction: CorrectionReason | null;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
}

/** A visit as its latest version tells it. */
export interface EncounterView extends EncounterVersion {
  readonly id: EncounterId;
  /** What it said before, the newest first. */
  readonly earlier: readonly EncounterVersion[];
}

/** A visit that was not free. */
export interface ChargedEncounter {
  readonly id: EncounterId;
  readonly careId: CareEpisodeId;
  readonly called: string;
  readonly service: CareService;
  readonly occurredOn: IsoDate;
  readonly care: readonly CareKind[];
  readonly chargeReason: ChargeReason;
  readonly chargeAmount: number;
}

/** A short sheet about trauma, of an adult (PC-PTSD-5). */
export interface TraumaScreeningBody {
  readonly heldOn: IsoDate;
  /** Whether something terrible was lived through at all; without it nothing else is asked. */
  readonly exposed: boolean;
  /** The items answered with yes. */
  readonly yes: readonly TraumaItem[];
  /** When it is to be asked again. */
  readonly againOn?: IsoDate | null;
  readonly trainedStaff: boolean;
}

export interface TraumaScreeningView {
  readonly id: TraumaScreeningId;
  readonly heldOn: IsoDate;
  readonly againOn: IsoDate | null;
  readonly trainedStaff: boolean;
  readonly exposed: boolean;
  readonly yes: readonly TraumaItem[];
  /** How many yes, 0 to 5. */
  readonly sum: number;
  /** What the sum suggests; it decides nothing. */
  readonly suggestion: TraumaSuggestion;
  readonly recordedBy: string | null;
}

export interface MedicationBody {
  readonly kind: MedicationKind;
  /** Of the medicine, or of what is not borne; 120 characters at most, on one line. Kept sealed, as dose and how often are. */
  readonly name: string;
  readonly dose?: string | null;
  readonly often?: string | null;
  readonly from: IsoDate;
  /** The last day; none where it goes on. */
  readonly until?: IsoDate | null;
}

/** The whole line as it is from now on, and why. */
export interface ChangeMedicationBody extends MedicationBody {
  readonly change: MedicationChange;
}

export interface MedicationVersion {
  readonly version: number;
  readonly kind: MedicationKind;
  readonly name: string;
  readonly dose: string | null;
  readonly often: string | null;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  /** Why this version was written; null for the first. */
  readonly change: MedicationChange | null;
  readonly recordedAt: IsoInstant;
  readonly recordedBy: string | null;
}

export interface MedicationLineView extends MedicationVersion {
  readonly id: MedicationLineId;
  /** To be taken, or heeded, today. */
  readonly current: boolean;
  readonly changes: readonly MedicationChange[];
  readonly earlier: readonly MedicationVersion[];
}

/** Care of one person in this unit, with all that was planned and given. */
export interface CareView extends CareListItem {
  /** Null once sharing ended: the case is not this unit's to open. */
  readonly caseId: CaseId | null;
  readonly referralId: ReferralId | null;
  readonly child: boolean;
  readonly openedAt: IsoInstant;
  readonly end: CareEnd | null;
  /** The latest first. */
  readonly appointments: readonly AppointmentView[];
  /** The latest first. */
  readonly encounters: readonly EncounterView[];
  /** The latest first. */
  readonly traumaScreenings: readonly TraumaScreeningView[];
  /** What is not borne first, then what is taken now. */
  readonly medication: readonly MedicationLineView[];
  /** The latest first. */
  readonly reports: readonly ReportView[];
  /** Who of the unit can be booked. */
  readonly clinicians: readonly Clinician[];
  readonly ends: readonly CareEnd[];
  readonly mayRecord: boolean;
  /** A report can be drafted: somebody was seen. */
  readonly mayReport: boolean;
}
