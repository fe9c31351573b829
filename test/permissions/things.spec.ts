import { randomUUID } from 'node:crypto';
import { startTestApi, type Answer, type TestApi } from '../support/api';
import { changesNothing } from '../support/refusals';
import { fullWorld } from '../database/full-world';
import { allCalls } from './calls';
import { rights } from './oracle';
import { PlaceKeeper, type Person, type Place } from './place';
import type { Role } from '@himaya/domain';
import type { Client } from 'pg';

/**
 * Things that hang on a case, a unit or an account, and the route that names one: where a row of it is found. The walk asks these
 * routes for what is not there; here they are asked for what is there and another unit's.
 */
const thingOf: Readonly<Record<string, string>> = {
  'GET /break-glass/reviews/:id': 'select id from break_glass',
  'POST /break-glass/:id/approve': 'select id from break_glass',
  'POST /break-glass/:id/decline': 'select id from break_glass',
  'POST /break-glass/:id/end': 'select id from break_glass',
  'POST /break-glass/:id/review': 'select id from break_glass',
  'GET /transfers/:id': 'select id from case_transfer',
  'POST /transfers/:id/accept': 'select id from case_transfer',
  'POST /transfers/:id/decline': 'select id from case_transfer',
  'POST /transfers/:id/withdraw': 'select id from case_transfer',
  'POST /overrides/:id/approval': 'select id from consent_override',
  'POST /overrides/:id/refusal': 'select id from consent_override',
  'POST /overrides/:id/end': 'select id from consent_override',
  'POST /bars/:id/lifting': 'select id from case_bar',
  'POST /possible-matches/:id/answer': 'select id from possible_match',
  'GET /duplicates/:id': 'select id from duplicate',
  'POST /duplicates/:id/review': 'select id from duplicate',
  'POST /case-links/:id/undoing': 'select id from case_link',
  'POST /leaves/:id/cancellation': 'select id from account_leave',
  'POST /auth/factors/:id/removal': 'select id from guard.factor',
  'POST /auth/sessions/:id/revocation': 'select id from guard.session',
  'POST /audit/anomalies/:id/review': 'select id from anomaly',
  'GET /incidents/:id': 'select id from incident',
  'POST /incidents/:id/steps': 'select id from incident',
  'POST /retention/erasures/:id/decision': 'select id from erasure_order',
  'POST /retention/erasures/:id/certificates': 'select id from erasure_order',
  'POST /retention/holds/:id/decision': 'select id from legal_hold',
  'GET /files/:id/own-copies': 'select id from care_episode',
  'POST /own-copies/:id/opening': 'select id from own_copy',
  'POST /own-copies/:id/decision': 'select id from own_copy',
  'POST /own-copies/:id/papers': 'select id from own_copy',
  'POST /own-copies/:id/hand-over': 'select id from own_copy',
  // Another governorate's: the sections of one share a queue.
  'GET /concerns/:id': `select id from (select id from concern where queue = 'police:basra') c`,
  'POST /concerns/:id/triage': `select id from (select id from concern where queue = 'police:basra') c`,
  'POST /concerns/:id/cases': `select id from (select id from concern where queue = 'police:basra') c`,
  'POST /concerns/:id/photos': `select id from (select id from concern where queue = 'police:basra') c`,
  'GET /concern-photos/:id/content': 'select id from concern_photo',
  'GET /labour-matters/:id': `select id from (select id from concern where status = 'labour-matter') c`,
  'POST /labour-matters/:id/return': `select id from (select id from concern where status = 'labour-matter') c`,
  'PATCH /tasks/:id': 'select id from task',
  'POST /tasks/:id/assignment': 'select id from task',
  'POST /tasks/:id/completion': 'select id from task',
  'POST /tasks/:id/cancellation': 'select id from task',
  'POST /tasks/:id/reopening': 'select id from task',
  'POST /case-filters/:id/removal': 'select id from case_filter',
  'POST /court-assignments/:id/ending': 'select id from case_grant',
  'POST /police-assignments/:id/ending': 'select id from case_grant',
  'POST /guardianships/:id/end': 'select id from guardianship',
  'POST /guardianships/:id/suspicion': 'select id from guardianship',
  'POST /abroad-transfers/:id/steps': 'select id from abroad_transfer',
  'POST /missing-alerts/:id/end': 'select id from missing_alert',
  'POST /missing-alerts/:id/reviews': 'select id from missing_alert',
  'POST /needs/:id/moves': 'select id from need',
  'POST /reflection-periods/:id/changes': 'select id from reflection_period',
  'POST /safeguards/:id/changes': 'select id from safeguard',
  'GET /repatriations/:id': 'select id from repatriation',
  'POST /repatriations/:id/decisions': 'select id from repatriation',
  'POST /repatriations/:id/risks': 'select id from repatriation',
  'POST /return-risks/:id/decision': 'select id from return_risk',
  'POST /repatriations/:id/steps': 'select id from repatriation',
  'POST /return-contacts/:id/record': 'select id from return_contact',
  'POST /exit-clearances/:id/decision': 'select id from exit_clearance',
  'GET /care/:id': 'select id from care_episode',
  'POST /care/:id/end': 'select id from care_episode',
  'POST /care/:id/appointments': 'select id from care_episode',
  'POST /care/appointments/:id/moves': 'select id from appointment',
  'POST /care/:id/encounters': 'select id from care_episode',
  'POST /care/:id/trauma-screenings': 'select id from care_episode',
  'POST /care/:id/medication': 'select id from care_episode',
  'POST /care/medication/:id/changes': 'select id from medication_line',
  'POST /care/:id/reports': 'select id from care_episode',
  'POST /care/reports/:id/changes': 'select id from medical_report',
  'POST /care/reports/:id/moves': 'select id from medical_report',
  'POST /care/reports/:id/prints': 'select id from medical_report',
  'GET /care/reports/:id/disclosures': 'select id from medical_report',
  'POST /care/reports/:id/disclosures': 'select id from medical_report',
  'GET /court-reports/:id/view': 'select id from report_disclosure',
  'POST /care/encounters/:id/corrections': 'select id from encounter',
  'GET /placements/shelters/:id': 'select id from shelter',
  'POST /placements/shelters/:id/places': 'select id from shelter',
  'POST /placements/places/:id/changes': 'select id from shelter_place',
  'GET /placements/:id': 'select id from placement',
  'POST /placements/:id/moves': 'select id from placement',
  'POST /placements/:id/exit': 'select id from placement',
  'POST /placements/:id/belongings': 'select id from placement',
  'POST /placements/belongings/:id/return': 'select id from belonging',
  'POST /placements/:id/incidents': 'select id from placement',
  'GET /interpretation/interpreters/:id': 'select id from interpreter',
  'POST /interpretation/interpreters/:id/changes': 'select id from interpreter',
  'POST /interpretation/interpreters/:id/undertakings': 'select id from interpreter',
  'GET /interpretation/sessions/:id': 'select id from interpretation_session',
  'POST /interpretation/sessions/:id/moves': 'select id from interpretation_session',
  'POST /interpretation/unsuited/:id/undoing': 'select id from interpreter_unsuited',
  'GET /interpretation/referrals/:id': 'select id from referral',
  'GET /interpretation/referrals/:id/interpreters': 'select id from referral',
  'POST /interpretation/referrals/:id/sessions': 'select id from referral',
  'POST /interpretation/referrals/:id/unsuited': 'select id from referral',
  'POST /interpretation/referrals/:id/completion': 'select id from referral',
  'POST /programme-strands/:id/moves': 'select id from programme_strand',
  'POST /programme-strands/:id/applications': 'select id from programme_strand',
  'POST /funding-applications/:id/decision': 'select id from funding_application',
  'POST /funding-applications/:id/payments': 'select id from funding_application',
  'POST /funding-payments/:id/reversal': 'select id from funding_payment',
  'POST /funding-instalments/:id/repayments': 'select id from funding_instalment',
  'POST /funding-instalments/:id/moves': 'select id from funding_instalment',
  'POST /funding-repayments/:id/reversal': 'select id from instalment_event',
  'POST /livelihood-visits/:id/record': 'select id from livelihood_visit',
  ...Object.fromEntries(
    ['GET /programmes/:id', ...['strands', 'follow-ups', 'end'].map((deed) => `POST /programmes/:id/${deed}`)].map((route) => [
      route,
      'select id from programme',
    ]),
  ),
  'GET /proceedings/:id': 'select id from criminal_proceeding',
  'POST /proceedings/:id/units': 'select id from criminal_proceeding',
  'POST /proceedings/:id/defendants': 'select id from criminal_proceeding',
  'POST /defendants/:id/events': 'select id from defendant',
  'POST /proceeding-events/:id/reversal': 'select id from proceeding_event',
  'POST /proceeding-links/:id/ending': 'select id from proceeding_case',
  'POST /testimony-measures/:id/moves': 'select id from testimony_measure',
  // One that its member is still writing is nobody else's, the secretariat's neither.
  ...Object.fromEntries(
    ['GET /plan/reports/:id', ...['entries', 'submission', 'review'].map((deed) => `POST /plan/reports/:id/${deed}`)].map((route) => [
      route,
      'select id from (select id from plan_report where submitted_revision is null) r',
    ]),
  ),
  ...Object.fromEntries(
    ['GET /plan/reports/:id/evidence', 'POST /plan/reports/:id/evidence'].map((route) => [
      route,
      'select id from (select id from plan_report where submitted_revision is null) r',
    ]),
  ),
  ...Object.fromEntries(
    ['GET /plan/evidence/:id/content', 'POST /plan/evidence/:id/retraction', 'POST /plan/evidence/:id/removal'].map((route) => [
      route,
      'select id from (select id from plan_evidence where not submitted) e',
    ]),
  ),
  'POST /legal-aid/lawyers/:id/changes': 'select id from lawyer',
  'POST /legal-hearings/:id/moves': 'select id from legal_hearing',
  'POST /residence-applications/:id/decision': 'select id from residence_application',
  'POST /compensation-claims/:id/moves': 'select id from compensation_claim',
  'POST /compensation-claims/:id/payments': 'select id from compensation_claim',
  'POST /compensation-payments/:id/reversal': 'select id from compensation_payment',
  ...Object.fromEntries(
    [
      'GET /legal-matters/:id',
      ...['moves', 'aid', 'end', 'hearings', 'residence', 'claims'].map((deed) => `POST /legal-matters/:id/${deed}`),
    ].map((route) => [route, 'select id from legal_matter']),
  ),
};

