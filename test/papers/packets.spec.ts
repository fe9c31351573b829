import { randomBytes } from 'node:crypto';
import { WorkerDatabase } from '@himaya/api/testing';
import type { AgencyUnitView, NotificationView, Page, PrintedPaperView, ReferralView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, nameOf, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
import { asDrawn } from '../support/pdf-text';
import { codeForm, codeOn, outsideUnit, sendOutside, textOf, traces } from '../support/paper-packets';
import { refusal } from '../support/refusals';
import { workDone } from '../support/work-done';

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let admin: Session;
let house: AgencyUnitView;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  officer = await api.signIn('police-officer');
  admin = await api.signIn('agency-admin');
  house = expected(await admin.post<AgencyUnitView>('/agency/units', outsideUnit), 201);
});
beforeEach(() => guard.query('delete from guard.sign_in_failure'));
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const sent = (changes: object = {}) => sendOutside(officer, house, changes);
const printing = (id: string, as = officer, language = 'en') => as.post(`/referrals/${id}/packets`, { language });
const print = async (id: string, language = 'en') =>
  expected(await officer.post<PrintedPaperView>(`/referrals/${id}/packets`, { language }), 201);
const answer = (code: string, body: object = { answer: 'accept' }) => api.call('POST', '/packets/answers', { body: { code, ...body } });
const read = async (id: string): Promise<ReferralView> => expected(await officer.get<ReferralView>(`/referrals/${id}`), 200);
const lines = async (id: string) =>
  (
    await guard.query<{ action: string; result: string; user_id: string | null; unit_id: string | null }>(
      `select action, result, user_id, unit_id from audit_event where subject_id = $1 and action like 'packet.%' order by at`,
      [id],
    )
  ).rows;

