import { codeList, type CodeOf } from '@himaya/domain';

/** What a request is about. Every route declares one of these with an action; silence is refusal. */
export const subjects = codeList('subject', [
  'Case',
  'Consent',
  'Referral',
  'Grant',
  'Timeline',
  'AccessLog',
  'DirectoryUnit',
  'Notification',
  'Import',
  'Document',
  'Keys',
  'Session',
  'Identification',
  'Seal',
  'Bar',
  'AnyBar',
  'Me',
]);
export type SubjectName = CodeOf<typeof subjects>;

export const actions = codeList('action', [
  'open',
  'list',
  'read',
  'search',
  'change',
  'record',
  'decide',
  'withdraw',
  'preview',
  'send',
  'receive',
  'accept',
  'reject',
  'start',
  'hold',
  'resume',
  'complete',
  'fail',
  'cancel',
  'retract',
  'import',
  'seal',
  'unseal',
  'bar',
  'lift',
  'remove',
]);
export type Action = CodeOf<typeof actions>;
