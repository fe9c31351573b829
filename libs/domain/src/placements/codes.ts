import { codeList, type CodeOf } from '../shared/code-list';

/** Where a placement stands, from the waiting list to its end; `handing-over` sleeps here until the other shelter says that the person came. */
export const placementStatuses = codeList('placement-status', [
  'waiting',
  'reserved',
  'in-shelter',
  'on-leave',
  'handing-over',
  'ended',
  'cancelled',
]);
export type PlacementStatus = CodeOf<typeof placementStatuses>;

export const placementMoves = codeList('placement-move', [
  'reserve',
  'release',
  'admit',
  'change-place',
  'leave',
  'return',
  'hand-over',
  'keep',
  'ask',
  'cancel',
]);
export type PlacementMove = CodeOf<typeof placementMoves>;

/** What a placement's own history tells: its moves, its beginning and its end. */
export const placementEvents = codeList('placement-event', [...placementMoves.codes, 'open', 'exit', 'handed-over', 'sharing-ended']);
export type PlacementEventKind = CodeOf<typeof placementEvents>;

/** Why somebody changes the place, leaves for a while, or never comes. */
export const placementReasons = codeList('placement-reason', [
  'safety',
  'special-needs',
  'family-together',
  'conflict',
  'repair',
  'court-hearing',
  'medical',
  'family-visit',
  'work-or-school',
  'official-errand',
  'person-asked',
  'person-declined',
  'found-elsewhere',
  'not-suited',
  'not-arrived',
  'consent-withdrawn',
  'other',
]);
export type PlacementReason = CodeOf<typeof placementReasons>;

/** What the person said when asked, after consent to sharing was withdrawn, whether to stay on. */
export const placementWills = codeList('placement-will', ['stays', 'leaves']);
export type PlacementWill = CodeOf<typeof placementWills>;

/** Where somebody goes from a shelter. Known to the shelter alone; the sender of the referral learns the outcome. */
export const exitDestinations = codeList('exit-destination', [
  'own-accommodation',
  'family',
  'friends',
  'reintegration-housing',
  'returned-home-country',
  'other-shelter',
  'hospital',
  'juvenile-care',
  'detention',
  'left-without-notice',
  'deceased',
]);
export type ExitDestination = CodeOf<typeof exitDestinations>;

/** The safety check before somebody goes, item by item. */
export const exitChecks = codeList('exit-check', [
  'destination-safe',
  'exploiter-cannot-reach',
  'risk-assessed-again',
  'safety-plan-given',
  'emergency-number-given',
  'transport-arranged',
  'medicine-given',
  'after-care-asked',
  'guardian-agreed',
  'best-interests-determined',
]);
export type ExitCheck = CodeOf<typeof exitChecks>;

export const checkAnswers = codeList('check-answer', ['yes', 'no', 'not-applicable']);
export type CheckAnswer = CodeOf<typeof checkAnswers>;

/** What the answers come to. */
export const exitSafeties = codeList('exit-safety', ['safe', 'concerns', 'unsafe', 'not-checked']);
export type ExitSafety = CodeOf<typeof exitSafeties>;

/** What a house offers by itself, beside beds (System 7/2017 on shelters: housing, legal, medical and psychological advice, interpretation). */
export const houseServices = codeList('house-service', [
  'meals',
  'medical-advice',
  'psychological-support',
  'legal-advice',
  'interpretation',
  'schooling',
  'training',
  'child-care',
  'security-guard',
]);
export type HouseService = CodeOf<typeof houseServices>;

export const belongingKinds = codeList('belonging', [
  'passport',
  'national-id',
  'residence-card',
  'birth-certificate',
  'travel-document',
  'work-permit',
  'other-document',
  'phone',
  'money',
  'jewellery',
  'medicine',
  'keys',
  'clothing',
  'bag',
  'other-item',
]);
export type BelongingKind = CodeOf<typeof belongingKinds>;

/** Into whose hands something kept for a person went. */
export const belongingReceivers = codeList('belonging-receiver', ['person', 'guardian', 'other-shelter', 'embassy', 'court', 'police']);
export type BelongingReceiver = CodeOf<typeof belongingReceivers>;

export const shelterIncidentKinds = codeList('shelter-incident', [
  'self-harm',
  'violence-between-residents',
  'violence-by-staff',
  'abuse-disclosed',
  'threat-from-outside',
  'contact-by-exploiter',
  'missing',
  'medical-emergency',
  'theft',
  'property-damage',
  'fire-or-evacuation',
  'rule-broken',
  'other-incident',
]);
export type ShelterIncidentKind = CodeOf<typeof shelterIncidentKinds>;

export const incidentSeverities = codeList('incident-severity', ['minor', 'serious', 'critical']);
export type IncidentSeverity = CodeOf<typeof incidentSeverities>;

/** Who was told of an incident. */
export const incidentTold = codeList('incident-told', [
  'shelter-manager',
  'coordination-desk',
  'police',
  'health-facility',
  'guardian',
  'family',
]);
export type IncidentTold = CodeOf<typeof incidentTold>;