describe('a request on paper', () => {
  it('goes to a body without accounts with the summary and a code, and names nobody', async () => {
    const { referral, number } = await sent();
    expect(referral.packet).toEqual({ printedAt: null, codeUntil: null, steps: [] });
    const paper = await print(referral.id);
    expect(paper).toMatchObject({ kind: 'referral-request', categories: ['core'] });
    const text = textOf(paper);
    const [{ name }, reader] = [await unitOf(officer), asDrawn(await nameOf(officer))];
    for (const said of ['Request for a service', 'Invented house', name.en, 'Female', 'Tagalog', '/answer', 'Safe place tonight'])
      expect(text).toContain(said);
    for (const hidden of ['Invented-Given', 'Invented-Family', 'Invented need', number, reader, 'Alias', 'Domestic'])
      expect(text).not.toContain(hidden);
    expect((await read(referral.id)).packet).toEqual({ printedAt: expect.any(String), codeUntil: expect.any(String), steps: [] });
    const { rows } = await guard.query<{ row: string; until: boolean }>(
      `select p::text as row, p.expires_at = r.decide_due_at as until from packet_code p join referral r on r.id = p.referral_id where r.id = $1`,
      [referral.id],
    );
    expect(rows[0]!.until).toBe(true);
    for (const hidden of traces(codeOn(paper))) expect(rows[0]!.row).not.toContain(hidden);
    expect(JSON.stringify({ ...paper, pdf: '' })).not.toContain(codeOn(paper));
  });

  it('is accepted with the code: received and accepted by the machine, in the body’s name, and the sender is told', async () => {
    const { referral, caseId } = await sent();
    const code = codeOn(await print(referral.id));
    expect(expected(await answer(` ${code.toLowerCase().replace('-', ' ')} `), 200)).toEqual({ status: 'answered' });
    const after = await read(referral.id);
    expect(after).toMatchObject({
      status: 'accepted',
      receivedAt: expect.any(String),
      decidedAt: expect.any(String),
      version: referral.version + 2,
    });
    expect(after.dueAt).not.toBeNull();
    expect(await lines(referral.id)).toEqual([
      { action: 'packet.print', result: 'done', user_id: expect.any(String), unit_id: referral.fromUnit.id },
      { action: 'packet.answer', result: 'done', user_id: null, unit_id: house.id },
    ]);
    expect((await guard.query('select from packet_code where referral_id = $1', [referral.id])).rowCount).toBe(0);
    // Nobody is there to go through a door.
    expect((await guard.query('select from case_grant where referral_id = $1', [referral.id])).rowCount).toBe(0);
    const steps = await guard.query(`select kind, step from deadline where subject_id = $1 and cancelled_at is null and fired_at is null`, [
      referral.id,
    ]);
    expect(steps.rows.map(({ kind }: { kind: string }) => kind)).toEqual(Array(3).fill('referral-first-service'));
    await workDone(guard, worker);
    const told = expected(await officer.get<Page<NotificationView>>('/notifications?limit=100'), 200).items;
    expect(told.filter(({ referralId }) => referralId === referral.id).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['referral-received', 'referral-accepted']),
    );
    const timeline = expected(
      await officer.get<{ items: { kind: string; unit: { id: string } | null }[] }>(`/cases/${caseId}/timeline`),
      200,
    );
    expect(timeline.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['referral-received', 'referral-accepted']));
  });

  it('is rejected with the code and a coded reason, and nothing else can be said', async () => {
    const { referral } = await sent();
    const code = codeOn(await print(referral.id));
    for (const body of [
      { answer: 'reject' },
      { answer: 'accept', reason: 'other' },
      { answer: 'start' },
      { answer: 'reject', reason: 'x' },
      {},
    ]) {
      expect(refusal(await answer(code, body))).toBe('400 body.invalid');
    }
    expect(refusal(await answer(code, { answer: 'reject', reason: 'other', note: 'Invented' }))).toBe('400 body.invalid');
    expected(await answer(code, { answer: 'reject', reason: 'no-capacity' }), 200);
    const after = await read(referral.id);
    expect(after).toMatchObject({ status: 'rejected', rejectionReason: 'no-capacity', dueAt: null, nextUnit: { id: expect.any(String) } });
    expect(after.nextUnit!.id).not.toBe(house.id);
    expect(refusal(await printing(referral.id))).toBe('409 referral.not-now');
  });

  it('has one answer for a code that is wrong, used, replaced, run out, called off or without consent, and takes as long', async () => {
    const seen: { readonly why: string; readonly answer: unknown; readonly took: number }[] = [];
    const attempt = async (why: string, code: string): Promise<void> => {
      await guard.query('delete from guard.sign_in_failure');
      const begun = performance.now();
      const given: Answer = await answer(code);
      const headers = Object.fromEntries([...given.headers].filter(([name]) => !/^(date|x-request-id|x-ratelimit-.*)$/.test(name)));
      seen.push({ why, answer: { status: given.status, body: given.body, headers }, took: performance.now() - begun });
    };
    await attempt('wrong', '00000-00000');
    const first = await sent();
    const replaced = codeOn(await print(first.referral.id));
    const used = codeOn(await print(first.referral.id));
    await attempt('replaced', replaced);
    expected(await answer(used), 200);
    await attempt('used', used);
    const late = await sent();
    const out = codeOn(await print(late.referral.id));
    await guard.query(`update packet_code set expires_at = now() - interval '1 second' where referral_id = $1`, [late.referral.id]);
    await attempt('run out', out);
    const off = await sent();
    const called = codeOn(await print(off.referral.id));
    await step(officer, await read(off.referral.id), 'cancel', { reason: 'found-elsewhere' });
    await attempt('called off', called);
    const gone = await sent();
    const without = codeOn(await print(gone.referral.id));
    await guard.query(`update consent set valid_until = current_date - 2 where id = $1`, [gone.consentId]);
    await attempt('without consent', without);
    expect(seen.map(({ answer: given }) => given)).toEqual(seen.map(() => seen[0]!.answer));
    expect(seen[0]!.answer).toMatchObject({ status: 409, body: { code: 'packet.code' } });
    expect(seen.filter(({ took }) => took < 295)).toEqual([]);
    expect((await read(gone.referral.id)).status).toBe('requested');
  });

  it('is answered five times an hour and address with codes that fit nothing, then by nobody there', async () => {
    const { referral } = await sent();
    const code = codeOn(await print(referral.id));
    const typo = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    expect(refusal(await answer(typo))).toBe('400 body.invalid');
    for (let n = 0; n < 5; n += 1) expect(refusal(await answer('00000-00000'))).toBe('409 packet.code');
    expect(refusal(await answer(code))).toBe('429 rate.limited');
    await guard.query(`update guard.sign_in_failure set at = at - interval '61 minutes'`);
    expected(await answer(code), 200);
  });

  it('counts tries by address: a stranger’s leave everybody else their own', async () => {
    const app = await api.database.asApp();
    const tried = async (address: string): Promise<string> => {
      const { rows } = await app.query<{ answer: string }>(`select guard.answer_packet($1, $2, 'r', 'accept', null, '{}') as answer`, [
        randomBytes(32),
        address,
      ]);
      return rows[0]!.answer;
    };
    const six: string[] = [];
    for (let n = 0; n < 6; n += 1) six.push(await tried('192.0.2.1'));
    expect(six).toEqual([...Array<string>(5).fill('packet.code'), 'rate.limited']);
    expect(await tried('192.0.2.2')).toBe('packet.code');
  });

  it('is answered once where two answer at the same time', async () => {
    const { referral } = await sent();
    const code = codeOn(await print(referral.id));
    const both = await Promise.all([answer(code), answer(code, { answer: 'reject', reason: 'other' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await lines(referral.id)).filter(({ action }) => action === 'packet.answer')).toHaveLength(1);
  });

  it('is printed by its sender alone, for a body outside, while there is time and a consent', async () => {
    const { referral, consentId } = await sent();
    expect(refusal(await printing(referral.id, await api.signIn('police-officer-2')))).toBe('404 not-found');
    expect(refusal(await printing(referral.id, await api.signIn('interpreter-coordinator')))).toBe('403 role.forbidden');
    expect(refusal(await officer.post(`/referrals/${referral.id}/packets`, { language: 'fr' }))).toBe('400 body.invalid');
    const shelter = await unitOf(await api.signIn('shelter-caseworker'));
    const kase = await openCase(officer);
    const { id } = await consentTo(officer, kase.id, shelter.id);
    const inside = expected(await officer.post<ReferralView>(`/cases/${kase.id}/referrals`, shelterReferral(shelter.id, id)), 201);
    expect(inside.packet).toBeUndefined();
    expect(refusal(await printing(inside.id))).toBe('409 packet.not-outside');
    await guard.query(`update referral set decide_due_at = now() where id = $1`, [referral.id]);
    expect(refusal(await printing(referral.id))).toBe('409 packet.overdue');
    await guard.query(`update referral set decide_due_at = now() + interval '1 day' where id = $1`, [referral.id]);
    await guard.query(`update consent set valid_until = current_date - 2 where id = $1`, [consentId]);
    expect(refusal(await printing(referral.id))).toBe('409 consent.expired');
    expect((await guard.query('select from packet_code where referral_id = $1', [referral.id])).rowCount).toBe(0);
  });
});

