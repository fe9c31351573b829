/** What a line of the audit trail says was done with health care. */
export const careDeeds = [
  'travel-fitness.state',
  'care.board',
  'care.list',
  'care.open',
  'care.read',
  'care.end',
  'appointment.list',
  'appointment.book',
  'appointment.move',
  'encounter.record',
  'encounter.correct',
  'encounter.list-charged',
  'trauma-screening.record',
  'medication.add',
  'medication.change',
] as const;