/** The data protection officer's ground is the whole mechanism: theirs it is, whichever unit's. */
const isOfficers = (route: string): boolean =>
  /^(GET|POST) \/(break-glass\/(reviews\/:id|:id\/review)|bars|audit|incidents|retention)/.test(route) &&
  rights[route]!.who.includes('data-protection-officer');

let api: TestApi;
let admin: Client;
let place: Place;
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  await fullWorld(api.database);
  place = await (await PlaceKeeper.open(api, 'stranger')).place();
  for (const statement of new Set(Object.values(thingOf))) {
    const strangers = statement.endsWith('guard.session')
      ? `${statement} where user_id <> all ($1::uuid[]) and ended_at is null limit 1`
      : `${statement} where $1::uuid[] is not null limit 1`;
    const { rows } = await admin.query<{ id: string }>(strangers, [[...place.people.values()].map(({ id }) => id)]);
    ids.set(statement, rows[0]!.id);
  }
}, 300_000);
afterAll(() => api.stop());

async function told(route: string, person: Person, id: string): Promise<readonly [number, unknown]> {
  const call = allCalls[route]!;
  const [method = '', pattern = ''] = route.split(' ');
  const headers = {
    cookie: person.session.cookie,
    'x-csrf-token': person.session.csrfToken,
    ...(call.version ? { 'if-match': '"1"' } : {}),
  };
  const body = method === 'GET' ? {} : { body: call.body?.(place, person) ?? {} };
  const { status, body: answered }: Answer = await api.call(
    method,
    pattern.replace(':id', id) + (call.query ? `?${call.query(place)}` : ''),
    { headers, ...body },
  );
  return [status, answered];
}

