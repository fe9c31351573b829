export { HealthCareModule } from './health-care.module';
export { ShowCare } from './show-care';
export {
  appointmentListStatement,
  appointmentsOfCareStatement,
  careListStatement,
  chargedStatement,
  encountersStatement,
  medicationStatement,
  reportsStatement,
  traumaStatement,
} from './care.statements';
export { courtReportsStatement, disclosuresStatement } from './disclosure.statements';
export { escalateAppointment } from './tell-appointment';
export { healthCareWork } from './tell-court-report';
