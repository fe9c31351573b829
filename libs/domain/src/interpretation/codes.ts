import { codeList, type CodeOf } from '../shared/code-list';

export const interpreterSexes = codeList('interpreter-sex', ['female', 'male']);
export type InterpreterSex = CodeOf<typeof interpreterSexes>;

export const interpreterStatuses = codeList('interpreter-status', ['active', 'retired']);
export type InterpreterStatus = CodeOf<typeof interpreterStatuses>;

/** Texts of the confidentiality undertaking that were ever laid before an interpreter, the newest last (standards.md section 3). */
export const undertakingTexts = codeList('undertaking-text', ['2026-1']);
export type UndertakingText = CodeOf<typeof undertakingTexts>;

export const interpretationStatuses = codeList('interpretation-status', ['planned', 'held', 'not-attended', 'cancelled']);
export type InterpretationStatus = CodeOf<typeof interpretationStatuses>;

export const interpretationMoves = codeList('interpretation-move', ['hold', 'miss', 'cancel', 'reschedule', 'replace', 'reopen']);
export type InterpretationMove = CodeOf<typeof interpretationMoves>;

/** What a session's own history tells: its moves, how it came about, and that sharing ended under it. */
export const interpretationEvents = codeList('interpretation-event', [...interpretationMoves.codes, 'plan', 'record', 'sharing-ended']);
export type InterpretationEventKind = CodeOf<typeof interpretationEvents>;

export const interpretationModes = codeList('interpretation-mode', ['in-person', 'phone', 'video']);
export type InterpretationMode = CodeOf<typeof interpretationModes>;

/** What is interpreted (M19, M20, M31); never whose interview it is. */
export const interpretationOccasions = codeList('interpretation-occasion', [
  'interview',
  'medical-visit',
  'hearing',
  'legal-advice',
  'travel',
  'other',
]);
export type InterpretationOccasion = CodeOf<typeof interpretationOccasions>;

/** What kind of place the interpreter comes to. A shelter is none of them: where it is, its desk tells on the telephone. */
export const interpretationPlaces = codeList('interpretation-place', [
  'requesting-unit',
  'interpreter-office',
  'court',
  'health-facility',
  'authority',
  'on-the-way',
  'other',
]);
export type InterpretationPlace = CodeOf<typeof interpretationPlaces>;

/** Why a session comes to nothing. */
export const interpretationReasons = codeList('interpretation-reason', [
  'person-declined',
  'requester-cancelled',
  'interpreter-unavailable',
  'interpreter-unsuited',
  'no-longer-needed',
  'safety',
  'consent-withdrawn',
  'referral-ended',
  'other',
]);
export type InterpretationReason = CodeOf<typeof interpretationReasons>;

/** Who was not there. */
export const interpretationAbsentees = codeList('interpretation-absentee', ['person', 'interpreter', 'requester']);
export type InterpretationAbsentee = CodeOf<typeof interpretationAbsentees>;

/** Of which sex the person wishes the interpreter to be (standards.md section 3). */
export const interpreterWishes = codeList('interpreter-wish', ['female', 'male', 'no-wish']);
export type InterpreterWish = CodeOf<typeof interpreterWishes>;

/** Why an interpreter is never offered for a case: of the suspect's or the person's circle, or the person does not want them. */
export const unsuitedReasons = codeList('unsuited-reason', ['suspects-circle', 'persons-circle', 'person-declines', 'other']);
export type UnsuitedReason = CodeOf<typeof unsuitedReasons>;
