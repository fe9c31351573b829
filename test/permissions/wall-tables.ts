import type { Category, PacketField } from '@himaya/domain';

/**
 * Which category each case-bound table belongs to, as domain.md section 3 says; `any`: whoever holds some category; `own`: the
 * asker's own doors; `each`: row by row; `writes identity`: what only a change of identity touches; `named`: of a seal, to those on it; `register`: of the own unit's house, whoever reads `shelter`; `office`: of the own interpreters' office, whoever runs it; `legal file`: of the own office, whoever reads `legal`; `tie`: whoever reads `proceedings` of the case and writes any; `care`: of the own unit's care, whoever reads `health`; `programme file`: of the own unit, whoever reads `reintegration`; `return file`: of the own office, whoever reads `repatriation`; `never`: nobody reads it by itself.
 */
export const categoryOf: Readonly<
  Record<
    string,
    | Category
    | 'any'
    | 'own'
    | 'each'
    | 'writes identity'
    | 'named'
    | 'register'
    | 'office'
    | 'legal file'
    | 'tie'
    | 'care'
    | 'programme file'
    | 'return file'
    | 'never'
  >
> = {
  case_record: 'core',
  case_key: 'any',
  person_identity: 'identity',
  exploitation_record: 'exploitation',
  case_grant: 'core',
  case_access: 'own',
  case_bar: 'never',
  timeline_event: 'each',
  identity_token: 'writes identity',
  // Once in a case it is of the exploitation record.
  concern: 'exploitation',
  concern_case: 'exploitation',
  consent: 'core',
  consent_withdrawal: 'core',
  referral: 'core',
  // A seal is known to those who stand on it, as long as they read the case at all.
  case_seal: 'named',
  case_seal_name: 'named',
  case_erasure: 'core',
  // The officer's alone: whoever works the case is told its day and that it is held by a function.
  retention_term: 'never',
  legal_hold: 'never',
  erasure_order: 'never',
  kept_proof: 'never',
  // Of the unit that answers for the case.
  own_copy: 'core',
  // That something was decided is core; what was found and in which words, exploitation's. A safeguard is its kind's, here a right to stay.
  identification_decision: 'core',
  identification_assessment: 'exploitation',
  identification_words: 'exploitation',
  identification_clock: 'core',
  reflection_period: 'core',
  reflection_change: 'core',
  safeguard: 'core',
  // Of its type's category; of emergencies, transfers, overrides and incidents only those who take part know. The routes are walked with rows of these.
  document: 'never',
  break_glass: 'never',
  case_transfer: 'core',
  consent_override: 'never',
  incident_case: 'never',
  // The rows of a unit's own import file, notices and work: none of them here.
  task: 'never',
  case_assignment: 'never',
  // The own unit's; here it has one.
  duty: 'core',
  screening_sitting: 'exploitation',
  risk_assessment: 'risk',
  need: 'core',
  missing_alert: 'core',
  case_closure: 'core',
  case_reopening: 'core',
  abroad_transfer: 'core',
  missing_review: 'core',
  case_plan: 'core',
  plan_review: 'core',
  plan_step: 'core',
  best_interests_determination: 'family',
  guardianship: 'family',
  import_row: 'never',
  notification: 'never',
  rights_explanation: 'never',
  placement: 'register',
  placement_event: 'register',
  belonging: 'register',
  shelter_incident: 'register',
  interpretation_session: 'office',
  interpretation_event: 'office',
  interpreter_unsuited: 'office',
  repatriation: 'return file',
  return_decision: 'return file',
  return_risk: 'return file',
  return_step: 'return file',
  exit_clearance: 'return file',
  return_contact: 'return file',
  care_episode: 'care',
  appointment: 'care',
  encounter: 'care',
  trauma_screening: 'care',
  medication_line: 'care',
  // To who has the case and the proceeding too: the asker's unit has it.
  proceeding_case: 'tie',
  testimony_measure: 'proceedings',
  medical_report: 'care',
  medical_report_part: 'care',
  report_disclosure: 'care',
  legal_matter: 'legal file',
  lawyer_assignment: 'legal file',
  lawyer_conflict: 'legal file',
  legal_aid_record: 'legal file',
  legal_hearing: 'legal file',
  residence_application: 'legal file',
  compensation_claim: 'legal file',
  compensation_payment: 'legal file',
  programme: 'programme file',
  programme_strand: 'programme file',
  strand_event: 'programme file',
  funding_application: 'programme file',
  funding_payment: 'programme file',
  programme_follow_up: 'programme file',
  funding_instalment: 'programme file',
  instalment_event: 'programme file',
  livelihood_visit: 'programme file',
};

/** Which fields of its category a table's rows need, any of them, where a packet can leave them out. */
export const fieldsOfTable: Readonly<Record<string, readonly PacketField[]>> = {
  person_identity: ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone'],
  exploitation_record: ['exploitation-forms'],
  identification_assessment: ['exploitation-findings'],
  identification_words: ['exploitation-findings'],
  screening_sitting: ['exploitation-screening'],
  concern: ['exploitation-screening'],
  concern_case: ['exploitation-screening'],
  risk_assessment: ['risk-assessments'],
  best_interests_determination: ['family-best-interests'],
  guardianship: ['family-guardianship'],
};

/** The category a field is of: its first word, as it is read. */
export const categoryOfField = (field: PacketField): Category => field.split('-')[0] as Category;
