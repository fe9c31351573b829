import type { AbroadTransferView, CaseView, ClosingView, ConsentView, ReferralView } from '@himaya/domain';
import type { Answer, Problem, Session } from '../support/api';
import { checklist, close, closed, declined, stands, unmet } from '../support/closing';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
import { changesNothing, refusal } from '../support/refusals';
import { gone, housed, listed, moved, newHouse, openRoom, read, type Room } from '../support/shelter-room';

let room: Room;
let admin: Room['admin'];
let officer: Session;
let supervisor: Session;
let desk: Session;
let stranger: Session;

beforeAll(async () => {
  room = await openRoom();
  ({ admin, officer, desk } = room);
  [supervisor, stranger] = (await Promise.all(['police-supervisor', 'police-officer-2'].map((name) => room.api.signIn(name)))) as [
    Session,
    Session,
  ];
  await newHouse(room.manager, 6);
});
afterAll(() => room.stop());

const reintegrated = { outcome: 'reintegrated', afterCare: declined } as const;
const stateOf = ({ guards }: ClosingView, guard: string): unknown => {
  const { state, count, referrals, placementIds } = guards.find((one) => one.guard === guard)!;
  return [state, count, referrals.map(({ id }) => id), placementIds];
};

/** Refused with these guards, and the case and its history are what they were. */
async function refused(as: Session, caseId: string, body: object, guards: readonly string[]): Promise<void> {
  const before = await stands(admin, caseId);
  const answer = await close(as, caseId, body);
  expect([answer.status, answer.body.code, unmet(answer)]).toEqual([409, guards[0]?.split(': ')[1], guards]);
  expect(await stands(admin, caseId)).toEqual(before);
}

