import type { AuditAction } from '@himaya/domain';

/** The line that each route of an interpreters' office leaves. */
export const linesOfInterpretation: Readonly<Record<string, AuditAction>> = {
  'GET /interpretation/interpreters': 'interpreter.list',
  'POST /interpretation/interpreters': 'interpreter.enrol',
  'GET /interpretation/interpreters/:id': 'interpreter.read',
  'POST /interpretation/interpreters/:id/changes': 'interpreter.change',
  'POST /interpretation/interpreters/:id/undertakings': 'interpreter.sign',
  'GET /interpretation/board': 'interpretation.list',
  'GET /interpretation/sessions': 'interpretation.list',
  'GET /interpretation/day': 'interpretation.list',
  'GET /interpretation/referrals/:id': 'interpretation.read',
  'GET /interpretation/sessions/:id': 'interpretation.read',
  'GET /interpretation/referrals/:id/interpreters': 'interpretation.find',
  'POST /interpretation/referrals/:id/sessions': 'interpretation.plan',
  'POST /interpretation/sessions/:id/moves': 'interpretation.move',
  'POST /interpretation/referrals/:id/unsuited': 'interpreter.mark',
  'POST /interpretation/unsuited/:id/undoing': 'interpreter.unmark',
  'POST /interpretation/referrals/:id/completion': 'interpretation.complete',
  'GET /referrals/:id/interpretation': 'interpretation.read',
};