describe('a packet on paper', () => {
  it('follows the acceptance, with the categories of the consent and no code', async () => {
    const { referral } = await sent();
    const code = codeOn(await print(referral.id));
    expected(await answer(code), 200);
    const paper = await print(referral.id);
    expect(paper).toMatchObject({ kind: 'referral-packet', categories: ['core', 'identity'] });
    const text = textOf(paper);
    for (const said of ['Referral packet', 'Invented-Given', 'Invented need', 'under a consent']) expect(text).toContain(said);
    for (const hidden of ['Domestic', 'Deception', '/answer']) expect(text).not.toContain(hidden);
    expect(text.match(codeForm)!.filter((found) => found !== paper.checkCode)).toEqual([]);
  });

  it('holds the chosen fields of it and no line of the others', async () => {
    const lines = ['Given name', 'Nationality', 'Age in years', 'Phone'];
    const printed = async (fields: readonly string[]): Promise<string[]> => {
      const { referral } = await sent({ fields });
      expected(await answer(codeOn(await print(referral.id))), 200);
      const text = textOf(await print(referral.id));
      return lines.filter((line) => text.includes(line));
    };
    expect(await printed(['identity-name'])).toEqual(['Given name']);
    expect(await printed(['identity-nationality', 'identity-age'])).toEqual(['Nationality', 'Age in years']);
    expect(await printed([])).toEqual([]);
  });

  it('holds no identity where none was agreed, in any language', async () => {
    const { referral } = await sent({ categories: ['core'] });
    expected(await answer(codeOn(await print(referral.id, 'ckb'))), 200);
    for (const language of ['ar', 'ckb', 'en']) {
      const text = textOf(await print(referral.id, language));
      for (const hidden of ['Invented-Given', 'Invented-Family']) expect(text).not.toContain(hidden);
      expect(text).toContain('A.');
    }
  });
});