describe('a case is closed only', () => {
  it('with no referral open, whoever sent it, and with an outcome and an answer about after-care', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await changesNothing(admin, () => close(officer, caseId, {}));
    await refused(officer, caseId, {}, [
      'referrals: case.referral-active',
      'outcome: case.outcome-missing',
      'after-care: case.after-care-not-asked',
    ]);
    expect(stateOf(await checklist(officer, caseId), 'referrals')).toEqual(['unmet', 1, [referral.id], []]);
    const started = await step(desk, await step(desk, await step(desk, referral, 'receive'), 'accept'), 'start');
    // The desk works on the case and answers for none of it.
    expect(refusal(await close(desk, caseId))).toBe('409 closure.not-responsible');
    await refused(officer, caseId, reintegrated, ['referrals: case.referral-active']);
    await step(desk, started, 'complete', { outcome: 'service-provided' });
    const states = (await checklist(officer, caseId)).guards.map(({ state }) => state);
    expect([new Set(states.slice(0, -2)), ...states.slice(-2)]).toEqual([new Set(['met']), 'in-form', 'in-form']);
    const done = await closed(officer, caseId);
    expect(done).toMatchObject({ status: 'closed', actions: ['reopen'] });
    expect(done.closures).toMatchObject([
      { outcome: 'reintegrated', afterCare: 'declined', method: 'spoken', language: 'tl', reopening: null },
    ]);
    // The desk could read for thirty days more; closing shuts that door too, and what was never open stays unseen.
    for (const who of [desk, stranger]) {
      expect(refusal(await who.get(`/cases/${caseId}/closing`))).toBe('404 not-found');
      expect(refusal(await who.post(`/cases/${caseId}/closure`, reintegrated, ifMatch(done)))).toBe('404 not-found');
      expect(refusal(await who.post(`/cases/${caseId}/reopening`, { reason: 'other' }, ifMatch(done)))).toBe('404 not-found');
    }
    expect(refusal(await close(officer, caseId))).toBe('409 case.closed');
  });

  it('with nobody in a shelter or waiting for one, and nobody unasked who took the word back', async () => {
    const { id } = await openCase(desk);
    const consent = await consentTo(desk, id, '', { purpose: 'assistance', recipientUnitId: undefined });
    const waits = await listed(desk, id, null);
    await refused(desk, id, reintegrated, ['placements: case.placement-open']);
    expect(stateOf(await checklist(desk, id), 'placements')).toEqual(['unmet', 1, [], [waits.id]]);
    const stays = await moved(desk, waits, { move: 'admit', placeId: waits.fittingPlaces[0]!.id });
    expected(await desk.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    await refused(desk, id, reintegrated, ['placements: case.placement-open', 'withdrawals: case.withdrawal-unanswered']);
    await moved(desk, await read(desk, stays), { move: 'ask', will: 'leaves' });
    await refused(desk, id, reintegrated, ['placements: case.placement-open']);
    await gone(room.manager, await read(desk, stays));
    await closed(desk, id);
  });

  it('with no service going on that the person took the word back for', async () => {
    const { caseId, consentId, placement, referral } = await housed(officer, desk);
    const [consent] = expected(await officer.get<{ items: { id: string; version: number }[] }>(`/cases/${caseId}/consents`), 200).items;
    expect(consent!.id).toBe(consentId);
    expected(await officer.post(`/consents/${consentId}/withdrawal`, { method: 'spoken' }, ifMatch(consent!)), 200);
    const list = await checklist(officer, caseId);
    expect(stateOf(list, 'withdrawals')).toEqual(['unmet', 2, [], []]);
    // Where somebody sleeps is not the officer's to know: counted, and not linked.
    expect(stateOf(list, 'placements')).toEqual(['unmet', 1, [], []]);
    expect(JSON.stringify(list)).not.toContain(placement.id);
    expect(stateOf(list, 'referrals')).toEqual(['unmet', 1, [referral.id], []]);
  });

  it('as missing by a leader, after ninety days of looking', async () => {
    const { id } = await openCase(officer);
    const missing = { outcome: 'missing' } as const;
    await refused(supervisor, id, missing, ['missing: closure.missing']);
    expected(await officer.post(`/cases/${id}/missing-alerts`, { circumstance: 'left-place', lastSeenOn: '2026-01-05' }), 201);
    await refused(supervisor, id, missing, ['missing: closure.missing']);
    expect(stateOf(await checklist(officer, id), 'missing')).toEqual(['unmet', 0, [], []]);
    await admin.query(`update missing_alert set raised_at = raised_at - interval '90 days' where case_id = $1`, [id]);
    await refused(officer, id, missing, ['missing: closure.missing']);
    await refused(supervisor, id, reintegrated, ['missing: closure.missing']);
    expect((await closed(supervisor, id, missing)).closures).toMatchObject([{ outcome: 'missing', afterCare: 'nobody-to-ask' }]);
  });

  it('as no victim’s after a decision, and as a double of a case that the reader may read', async () => {
    const [one, other, theirs] = await Promise.all([openCase(officer), openCase(officer), openCase(stranger)]);
    await refused(officer, one.id, { outcome: 'not-a-victim' }, ['outcome: closure.outcome-unfit']);
    for (const caseNumber of [one.number, theirs.number, 'NRM-2026-000000-0']) {
      await refused(officer, one.id, { outcome: 'duplicate-of', caseNumber }, ['outcome: closure.duplicate-unknown']);
    }
    expect((await closed(officer, one.id, { outcome: 'duplicate-of', caseNumber: other.number })).closures).toMatchObject([
      { duplicateOf: other.number },
    ]);
    await admin.query(`update case_record set identification_status = 'no-reasonable-grounds' where id = $1`, [other.id]);
    await closed(officer, other.id, { outcome: 'not-a-victim' });
  });

  it('on the version that was seen, and once for one attempt', async () => {
    const { id } = await openCase(officer);
    expect(refusal(await officer.post(`/cases/${id}/closure`, reintegrated))).toBe('428 precondition.required');
    expect(refusal(await officer.post(`/cases/${id}/closure`, reintegrated, ifMatch({ version: 7 })))).toBe('412 conflict');
    const headers = { ...ifMatch(await checklist(officer, id)), 'idempotency-key': `closing-${id}` };
    const first = expected(await officer.post<ClosingView>(`/cases/${id}/closure`, reintegrated, headers), 201);
    const again = expected(await officer.post<ClosingView>(`/cases/${id}/closure`, reintegrated, headers), 201);
    expect(again).toEqual(first);
    expect((await admin.query('select from case_closure where case_id = $1', [id])).rowCount).toBe(1);
  });
});

