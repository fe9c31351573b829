import * as domain from '@himaya/domain';

/** Which lists the columns of overrides, screening, risk, needs, plan and safeguards take their codes from. */
export const storedOfPlans: Readonly<Record<string, readonly string[]>> = {
  'consent_override.ground': domain.overrideGrounds.codes,
  'consent_override.status': domain.overrideStatuses.codes.filter((status) => status !== 'expired'),
  'consent_override.refusal': domain.overrideRefusals.codes,
  'consent_override.ending': domain.overrideEndings.codes,
  'screening_sitting.interpreter': domain.interpreterKinds.codes,
  'screening_sitting.own_sex_wish': domain.ownSexWishes.codes,
  'screening_sitting.accompaniment': domain.accompaniments.codes,
  'screening_sitting.said_yes': domain.indicatorIds().codes,
  'screening_sitting.said_no': domain.indicatorIds().codes,
  'screening_sitting.said_unknown': domain.indicatorIds().codes,
  'risk_assessment.present': domain.riskFactors.codes,
  'risk_assessment.not_known': domain.riskFactors.codes,
  'risk_assessment.suggested': domain.riskLevels.codes,
  'risk_assessment.level': domain.riskLevels.codes,
  'need.service': domain.services.codes,
  'need.need_code': domain.needCodes.codes,
  'need.level': domain.urgencies.codes,
  'need.identified_by': domain.needIdentifiers.codes,
  'need.status': domain.needStatuses.codes,
  'case_plan.agreement': domain.planAgreements.codes,
  'case_plan.agreed_by': domain.consentMethods.codes,
  'best_interests_determination.purpose': domain.bestInterestsPurposes.codes,
  'missing_alert.circumstance': domain.missingCircumstances.codes,
  'missing_alert.ending': domain.missingEndings.codes,
  'case_filter.alert': domain.caseAlerts.codes,
  'guardianship.relation': domain.guardianRelations.codes,
  'guardianship.appointed_by': domain.guardianAppointers.codes,
  'guardianship.ending': domain.guardianshipEndings.codes,
};

/** Lists of theirs that no column stores. */
export const storedNowhereOfPlans = [
  domain.indicatorDimensions,
  domain.indicatorStrengths,
  domain.indicatorAnswers,
  domain.traffickingElements,
  domain.screeningFindings,
  domain.needMoves,
  domain.missingSteps,
  domain.planStepStates,
  domain.guardianshipStatuses,
  domain.guardianStates,
];
