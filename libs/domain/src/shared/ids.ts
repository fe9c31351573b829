/** Ids are opaque strings; the brand keeps a unit's id from being passed where a case's is meant. */
export type Id<Brand extends string> = string & { readonly __brand: Brand };

export type BarId = Id<'Bar'>;
export type BreakGlassId = Id<'BreakGlass'>;
export type CaseId = Id<'Case'>;
export type ConcernId = Id<'Concern'>;
export type ConcernPhotoId = Id<'ConcernPhoto'>;
export type ConsentId = Id<'Consent'>;
export type DecisionId = Id<'Decision'>;
export type ReflectionId = Id<'Reflection'>;
export type SafeguardId = Id<'Safeguard'>;
export type DocumentId = Id<'Document'>;
export type GrantId = Id<'Grant'>;
export type OverrideId = Id<'Override'>;
export type ReferralId = Id<'Referral'>;
export type ReferralGroupId = Id<'ReferralGroup'>;
export type ReferralMessageId = Id<'ReferralMessage'>;
export type TransferId = Id<'Transfer'>;
export type UnitId = Id<'Unit'>;
export type PaperId = Id<'Paper'>;
export type AgencyId = Id<'Agency'>;
export type UserId = Id<'User'>;
export type NotificationId = Id<'Notification'>;
export type LeaveId = Id<'Leave'>;
export type AccessReviewId = Id<'AccessReview'>;
export type ImportId = Id<'Import'>;
export type PossibleMatchId = Id<'PossibleMatch'>;
export type DuplicateId = Id<'Duplicate'>;
export type CaseLinkId = Id<'CaseLink'>;
export type TaskId = Id<'Task'>;
export type CaseFilterId = Id<'CaseFilter'>;
export type ScreeningSittingId = Id<'ScreeningSitting'>;
export type RiskAssessmentId = Id<'RiskAssessment'>;
export type NeedId = Id<'Need'>;
export type CasePlanId = Id<'CasePlan'>;
export type PlanStepId = Id<'PlanStep'>;
export type BestInterestsId = Id<'BestInterests'>;
export type ShelterId = Id<'Shelter'>;
export type PlaceId = Id<'Place'>;
export type PlacementId = Id<'Placement'>;
export type BelongingId = Id<'Belonging'>;
export type ShelterIncidentId = Id<'ShelterIncident'>;
export type InterpreterId = Id<'Interpreter'>;
export type InterpretationSessionId = Id<'InterpretationSession'>;
export type UnsuitedId = Id<'Unsuited'>;
export type LawyerId = Id<'Lawyer'>;
export type LegalMatterId = Id<'LegalMatter'>;
export type LegalHearingId = Id<'LegalHearing'>;
export type ResidenceApplicationId = Id<'ResidenceApplication'>;
export type CompensationClaimId = Id<'CompensationClaim'>;
export type CompensationPaymentId = Id<'CompensationPayment'>;
export type LegalAidId = Id<'LegalAid'>;
export type ProceedingId = Id<'Proceeding'>;
export type DefendantId = Id<'Defendant'>;
export type ProceedingEventId = Id<'ProceedingEvent'>;
export type ProceedingLinkId = Id<'ProceedingLink'>;
export type TestimonyMeasureId = Id<'TestimonyMeasure'>;
export type CustodyReturnId = Id<'CustodyReturn'>;
export type GuardianshipId = Id<'Guardianship'>;
export type MissingAlertId = Id<'MissingAlert'>;
export type CareEpisodeId = Id<'CareEpisode'>;
export type AppointmentId = Id<'Appointment'>;
export type EncounterId = Id<'Encounter'>;
export type TraumaScreeningId = Id<'TraumaScreening'>;
export type MedicationLineId = Id<'MedicationLine'>;
export type ClosureId = Id<'Closure'>;
export type AbroadTransferId = Id<'AbroadTransfer'>;
export type RepatriationId = Id<'Repatriation'>;
export type ReturnRiskId = Id<'ReturnRisk'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID: the only form our ids have outside the directory's agencies. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