describe('at the same moment', () => {
  it('of twelve who close a case one does', async () => {
    const { id } = await openCase(officer);
    const version = ifMatch(await checklist(officer, id));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? officer : supervisor).post(`/cases/${id}/closure`, reintegrated, version)),
    );
    const told = answers.map((answer) => (answer.status === 201 ? 'closed' : refusal(answer)));
    expect(told.filter((one) => one === 'closed')).toEqual(['closed']);
    expect(new Set(told)).toEqual(new Set(['closed', ...told.filter((one) => ['409 case.closed', '412 conflict'].includes(one))]));
    expect((await admin.query('select from case_closure where case_id = $1', [id])).rowCount).toBe(1);
  });

  it('a case is closed or referred, never both', async () => {
    const desks = await unitOf(desk);
    const cases = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const { id } = await openCase(officer);
        const consent = await consentTo(officer, id, desks.id);
        const body = shelterReferral(desks.id, consent.id, n % 2 === 0 ? {} : { draft: true });
        const draft = n % 2 === 0 ? null : expected(await officer.post<ReferralView>(`/cases/${id}/referrals`, body), 201);
        return { id, body, draft, version: ifMatch(await checklist(supervisor, id)) };
      }),
    );
    for (const { id, body, draft, version } of cases) {
      const send = (): Promise<Answer> =>
        draft === null ? officer.post(`/cases/${id}/referrals`, body) : officer.post(`/referrals/${draft.id}/send`, {}, ifMatch(draft));
      const [shut, sent] = await Promise.all([supervisor.post(`/cases/${id}/closure`, reintegrated, version), send()]);
      const [{ status, active } = { status: '', active: -1 }] = (
        await admin.query<{ status: string; active: number }>(
          `select c.status, (select count(*)::int from referral r where r.case_id = c.id and r.status = 'requested') as active from case_record c where c.id = $1`,
          [id],
        )
      ).rows;
      expect([status, active]).toEqual(shut.status === 201 ? ['closed', 0] : ['open', 1]);
      expect([201, 409]).toContain(shut.status);
      expect([200, 201, 409, 412]).toContain(sent.status);
    }
  });
});

it('a unit is not closed over somebody who waits for a place there', async () => {
  const leader = await room.api.signIn('agency-admin');
  const name = { ar: 'مكتب إيواء مخترع', ckb: 'نووسینگەی داهێنراو', en: 'Invented desk' };
  const offers = [{ service: 'shelter', personCategory: 'women', freePlaces: 'some' }];
  const facts = { kind: 'placement-desk', name, governorate: 'kirkuk', offers, languages: ['ar'], deskHours: null, onCallPhone: null };
  const unit = expected(await leader.post<{ id: string; version: number }>('/agency/units', facts), 201);
  const { rows } = await admin.query<{ id: string }>(
    `insert into placement (id, case_id, unit_id, person_category, needs_adapted, urgency, opened_by)
       select gen_random_uuid(), c.id, $1, 'women', false, 'urgent', c.opened_by from case_record c limit 1 returning id`,
    [unit.id],
  );
  expect(refusal(await leader.post(`/agency/units/${unit.id}/closure`, {}, ifMatch(unit)))).toBe('409 unit.has-work');
  await admin.query(`update placement set status = 'cancelled', ended_at = now() where id = $1`, [rows[0]!.id]);
  expected(await leader.post(`/agency/units/${unit.id}/closure`, {}, ifMatch(unit)), 200);
});

