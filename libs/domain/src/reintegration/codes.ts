import type { Service } from '../directory/codes';
import { codeList, type CodeOf } from '../shared/code-list';

/** Services that a programme answers: those whose records are `reintegration` (domain.md section 4). */
export const reintegrationServices: readonly Service[] = ['reintegration', 'financial-aid', 'education', 'employment'];

/** Where a programme stands: nothing of it began yet, something did, it is over. */
export const programmeStatuses = codeList('programme-status', ['planned', 'running', 'ended']);
export type ProgrammeStatus = CodeOf<typeof programmeStatuses>;

/** What a programme is made of (System 7/2017 articles 9 and 10; strategy s2023-1.10, 1.15; domain.md section 7). */
export const strandKinds = codeList('strand-kind', [
  'family-tracing',
  'reunification',
  'school-return',
  'training',
  'work-placement',
  'loan',
  'grant',
]);
export type StrandKind = CodeOf<typeof strandKinds>;

export const strandStatuses = codeList('strand-status', ['planned', 'running', 'achieved', 'not-achieved', 'declined-by-person']);
export type StrandStatus = CodeOf<typeof strandStatuses>;

export const strandMoves = codeList('strand-move', ['assess-family', 'check-work', 'begin', 'achieve', 'not-achieve', 'decline']);
export type StrandMove = CodeOf<typeof strandMoves>;

/** Why a strand came to nothing. `programme-ended` is not said by anybody: it is what the end of the programme leaves. */
export const strandReasons = codeList('strand-reason', [
  'family-not-found',
  'family-refused',
  'family-unsafe',
  'no-place-found',
  'papers-missing',
  'not-eligible',
  'funding-refused',
  'dropped-out',
  'ill-health',
  'moved-away',
  'work-not-decent',
  'person-unreachable',
  'programme-ended',
  'other-reason',
]);
export type StrandReason = CodeOf<typeof strandReasons>;

/** Is the family a safe place to go back to? */
export const familySafeties = codeList('family-safety', ['safe', 'safe-with-support', 'not-safe']);
export type FamilySafety = CodeOf<typeof familySafeties>;

/** Was the family part of the trafficking? What nobody knows is no answer to go back on. */
export const familyRoles = codeList('family-role', ['not-involved', 'involved', 'not-known']);
export type FamilyRole = CodeOf<typeof familyRoles>;

export const schoolLevels = codeList('school-level', [
  'literacy',
  'kindergarten',
  'primary',
  'accelerated-learning',
  'intermediate',
  'secondary',
  'vocational-school',
  'university',
]);
export type SchoolLevel = CodeOf<typeof schoolLevels>;

export const trainingFields = codeList('training-field', [
  'sewing',
  'hairdressing',
  'cooking',
  'computing',
  'electrical-work',
  'construction',
  'agriculture',
  'care-work',
  'language',
  'small-business',
  'other-field',
]);
export type TrainingField = CodeOf<typeof trainingFields>;

export const workKinds = codeList('work-kind', ['employed', 'self-employed']);
export type WorkKind = CodeOf<typeof workKinds>;

/** What was found to be so of somebody's work (Labour Law 37/2015; ILO indicators of forced labour, turned round). */
export const workChecks = codeList('work-check', [
  'documents-with-person',
  'wage-paid',
  'contract-written',
  'hours-lawful',
  'free-to-leave',
  'age-allowed',
]);
export type WorkCheck = CodeOf<typeof workChecks>;

/** How a programme ended. Known to the unit alone; the sender of the referral learns what it comes to. */
export const programmeOutcomes = codeList('programme-outcome', [
  'goals-met',
  'goals-partly-met',
  'goals-not-met',
  'handed-to-other-unit',
  'person-stopped',
  'person-out-of-reach',
  'left-country',
  'sharing-over',
  'person-deceased',
]);
export type ProgrammeOutcome = CodeOf<typeof programmeOutcomes>;
