import * as domain from '@himaya/domain';

/** What an office that brings people home stores in codes: table and column, and the list it must be. */
export const storedOfReturns: Readonly<Record<string, readonly string[]>> = {
  'repatriation.status': domain.repatriationStatuses.codes,
  'repatriation.decision': domain.returnDecisions.codes,
  'repatriation.alternative': domain.returnAlternatives.codes,
  'repatriation.reason': domain.returnReasons.codes,
  'return_decision.decision': domain.returnDecisions.codes,
  'return_decision.alternative': domain.returnAlternatives.codes,
  'return_risk.present': domain.returnRiskFactors.codes,
  'return_risk.unknown': domain.returnRiskFactors.codes,
  'return_risk.level': domain.riskLevels.codes,
  'return_risk.status': domain.returnRiskStatuses.codes,
  'return_step.step': domain.returnSteps.codes,
  'return_step.embassy': domain.embassyKinds.codes,
  'return_step.document': domain.travelDocuments.codes,
  'return_step.mode': domain.travelModes.codes,
  'return_step.escort': domain.travelEscorts.codes,
  'return_contact.outcome': domain.returnContactOutcomes.codes,
  'exit_clearance.status': domain.clearanceStatuses.codes,
  'exit_clearance.fines': domain.clearanceFines.codes,
};

/** Lists of theirs that no column stores: a precondition is asked each time. */
export const storedNowhereOfReturns = [domain.returnPreconditions];
