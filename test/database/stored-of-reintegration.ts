import * as domain from '@himaya/domain';

/** What a reintegration office stores in codes: table and column, and the list it must be. */
export const storedOfReintegration: Readonly<Record<string, readonly string[]>> = {
  'programme.urgency': domain.urgencies.codes,
  'programme.status': domain.programmeStatuses.codes,
  'programme.outcome': domain.programmeOutcomes.codes,
  'programme_strand.kind': domain.strandKinds.codes,
  'programme_strand.status': domain.strandStatuses.codes,
  'programme_strand.school_level': domain.schoolLevels.codes,
  'programme_strand.training_field': domain.trainingFields.codes,
  'programme_strand.work_kind': domain.workKinds.codes,
  'programme_strand.family_safety': domain.familySafeties.codes,
  'programme_strand.family_role': domain.familyRoles.codes,
  'programme_strand.reason': domain.strandReasons.codes,
  'programme_strand.checks': domain.workChecks.codes,
  'funding_application.purpose': domain.fundingPurposes.codes,
  'funding_application.status': domain.fundingStatuses.codes,
  'funding_application.refusal': domain.fundingRefusals.codes,
  'funding_payment.entry': domain.fundingEntries.codes,
  'funding_instalment.status': domain.instalmentStatuses.codes,
  'funding_instalment.reason': domain.instalmentReasons.codes,
  'instalment_event.event': domain.instalmentEvents.codes,
  'instalment_event.reason': domain.instalmentReasons.codes,
  'livelihood_visit.status': domain.followUpStatuses.codes,
  'livelihood_visit.answer': domain.visitAnswers.codes,
  'programme_follow_up.status': domain.followUpStatuses.codes,
  'programme_follow_up.answers': domain.followUpAnswers.codes,
  'strand_event.move': domain.strandMoves.codes,
  'strand_event.codes': [
    ...domain.strandReasons.codes,
    ...domain.familySafeties.codes,
    ...domain.familyRoles.codes,
    ...domain.workChecks.codes,
  ],
};

/** Lists of theirs that no column stores: a decision is a status once it is made; a move is an event among others. */
export const storedNowhereOfReintegration = [domain.fundingDecisions, domain.instalmentMoves];
