/** Which line each route of health care leaves. */
export const lineOfCare: Readonly<Record<string, string>> = {
  'GET /care/board': 'care.board',
  'GET /care': 'care.list',
  'GET /care/appointments': 'appointment.list',
  'GET /care/charges': 'encounter.list-charged',
  'POST /cases/:id/care': 'care.open',
  'GET /care/:id': 'care.read',
  'POST /care/:id/end': 'care.end',
  'POST /care/:id/appointments': 'appointment.book',
  'POST /care/appointments/:id/moves': 'appointment.move',
  'POST /care/:id/encounters': 'encounter.record',
  'POST /care/:id/trauma-screenings': 'trauma-screening.record',
  'POST /care/:id/medication': 'medication.add',
  'POST /care/medication/:id/changes': 'medication.change',
  'POST /care/encounters/:id/corrections': 'encounter.correct',
};
