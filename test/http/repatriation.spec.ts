import type { NotificationView, Page, RepatriationBoardView, RepatriationListItem, ReferralView, RepatriationView } from '@himaya/domain';
import { returnDecisionRules } from '@himaya/domain';
import type { Client } from 'pg';
import type { Problem, Session } from '../support/api';
import { close, declined, unmet } from '../support/closing';
import { consentTo, expected, ifMatch, openCase, unitOf } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';
import { wholeList } from '../tasks/task-deeds';
import {
  aChild,
  acceptedReturn,
  approved,
  aReturn,
  assess,
  decideRisk,
  missing,
  openReturn,
  openReturnRoom,
  readReturn,
  sayReturn,
  stepReturn,
  today,
  wanted,
  type ReturnRoom,
} from '../support/return-room';

let room: ReturnRoom;
let admin: Client;
let officer: Session;
let office: Session;
let colleague: Session;

beforeAll(async () => {
  room = await openReturnRoom();
  ({ admin, officer, office, colleague } = room);
});
afterAll(() => room.stop());

/** What nothing is known of yet before a way home is arranged. */
const theWay = ['receiver', 'travel-document', 'exit-clearance', 'booking', 'escort'];
const board = async (as: Session): Promise<RepatriationBoardView> =>
  expected(await as.get<RepatriationBoardView>('/repatriations/board'), 200);
const referralOf = async (id: string): Promise<ReferralView> => expected(await officer.get<ReferralView>(`/referrals/${id}`), 200);
const listed = async (as: Session, status: string): Promise<readonly RepatriationListItem[]> =>
  expected(await as.get<Page<RepatriationListItem>>(`/repatriations?status=${status}&limit=100`), 200).items;

