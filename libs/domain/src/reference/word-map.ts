import type { Role } from '../accounts/codes';
import type { Act, AgeBand, CaseStatus, DetectionChannel, ExploitationForm, JourneyStepCode, Means, Sex } from '../cases/codes';
import type { Governorate, Region, Service } from '../directory/codes';
import type { IdentificationStatus } from '../identification/codes';
import type { ReferralStatus } from '../referrals/codes';

/**
 * Where the reference data uses other words than our codes: for each of our codes the other word, or null where the other
 * list has none. Both sides are held against the real lists by a test.
 */
type WordsFor<C extends string> = Readonly<Record<C, string | null>>;

const governorateKeys: WordsFor<Governorate> = {
  baghdad: 'gov-baghdad',
  basra: 'gov-basra',
  nineveh: 'gov-nineveh',
  erbil: 'gov-erbil',
  sulaymaniyah: 'gov-sulaymaniyah',
  duhok: 'gov-duhok',
  halabja: 'gov-halabja',
  kirkuk: 'gov-kirkuk',
  diyala: 'gov-diyala',
  anbar: 'gov-anbar',
  'salah-al-din': 'gov-salah-al-din',
  babil: 'gov-babil',
  karbala: 'gov-karbala',
  najaf: 'gov-najaf',
  wasit: 'gov-wasit',
  qadisiyah: 'gov-qadisiyah',
  muthanna: 'gov-muthanna',
  'dhi-qar': 'gov-dhi-qar',
  maysan: 'gov-maysan',
  'outside-country': null,
  unknown: null,
};

const regionKeys: WordsFor<Region> = {
  baghdad: 'gov-baghdad',
  north: null,
  west: null,
  'middle-euphrates': null,
  south: null,
  'kurdistan-region': 'kurdistan-region',
};

const serviceKeys: WordsFor<Service> = {
  shelter: 'shelter',
  medical: 'medical-care',
  psychological: 'psychological-care',
  'legal-aid': 'legal-aid',
  interpretation: 'interpretation',
  repatriation: 'repatriation',
  reintegration: 'reintegration',
  'financial-aid': 'grant',
  education: 'education-support',
  employment: 'employment-support',
};

const stepKeys: WordsFor<JourneyStepCode> = {
  identification: 'identification',
  shelter: 'shelter',
  medical: 'medical-care',
  psychological: 'psychological-care',
  'legal-aid': 'legal-aid',
  repatriation: 'repatriation',
  reintegration: 'reintegration',
};

const sexKeys: WordsFor<Sex> = { female: 'female', male: 'male', other: null, unknown: null };

const ageBandKeys: WordsFor<AgeBand> = {
  '0-8': 'age-0-8',
  '9-14': 'age-9-14',
  '15-17': 'age-15-17',
  child: 'child',
  '18-29': 'age-18-29',
  '30-59': 'age-30-59',
  '60-plus': 'age-60-plus',
  adult: 'adult',
  unknown: 'age-unknown',
};

const actKeys: WordsFor<Act> = {
  recruitment: 'recruitment',
  transportation: 'transportation',
  transfer: 'transfer-of-person',
  harbouring: 'harbouring',
  receipt: 'receipt',
};

const meansKeys: WordsFor<Means> = {
  force: 'use-of-force',
  threat: 'threat-of-force',
  coercion: 'coercion',
  abduction: 'abduction',
  fraud: 'fraud',
  deception: 'deception',
  'abuse-of-power': 'abuse-of-power',
  'abuse-of-vulnerability': 'abuse-of-vulnerability',
  payments: 'giving-payments',
};

const formKeys: WordsFor<ExploitationForm> = {
  'forced-labour': 'forced-labour',
  'domestic-servitude': 'domestic-servitude',
  'sexual-exploitation': 'sexual-exploitation',
  begging: 'begging',
  'organ-removal': 'organ-removal',
  'medical-experiments': 'medical-experiments',
  servitude: 'servitude',
  slavery: 'enslavement',
  'child-labour': 'child-labour',
  'forced-marriage': null,
  'child-soldiering': 'child-soldiers',
  'forced-crime': null,
  'illegal-adoption': null,
  other: null,
  unknown: null,
};

