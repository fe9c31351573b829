import { codeList, type CodeOf } from '../shared/code-list';

/** Identification status of domain.md section 2; standards.md section 3 has the stages. */
export const identificationStatuses = codeList('identification', [
  'presumed',
  'reasonable-grounds',
  'no-reasonable-grounds',
  'confirmed',
  'not-confirmed',
  'not-proven',
  'reconsidered',
]);
export type IdentificationStatus = CodeOf<typeof identificationStatuses>;

/** Which decision is taken; who may take it is versioned configuration. */
export const identificationDecisions = codeList('identification-decision', [
  'find-reasonable-grounds',
  'find-no-reasonable-grounds',
  'confirm',
  'not-confirm',
  'find-not-proven',
  'reconsider',
  'uphold',
]);
export type IdentificationDecision = CodeOf<typeof identificationDecisions>;

/** Whose decision is recorded: an officer's own, or the judge's that the liaison writes down. */
export const deciderKinds = codeList('decider-kind', ['officer', 'judge']);
export type DeciderKind = CodeOf<typeof deciderKinds>;

/** How sure whoever decides must be; the move says which, nobody chooses it. */
export const standardsOfProof = codeList('standard-of-proof', ['reasonable-grounds', 'judicial-conviction', 'review']);
export type StandardOfProof = CodeOf<typeof standardsOfProof>;

export const legalTests = codeList('legal-test', ['law-28-2012-art-1', 'palermo-art-3']);
export type LegalTestId = CodeOf<typeof legalTests>;

/** For whom a legal test asks for means: the law of 2012 for everyone, the Palermo Protocol (art. 3 c) not for a child. */
export const meansNeeds = codeList('means-needed-for', ['everyone', 'adults']);
export type MeansNeed = CodeOf<typeof meansNeeds>;

/** What was found of an element of a test, and of the test as a whole. */
export const testFindings = codeList('test-finding', ['met', 'not-met', 'unknown']);
export type TestFinding = CodeOf<typeof testFindings>;

/** What a decision rests on. */
export const identificationGrounds = codeList('identification-ground', [
  'indicators',
  'statement',
  'witness',
  'documents',
  'expert-report',
  'court-file',
  'new-facts',
  'elements-missing',
  'evidence-lacking',
  'procedure',
  'other',
]);
export type IdentificationGround = CodeOf<typeof identificationGrounds>;

export const courtKinds = codeList('court-kind', ['investigation', 'juvenile', 'felony', 'cassation']);
export type CourtKind = CodeOf<typeof courtKinds>;

/** Statuses in which somebody still has to decide. */
export const undecidedStatuses = ['presumed', 'reasonable-grounds', 'reconsidered'] as const satisfies readonly IdentificationStatus[];

export const reflectionStatuses = codeList('reflection-status', ['running', 'paused', 'ended', 'cut']);
export type ReflectionStatus = CodeOf<typeof reflectionStatuses>;

/** What happens to a recovery and reflection period; `open` and `end` happen by themselves. */
export const reflectionChanges = codeList('reflection-change', ['open', 'pause', 'resume', 'extend', 'cut', 'reopen', 'end']);
export type ReflectionChange = CodeOf<typeof reflectionChanges>;

export const reflectionReasons = codeList('reflection-reason', [
  'cut-in-error',
  'in-hospital',
  'whereabouts-unknown',
  'abroad',
  'other',
  'discharged',
  'found',
  'returned',
  'health',
  'trauma',
  'child',
  'decision-pending',
  'proceedings',
  'person-asked',
  'contact-with-suspects',
  'claimed-improperly',
  'public-order',
  'entered-in-error',
]);
export type ReflectionReason = CodeOf<typeof reflectionReasons>;

/** Days off by law or by declaration (Iraq's law on public holidays); the moon's are declared each year. */
export const publicHolidays = codeList('public-holiday', [
  'new-year',
  'army-day',
  'nowruz',
  'labour-day',
  'republic-day',
  'national-day',
  'christmas',
  'eid-al-fitr',
  'eid-al-adha',
  'hijri-new-year',
  'ashura',
  'prophets-birthday',
  'declared',
]);
export type PublicHoliday = CodeOf<typeof publicHolidays>;