describe('a return', () => {
  it('is opened on an accepted referral, one at a time in a case, and is there for its office alone', async () => {
    const one = await acceptedReturn(room);
    const owed = async () => (await board(office)).owed.filter(({ referralId }) => referralId === one.referral.id);
    expect(await owed()).toMatchObject([{ caseId: one.caseId, urgency: 'urgent', sex: 'female' }]);
    const journey = expected(await openReturn(office, one.caseId, one.referral.id), 201);
    expect(journey).toMatchObject({ status: 'deciding', called: 'A.', caseId: one.caseId, decisions: [], risks: [], decision: null });
    expect([await owed(), refusal(await openReturn<Problem>(office, one.caseId, one.referral.id))]).toEqual([
      [],
      '409 repatriation.no-referral',
    ]);
    // Ten at a time, of another referral: the constraint lets one through.
    const second = await acceptedReturn(room);
    const raced = await Promise.all(Array.from({ length: 10 }, () => openReturn<Problem>(office, second.caseId, second.referral.id)));
    expect(raced.filter(({ status }) => status === 201)).toHaveLength(1);
    const again = await acceptedReturn(room, {}, one.caseId);
    expect(refusal(await openReturn<Problem>(office, one.caseId, again.referral.id))).toBe('409 repatriation.already');
    expect((await listed(office, 'deciding')).map(({ id }) => id)).toContain(journey.id);
    expect(await listed(room.otherOffice, 'deciding')).toEqual([]);
    for (const path of [`/repatriations/${journey.id}`]) expect(refusal(await room.otherOffice.get(path))).toBe('404 not-found');
    for (const who of [officer, room.clinic]) expect(refusal(await who.get(`/repatriations/${journey.id}`))).toBe('403 role.forbidden');
  });

  it('begins its referral with the person’s first word, and is not walked past while it runs', async () => {
    const { journey, referral, consent, caseId } = await aReturn(room);
    expect((await referralOf(referral.id)).status).toBe('accepted');
    const asked = expected(await sayReturn(office, journey, { decision: 'undecided' }), 200);
    expect(asked).toMatchObject({ status: 'deciding', decision: 'undecided' });
    const wants = await wanted(office, asked, consent);
    expect(wants).toMatchObject({ status: 'preparing', decision: 'wants-to-return' });
    expect(wants.decisions.map(({ decision, language, interpreter }) => [decision, language, interpreter])).toEqual([
      ['wants-to-return', 'tl', true],
      ['undecided', 'tl', true],
    ]);
    const running = await referralOf(referral.id);
    expect(running.status).toBe('in-progress');
    const complete = { outcome: 'service-provided' };
    const seen = expected(await office.get<ReferralView>(`/referrals/${referral.id}`), 200);
    expect(refusal(await office.post(`/referrals/${referral.id}/complete`, complete, ifMatch(seen)))).toBe('409 repatriation.still-open');
    expect(refusal(await office.post(`/referrals/${referral.id}/fail`, { reason: 'other' }, ifMatch(seen)))).toBe(
      '409 repatriation.still-open',
    );
    const unclosed = unmet(await close(officer, caseId, { outcome: 'left-voluntarily', afterCare: declined }));
    expect(unclosed).toEqual(['referrals: case.referral-active', 'returns: case.return-running']);
  });

  it('is refused by the person wherever it stands, which ends it and tells the sender that, and no more', async () => {
    const { journey, referral, consent } = await aReturn(room);
    const wants = await approved(room, await wanted(office, journey, consent));
    const no = { decision: 'does-not-return' };
    expect(blamed(await sayReturn<Problem>(office, wants, no))).toEqual(['alternative: required']);
    expect(refusal(await sayReturn<Problem>(office, journey, { ...no, alternative: 'legal-stay' }))).toBe('412 conflict');
    const over = expected(await sayReturn(office, wants, { ...no, alternative: 'stay-and-reintegrate' }), 200);
    expect(over).toMatchObject({ status: 'declined', alternative: 'stay-and-reintegrate', choices: [], steps: [], mayAssess: false });
    expect(await referralOf(referral.id)).toMatchObject({ status: 'completed', outcome: 'person-declined' });
    // Nobody overrules it: no word, no assessment and no step is taken any more.
    expect(refusal(await sayReturn<Problem>(office, over, { decision: 'wants-to-return', consentId: consent.id }))).toBe(
      '409 repatriation.not-now',
    );
    expect(refusal(await assess<Problem>(office, over))).toBe('409 repatriation.not-now');
    expect(refusal(await stepReturn<Problem>(office, over, { step: 'call-off', reason: 'not-safe' }))).toBe('409 repatriation.not-now');
    const { rows } = await admin.query<{ from: string; to: string }>(
      `select from_status as "from", to_status as "to" from guard.return_decision_rule where decision = 'does-not-return' order by 1`,
    );
    const { from, to } = returnDecisionRules['does-not-return'];
    expect(rows).toEqual(from.toSorted().map((one) => ({ from: one, to })));
  });

  it('needs a consent that stands and names this office', async () => {
    const { journey, caseId, consent } = await aReturn(room);
    const elsewhere = await consentTo(officer, caseId, (await unitOf(officer)).id, { purpose: 'repatriation', categories: ['core'] });
    expect(journey.consents.map(({ id }) => id)).toEqual([consent.id]);
    const wants = (consentId: string | null) => sayReturn<Problem>(office, journey, { decision: 'wants-to-return', consentId });
    expect(refusal(await wants(elsewhere.id))).toBe('409 repatriation.no-consent');
    expect(blamed(await wants(null))).toEqual(['consentId: required']);
    expect(blamed(await sayReturn<Problem>(office, journey, { decision: 'undecided', decidedOn: '2099-01-01' }))).toEqual([
      'decidedOn: date.future',
    ]);
  });

  it('stops at once when the consent is taken back', async () => {
    const { journey, consent, referral } = await aReturn(room);
    await wanted(office, journey, consent);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    const stopped = await readReturn(office, journey);
    expect(stopped).toMatchObject({ status: 'called-off', reason: 'consent-withdrawn', caseId: null, sharingEnded: true, consents: [] });
    expect(stopped.called).toBe('A.');
    await room.deliver();
    const { rows } = await admin.query(
      `select kind from notification where referral_id = $1 and kind = 'consent-withdrawn-in-service' limit 1`,
      [referral.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('of a unit’s own case stops too, and is work of whoever answers for the case and of the coordination desk', async () => {
    const { id: caseId } = await openCase(officer);
    const { id: unitId } = await unitOf(office);
    await admin.query(
      `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
         select gen_random_uuid(), $1, $2, 'assignment', 513, 513, id from user_account where username = 'police-officer'`,
      [caseId, unitId],
    );
    await admin.query('select guard.rebuild_access($1, $2)', [unitId, caseId]);
    const consent = await consentTo(officer, caseId, unitId, { purpose: 'repatriation', categories: ['core'] });
    await wanted(office, expected(await openReturn(office, caseId, null), 201), consent);
    const desk = await room.api.signIn('case-coordinator');
    const work = async (as: Session, view: string): Promise<unknown[]> =>
      (await wholeList(as, `view=${view}`)).flatMap((item) =>
        item.type === 'task' && item.kind === 'see-to-withdrawal' ? [[item.caseId, item.service, item.withUnit?.en]] : [],
      );
    const before = (await work(desk, 'unit')).length;
    const none = expected(await officer.get<{ version: number }>(`/cases/${caseId}/assignment`), 200);
    const { rows } = await admin.query<{ id: string }>(`select id from user_account where username = 'police-officer'`);
    expected(await officer.post(`/cases/${caseId}/assignment`, { assigneeId: rows[0]!.id }, ifMatch(none)), 200);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    const { rows: stopped } = await admin.query('select status, reason from repatriation where case_id = $1', [caseId]);
    expect(stopped).toEqual([{ status: 'called-off', reason: 'consent-withdrawn' }]);
    await room.deliver();
    const { rows: unit } = await admin.query<{ name: string }>('select name_en as name from unit where id = $1', [unitId]);
    expect(await work(officer, 'mine')).toEqual([[caseId, 'repatriation', unit[0]!.name]]);
    const ofDesk = await work(desk, 'unit');
    expect([ofDesk.length, ofDesk.at(-1)]).toEqual([before + 1, [null, 'repatriation', unit[0]!.name]]);
    const heard = expected(await officer.get<Page<NotificationView>>('/notifications?limit=100'), 200).items;
    expect(heard.filter((one) => one.caseId === caseId).map(({ kind, details }) => [kind, details])).toEqual([
      ['task-assigned', { task: 'see-to-withdrawal' }],
    ]);
  });

  it('is called off by its office for a coded reason, of which the sender reads that nothing was provided', async () => {
    const { journey, referral, consent } = await aReturn(room);
    const wants = await wanted(office, journey, consent);
    expect(blamed(await stepReturn<Problem>(office, wants, { step: 'call-off' }))).toEqual(['reason: required']);
    expect(blamed(await stepReturn<Problem>(office, wants, { step: 'call-off', reason: 'consent-withdrawn' }))).toEqual([
      'reason: code.unknown',
    ]);
    const off = expected(await stepReturn(office, wants, { step: 'call-off', reason: 'not-accepted-there' }), 200);
    expect(off).toMatchObject({ status: 'called-off', reason: 'not-accepted-there' });
    expect(await referralOf(referral.id)).toMatchObject({ status: 'completed', outcome: 'not-provided' });
    const { rows } = await admin.query(`select words_ct is not null as kept from return_decision where repatriation_id = $1`, [journey.id]);
    expect(rows).toEqual([{ kept: true }]);
  });
});

describe('what waits for the person there', () => {
  it('is assessed by one and approved by another, of the latest alone', async () => {
    const { journey } = await aReturn(room);
    const first = expected(await assess(office, journey), 200);
    expect(first.risks).toMatchObject([{ status: 'proposed', level: 'low', mayDecide: false, reasons: 'Invented reasons' }]);
    expect(refusal(await decideRisk<Problem>(office, first.risks[0]!))).toBe('409 repatriation.own-assessment');
    await expect(
      admin.query(`update return_risk set status = 'approved', decided_by = assessed_by, decided_at = now() where id = $1`, [
        first.risks[0]!.id,
      ]),
    ).rejects.toThrow('return_risk_two_people_check');
    const second = expected(await assess(office, first, { level: 'medium', present: ['family-involved'] }), 200);
    expect(refusal(await decideRisk<Problem>(colleague, second.risks[1]!))).toBe('409 repatriation.not-now');
    expect((await readReturn(colleague, journey)).risks.map(({ mayDecide }) => mayDecide)).toEqual([true, false]);
    const done = expected(await decideRisk(colleague, second.risks[0]!), 200);
    expect(done.risks[0]).toMatchObject({ status: 'approved', mayDecide: false });
    expect(refusal(await decideRisk<Problem>(colleague, done.risks[0]!, false))).toBe('409 repatriation.not-now');
    expect(refusal(await decideRisk<Problem>(room.otherOffice, done.risks[0]!))).toBe('404 not-found');
  });

  it('keeps whoever is in danger from any approval, and is not made small', async () => {
    const { journey } = await aReturn(room);
    const small = await assess<Problem>(office, journey, { present: ['threat-to-life'], level: 'medium' });
    expect(refusal(small)).toBe('409 repatriation.risk-too-low');
    expect(blamed(await assess<Problem>(office, journey, { unknown: ['no-livelihood'] }))).toEqual(['unknown: code.unknown']);
    const high = expected(await assess(office, journey, { present: ['threat-to-life'], level: 'high' }), 200);
    expect(refusal(await decideRisk<Problem>(colleague, high.risks[0]!))).toBe('409 repatriation.risk-high');
    const refused = expected(await decideRisk(colleague, high.risks[0]!, false), 200);
    expect([refused.risks[0]!.status, missing(refused)]).toEqual(['refused', ['consent', 'risk', 'fitness', ...theWay]]);
  });
});

describe('the checklist', () => {
  it('is met item by item, and an assessment grows old', async () => {
    const { journey, caseId, consent } = await aReturn(room);
    expect(journey.checklist.map(({ precondition }) => precondition)).toEqual(['consent', 'risk', 'fitness', ...theWay]);
    const wants = await wanted(office, journey, consent);
    expect(missing(wants)).toEqual(['risk', 'fitness', ...theWay]);
    expect(missing(await approved(room, wants))).toEqual(['fitness', ...theWay]);
    await admin.query(
      `insert into travel_fitness (id, case_id, unit_id, fitness, valid_until, stated_by)
         select gen_random_uuid(), $1, unit_id, 'fit-with-escort', current_date + 30, id from user_account where username = 'health-provider'`,
      [caseId],
    );
    expect(missing(await readReturn(office, journey))).toEqual(theWay);
    await admin.query(`update return_risk set assessed_on = assessed_on - 40, valid_until = valid_until - 40 where repatriation_id = $1`, [
      journey.id,
    ]);
    expect(missing(await readReturn(office, journey))).toEqual(['risk', ...theWay]);
  });

  it('of a child asks for its best interests and a guardian, and takes no child’s word alone', async () => {
    const { id } = await openCase(officer, aChild);
    const best = {
      determinedOn: '2026-01-05',
      determinedBy: 'Invented panel',
      considerations: 'Invented considerations',
      conclusion: 'Invented conclusion',
      childHeard: true,
    };
    const determine = async (purpose: string): Promise<unknown> =>
      expected(await officer.post(`/cases/${id}/best-interests`, { purpose, ...best }), 201);
    const guardian = {
      name: 'Invented Guardian',
      relation: 'relative',
      appointedBy: 'other-court',
      appointedOn: '2026-01-05',
      independent: true,
    };
    expected(await officer.post(`/cases/${id}/guardianships`, guardian), 201);
    await determine('sharing');
    await determine('return');
    const { referral, consent } = await acceptedReturn(room, { givenBy: 'guardian-and-assent' }, id);
    const journey = expected(await openReturn(office, id, referral.id), 201);
    expect(journey.child).toBe(true);
    expect(missing(journey)).toEqual(['consent', 'risk', 'fitness', 'receiver', 'receiving-carer', ...theWay.slice(1)]);
    expect(missing(await wanted(office, journey, consent))).toEqual(['risk', 'fitness', 'receiver', 'receiving-carer', ...theWay.slice(1)]);
    await admin.query(`update guardianship set suspected_at = now(), suspected_by = recorded_by, suspicion_ct = 'x' where case_id = $1`, [
      id,
    ]);
    await admin.query('delete from best_interests_determination where case_id = $1', [id]);
    expect(missing(await readReturn(office, journey)).slice(0, 5)).toEqual(['consent', 'risk', 'best-interests', 'guardian', 'fitness']);
  });
});

it('names nobody and nothing in what the database keeps in the clear', async () => {
  const { journey, consent } = await aReturn(room);
  const full: RepatriationView = await approved(room, await wanted(office, journey, consent));
  expect(full.decisions[0]!.words).toContain('invented island');
  const { rows } = await admin.query<{ all: string }>(
    `select (select t::text from repatriation t where t.id = $1) || (select string_agg(d::text, '') from return_decision d where d.repatriation_id = $1)
         || (select string_agg(r::text, '') from return_risk r where r.repatriation_id = $1) as all`,
    [journey.id],
  );
  expect(rows[0]!.all).not.toMatch(/invented|Invented/);
  expect(today() >= full.risks[0]!.assessedOn).toBe(true);
});
