/** The line that each route of a reintegration office leaves. */
export const linesOfReintegration = {
  'GET /reintegration/board': 'programme.board',
  'GET /programmes': 'programme.list',
  'POST /cases/:id/programmes': 'programme.open',
  'GET /programmes/:id': 'programme.read',
  'POST /programmes/:id/strands': 'strand.plan',
  'POST /programme-strands/:id/moves': 'strand.move',
  'POST /programmes/:id/end': 'programme.end',
  'POST /programmes/:id/follow-ups': 'follow-up.record',
  'POST /programme-strands/:id/applications': 'funding.apply',
  'POST /funding-applications/:id/decision': 'funding.decide',
  'POST /funding-applications/:id/payments': 'funding.pay',
  'POST /funding-payments/:id/reversal': 'funding.reverse',
  'POST /funding-instalments/:id/repayments': 'instalment.repay',
  'POST /funding-instalments/:id/moves': 'instalment.move',
  'POST /funding-repayments/:id/reversal': 'repayment.reverse',
  'POST /livelihood-visits/:id/record': 'visit.record',
} as const;
