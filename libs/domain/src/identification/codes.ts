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
