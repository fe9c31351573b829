import {
  appointmentMachine,
  type AppointmentListItem,
  type CareBoardView,
  type CareListItem,
  type CareView,
  type CaseView,
  type ChargedEncounter,
  type ClosingView,
  type Page,
  type ReferralView,
  type TimelineItem,
} from '@himaya/domain';
import { sentBy } from '../permissions/statements';
import type { Problem, Session } from '../support/api';
import { issuedReport } from '../support/care-reports';
import { acceptedBy, book, careOf, endOf, inCare, inDays, openCareOf, record, settle, visit } from '../support/care-room';
import { closed } from '../support/closing';
import { expected, ifMatch, inventedCase, openCase } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';
import { openRoom, type Room } from '../support/shelter-room';
import { wholeList } from '../tasks/task-deeds';

/** A hospital writes nothing of what was done to the person. */
const unexploited = { exploitation: [] };

let room: Room;
let admin: Room['admin'];
let officer: Session;
let clinic: Session;
let otherClinic: Session;

beforeAll(async () => {
  room = await openRoom();
  ({ admin, officer } = room);
  [clinic, otherClinic] = [await room.api.signIn('health-provider'), await room.api.signIn('health-provider-2')];
});
afterAll(() => room.stop());

/** Lets the hour of a planned appointment come and go. */
const pass = (id: string): Promise<unknown> =>
  admin.query(`update appointment set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = $1`, [id]);
const board = async (as: Session): Promise<CareBoardView> => expected(await as.get<CareBoardView>('/care/board'), 200);
const referralOf = async (id: string): Promise<ReferralView> => expected(await officer.get<ReferralView>(`/referrals/${id}`), 200);

