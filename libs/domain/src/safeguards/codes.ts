import { codeList, type CodeOf } from '../shared/code-list';

/** What protects the person beside the decision: non-punishment, papers, stay, measures, and the family's (M33 to M36). */
export const safeguardKinds = codeList('safeguard', ['punishment', 'document-custody', 'residence', 'protection', 'family-protection']);
export type SafeguardKind = CodeOf<typeof safeguardKinds>;

export const safeguardTypes = codeList('safeguard-type', [
  'arrested',
  'detained',
  'charged',
  'fined',
  'convicted',
  'removal-ordered',
  'passport',
  'national-id',
  'residence-card',
  'birth-certificate',
  'travel-document',
  'work-permit',
  'phone',
  'other-document',
  'citizen',
  'permit',
  'visa',
  'reflection-stay',
  'humanitarian-stay',
  'application-pending',
  'overstayed',
  'no-papers',
  'unknown-residence',
  'identity-concealed',
  'voice-or-image-altered',
  'remote-testimony',
  'closed-session',
  'escort',
  'guarded-home',
  'relocation',
  'call-monitoring',
  'other-measure',
  'child',
  'spouse',
  'parent',
  'sibling',
  'dependant',
  'other-relative',
]);
export type SafeguardType = CodeOf<typeof safeguardTypes>;

/** Who holds the papers, punishes, or protects. */
export const safeguardParties = codeList('safeguard-party', [
  'person',
  'exploiter',
  'recruiter',
  'employer',
  'agent',
  'relative',
  'police',
  'court',
  'prosecution',
  'residence-directorate',
  'embassy',
  'shelter',
  'health-facility',
  'witness-protection',
  'other',
  'unknown',
]);
export type SafeguardParty = CodeOf<typeof safeguardParties>;

/** The law an accusation names; its article is a number beside it. */
export const accusingLaws = codeList('accusing-law', [
  'residence-76-2017',
  'penal-code-111-1969',
  'prostitution-8-1988',
  'passports-32-2015',
  'trafficking-28-2012',
  'labour-37-2015',
  'other',
]);
export type AccusingLaw = CodeOf<typeof accusingLaws>;

export const safeguardStates = codeList('safeguard-state', ['open', 'asked-back', 'closed']);
export type SafeguardState = CodeOf<typeof safeguardStates>;

export const safeguardOutcomes = codeList('safeguard-outcome', [
  'released',
  'dropped',
  'fine-waived',
  'acquitted',
  'annulled',
  'punished',
  'removed',
  'recovered',
  'reissued',
  'given-up',
  'renewed',
  'replaced',
  'lapsed',
  'entered-in-error',
  'ended',
  'refused',
  'breached',
]);
export type SafeguardOutcome = CodeOf<typeof safeguardOutcomes>;

export const safeguardChanges = codeList('safeguard-change', ['ask-back', 'close']);
export type SafeguardChange = CodeOf<typeof safeguardChanges>;
