import * as domain from '@himaya/domain';

/** What a legal-aid office stores in codes: table and column, and the list it must be. */
export const storedOfLegalAid: Readonly<Record<string, readonly string[]>> = {
  'lawyer.governorates': domain.governorates.codes,
  'legal_matter.urgency': domain.urgencies.codes,
  'legal_matter.status': domain.legalMatterStatuses.codes,
  'legal_matter.outcome': domain.legalOutcomes.codes,
  'lawyer_assignment.status': domain.lawyerAssignmentStatuses.codes,
  'lawyer_assignment.reason': domain.lawyerReasons.codes,
  'lawyer_conflict.conflict': domain.lawyerConflicts.codes,
  'legal_aid_record.kind': domain.legalAidKinds.codes,
  'legal_aid_record.authority': domain.legalAuthorities.codes,
  'legal_hearing.court': domain.hearingCourts.codes,
  'legal_hearing.governorate': domain.governorates.codes,
  'legal_hearing.purpose': domain.hearingPurposes.codes,
  'legal_hearing.status': domain.hearingStatuses.codes,
  'legal_hearing.reason': domain.hearingReasons.codes,
  'legal_hearing.protections': domain.hearingProtections.codes,
  'legal_hearing.given': domain.hearingProtections.codes,
  'legal_hearing.attended': domain.hearingAttendants.codes,
  'residence_application.kind': domain.residenceKinds.codes,
  'residence_application.status': domain.residenceStatuses.codes,
  'compensation_claim.venue': domain.claimVenues.codes,
  'compensation_claim.status': domain.claimStatuses.codes,
  'compensation_payment.entry': domain.paymentEntries.codes,
  'compensation_payment.payer': domain.compensationPayers.codes,
};

/** Lists of theirs that no column stores: a move is an assignment once it is made. */
export const storedNowhereOfLegalAid = [domain.legalMatterMoves, domain.hearingMoves, domain.claimMoves];
