import { route, type Page } from '../shared/route';
import type { PrintedPaperView } from '../papers/types';
import type { CourtReportItem, DiscloseReportBody, DisclosuresView } from './disclosure';
import type { DraftReportBody, MoveReportBody, ReportBody } from './reports';
import type {
  AppointmentListItem,
  BookAppointmentBody,
  CareBoardView,
  CareListItem,
  CareView,
  ChangeMedicationBody,
  ChargedEncounter,
  CorrectEncounterBody,
  EncounterBody,
  EndCareBody,
  MedicationBody,
  MoveAppointmentBody,
  OpenCareBody,
  StateTravelFitnessBody,
  TraumaScreeningBody,
  TravelFitnessView,
} from './types';

export const stateTravelFitness = route<StateTravelFitnessBody, TravelFitnessView>('POST', '/cases/:id/travel-fitness');
export const readCareBoard = route<void, CareBoardView>('GET', '/care/board');
/** Query: status, cursor, limit. The latest to come into that status first. */
export const listCare = route<void, Page<CareListItem>>('GET', '/care');
/** Query: from, to, mine, cursor, limit. The own unit's calendar, the earliest first. */
export const listAppointments = route<void, Page<AppointmentListItem>>('GET', '/care/appointments');
/** Query: cursor, limit. Visits of the own unit that were not free, the latest first. */
export const listCharges = route<void, Page<ChargedEncounter>>('GET', '/care/charges');
export const openCare = route<OpenCareBody, CareView>('POST', '/cases/:id/care');
export const readCare = route<void, CareView>('GET', '/care/:id');
export const endCare = route<EndCareBody, CareView>('POST', '/care/:id/end');
export const bookAppointment = route<BookAppointmentBody, CareView>('POST', '/care/:id/appointments');
export const moveAppointment = route<MoveAppointmentBody, CareView>('POST', '/care/appointments/:id/moves');
export const recordEncounter = route<EncounterBody, CareView>('POST', '/care/:id/encounters');
export const correctEncounter = route<CorrectEncounterBody, CareView>('POST', '/care/encounters/:id/corrections');
export const recordTraumaScreening = route<TraumaScreeningBody, CareView>('POST', '/care/:id/trauma-screenings');
export const addMedication = route<MedicationBody, CareView>('POST', '/care/:id/medication');
export const draftReport = route<DraftReportBody, CareView>('POST', '/care/:id/reports');
export const changeReport = route<ReportBody, CareView>('POST', '/care/reports/:id/changes');
export const moveReport = route<MoveReportBody, CareView>('POST', '/care/reports/:id/moves');
/** The paper of a report that was issued, in the report's language: set and signed anew each time, and handed out once. */
export const printReport = route<Record<string, never>, PrintedPaperView>('POST', '/care/reports/:id/prints');
/** What would let a report go to a court's office, and what did. */
export const readDisclosures = route<void, DisclosuresView>('GET', '/care/reports/:id/disclosures');
export const discloseReport = route<DiscloseReportBody, DisclosuresView>('POST', '/care/reports/:id/disclosures');
/** Query: cursor, limit. Reports that lie open before the own office, the latest first. */
export const listCourtReports = route<void, Page<CourtReportItem>>('GET', '/court-reports');
/** A copy to look at, marked with reader, office and time; in the report's language. A PDF. */
export const viewCourtReport = route<void, void>('GET', '/court-reports/:id/view');
export const changeMedication = route<ChangeMedicationBody, CareView>('POST', '/care/medication/:id/changes');
