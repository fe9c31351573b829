import * as domain from '@himaya/domain';

const categories = [domain.maskOf('health'), domain.maskOf('psychosocial')].map(String);

/** What health care stores in codes: table and column, and the list it must be. */
export const storedOfCare: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'care_episode',
      'appointment',
      'encounter',
      'trauma_screening',
      'medication_line',
      'medical_report',
      'medical_report_part',
      'report_disclosure',
    ].map((table) => [`${table}.category`, categories]),
  ),
  'care_episode.service': domain.careServices,
  'care_episode.status': domain.careStatuses.codes,
  'care_episode.ending': domain.careEnds.codes,
  'appointment.kind': domain.appointmentKinds.codes,
  'appointment.status': domain.appointmentStatuses.codes,
  'appointment.reason': domain.visitReasons.codes,
  'encounter.care': domain.careKinds.codes,
  'encounter.charge_reason': domain.chargeReasons.codes,
  'encounter.correction': domain.correctionReasons.codes,
  'medication_line.kind': domain.medicationKinds.codes,
  'medication_line.change': domain.medicationChanges.codes,
  'medical_report.kind': domain.reportKinds.codes,
  'medical_report.language': domain.interfaceLanguages,
  'medical_report.status': domain.reportStatuses.codes,
  'medical_report.withdrawal': domain.reportWithdrawals.codes,
};

/** A move of an appointment or a report is its status once it is made, a part its category, a basis what it is of; answers lie sealed, and what they suggest nowhere. */
export const storedNowhereOfCare = [
  domain.appointmentMoves,
  domain.traumaItems,
  domain.traumaSuggestions,
  domain.reportMoves,
  domain.reportParts,
  domain.disclosureBases,
];
