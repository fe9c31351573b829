import { codeList, type CodeOf } from '../shared/code-list';

/**
 * Everything a line of the audit trail can say was done or tried: the names of all deeds in the API, and of what the
 * database itself writes down. A test holds it against the sources.
 */
export const auditActions = codeList('audit', [
  'session.sign-in',
  'session.sign-out',
  'session.read',
  'session.choose-language',
  'request.refused',
  'case.open',
  'case.list',
  'case.read',
  'case.search',
  'case.change',
  'case.import',
  'case.access-log',
  'access-log.read',
  'timeline.read',
  'grant.list',
  'consent.list',
  'consent.record',
  'consent.withdraw',
  'packet.preview',
  'referral.list',
  'referral.list-of-case',
  'referral.read',
  'referral.send',
  'referral.receive',
  'referral.accept',
  'referral.reject',
  'referral.start',
  'referral.hold',
  'referral.resume',
  'referral.complete',
  'referral.fail',
  'referral.cancel',
  'referral.retract',
  'directory.list',
  'import.start',
  'notification.list',
  'notification.read',
]);
export type AuditAction = CodeOf<typeof auditActions>;

/** How a line ended. */
export const auditResults = codeList('audit-result', ['done', 'refused', 'failed']);
export type AuditResult = CodeOf<typeof auditResults>;

/** What a case's access log can be narrowed to: what was done with it, what changed it or was refused, or the lists that showed it. */
export const accessLogKinds = codeList('access-log-kind', ['all', 'changes', 'lists']);
export type AccessLogKind = CodeOf<typeof accessLogKinds>;

/** Endings of actions that only look. */
const looking = /\.(read|list|list-of-case|search|preview|access-log|sign-in|sign-out|refused)$/;

/** The actions that change something. */
export const changingActions: readonly AuditAction[] = auditActions.codes.filter((action) => !looking.test(action));
