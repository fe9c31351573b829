/** What the audit trail calls the deeds of an interpreters' office. */
export const interpretationActions = [
  'interpreter.list',
  'interpreter.enrol',
  'interpreter.read',
  'interpreter.change',
  'interpreter.sign',
  'interpreter.mark',
  'interpreter.unmark',
  'interpretation.list',
  'interpretation.read',
  'interpretation.find',
  'interpretation.plan',
  'interpretation.move',
  'interpretation.complete',
] as const;
