import { codeList, type CodeOf } from '../shared/code-list';

/** What has a data key of its own. */
export const keySubjects = codeList('key-subject', [
  'case',
  'referral',
  'break-glass',
  'concern',
  'proceeding',
  'document',
  'incident',
  'shelter',
  'placement',
  'interpreter',
  'care',
  'legal-aid',
  'reintegration',
  'repatriation',
  'paper',
  'plan-evidence',
]);
export type KeySubject = CodeOf<typeof keySubjects>;

/** Why a case's identity is erased. */
export const erasureReasons = codeList('erasure-reason', ['retention-ended', 'person-asked', 'court-order', 'entered-in-error']);
export type ErasureReason = CodeOf<typeof erasureReasons>;
