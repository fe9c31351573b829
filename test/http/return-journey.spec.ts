import type { AbroadTransferView, AskedClearance, ClosingView, NotificationView, Page, ReferralView, WorkItem } from '@himaya/domain';
import { abroadMachine, returnStepRules } from '@himaya/domain';
import type { Client } from 'pg';
import type { Problem, Session } from '../support/api';
import { close, closed, declined, unmet } from '../support/closing';
import { consentTo, expected, ifMatch, shelterReferral, step, unitOf } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';
import {
  approved,
  aReturn,
  assess,
  dayIn,
  missing,
  openReturnRoom,
  readReturn,
  readyToLeave,
  sayReturn,
  stepped,
  stepReturn,
  today,
  wanted,
  type ReturnRoom,
} from '../support/return-room';

let room: ReturnRoom;
let admin: Client;
let officer: Session;
let office: Session;

beforeAll(async () => {
  room = await openReturnRoom();
  ({ admin, officer, office } = room);
});
afterAll(() => room.stop());

const abroad = async (as: Session, caseId: string): Promise<readonly AbroadTransferView[]> =>
  expected(await as.get<{ items: AbroadTransferView[] }>(`/cases/${caseId}/abroad-transfers`), 200).items;
const on = (): { on: string } => ({ on: today() });