describe('a service outside', () => {
  const report = <View = Problem>(referral: ReferralView, body: object, as = officer) =>
    as.post<View>(`/referrals/${referral.id}/outside-steps`, body, ifMatch(referral));
  const told = async (referral: ReferralView, body: object): Promise<ReferralView> =>
    expected(await report<ReferralView>(referral, body), 200);
  const accepted = async (): Promise<ReferralView> => {
    const { referral } = await sent();
    expected(await answer(codeOn(await print(referral.id))), 200);
    return read(referral.id);
  };

  it('is begun and done in the words of whoever asked for it, once it was accepted', async () => {
    const { referral } = await sent();
    expect(referral.packet?.steps).toEqual([]);
    expect(refusal(await report(referral, { step: 'start' }))).toBe('409 referral.not-now');
    const running = await accepted();
    expect(running.packet?.steps).toEqual(['start', 'fail']);
    const begun = await told(running, { step: 'start' });
    expect(begun).toMatchObject({ status: 'in-progress', packet: { steps: ['complete', 'fail'] } });
    const done = await told(begun, { step: 'complete', outcome: 'service-provided', note: 'Invented words on the telephone' });
    expect(done).toMatchObject({
      status: 'completed',
      outcome: 'service-provided',
      note: 'Invented words on the telephone',
      packet: { steps: [] },
    });
    expect(
      (await guard.query('select from deadline where subject_id = $1 and fired_at is null and cancelled_at is null', [done.id])).rowCount,
    ).toBe(0);
    expect((await lines(done.id)).filter(({ action }) => action === 'packet.report')).toEqual(
      Array(2).fill({ action: 'packet.report', result: 'done', user_id: expect.any(String), unit_id: running.fromUnit.id }),
    );
  });

  it('that cannot be given leaves the need to the next unit, which is named', async () => {
    const failed = await told(await accepted(), { step: 'fail', reason: 'capacity-lost' });
    expect(failed).toMatchObject({ status: 'failed', failureReason: 'capacity-lost', nextUnit: { id: expect.any(String) } });
    expect(failed.nextUnit!.id).not.toBe(house.id);
  });

  it('is written down by its sender alone, on the version they saw, and never in the place of an answer', async () => {
    const running = await accepted();
    expect(refusal(await report(running, { step: 'start' }, await api.signIn('police-officer-2')))).toBe('404 not-found');
    expect(refusal(await report({ ...running, version: running.version - 1 }, { step: 'start' }))).toBe('412 conflict');
    for (const body of [{ step: 'accept' }, { step: 'complete' }, { step: 'start', reason: 'capacity-lost' }, {}]) {
      expect(refusal(await report(running, body))).toBe('400 body.invalid');
    }
    const shelter = await api.signIn('shelter-caseworker');
    const { referral: inside } = await referTo(shelter, officer);
    expect(refusal(await report(inside, { step: 'start' }))).toBe('409 packet.not-outside');
  });
});
