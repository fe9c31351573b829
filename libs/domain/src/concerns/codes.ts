import { codeList, type CodeOf } from '../shared/code-list';

/** A suspicion of trafficking, or a labour inspection's case that is sorted from it (roles 4-ر, axes 3 of the plan). */
export const concernKinds = codeList('concern-kind', ['trafficking-suspicion', 'labour-case']);
export type ConcernKind = CodeOf<typeof concernKinds>;

/** What kind of place it was seen in; which one exactly is told in words. */
export const concernPlaces = codeList('concern-place', [
  'airport',
  'border-crossing',
  'port',
  'bus-or-taxi',
  'idp-camp',
  'workplace',
  'farm',
  'construction-site',
  'private-home',
  'hotel-or-club',
  'street',
  'health-facility',
  'school',
  'office',
  'online',
  'other',
  'unknown',
]);
export type ConcernPlace = CodeOf<typeof concernPlaces>;

/** What anybody can see in two minutes, in plain words; each stands for screening indicators (`indicatorsOfSign`). */
export const concernSigns = codeList('concern-sign', [
  'documents-held',
  'not-free-to-leave',
  'violence',
  'threats',
  'debt',
  'no-pay',
  'long-hours',
  'bad-housing',
  'residence-tied',
  'false-promise',
  'does-not-know-where',
  'speech-controlled',
  'not-the-guardian',
  'child-at-work',
  'begging',
  'sexual-exploitation',
  'organ-removal',
  'forced-marriage',
  'armed-group',
  'other',
]);
export type ConcernSign = CodeOf<typeof concernSigns>;

/** What the labour inspection found: its own business, or a suspicion that goes to the police. */
export const labourDecisions = codeList('labour-decision', ['labour-violation', 'suspected-trafficking']);
export type LabourDecision = CodeOf<typeof labourDecisions>;

/** Where a concern stands, for those who triage it. `joined`: it follows another one; `labour-violation`: it never left the inspection. */
export const concernStatuses = codeList('concern-status', [
  'received',
  'accepted',
  'no-ground',
  'joined',
  'labour-violation',
  'labour-matter',
]);
export type ConcernStatus = CodeOf<typeof concernStatuses>;

/** The only two words a reporter is ever told (domain.md section 1). */
export const reporterStates = codeList('reporter-state', ['received', 'handled']);
export type ReporterState = CodeOf<typeof reporterStates>;

/** The one word a forwarded labour case comes back with. */
export const labourAnswers = codeList('labour-answer', ['trafficking', 'not-trafficking']);
export type LabourAnswer = CodeOf<typeof labourAnswers>;

/** How the unit's own labour cases ended, for its monthly count. */
export const labourOutcomes = codeList('labour-outcome', ['labour-violation', 'awaiting-police', 'trafficking', 'not-trafficking']);
export type LabourOutcome = CodeOf<typeof labourOutcomes>;

export const triageOutcomes = codeList('triage-outcome', [
  'accepted-new-case',
  'accepted-existing-case',
  'no-ground',
  'labour-matter',
  'passed-on',
  'duplicate',
]);
export type TriageOutcome = CodeOf<typeof triageOutcomes>;

/** The steps a concern takes: what triagers decide, and the labour inspection finding trafficking after all. */
export const concernSteps = codeList('concern-step', [...triageOutcomes.codes, 'trafficking-found']);
export type ConcernStepCode = CodeOf<typeof concernSteps>;

export const noGroundReasons = codeList('no-ground-reason', [
  'no-signs-confirmed',
  'labour-dispute-only',
  'smuggling-without-exploitation',
  'person-not-found',
  'false-report',
  'not-enough-information',
  'other',
]);
export type NoGroundReason = CodeOf<typeof noGroundReasons>;

/** The own reports, or what waits for the own unit's triage, or what it decided. */
export const concernBoxes = codeList('concern-box', ['own', 'triage', 'decided']);
export type ConcernBox = CodeOf<typeof concernBoxes>;

/** What became of one person of a concern. */
export const personStates = codeList('person-state', ['waits', 'case', 'no-case']);
export type PersonState = CodeOf<typeof personStates>;

/** Why two concerns may be one and the same. */
export const likenesses = codeList('likeness', ['same-signs', 'same-place', 'same-channel', 'same-name', 'same-phone']);
export type Likeness = CodeOf<typeof likenesses>;