describe('the way home', () => {
  it('is walked by its table, which the database holds too', async () => {
    const { rows } = await admin.query<{ step: string; from: string; to: string }>(
      'select step, from_status as "from", to_status as "to" from guard.return_step_rule order by 1, 2',
    );
    const told = Object.entries(returnStepRules).flatMap(([step, { from, to }]) => from.map((one) => ({ step, from: one, to: to ?? one })));
    const key = ({ step, from }: { step: string; from: string }): string => `${step} ${from}`;
    expect(rows.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(told.toSorted((a, b) => key(a).localeCompare(key(b))));
  });

  it('leads from everything in place over departure and hand-over to the arrival, which ends the referral and lets the case be closed', async () => {
    const { journey, caseId, referral } = await readyToLeave(room);
    expect(missing(journey)).toEqual([]);
    expect(journey.receiver).toMatchObject({
      status: 'planned',
      country: 'PH',
      body: 'Invented shelter of the invented island',
      carer: null,
    });
    const [planned] = await abroad(officer, caseId);
    expect(planned).toMatchObject({ status: 'planned', country: 'PH', actions: [], id: journey.receiver!.transferId });
    // One machine: who answers for the case reads it, and takes no step of its.
    expect(
      refusal(await officer.post(`/abroad-transfers/${planned!.id}/steps`, { step: 'call-off', reason: 'other' }, ifMatch(planned!))),
    ).toBe('409 abroad.return-runs');
    expect(refusal(await stepReturn<Problem>(office, journey, { step: 'hand-over', ...on() }))).toBe('409 repatriation.not-now');
    const gone = await stepped(office, journey, { step: 'depart', ...on() });
    expect(gone).toMatchObject({ status: 'travelling', steps: ['hand-over', 'call-off'] });
    const raced = await Promise.all(Array.from({ length: 25 }, () => stepReturn<Problem>(office, gone, { step: 'hand-over', ...on() })));
    // Whoever comes later sees another version, or that it was done.
    expect(raced.filter(({ status }) => status === 200)).toHaveLength(1);
    const late = raced.flatMap((answer) => (answer.status === 200 ? [] : [refusal(answer)]));
    expect(late.filter((one) => !['412 conflict', '409 repatriation.not-now'].includes(one))).toEqual([]);
    const handed = await readReturn(office, gone);
    expect([handed.status, handed.receiver?.status, (await abroad(officer, caseId))[0]!.status]).toEqual([
      'handed-over',
      'handed-over',
      abroadMachine['hand-over'].to,
    ]);
    const work = async () =>
      expected(await office.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items.flatMap((item) =>
        item.type === 'duty' && item.subjectId === journey.id ? [item.kind] : [],
      );
    expect(await work()).toEqual(['return-arrival']);
    expect(unmet(await close(officer, caseId, { outcome: 'returned-home-country', afterCare: declined }))).toEqual([
      'referrals: case.referral-active',
      'returns: case.return-running',
      'abroad: closure.arrival-awaited',
    ]);
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = any ($1) and fired_at is null`, [
      [journey.id, planned!.id],
    ]);
    await room.sweep();
    const { rows } = await admin.query<{ kind: string }>('select kind from notification where subject_id = any ($1) order by kind', [
      [journey.id, planned!.id],
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual([
      'abroad-arrival-owed',
      'abroad-arrival-owed',
      'return-arrival-owed',
      'return-arrival-owed',
    ]);
    const there = await stepped(office, handed, { step: 'confirm-arrival', ...on() });
    expect(there).toMatchObject({ status: 'arrived', steps: [], choices: [] });
    // The arrival is awaited no more; how the person is will be asked for a year.
    expect(new Set(await work())).toEqual(new Set(['return-contact']));
    expect((await abroad(officer, caseId))[0]!.status).toBe('arrived');
    expect(expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200)).toMatchObject({
      status: 'completed',
      outcome: 'service-provided',
    });
    expect(unmet(await close(officer, caseId, { outcome: 'reintegrated', afterCare: declined }))).toEqual([
      'outcome: closure.outcome-unfit',
    ]);
    const done: ClosingView = await closed(officer, caseId, { outcome: 'returned-home-country', afterCare: declined });
    expect(done.status).toBe('closed');
  });

  it('is not left on while anything is missing: each thing is named', async () => {
    const { journey, consent } = await aReturn(room);
    expect(refusal(await stepReturn<Problem>(office, journey, { step: 'ask-document', ...on(), document: 'passport' }))).toBe(
      '409 repatriation.not-now',
    );
    const wants = await wanted(office, journey, consent);
    const early = await stepReturn<Problem>(office, wants, { step: 'depart', ...on() });
    expect([refusal(early), early.body.errors?.map(({ path }) => path)]).toEqual([
      '409 repatriation.not-ready',
      ['risk', 'fitness', 'receiver', 'travel-document', 'exit-clearance', 'booking', 'escort'],
    ]);
    const ready = (await readyToLeave(room)).journey;
    // Whichever thing goes again.
    for (const [spoil, mend] of [
      [
        `update return_risk set valid_until = valid_until - 60, assessed_on = assessed_on - 60`,
        `update return_risk set valid_until = valid_until + 60, assessed_on = assessed_on + 60`,
      ],
      [`update exit_clearance set status = 'refused', fines = null`, `update exit_clearance set status = 'granted', fines = 'waived'`],
      [`update return_step set valid_until = current_date - 5 `, `update return_step set valid_until = current_date + 5 `],
    ] as const) {
      await admin.query(`${spoil} where repatriation_id = $1 ${spoil.includes('return_step') ? `and step = 'issue-document'` : ''}`, [
        ready.id,
      ]);
      expect(refusal(await stepReturn<Problem>(office, ready, { step: 'depart', ...on() }))).toBe('409 repatriation.not-ready');
      await admin.query(`${mend} where repatriation_id = $1 ${mend.includes('return_step') ? `and step = 'issue-document'` : ''}`, [
        ready.id,
      ]);
    }
    await admin.query(`update travel_fitness set fitness = 'fit-with-escort' where case_id = $1`, [ready.caseId]);
    const alone = await stepped(office, ready, { step: 'settle-escort', escort: 'nobody' });
    expect(missing(alone)).toEqual(['escort']);
    expect((await stepped(office, alone, { step: 'settle-escort', escort: 'medical' })).status).toBe('preparing');
  });

  it('ends with the person’s refusal even on the road, and calls off what was planned with it', async () => {
    const { journey, caseId } = await readyToLeave(room);
    const gone = await stepped(office, journey, { step: 'depart', ...on() });
    const over = expected(await sayReturn(office, gone, { decision: 'does-not-return', alternative: 'legal-stay' }), 200);
    expect([over.status, over.receiver?.status]).toEqual(['declined', 'called-off']);
    expect((await abroad(officer, caseId))[0]).toMatchObject({ status: 'called-off', reason: 'person-declined' });
    expect(refusal(await stepReturn<Problem>(office, over, { step: 'hand-over', ...on() }))).toBe('409 repatriation.not-now');
  });

  it('stops where it is when the consent is taken back, with its booking and who was to receive the person', async () => {
    const { journey, consent, caseId } = await readyToLeave(room);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    const stopped = await readReturn(office, journey);
    expect([stopped.status, stopped.reason, stopped.steps]).toEqual(['called-off', 'consent-withdrawn', []]);
    expect((await abroad(officer, caseId))[0]).toMatchObject({ status: 'called-off', reason: 'consent-withdrawn' });
    // The office keeps its own file: what was booked is called off by it.
    expect(stopped.taken.find((one) => one.step === 'book')?.words).toContain('Invented Air');
  });
});

describe('the embassy', () => {
  it('is spoken with on a consent that names it, and never where the person fears their own state', async () => {
    const { journey, consent, caseId } = await aReturn(room);
    const wants = await wanted(office, journey, consent);
    const named = await consentTo(officer, caseId, '', {
      purpose: 'share-identity',
      recipientUnitId: undefined,
      recipientAgencyId: 'ministry-of-foreign-affairs',
      categories: ['identity'],
    });
    const other = await consentTo(officer, caseId, (await unitOf(room.clinic)).id, { purpose: 'share-identity', categories: ['identity'] });
    const word = (consentId: string) => ({ step: 'contact-embassy', ...on(), embassy: 'embassy', consentId });
    expect(blamed(await stepReturn<Problem>(office, wants, { ...word(named.id), consentId: undefined }))).toEqual(['consentId: required']);
    expect(refusal(await stepReturn<Problem>(office, wants, word(consent.id)))).toBe('409 repatriation.embassy-consent');
    expect(refusal(await stepReturn<Problem>(office, wants, word(other.id)))).toBe('409 repatriation.embassy-consent');
    const seen = await readReturn(office, wants);
    expect(seen.embassyConsents.map(({ id }) => id)).toContain(named.id);
    const spoken = await stepped(office, wants, word(named.id));
    expect(spoken.taken[0]).toMatchObject({ step: 'contact-embassy', embassy: 'embassy' });
    const fears = expected(await assess(office, spoken, { present: ['fears-own-state'], level: 'high' }), 200);
    expect([fears.fearsState, refusal(await stepReturn<Problem>(office, fears, word(named.id)))]).toEqual([
      true,
      '409 repatriation.fears-state',
    ]);
  });
});

describe('leave to go out', () => {
  it('is decided by the residence directorate’s liaison, who reads nothing else of the return', async () => {
    const { journey, consent, caseId } = await aReturn(room);
    const liaison = await room.api.signIn('residence-liaison');
    const list = async () =>
      expected(await liaison.get<{ items: AskedClearance[] }>('/exit-clearances'), 200).items.filter((one) => one.caseId === caseId);
    const asked = await stepped(office, await approved(room, await wanted(office, journey, consent)), { step: 'ask-clearance', ...on() });
    const [one] = asked.clearances;
    expect(one).toMatchObject({ status: 'asked', fines: null });
    expect(refusal(await stepReturn<Problem>(office, asked, { step: 'ask-clearance', ...on() }))).toBe('409 repatriation.not-now');
    const decide = <View = Problem>(as: Session, body: object) =>
      as.post<View>(`/exit-clearances/${one!.id}/decision`, { decidedOn: today(), ...body }, ifMatch(one!));
    // Until the case is shared with the directorate it is not there.
    expect([await list(), refusal(await decide(liaison, { status: 'refused' }))]).toEqual([[], '404 not-found']);
    const desk = await unitOf(liaison);
    const word = await consentTo(officer, caseId, desk.id, { purpose: 'repatriation', categories: ['core'] });
    const body = shelterReferral(desk.id, word.id, {
      service: 'repatriation',
      needCode: 'return-home',
      need: 'Invented need: exit',
      categories: ['core'],
    });
    const sent = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, body), 201);
    await step(liaison, await step(liaison, sent, 'receive'), 'accept');
    expect(await list()).toEqual([{ ...one, caseId, sex: 'female', ageBand: '18-29' }]);
    for (const path of ['/repatriations/board', `/repatriations/${journey.id}`])
      expect(refusal(await liaison.get(path))).toBe('403 role.forbidden');
    expect(blamed(await decide(liaison, { status: 'granted' }))).toEqual(['fines: required']);
    expect(blamed(await decide(liaison, { status: 'granted', fines: 'charged' }))).toEqual(['amount: required']);
    expect(expected(await decide<object>(liaison, { status: 'granted', fines: 'charged', amount: 500_000 }), 200)).toMatchObject({
      status: 'granted',
      amount: 500_000,
    });
    expect(refusal(await decide(liaison, { status: 'refused' }))).toBe('404 not-found');
    const told = await readReturn(office, asked);
    expect(told.clearances[0]).toMatchObject({ status: 'granted', fines: 'charged', amount: 500_000 });
    expect(missing(told)).not.toContain('exit-clearance');
  });
});

it('keeps papers, route and receiver sealed, and says in no notice where anybody goes', async () => {
  const { journey, caseId } = await readyToLeave(room);
  await room.deliver();
  const { rows } = await admin.query<{ all: string }>(
    `select coalesce((select string_agg(s::text, '') from return_step s where s.repatriation_id = $1), '')
         || coalesce((select string_agg(a::text, '') from abroad_transfer a where a.case_id = $2), '')
         || coalesce((select string_agg(n::text, '') from notification n where n.case_id = $2 or n.subject_id = $1), '') as all`,
    [journey.id, caseId],
  );
  expect(rows[0]!.all).not.toMatch(/Invented|INV-0001/);
  expect(journey.taken.find(({ step: one }) => one === 'issue-document')?.words).toBe('INV-0001');
  const notices = expected(await officer.get<Page<NotificationView>>('/notifications?limit=50'), 200).items;
  expect(JSON.stringify(notices)).not.toContain('"PH"');
  expect(dayIn(0)).toBe(today());
});
