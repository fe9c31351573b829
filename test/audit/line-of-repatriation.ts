/** The line that each route of an office that brings people home leaves. */
export const linesOfRepatriation = {
  'GET /repatriations/board': 'repatriation.board',
  'GET /repatriations': 'repatriation.list',
  'POST /cases/:id/repatriations': 'repatriation.open',
  'GET /repatriations/:id': 'repatriation.read',
  'POST /repatriations/:id/decisions': 'repatriation.decide',
  'POST /repatriations/:id/risks': 'repatriation.assess-risk',
  'POST /return-risks/:id/decision': 'repatriation.approve-risk',
  'POST /repatriations/:id/steps': 'repatriation.step',
  'POST /return-contacts/:id/record': 'return-contact.record',
  'GET /exit-clearances': 'exit-clearance.list',
  'POST /exit-clearances/:id/decision': 'exit-clearance.decide',
} as const;