describe('care', () => {
  it('goes from the accepted referral over an appointment and a visit to its end, of which the sender is told the outcome alone', async () => {
    const one = await acceptedBy(clinic, officer);
    const { id: referralId } = one.referral;
    const owed = async () => (await board(clinic)).owed.filter((it) => it.referralId === referralId);
    expect(await owed()).toMatchObject([{ service: 'medical', caseId: one.caseId, urgency: 'urgent' }]);
    const body = { service: 'medical', referralId };
    const care = expected(await openCareOf(clinic, one.caseId, body), 201);
    expect(care).toMatchObject({ status: 'planned', called: 'A.', caseId: one.caseId, appointments: [], encounters: [] });
    expect([await owed(), refusal(await openCareOf<Problem>(clinic, one.caseId, body))]).toEqual([[], '409 care.no-referral']);
    expect(blamed(await book<Problem>(clinic, care, { kind: 'counselling', startsAt: inDays(-1) }))).toEqual([
      'startsAt: date.past',
      'kind: code.unknown',
    ]);
    const clinicianId = care.clinicians[0]!.id;
    const booked = expected(await book(clinic, care, { clinicianId }), 201).appointments[0]!;
    expect(booked).toMatchObject({ status: 'planned', minutes: 30, clinician: { id: clinicianId }, moves: ['cancel', 'move'] });
    const work = async () =>
      (await wholeList(clinic, 'view=mine')).flatMap((it) => (it.type === 'duty' && it.subjectId === care.id ? [it.kind] : []));
    expect(await work()).toEqual(['care-appointment']);
    expect(refusal(await settle<Problem>(clinic, booked, { move: 'attend' }))).toBe('409 appointment.not-yet');
    const later = { move: 'move', reason: 'person-asked', startsAt: inDays(3), minutes: 45 };
    const moved = expected(await settle(clinic, booked, later), 200).appointments;
    expect(moved.map(({ status, reason, minutes }) => [status, reason, minutes])).toEqual([
      ['planned', null, 45],
      ['moved', 'person-asked', 30],
    ]);
    expect(refusal(await settle<Problem>(clinic, booked, later))).toBe('409 appointment.not-now');
    const calendar = expected(
      await clinic.get<Page<AppointmentListItem>>(`/care/appointments?from=${inDays(1)}&to=${inDays(5)}&limit=100`),
      200,
    );
    expect(calendar.items.filter(({ careId }) => careId === care.id)).toMatchObject([
      { status: 'moved', called: 'A.' },
      { status: 'planned', service: 'medical' },
    ]);
    await pass(moved[0]!.id);
    expect((await referralOf(referralId)).status).toBe('accepted');
    const came = expected(await settle(clinic, moved[0]!, { move: 'attend' }), 200);
    expect([came.status, (await referralOf(referralId)).status, await work()]).toEqual(['active', 'in-progress', []]);
    expected(await record(clinic, care, { care: ['examination', 'medication'] }), 201);
    const now = await referralOf(referralId);
    const byHand = async (action: string, how: object) =>
      refusal(await clinic.post<Problem>(`/referrals/${referralId}/${action}`, how, ifMatch(now)));
    expect(await byHand('complete', { outcome: 'service-provided' })).toBe('409 care.still-open');
    expect(await byHand('fail', { reason: 'capacity-lost' })).toBe('409 care.still-open');
    const ended = expected(await endOf(clinic, await careOf(clinic, care)), 200);
    expect(ended).toMatchObject({ status: 'finished', end: 'completed', ends: [], mayRecord: false });
    const told = await referralOf(referralId);
    expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
    const seen = expected(await officer.get<CaseView>(`/cases/${one.caseId}`), 200);
    const timeline = expected(await officer.get<Page<TimelineItem>>(`/cases/${one.caseId}/timeline?limit=100`), 200);
    expect(seen.journey.find(({ step }) => step === 'medical')?.state).toBe('done');
    expect(JSON.stringify([told, seen, timeline])).not.toMatch(/Invented words|examination|medication|encounter|appointment/);
    expect(refusal(await officer.get<Problem>(`/care/${care.id}`))).toBe('403 role.forbidden');
  });

  it('that nobody came to is called off, and the referral with it', async () => {
    const { care, referral } = await inCare(clinic, officer, 'psychological');
    const held = expected(await book(clinic, care, { kind: 'counselling', startsAt: inDays(20) }), 201);
    expect(blamed(await endOf<Problem>(clinic, held, 'completed'))).toEqual(['end: code.unknown']);
    const off = expected(await endOf(clinic, held, 'never-came'), 200);
    expect(off).toMatchObject({ status: 'cancelled', appointments: [{ status: 'cancelled', reason: 'care-ended' }] });
    expect(await referralOf(referral.id)).toMatchObject({ status: 'completed', outcome: 'not-provided' });
    expect(refusal(await record<Problem>(clinic, care))).toBe('400 body.invalid');
    expect(refusal(await record<Problem>(clinic, care, { care: ['individual-session'] }))).toBe('409 care.not-now');
  });

  it('of whoever came by themselves needs no referral, and ends with the unit’s own case', async () => {
    const own = await openCase(clinic, unexploited);
    const care = expected(await openCareOf(clinic, own.id, { service: 'medical' }), 201);
    expect(refusal(await openCareOf<Problem>(clinic, own.id, { service: 'medical' }))).toBe('409 care.already');
    expected(await openCareOf(clinic, own.id, { service: 'psychological' }), 201);
    expect(refusal(await openCareOf<Problem>(clinic, (await acceptedBy(clinic, officer)).caseId, { service: 'medical' }))).toBe(
      '409 care.no-referral',
    );
    expected(await record(clinic, care), 201);
    expected(await book(clinic, care, { startsAt: inDays(6) }), 201);
    const checklist = async () => expected(await clinic.get<ClosingView>(`/cases/${own.id}/closing`), 200).ends.appointments;
    expect(await checklist()).toBe(1);
    await closed(clinic, own.id);
    expect(await checklist()).toBe(0);
    expect(await careOf(clinic, care)).toMatchObject({ status: 'finished', end: 'case-closed', appointments: [{ status: 'cancelled' }] });
    expect(refusal(await book<Problem>(clinic, care, { startsAt: inDays(8) }))).toBe('409 care.not-now');
    const { rows } = await admin.query(
      `select from deadline d join appointment a on a.id = d.subject_id where a.episode_id = $1 and d.cancelled_at is null and d.fired_at is null`,
      [care.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('an hour', () => {
  it('is one person’s of a clinician at a time: of thirty who want it one gets it; nor is a person in two places of the unit', async () => {
    const racers: CareView[] = [];
    for (let n = 0; n < 30; n += 1)
      racers.push(expected(await openCareOf(clinic, (await openCase(clinic, unexploited)).id, { service: 'medical' }), 201));
    const clinicianId = racers[0]!.clinicians[0]!.id;
    const at = inDays(30);
    const answers = await Promise.all(racers.map((racer) => book<Problem>(clinic, racer, { startsAt: at, clinicianId })));
    const told = answers.map((answer) => (answer.status === 201 ? 'booked' : refusal(answer)));
    expect(told.toSorted()).toEqual([...Array.from({ length: 29 }, () => '409 appointment.taken'), 'booked']);
    const winner = racers[told.indexOf('booked')]!;
    const loser = racers.find((one) => one !== winner)!;
    const half = new Date(Date.parse(at) + 15 * 60_000).toISOString();
    expect(refusal(await book<Problem>(clinic, winner, { startsAt: half }))).toBe('409 appointment.person-busy');
    expected(await book(clinic, loser, { startsAt: half }), 201);
    // Moved onto a taken hour it stays where it was.
    const [mine] = expected(await book(clinic, loser, { startsAt: inDays(31), clinicianId }), 201).appointments;
    const onto = { move: 'move', reason: 'person-asked', startsAt: half, minutes: 30, clinicianId };
    expect(refusal(await settle<Problem>(clinic, mine!, onto))).toMatch(/^409 appointment\.(taken|person-busy)$/);
    expect((await careOf(clinic, loser)).appointments.find(({ id }) => id === mine!.id)).toMatchObject({ status: 'planned', version: 1 });
    // Past the doors too.
    await expect(
      admin.query(
        `insert into appointment (id, episode_id, case_id, unit_id, category, kind, starts_at, ends_at, clinician_id, booked_by)
           select gen_random_uuid(), e.id, e.case_id, e.unit_id, e.category, 'examination', $2, $2::timestamptz + interval '30 minutes', $3, e.opened_by
             from care_episode e where e.id = $1`,
        [racers.find((one) => ![winner, loser].includes(one))!.id, half, clinicianId],
      ),
    ).rejects.toThrow('appointment_clinician_excl');
    const stranger = { startsAt: inDays(40), clinicianId: '00000000-0000-4000-8000-000000000001' };
    expect(refusal(await book<Problem>(clinic, winner, stranger))).toBe('409 appointment.no-such-member');
  });

  it('is reminded of a day before, and asked about a day after', async () => {
    const { care } = await inCare(clinic, officer);
    const [one] = expected(await book(clinic, care, { startsAt: inDays(12) }), 201).appointments;
    const notices = async () => {
      await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [one!.id]);
      await room.sweep();
      const { rows } = await admin.query<{ kind: string; role: string | null; details: object }>(
        'select kind, role, details from notification where subject_id = $1 order by kind',
        [care.id],
      );
      return rows;
    };
    expect(await notices()).toEqual([
      { kind: 'care-appointment-near', role: null, details: {} },
      { kind: 'care-appointment-unrecorded', role: null, details: {} },
    ]);
    await pass(one!.id);
    expect((await board(clinic)).unrecorded).toBeGreaterThan(0);
    const missed = expected(await settle(clinic, one!, { move: 'miss', reason: 'no-transport' }), 200);
    expect(missed).toMatchObject({ status: 'planned', appointments: [{ status: 'missed', reason: 'no-transport', moves: [] }] });
  });
});

describe('a visit', () => {
  it('is free, or says why not and how much, and is put right by a further version', async () => {
    const { care } = await inCare(clinic, officer);
    expect(blamed(await record<Problem>(clinic, care, { free: false }))).toEqual(['chargeReason: required', 'chargeAmount: required']);
    expect(
      blamed(await record<Problem>(clinic, care, { chargeReason: 'other', care: ['crisis-support'], occurredOn: '2035-01-01' })),
    ).toEqual(['occurredOn: date.future', 'care.0: code.unknown', 'chargeReason: key.unknown']);
    const paid = { free: false, chargeReason: 'not-in-stock', chargeAmount: 25_000 };
    const [one] = expected(await record(clinic, care, paid), 201).encounters;
    const charged = async () =>
      expected(await clinic.get<Page<ChargedEncounter>>('/care/charges?limit=100'), 200).items.filter(({ careId }) => careId === care.id);
    expect(await charged()).toMatchObject([{ id: one!.id, chargeReason: 'not-in-stock', chargeAmount: 25_000, called: 'A.' }]);
    expect(expected(await otherClinic.get<Page<ChargedEncounter>>('/care/charges'), 200).items).toEqual([]);
    const correct = <View = CareView>(version: number, changes: object) =>
      clinic.post<View>(`/care/encounters/${one!.id}/corrections`, visit(changes), { 'if-match': `"${version}"` });
    const right = { correction: 'wrong-charge', words: 'Invented: it was free after all' };
    const put = expected(await correct(1, right), 200).encounters;
    expect(put).toMatchObject([
      {
        id: one!.id,
        version: 2,
        free: true,
        correction: 'wrong-charge',
        earlier: [{ version: 1, free: false, words: 'Invented words of a doctor' }],
      },
    ]);
    expect([await charged(), refusal(await correct<Problem>(1, right))]).toEqual([[], '412 conflict']);
    const gone = expected(await correct(2, { correction: 'entered-in-error' }), 200).encounters;
    expect(gone).toMatchObject([{ version: 3, correction: 'entered-in-error' }]);
    const { rows } = await admin.query<{ words: string }>(`select encode(words_ct, 'escape') as words from encounter where id = $1`, [
      one!.id,
    ]);
    expect([rows.length, rows.some(({ words }) => words.includes('Invented'))]).toEqual([3, false]);
  });

  it('of a child’s counselling is with staff trained for it', async () => {
    const { id } = await openCase(clinic, { ...unexploited, person: { ...inventedCase.person, ageYears: 12 } });
    const care = expected(await openCareOf(clinic, id, { service: 'psychological' }), 201);
    expect(care.child).toBe(true);
    const talk = { care: ['individual-session'] };
    expect(refusal(await record<Problem>(clinic, care, talk))).toBe('409 care.trained-staff');
    expected(await record(clinic, care, { ...talk, trainedStaff: true }), 201);
  });
});

describe('what others see', () => {
  it('is nothing: another hospital of the same case has its own care, and reads none of the first’s', async () => {
    const one = await inCare(clinic, officer);
    expected(await record(clinic, one.care), 201);
    const second = await acceptedBy(otherClinic, officer, 'medical', one.caseId);
    expected(await openCareOf(otherClinic, one.caseId, { service: 'medical', referralId: second.referral.id }), 201);
    expect(refusal(await otherClinic.get<Problem>(`/care/${one.care.id}`))).toBe('404 not-found');
    expect(refusal(await record<Problem>(otherClinic, one.care))).toBe('404 not-found');
    for (const status of ['planned', 'active']) {
      const { items } = expected(await otherClinic.get<Page<CareListItem>>(`/care?status=${status}&limit=100`), 200);
      expect(items.map(({ id }) => id)).not.toContain(one.care.id);
    }
    const timeline = expected(await otherClinic.get<Page<TimelineItem>>(`/cases/${one.caseId}/timeline?limit=100`), 200);
    expect(JSON.stringify(timeline)).not.toMatch(/examination|Invented words/);
  });

  it('ends with the word that is taken back, and the care goes on', async () => {
    const [one, other] = [await inCare(clinic, officer), await inCare(clinic, officer)];
    expected(await record(clinic, one.care), 201);
    expected(await book(clinic, other.care, { startsAt: inDays(9) }), 201);
    for (const { consentId } of [one, other])
      expected(await officer.post(`/consents/${consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }), 200);
    // Who was never seen is expected no more.
    expect(await careOf(clinic, other.care)).toMatchObject({
      status: 'cancelled',
      end: 'consent-withdrawn',
      appointments: [{ status: 'cancelled' }],
    });
    expect(refusal(await clinic.get<Problem>(`/cases/${one.caseId}`))).toBe('404 not-found');
    const here = await careOf(clinic, one.care);
    expect(here).toMatchObject({ status: 'active', called: 'A.', caseId: null, sharingEnded: true, mayRecord: true });
    expect(here.encounters).toMatchObject([{ words: 'Invented words of a doctor' }]);
    expected(await book(clinic, here, { startsAt: inDays(10) }), 201);
    expected(await record(clinic, here, { care: ['medication'] }), 201);
    expect(expected(await endOf(clinic, await careOf(clinic, here)), 200)).toMatchObject({ status: 'finished', end: 'completed' });
    expect(JSON.stringify(await referralOf(one.referral.id))).not.toMatch(/medication|Invented words/);
  });
});

it('sends as many statements however much care there is', async () => {
  const { care } = await inCare(clinic, officer);
  const page = async () => (await sentBy(() => clinic.get(`/care/${care.id}`))).sent.length;
  const lists = async () => (await sentBy(() => clinic.get('/care?status=active&limit=100'))).sent.length;
  expected(await record(clinic, care), 201);
  await issuedReport(clinic, care);
  const bare = [await page(), await lists()];
  for (let n = 0; n < 12; n += 1) expected(await record(clinic, care), 201);
  for (let n = 0; n < 4; n += 1) await issuedReport(clinic, care, { psychological: { findings: 'Invented: broken sleep' } });
  expected(await record(clinic, (await inCare(clinic, officer)).care), 201);
  expect([await page(), await lists()]).toEqual(bare);
  expect(bare.every((count) => count <= 17)).toBe(true);
});

it('moves in the database as in the domain', async () => {
  const { rows } = await admin.query<{ move: string; to: string }>(
    'select move, to_status as to from guard.appointment_move order by move',
  );
  const declared = Object.entries(appointmentMachine).map(([move, { to }]) => ({ move, to }));
  expect(rows).toEqual(declared.toSorted((a, b) => a.move.localeCompare(b.move)));
});
