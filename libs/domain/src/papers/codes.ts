import { codeList, type CodeOf } from '../shared/code-list';

/**
 * What is printed. A `referral-request` asks an outside body for an answer and carries the summary alone; a `referral-packet` is what
 * that body gets once it accepted; a `record-sheet` is a unit's own record of a case, a `medical-report` what a clinician issued, an `erasure-certificate`
 * what an erasure destroyed, an `own-copy` what is kept of a person, for themselves, and an `own-copy-part` what one room's own file keeps of them.
 */
export const paperKinds = codeList('paper-kind', [
  'record-sheet',
  'referral-request',
  'referral-packet',
  'medical-report',
  'erasure-certificate',
  'own-copy',
  'own-copy-part',
]);
export type PaperKind = CodeOf<typeof paperKinds>;

/**
 * What a check tells of a paper: nothing of what stands on it. `issued` where only the code was given; `superseded` and `withdrawn` where
 * the file is ours, or only the code was given, and what it says stands no more.
 */
export const paperFindings = codeList('paper-finding', ['issued', 'unchanged', 'changed', 'unknown', 'superseded', 'withdrawn']);
export type PaperFinding = CodeOf<typeof paperFindings>;
