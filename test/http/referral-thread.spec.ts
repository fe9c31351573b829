import { localDay, type ConsentView, type Page, type ReferralListItem, type ReferralMessageView, type ReferralView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';

let api: TestApi;
let officer: Session;
let desk: Session;
let manager: Session;
let otherDesk: Session;
let doctor: Session;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi();
  officer = await api.signIn('police-officer');
  desk = await api.signIn('shelter-caseworker');
  manager = await api.signIn('shelter-manager');
  otherDesk = await api.signIn('shelter-caseworker-2');
  doctor = await api.signIn('health-provider');
  admin = await api.database.asAdmin();
});
afterAll(() => api.stop());

const read = async (as: Session, { id }: { id: string }): Promise<ReferralView> =>
  expected(await as.get<ReferralView>(`/referrals/${id}`), 200);
const accepted = async (referral: ReferralView): Promise<ReferralView> => step(desk, await step(desk, referral, 'receive'), 'accept');
const codeOf = async (answer: Promise<{ status: number; body: object }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${(body as { code?: string }).code ?? ''}`;
};
const write = (as: Session, { id }: { id: string }, body: object, key?: string) =>
  as.post<ReferralMessageView>(`/referrals/${id}/messages`, body, key ? { 'idempotency-key': key } : {});
const thread = async (as: Session, { id }: { id: string }, query = ''): Promise<Page<ReferralMessageView>> =>
  expected(await as.get<Page<ReferralMessageView>>(`/referrals/${id}/messages${query}`), 200);

describe('who has a referral', () => {
  it('is the member who took it, seen by colleagues and by nobody else, until it is given back', async () => {
    const { referral } = await referTo(desk, officer);
    const taken = await step(manager, await read(manager, referral), 'take');
    expect(taken.takenBy?.name).toBeTruthy();
    const seen = await read(desk, referral);
    expect(seen.takenBy).toEqual(taken.takenBy);
    expect(await read(officer, referral)).not.toHaveProperty('takenBy');
    expect(await codeOf(desk.post(`/referrals/${referral.id}/take`, {}, ifMatch(seen)))).toBe('409 referral.taken');
    const mine = async (as: Session): Promise<boolean> => {
      const page = await as.get<Page<ReferralListItem>>('/referrals?box=incoming&status=requested&taken=me&limit=100');
      return expected(page, 200).items.some(({ id }) => id === referral.id);
    };
    expect([await mine(manager), await mine(desk)]).toEqual([true, false]);
    // Reading it changes nothing about who has it; a stale hand takes nothing.
    const received = await step(desk, seen, 'receive');
    expect(received.takenBy).toEqual(taken.takenBy);
    expect(await codeOf(desk.post(`/referrals/${referral.id}/release`, {}, ifMatch(seen)))).toBe('412 conflict');
    // Whoever is away: a colleague gives it back for them, and takes it.
    const free = await step(desk, received, 'release');
    expect(free.takenBy).toBeNull();
    const again = await step(desk, free, 'take');
    expect(again.takenBy?.id).not.toBe(taken.takenBy?.id);
    expect(await codeOf(officer.post(`/referrals/${referral.id}/take`, {}, ifMatch(again)))).toBe('403 role.forbidden');
  });

  it('is who received it where nobody took it before', async () => {
    const { referral } = await referTo(desk, officer);
    expect((await step(desk, referral, 'receive')).takenBy?.name).toBeTruthy();
  });
});

describe('the thread', () => {
  it('carries codes before acceptance, words while the packet is open, and nothing after the end', async () => {
    const { referral } = await referTo(desk, officer);
    expect(referral.messageScope).toBe('codes');
    expect(await codeOf(write(officer, referral, { text: 'Invented words' }))).toBe('409 referral.codes-only');
    expect(await codeOf(write(desk, referral, { text: 'Invented words' }))).toBe('409 referral.codes-only');
    expected(await write(desk, referral, { code: 'when-arriving' }), 201);
    expected(await write(officer, referral, { code: 'arriving-today' }), 201);
    const open = await accepted(referral);
    expect(open.messageScope).toBe('words');
    expected(await write(officer, referral, { text: 'Invented words of the section' }), 201);
    expected(await write(desk, referral, { text: 'Invented words of the desk' }), 201);
    const [last, before] = (await thread(desk, referral)).items;
    expect(last).toMatchObject({ by: 'receiver', text: 'Invented words of the desk', unread: false });
    expect(last?.author).toBeTruthy();
    expect(before).toMatchObject({ by: 'sender', author: null, text: 'Invented words of the section', unread: true });
    const rows = await admin.query<{ text: Buffer | null }>('select text_ct as text from referral_message where referral_id = $1', [
      referral.id,
    ]);
    expect(rows.rows.filter(({ text }) => text?.includes('Invented'))).toEqual([]);
    await step(officer, await read(officer, referral), 'cancel', { reason: 'found-elsewhere' });
    expect(await codeOf(write(desk, referral, { code: 'please-call' }))).toBe('409 referral.not-now');
    // What the sender wrote closes with the packet; the desk keeps its own words and the codes.
    expect((await thread(desk, referral)).items.map(({ text, code }) => text ?? code)).toEqual([
      'Invented words of the desk',
      'arriving-today',
      'when-arriving',
    ]);
  });

  it('goes back to codes where the consent is taken back in mid-service', async () => {
    const { referral, consent } = await referTo(desk, officer);
    await accepted(referral);
    expected(await officer.post<ConsentView>(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    expect(await codeOf(write(officer, referral, { text: 'Invented words' }))).toBe('409 referral.codes-only');
    expected(await write(officer, referral, { code: 'please-call' }), 201);
  });

  it('marks what the other side wrote until this reader has read it', async () => {
    const { referral } = await referTo(desk, officer);
    expected(await write(officer, referral, { code: 'please-call' }), 201);
    const listed = async (as: Session): Promise<boolean | undefined> =>
      expected(await as.get<Page<ReferralListItem>>('/referrals?box=incoming&status=requested&limit=100'), 200).items.find(
        ({ id }) => id === referral.id,
      )?.unread;
    expect([await listed(desk), await listed(manager), (await read(officer, referral)).unread]).toEqual([true, true, false]);
    expected(await desk.post(`/referrals/${referral.id}/messages/reading`, {}), 200);
    expect([await listed(desk), await listed(manager)]).toEqual([false, true]);
  });

  it('is written once by an attempt, comes in pages, and is nobody else’s', async () => {
    const { referral } = await referTo(desk, officer);
    for (const code of ['please-call', 'date-firm', 'escorted']) {
      for (const key of [`${code}-${referral.id}`, `${code}-${referral.id}`]) expected(await write(officer, referral, { code }, key), 201);
    }
    const first = await thread(desk, referral, '?limit=2');
    expect(first.items.map(({ code }) => code)).toEqual(['escorted', 'date-firm']);
    const next = await thread(desk, referral, `?limit=2&cursor=${first.nextCursor}`);
    expect([next.items.map(({ code }) => code), next.nextCursor]).toEqual([['please-call'], null]);
    expect(await codeOf(otherDesk.get(`/referrals/${referral.id}/messages`))).toBe('404 not-found');
    expect(await codeOf(write(otherDesk, referral, { code: 'please-call' }))).toBe('404 not-found');
    expect(await codeOf(write(officer, referral, { code: 'made-up' }))).toBe('400 body.invalid');
    expect(await codeOf(write(officer, referral, {}))).toBe('400 body.invalid');
    expect(await codeOf(write(officer, referral, { code: 'please-call', text: 'both' }))).toBe('400 body.invalid');
    expect(await codeOf(write(officer, referral, { text: `Invented \u202e words` }))).toBe('400 body.invalid');
  });
});

describe('a case that two desks serve', () => {
  it('shows neither of them the other’s referral, nor its thread', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await accepted(referral);
    const clinic = await unitOf(doctor);
    const consent = await consentTo(officer, caseId, clinic.id);
    const asked = { service: 'medical', needCode: 'medical-examination' };
    const toClinic = expected(
      await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(clinic.id, consent.id, asked)),
      201,
    );
    await step(doctor, await step(doctor, toClinic, 'receive'), 'accept');
    expected(await write(officer, referral, { text: 'Invented: for the house alone' }), 201);
    expect(await codeOf(doctor.get(`/referrals/${referral.id}`))).toBe('404 not-found');
    expect(await codeOf(doctor.get(`/referrals/${referral.id}/messages`))).toBe('404 not-found');
    expect(await codeOf(write(doctor, referral, { code: 'please-call' }))).toBe('404 not-found');
    expect(await codeOf(doctor.post(`/referrals/${referral.id}/messages/reading`, {}))).toBe('404 not-found');
    expect((await thread(desk, referral)).items).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('has a reason and an end, and ends when the service goes on', async () => {
    const { referral } = await referTo(desk, officer);
    const open = await accepted(referral);
    const hold = (body: object) => desk.post<ReferralView>(`/referrals/${open.id}/hold`, body, ifMatch(open));
    expect(await codeOf(hold({ reason: 'person-ill', until: '2020-01-01' }))).toBe('400 body.invalid');
    expect(await codeOf(hold({ reason: 'person-ill', until: '2099-01-01' }))).toBe('400 body.invalid');
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const paused = expected(await hold({ reason: 'waiting-for-papers', until }), 200);
    expect(await read(officer, referral)).toMatchObject({ status: 'on-hold', holdReason: 'waiting-for-papers', holdUntil: until });
    const live = async (): Promise<string[]> =>
      (
        await admin.query<{ step: string }>(
          `select kind || ' ' || step as step from deadline where subject_id = $1 and fired_at is null and cancelled_at is null order by due_at`,
          [referral.id],
        )
      ).rows.map((row) => row.step);
    expect(await live()).toEqual(['referral-hold remind-desk', 'referral-hold tell-manager-and-sender']);
    const resumed = await step(desk, paused, 'resume');
    expect([resumed.holdReason, resumed.holdUntil, (await live()).every((one) => one.startsWith('referral-progress '))]).toEqual([
      null,
      null,
      true,
    ]);
    // A second pause on the same referral has an end of its own; where no day is named, two weeks.
    const second = await step(desk, resumed, 'hold');
    const days = (Date.parse(second.holdUntil!) - Date.parse(localDay(new Date()))) / 86_400_000;
    expect([days, second.holdReason, (await live()).length]).toEqual([14, 'unspecified', 2]);
  });
});

describe('what goes back to the sender', () => {
  it('is the outcome and the month alone where the service is sealed, and the whole answer elsewhere', async () => {
    const { id: caseId } = await openCase(officer);
    const clinic = await unitOf(doctor);
    const consent = await consentTo(officer, caseId, clinic.id);
    const asked = { service: 'medical', needCode: 'medical-examination' };
    const sent = expected(
      await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(clinic.id, consent.id, asked)),
      201,
    );
    const open = await step(doctor, await step(doctor, sent, 'receive'), 'accept', { note: 'Invented: welcome' });
    expect((await read(officer, sent)).note).toBe('Invented: welcome');
    const done = await step(doctor, await step(doctor, open, 'start'), 'complete', {
      outcome: 'service-provided',
      note: 'Invented finding',
    });
    expect(done).toMatchObject({ note: 'Invented finding', endedAt: expect.any(String) });
    const told = await read(officer, sent);
    expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided', startedAt: null, endedAt: null, note: null });
    expect(told.endedMonth).toMatch(/^\d{4}-\d{2}$/);
  });
});