it('every route that names a thing is asked: here, by the walk of cases, or across agencies', () => {
  // A measure is nobody's, an activity of the plan everybody's who steers by it, and a meeting the committee's (test/http/meetings.spec.ts).
  const elsewhere =
    /^(GET|POST|PATCH) \/(users|agency\/units|portal-items|committee-reports|meetings|meeting-decisions|statistics\/(measures|releases|contributions)|plan\/(drafts|activities|accounts))\/:id/;
  const named = Object.keys(rights).filter((route) => route.includes(':id') && rights[route]!.about === 'self' && !elsewhere.test(route));
  expect(Object.keys(thingOf).toSorted()).toEqual(named.toSorted());
});

it.each(Object.keys(thingOf))('%s: another’s is not there, for any role that may do it to its own', async (route) => {
  // So it is of whoever is the second person in an erasure.
  const whole = (role: Role): boolean => role === 'data-protection-officer' || (role === 'system-admin' && route.includes('/retention/'));
  const asking = rights[route]!.who.filter((role) => !(isOfficers(route) && whole(role)));
  const id = ids.get(thingOf[route]!)!;
  await changesNothing(admin, async () => {
    for (const role of asking) {
      const person = place.people.get(role)!;
      const answer = await told(route, person, id);
      expect([role, ...answer]).toEqual([role, ...(await told(route, person, randomUUID()))]);
      expect([role, answer[0]]).toEqual([role, 404]);
    }
  });
  if (isOfficers(route) && !route.startsWith('GET ')) {
    // The same row, asked for by whose it is, is there: or the comparison would be between nothing and nothing.
    const officer = await told(route, place.people.get('data-protection-officer')!, id);
    expect([route, officer[0]]).not.toEqual([route, 404]);
  }
});