describe('a hand-over abroad', () => {
  const plan = <View = AbroadTransferView>(caseId: string, consentId: string, changes: object = {}): Promise<Answer<View>> =>
    officer.post<View>(`/cases/${caseId}/abroad-transfers`, {
      ...{ destination: 'home-country', country: 'PH', bodyKind: 'ngo', body: 'Invented house of return, Manila', consentId },
      ...changes,
    });
  const stepped = <View = AbroadTransferView>(one: AbroadTransferView, body: object, as = officer): Promise<Answer<View>> =>
    as.post<View>(`/abroad-transfers/${one.id}/steps`, body, ifMatch(one));
  const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
  const wish = async (caseId: string): Promise<ConsentView> =>
    consentTo(officer, caseId, (await unitOf(officer)).id, { purpose: 'repatriation', categories: ['core'] });
  const assessed = async (caseId: string): Promise<unknown> =>
    expected(await officer.post(`/cases/${caseId}/risk-assessments`, { present: [], unknown: [], level: 'low', reason: 'Invented' }), 201);
  const repatriation = async (caseId: string): Promise<unknown> =>
    expected(await officer.get<CaseView>(`/cases/${caseId}`), 200).journey.find(({ step: one }) => one === 'repatriation')?.state;

  it('goes on the person’s word and an assessed risk to a named body, and the confirmed arrival is how the case ends', async () => {
    const { id } = await openCase(officer);
    const other = await consentTo(officer, id, '', { purpose: 'assistance', recipientUnitId: undefined });
    expect(refusal(await plan<Problem>(id, other.id))).toBe('409 abroad.no-consent');
    const consent = await wish(id);
    expect(refusal(await plan<Problem>(id, consent.id))).toBe('409 abroad.risk-not-assessed');
    await assessed(id);
    expect(refusal(await plan<Problem>(id, consent.id, { country: 'IQ' }))).toBe('400 body.invalid');
    const planned = expected(await plan(id, consent.id), 201);
    expect(planned).toMatchObject({ status: 'planned', body: 'Invented house of return, Manila', actions: ['hand-over', 'call-off'] });
    expect(refusal(await plan<Problem>(id, consent.id))).toBe('409 abroad.standing');
    expect(await repatriation(id)).toBe('in-progress');
    await refused(officer, id, { outcome: 'returned-home-country', afterCare: declined }, ['abroad: closure.arrival-awaited']);
    expect(stateOf(await checklist(officer, id), 'abroad')).toEqual(['unmet', 1, [], []]);
    expect(refusal(await stepped<Problem>(planned, { step: 'confirm-arrival', on: today }))).toBe('409 abroad.not-now');
    expect(refusal(await stepped<Problem>(planned, { step: 'hand-over', on: today }, stranger))).toBe('404 not-found');
    const gone = expected(await stepped(planned, { step: 'hand-over', on: today }), 200);
    // Nobody there has said that she came: the unit is asked, then who leads it.
    await admin.query(`update deadline set due_at = now() - interval '1 minute' where subject_id = $1`, [planned.id]);
    await room.sweep();
    const arrived = expected(await stepped(gone, { step: 'confirm-arrival', on: today }), 200);
    expect(arrived).toMatchObject({ status: 'arrived', arrivedOn: today, actions: [] });
    await room.deliver();
    const { rows } = await admin.query<{ kind: string; role: string | null; details: object }>(
      `select kind, role, details from notification where subject_id = $1 order by at, kind, role nulls first`,
      [planned.id],
    );
    expect(rows).toEqual([
      { kind: 'abroad-arrival-owed', role: null, details: {} },
      { kind: 'abroad-arrival-owed', role: 'police-supervisor', details: {} },
      { kind: 'abroad-arrived', role: 'police-supervisor', details: {} },
    ]);
    expect(await repatriation(id)).toBe('done');
    await refused(officer, id, reintegrated, ['outcome: closure.outcome-unfit']);
    await closed(officer, id, { outcome: 'returned-home-country', afterCare: declined });
  });

  it('is called off with the word taken back, and of twelve at once one is planned', async () => {
    const { id } = await openCase(officer);
    const consent = await wish(id);
    await assessed(id);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => plan<Problem>(id, consent.id, { destination: 'third-country', country: 'CA' })),
    );
    const told = answers.map((answer) => (answer.status === 201 ? 'planned' : refusal(answer)));
    expect(told.toSorted()).toEqual([...Array.from({ length: 11 }, () => '409 abroad.standing'), 'planned']);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    const { items } = expected(await officer.get<{ items: AbroadTransferView[] }>(`/cases/${id}/abroad-transfers`), 200);
    expect(items).toMatchObject([{ status: 'called-off', reason: 'consent-withdrawn', actions: [] }]);
    expect(await repatriation(id)).toBe('not-needed');
    await closed(officer, id);
  });
});
