import type {
  CaseView,
  InterpretationBoard,
  InterpretationListItem,
  InterpretationView,
  InterpreterView,
  Page,
  ReferralView,
  TimelineItem,
} from '@himaya/domain';
import { sentBy } from '../permissions/statements';
import type { Session } from '../support/api';
import { buildersOn } from '../support/builders';
import { close } from '../support/closing';
import {
  asked,
  begin,
  complete,
  enrolled,
  fitting,
  inHours,
  move,
  moved,
  owed,
  plan,
  planned,
  requested,
  service,
  told,
} from '../support/interpretation-room';
import { expected, ifMatch } from '../support/main-job';
import { codeOf, openRoom, type Room } from '../support/shelter-room';

let room: Room;
let admin: Room['admin'];
let officer: Session;
let office: Session;
let woman: InterpreterView;
let other: InterpreterView;

beforeAll(async () => {
  room = await openRoom();
  ({ admin, officer } = room);
  office = await room.api.signIn('interpreter-coordinator');
  woman = await enrolled(office);
  other = await enrolled(office, { name: 'Invented Second', childTrained: true });
});
afterAll(() => room.stop());

describe('a request', () => {
  it('goes from the accepted referral over its sessions to the outcome that the asking unit is told, who never reads who interpreted', async () => {
    const one = await requested(officer, office);
    const board = async (): Promise<InterpretationBoard> => expected(await office.get<InterpretationBoard>('/interpretation/board'), 200);
    expect((await board()).running.find(({ referralId }) => referralId === one.referral.id)).toMatchObject({ planned: 0, held: 0 });
    expect(await asked(officer, one.referral)).toEqual([]);
    expect(await fitting(office, one.referral)).toEqual(expect.arrayContaining([woman.id, other.id]));
    const view = await planned(office, one.referral, woman);
    expect(view).toMatchObject({ referralStatus: 'in-progress', person: { languages: ['tl', 'en'], child: false }, wish: 'female' });
    const [session] = view.sessions as [InterpretationView['sessions'][number]];
    expect(session.moves).toEqual(['cancel', 'reschedule', 'replace']);
    expect((await officer.get<ReferralView>(`/referrals/${one.referral.id}`)).body.status).toBe('in-progress');
    expect(await asked(officer, one.referral)).toMatchObject([{ status: 'planned', interpreterSex: 'female', place: 'requesting-unit' }]);
    await room.deliver();
    expect(await told(admin, 'interpretation-planned', one.referral.id)).toEqual([{ unit: 'police-section', case: false, details: {} }]);
    // Nothing ends it past what is planned: not here, and not on the referral's own page.
    expect(await codeOf(complete(office, view))).toBe('409 interpretation.still-planned');
    const now = expected(await office.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
    expect(await codeOf(office.post(`/referrals/${one.referral.id}/complete`, { outcome: 'service-provided' }, ifMatch(now)))).toBe(
      '409 interpretation.still-planned',
    );
    expect(await codeOf(move(office, session, { move: 'hold', minutes: 50 }))).toBe('409 interpretation.not-begun');
    const later = await moved(office, session, { move: 'reschedule', from: inHours(72), to: inHours(73) });
    const replaced = await moved(office, later, { move: 'replace', interpreterId: other.id });
    expect(replaced).toMatchObject({ interpreter: { id: other.id, number: other.number }, status: 'planned' });
    expect(await codeOf(move(office, session, { move: 'cancel', reason: 'other' }))).toBe('412 conflict');
    await begin(admin, session.id);
    expect(await owed(office, session.id)).toEqual(['interpretation-record', one.caseId]);
    const missed = await moved(office, replaced, { move: 'miss', absentee: 'requester' });
    const undone = await moved(office, missed, { move: 'reopen' });
    const held = await moved(office, undone, { move: 'hold', minutes: 50 });
    expect(held).toMatchObject({ status: 'held', minutes: 50, moves: ['reopen'] });
    expect(held.events.map(({ kind }) => kind)).toEqual(['hold', 'reopen', 'miss', 'replace', 'reschedule', 'plan']);
    expect(await owed(office, session.id)).toEqual([]);
    const ready = await service(office, one.referral);
    expect(ready.outcome).toBe('service-provided');
    expect(expected(await complete(office, ready), 200)).toMatchObject({ referralStatus: 'completed', mayPlan: false });
    const reported = expected(await officer.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
    expect(reported).toMatchObject({ status: 'completed', outcome: 'service-provided' });
    expect(await codeOf(move(office, held, { move: 'reopen' }))).toBe('409 interpretation.no-referral');
    const seen = await asked(officer, one.referral);
    expect(seen).toMatchObject([{ status: 'held', minutes: 50, interpreterSex: 'female' }]);
    const timeline = expected(await officer.get<Page<TimelineItem>>(`/cases/${one.caseId}/timeline?limit=100`), 200);
    expect(timeline.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['interpretation-planned', 'interpretation-held']));
    expect(JSON.stringify([reported, seen, timeline])).not.toMatch(/Invented Interpreter|Invented Second|"number":\d/);
    const { rows } = await admin.query(`select from deadline where subject_id = $1 and fired_at is null and cancelled_at is null`, [
      session.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('takes the past only for what was held, and nothing that the referral does not carry', async () => {
    const one = await requested(officer, office);
    const past = { from: inHours(-5), to: inHours(-4) };
    expect(await codeOf(complete(office, await service(office, one.referral)))).toBe('409 interpretation.nothing-held');
    expect(await codeOf(plan(office, one.referral, woman, past))).toBe('400 body.invalid');
    expect(await codeOf(plan(office, one.referral, woman, { minutes: 30 }))).toBe('400 body.invalid');
    expect(await codeOf(plan(office, one.referral, woman, { language: 'am' }))).toBe('409 interpretation.unfit');
    const view = await planned(office, one.referral, woman, { ...past, minutes: 30 });
    expect(view).toMatchObject({ referralStatus: 'in-progress', outcome: 'service-provided', sessions: [{ status: 'held', minutes: 30 }] });
    // Nobody was in two places, afterwards neither.
    expect(await codeOf(plan(office, one.referral, woman, { from: inHours(-4.5), to: inHours(-3), minutes: 30 }))).toBe(
      '409 interpretation.booked',
    );
  });

  it('is sent an interpreter who fits: bound at that time, of the sex wished, there or from afar, trained where it is a child', async () => {
    const one = await requested(officer, office);
    const man = await enrolled(office, { sex: 'male', governorates: ['basra'] });
    const unbound = await enrolled(office, {}, null);
    const soon = await enrolled(office, { remote: false }, 3);
    expect(await fitting(office, one.referral)).toEqual(expect.arrayContaining([woman.id, soon.id]));
    expect(await fitting(office, one.referral)).not.toEqual(expect.arrayContaining([unbound.id]));
    expect(await codeOf(plan(office, one.referral, unbound))).toBe('409 interpretation.unfit');
    const afterIts = { from: inHours(24 * 5), to: inHours(24 * 5 + 1) };
    expect(await codeOf(plan(office, one.referral, soon, afterIts))).toBe('409 interpretation.unfit');
    expect(await codeOf(plan(office, one.referral, man, { wish: 'female' }))).toBe('409 interpretation.unfit');
    const phone = { mode: 'phone', governorate: undefined, place: undefined };
    expect(await codeOf(plan(office, one.referral, soon, phone))).toBe('409 interpretation.unfit');
    expect(await codeOf(plan(office, one.referral, man, { wish: 'no-wish' }))).toBe('409 interpretation.unfit');
    expect(await codeOf(plan(office, one.referral, man, { ...phone, wish: 'no-wish' }))).toBe('201 ');
    const nearby = await enrolled(office, { sex: 'male' });
    expect(await codeOf(plan(office, one.referral, nearby))).toBe('409 interpretation.unfit');
    expect(await codeOf(plan(office, one.referral, nearby, { wish: 'no-wish' }))).toBe('201 ');
    const amharic = await enrolled(office, { languages: ['am'] });
    expect(await codeOf(plan(office, one.referral, amharic))).toBe('409 interpretation.unfit');
    await admin.query(`update case_record set age_band = '9-14' where id = $1`, [one.caseId]);
    const trained = await fitting(office, one.referral);
    expect([trained.includes(other.id), trained.includes(woman.id), trained.includes(soon.id)]).toEqual([true, false, false]);
    expect(await codeOf(plan(office, one.referral, woman))).toBe('409 interpretation.unfit');
  });
});

describe('the end of sharing', () => {
  const ends: readonly (readonly [string, (one: Awaited<ReturnType<typeof requested>>) => Promise<unknown>, string])[] = [
    [
      'a consent taken back',
      async (one) => officer.post(`/consents/${one.consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }),
      'consent-withdrawn',
    ],
    [
      'a referral called off',
      async (one) => {
        const now = expected(await officer.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
        return officer.post(`/referrals/${one.referral.id}/cancel`, { reason: 'no-longer-needed' }, ifMatch(now));
      },
      'referral-ended',
    ],
    [
      'a service that failed',
      async (one) => {
        const now = expected(await office.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
        return office.post(`/referrals/${one.referral.id}/fail`, { reason: 'person-unreachable' }, ifMatch(now));
      },
      'referral-ended',
    ],
  ];

  it.each(ends)('by %s calls off what is planned, and keeps what was held without naming the case', async (_, end, reason) => {
    const one = await requested(officer, office);
    const sent = await enrolled(office);
    await planned(office, one.referral, sent, { from: inHours(-30), to: inHours(-29), minutes: 45 });
    const view = await planned(office, one.referral, sent, { from: inHours(60), to: inHours(61) });
    const { number } = expected(await officer.get<CaseView>(`/cases/${one.caseId}`), 200);
    expect(JSON.stringify(view)).toContain(number);
    expect(((await end(one)) as { status: number }).status).toBe(200);
    const after = await service(office, one.referral);
    expect(after).toMatchObject({ person: null, mayPlan: false, unsuited: [] });
    expect(after.sessions).toMatchObject([
      { status: 'cancelled', reason, caseNumber: null, moves: [] },
      { status: 'held', minutes: 45, caseNumber: null, moves: [] },
    ]);
    await room.deliver();
    expect(await told(admin, 'interpretation-stopped', after.sessions[0]!.id)).toEqual([
      { unit: 'interpreter-office', case: false, details: {} },
    ]);
    expect(await codeOf(plan(office, one.referral, woman))).toBe('409 interpretation.no-referral');
    const held = await office.get<Page<InterpretationListItem>>('/interpretation/sessions?status=held&limit=100');
    expect(expected(held, 200).items.find(({ referralId }) => referralId === one.referral.id)).toMatchObject({ caseNumber: null });
    expect(JSON.stringify([after, held.body])).not.toContain(number);
  });

  it('and a plan at the same moment wait for each other, and leave nothing planned', async () => {
    for (let n = 0; n < 5; n += 1) {
      const one = await requested(officer, office);
      const hours = { from: inHours(400 + n), to: inHours(400.5 + n) };
      const [made, withdrawn] = await Promise.all([
        codeOf(plan(office, one.referral, woman, hours)),
        codeOf(officer.post(`/consents/${one.consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' })),
      ]);
      expect(withdrawn).toBe('200 ');
      expect(['201 ', '409 interpretation.no-referral']).toContain(made);
      expect((await service(office, one.referral)).sessions.filter(({ status }) => status === 'planned')).toEqual([]);
    }
  });
});

describe('the office', () => {
  it('keeps roster and sessions to itself, and its day list names nobody but its own', async () => {
    const builders = await buildersOn(room.api.database);
    const stranger = await builders.aUserOf('interpreter-office', 'interpreter-coordinator');
    const elsewhere = room.api.sessionWith(stranger.username, stranger);
    const one = await requested(officer, office);
    // Beyond every session of the demo world, whose days turn at Iraq's midnight.
    const from = `${new Date(Date.now() + 33 * 86_400_000).toISOString().slice(0, 10)}T09:00:00Z`;
    const to = from.replace('T09', 'T10');
    const { sessions } = await planned(office, one.referral, woman, { from, to });
    for (const path of [
      `/interpretation/referrals/${one.referral.id}`,
      `/interpretation/sessions/${sessions[0]!.id}`,
      `/interpretation/interpreters/${woman.id}`,
    ]) {
      expect(await codeOf(elsewhere.get(path))).toBe('404 not-found');
    }
    expect(expected(await elsewhere.get<Page<unknown>>('/interpretation/interpreters'), 200).items).toEqual([]);
    expect(await asked(room.desk, one.referral).catch((error: Error) => error.message)).toMatch(/answered 404/);
    const day = expected(await office.get<{ items: InterpretationListItem[] }>(`/interpretation/day?date=${from.slice(0, 10)}`), 200).items;
    expect(day).toMatchObject([{ id: sessions[0]!.id, interpreter: { number: woman.number } }]);
    expect(JSON.stringify(day)).not.toContain('A.');
    // A case with a session to come is not closed: its referral runs.
    expect((await close(officer, one.caseId)).body.code).toBe('case.referral-active');
  });

  it('reads its lists with as many statements for many rows as for few', async () => {
    const counted = async (path: string): Promise<number> => (await sentBy(() => office.get(path))).sent.length;
    for (const path of ['/interpretation/interpreters?limit=', '/interpretation/sessions?status=planned&limit=']) {
      expect(await counted(`${path}20`)).toBe(await counted(`${path}1`));
    }
    const one = await requested(officer, office);
    const page = () => counted(`/interpretation/referrals/${one.referral.id}`);
    await planned(office, one.referral, woman, { from: inHours(600), to: inHours(601) });
    const few = await page();
    for (let n = 1; n < 5; n += 1) await planned(office, one.referral, other, { from: inHours(600 + 2 * n), to: inHours(601 + 2 * n) });
    expect(await page()).toBe(few);
  });
});
