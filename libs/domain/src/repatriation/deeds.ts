/** What a line of the audit trail says was done about a return. */
export const repatriationDeeds = [
  'repatriation.board',
  'repatriation.list',
  'repatriation.open',
  'repatriation.read',
  'repatriation.decide',
  'repatriation.assess-risk',
  'repatriation.approve-risk',
  'repatriation.step',
  'return-contact.record',
  'exit-clearance.list',
  'exit-clearance.decide',
] as const;