const detectionChannelKeys: WordsFor<DetectionChannel> = {
  police: 'channel-police',
  'labour-inspection': 'channel-labour-screening',
  border: 'border-crossing',
  airport: 'airport',
  port: 'port',
  transport: 'channel-transport',
  'idp-camp': 'channel-idp-gathering',
  'residence-directorate': null,
  'health-facility': 'channel-health',
  shelter: 'shelter',
  school: 'channel-school',
  court: 'court',
  embassy: 'channel-embassy',
  ngo: 'channel-ngo',
  'local-authority': null,
  'other-government': null,
  hotline: 'hotline',
  self: 'channel-self',
  family: 'family-member',
  other: null,
  unknown: null,
};

const referralStatusKeys: WordsFor<ReferralStatus> = {
  draft: 'referral-draft',
  requested: 'referral-sent',
  received: null,
  accepted: 'referral-accepted',
  'in-progress': 'referral-in-progress',
  'on-hold': null,
  completed: 'referral-completed',
  rejected: 'referral-declined',
  failed: null,
  cancelled: 'referral-withdrawn',
  'entered-in-error': null,
};

const identificationKeys: WordsFor<IdentificationStatus> = {
  presumed: 'status-presumed',
  'reasonable-grounds': null,
  'no-reasonable-grounds': null,
  confirmed: 'status-identified',
  'not-confirmed': 'status-not-identified',
  'not-proven': null,
  reconsidered: null,
};

const roleKeys: WordsFor<Role> = {
  'frontline-reporter': null,
  'police-officer': 'role-police-officer',
  'police-supervisor': null,
  'case-coordinator': null,
  'shelter-caseworker': 'role-shelter-caseworker',
  'shelter-manager': null,
  'health-provider': 'role-health-provider',
  'legal-aid-provider': 'role-legal-aid-provider',
  'interpreter-coordinator': 'role-interpreter',
  'court-liaison': 'role-court-clerk',
  'repatriation-officer': null,
  'residence-liaison': null,
  'reintegration-officer': null,
  'agency-focal-point': 'role-member-reporter',
  'secretariat-analyst': 'role-secretariat-analyst',
  'external-evaluator': 'role-external-evaluator',
  'committee-chair': 'role-committee-chair',
  'data-protection-officer': 'role-auditor',
  'agency-admin': null,
  'system-admin': 'role-administrator',
};

/** The glossary's key for each code, list by list. */
export const glossaryKeys = {
  governorate: governorateKeys,
  region: regionKeys,
  service: serviceKeys,
  step: stepKeys,
  sex: sexKeys,
  'age-band': ageBandKeys,
  act: actKeys,
  means: meansKeys,
  form: formKeys,
  'found-by': detectionChannelKeys,
  'referral-status': referralStatusKeys,
  identification: identificationKeys,
  role: roleKeys,
} as const;

const genderOfSex: WordsFor<Sex> = {
  female: 'Feminine',
  male: 'Masculine',
  other: 'NonConforming',
  unknown: 'NonSpecifiedUnknown',
};

/** `not` only after a decision with reasons; a case not proven goes out as possible. */
const traffickingStatus: WordsFor<IdentificationStatus> = {
  presumed: 'PossibleVictimOfTrafficking',
  'reasonable-grounds': 'PossibleVictimOfTrafficking',
  'no-reasonable-grounds': 'NotAVictimOfTrafficking',
  confirmed: 'ActualVictimOfTrafficking',
  'not-confirmed': 'NotAVictimOfTrafficking',
  'not-proven': 'PossibleVictimOfTrafficking',
  reconsidered: 'PossibleVictimOfTrafficking',
};

/** Domestic servitude is forced labour there, told apart by the industry (households as employers). */
const typeOfExploitation: WordsFor<ExploitationForm> = {
  'forced-labour': 'ForcedLabour',
  'domestic-servitude': 'ForcedLabour',
  'sexual-exploitation': 'SexualExploitation',
  begging: 'ForcedBegging',
  'organ-removal': 'OrganRemoval',
  'medical-experiments': 'Other',
  servitude: 'Servitude',
  slavery: 'Servitude',
  'child-labour': 'ChildLabour',
  'forced-marriage': 'ForcedMarriage',
  'child-soldiering': 'ForcedMilitaryByNonStateActors',
  'forced-crime': 'Other',
  'illegal-adoption': 'ForcedAdoption',
  other: 'Other',
  unknown: null,
};

const caseStatus: WordsFor<CaseStatus> = { open: 'Active', closed: 'Closed' };

/**
 * HTCDS's code for each of ours, by the standard's list: the way out. The way in, with its labels, joined cells and
 * misspellings, is the importer's (exchange/).
 */
export const htcdsCodes = {
  gender: genderOfSex,
  traffickingStatus,
  typeOfExploitation,
  caseStatus,
} as const;
