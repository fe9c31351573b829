/** What the trail calls the deeds of a reintegration office. */
export const reintegrationAuditActions = [
  'programme.board',
  'programme.list',
  'programme.open',
  'programme.read',
  'strand.plan',
  'strand.move',
  'programme.end',
  'funding.apply',
  'funding.decide',
  'funding.pay',
  'funding.reverse',
  'follow-up.record',
  'instalment.repay',
  'instalment.move',
  'repayment.reverse',
  'visit.record',
] as const;
