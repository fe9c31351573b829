import { randomUUID } from 'node:crypto';
import type { AgencyRef, BodyMeetingView, MeetingListItem, MeetingView, Page } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import { WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { blamedIn } from '../support/account-room';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { saveUnit, saveUser } from '../support/directory-builders';
import { inContext } from '../support/in-context';
import { codeOf } from '../support/legal-room';
import { expected, ifMatch } from '../support/main-job';
import { at, begun, day, everybody, forJustice, minutesOf, misfits, own } from '../support/meeting-room';
import { changesNothing } from '../support/refusals';

let api: TestApi;
let admin: Client;
let analyst: Session;
let second: Session;
let chair: Session;
let both: Session;
let bothId: string;
let justice: Session;
let labour: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [analyst, chair, labour] = (await Promise.all(
    ['secretariat-analyst', 'committee-chair', 'agency-focal-point'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session];
  const unit = await saveUnit(admin, { kind: 'committee-office', agencyId: 'ministry-of-justice' as never });
  [second, both, justice] = (await Promise.all(
    [['secretariat-analyst'], ['secretariat-analyst', 'committee-chair'], ['agency-focal-point']].map(async (roles) => {
      const user = await saveUser(admin, { unit, roles: roles as never });
      if (roles.length === 2) bothId = user.id;
      return api.sessionWith(user.username, user);
    }),
  )) as [Session, Session, Session];
});
afterAll(() => api.stop());

const record = (body: object, as = analyst) => as.post<MeetingView>('/meetings', body);
const list = async (query = '', as = analyst): Promise<readonly MeetingListItem[]> =>
  expected(await as.get<Page<MeetingListItem>>(`/meetings?limit=100${query}`), 200).items;

async function closed(more: object = {}, first: object = {}): Promise<MeetingView> {
  const draft = expected(await record(begun(first)), 201);
  return expected(await at(analyst, expected(await at(analyst, draft, 'minutes', minutesOf(draft, more)), 200), 'closing'), 200);
}

describe('the minutes of a meeting', () => {
  it('are written by the secretariat, closed once every member is told of, and confirmed by the chair', async () => {
    const draft = expected(await record(begun()), 201);
    expect(draft).toMatchObject({
      state: 'draft',
      version: 1,
      agenda: [],
      attendance: [],
      decisions: [],
      closed: null,
      steps: ['write', 'close'],
    });
    expect(draft.members.map(({ id }) => id)).toEqual(members);
    expect(await codeOf(record({ ...begun(), number: draft.number }))).toBe('409 meeting.number-taken');
    const other = expected(await record({ ...begun({ kind: 'sub-committee' }), number: draft.number }), 201);
    expect(await codeOf(at(analyst, other, 'minutes', minutesOf({ ...draft })))).toBe('409 meeting.number-taken');
    const part = expected(await at(analyst, draft, 'minutes', minutesOf(draft, { attendance: everybody().slice(1) })), 200);
    expect(await codeOf(at(analyst, part, 'closing'))).toBe('409 meeting.untold');
    const whole = expected(
      await at(second, part, 'minutes', minutesOf(part, { attendance: everybody({ 'ministry-of-justice': 'absent' }) })),
      200,
    );
    expect(await codeOf(at(analyst, part, 'minutes', minutesOf(part)))).toBe('412 conflict');
    expect(await codeOf(at(chair, whole, 'confirmation'))).toBe('409 meeting.not-now');
    const shut = expected(await at(analyst, whole, 'closing'), 200);
    expect(shut).toMatchObject({
      state: 'closed',
      agenda: ['Invented point'],
      decisions: [{ textAr: 'قرار للعدل', agency: { id: 'ministry-of-justice' }, standing: 'overdue' }, { standing: 'open' }],
      steps: ['correct', 'follow-up'],
    });
    expect(shut.closed!.by).not.toBe('');
    expect(shut.attendance.map(({ agency }) => agency.id)).toEqual(members);
    expect(await codeOf(at(analyst, shut, 'minutes', minutesOf(shut)))).toBe('409 meeting.not-now');
    expect(expected(await chair.get<MeetingView>(`/meetings/${shut.id}`), 200).steps).toEqual(['confirm']);
    const confirmed = expected(await at(chair, shut, 'confirmation'), 200);
    expect(confirmed).toMatchObject({ state: 'confirmed', steps: [] });
    expect(await codeOf(at(chair, confirmed, 'confirmation'))).toBe('409 meeting.not-now');
  });

  it('are confirmed by nobody who had a hand in them, in the database neither', async () => {
    const draft = expected(await record(begun({ kind: 'sub-committee' }), both), 201);
    const shut = expected(await at(analyst, draft, 'closing'), 200);
    expect(await codeOf(at(both, shut, 'confirmation'))).toBe('409 meeting.second-person');
    const guard = await api.database.asGuard();
    await expect(
      guard.query(`update meeting set state = 'confirmed', confirmed_by = $2, confirmed_at = now() where id = $1`, [shut.id, bothId]),
    ).rejects.toMatchObject({ constraint: 'meeting_two_check' });
  });

  it('stay as they were closed, whoever writes', async () => {
    const shut = await closed();
    const guard = await api.database.asGuard();
    const [decision] = shut.decisions;
    for (const client of [guard, admin]) {
      for (const statement of [
        `update meeting set place = 'elsewhere' where id = $1`,
        `update meeting set state = 'draft', closed_by = null, closed_at = null where id = $1`,
        `update meeting set hands = hands[2:] || confirmed_by where id = $1`,
        `delete from meeting_attendance where meeting_id = $1`,
        `insert into meeting_attendance (meeting_id, agency_id, attendance) values ($1, 'supreme-judicial-council', 'present')`,
        `update meeting_decision set due_on = null where meeting_id = $1`,
      ]) {
        await expect(client.query(statement, [shut.id])).rejects.toMatchObject({ code: '42501' });
      }
    }
    await at(analyst, shut, 'corrections', { agencyId: 'ministry-of-justice', attendance: 'absent' });
    await analyst.post(`/meeting-decisions/${decision!.id}/findings`, { finding: 'not-done', note: 'Invented' }, ifMatch({ version: 1 }));
    for (const statement of [`update decision_follow_up set finding = 'done'`, 'delete from meeting_attendance_correction']) {
      await expect(admin.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    // A closing that took place is the same for whoever else tried it at once.
    const draft = expected(await record(begun({ kind: 'half-year-expert-meeting' })), 201);
    const tries = async (as: readonly Session[], one: MeetingView, deed: string) =>
      (await Promise.all(as.map((who) => at(who, one, deed)))).map(({ status }) => status).toSorted((a, b) => a - b);
    expect(await tries([analyst, second], draft, 'closing')).toEqual([200, 412]);
    const open = expected(await chair.get<MeetingView>(`/meetings/${draft.id}`), 200);
    expect(await tries([chair, chair], open, 'confirmation')).toEqual([200, 412]);
  });

  it('are held by the database as the application decides them', async () => {
    const writer = await saveUser(admin, { unit: await saveUnit(admin, { kind: 'committee-office' }), roles: ['secretariat-analyst'] });
    const app = await api.database.asApp();
    const asked = (call: string, values: readonly unknown[]): Promise<string> =>
      inContext(app, writer, async (q) => (await q<{ said: string }>(`select ${call} as said`, values))[0]!.said);
    const draft = expected(await record(begun()), 201);
    const write = (more: object) => asked('guard.write_meeting($1, 1, $2)', [draft.id, JSON.stringify(minutesOf(draft, more))]);
    for (const more of misfits) expect([more, await write(more)]).toEqual([more, 'body.invalid']);
    const told = everybody().slice(1);
    expect(await write({ attendance: told })).toBe('done');
    const close = (seated: readonly string[]) => asked('guard.close_meeting($1, 2, $2)', [draft.id, seated]);
    expect([await close([]), await close(members), await close(told.map(({ agencyId }) => agencyId))]).toEqual([
      'meeting.untold',
      'meeting.untold',
      'done',
    ]);
    const [decision] = expected(await analyst.get<MeetingView>(`/meetings/${draft.id}`), 200).decisions;
    expect(await asked(`guard.follow_decision_up($1, 1, 'done', $2)`, [decision!.id, 'x'.repeat(1001)])).toBe('body.invalid');
  });

  it('are corrected by a later entry, which the chair confirms again', async () => {
    const confirmed = expected(
      await at(chair, await closed({ attendance: everybody({ 'ministry-of-justice': 'absent' }) }), 'confirmation'),
      200,
    );
    const correction = { agencyId: 'ministry-of-justice', attendance: 'represented' };
    expect(await codeOf(at(analyst, confirmed, 'corrections', { ...correction, agencyId: 'supreme-nobody' }))).toBe('400 body.invalid');
    const corrected = expected(await at(analyst, confirmed, 'corrections', correction), 200);
    expect(corrected).toMatchObject({ state: 'closed', confirmed: null });
    expect(corrected.attendance.find(({ agency }: { agency: AgencyRef }) => agency.id === ('ministry-of-justice' as never))).toMatchObject({
      attendance: 'represented',
      written: 'absent',
      corrections: [{ attendance: 'represented' }],
    });
    expect(await codeOf(at(analyst, confirmed, 'corrections', correction))).toBe('412 conflict');
    expect(expected(await at(chair, corrected, 'confirmation'), 200).state).toBe('confirmed');
    // A body that the minutes did not name sees the meeting from the entry on.
    const unnamed = await closed({ attendance: [], decisions: [] }, { kind: 'sub-committee' });
    const seen = async () => (await own(justice)).find(({ id }) => id === unnamed.id)?.attendance;
    expect(await seen()).toBeUndefined();
    expected(await at(analyst, unnamed, 'corrections', correction), 200);
    expect(await seen()).toBe('represented');
  });

  it('are nobody else’s, and hold nothing that does not fit', async () => {
    const shut = await closed();
    for (const name of ['agency-focal-point', 'external-evaluator', 'police-supervisor', 'system-admin']) {
      const who = await api.signIn(name);
      expect([name, await codeOf(who.get('/meetings')), await codeOf(who.get(`/meetings/${shut.id}`))]).toEqual([
        name,
        '403 role.forbidden',
        '403 role.forbidden',
      ]);
    }
    expect(await codeOf(at(analyst, shut, 'confirmation'))).toBe('403 role.forbidden');
    expect(await codeOf(record(begun(), chair))).toBe('403 role.forbidden');
    await changesNothing(admin, async () => {
      for (const [body, wrong] of [
        [begun({ heldOn: day(2) }), 'heldOn: date.future'],
        [begun({ heldOn: '2026-02-30' }), 'heldOn: date.invalid'],
        [begun({ number: 0 }), 'number: number.too-small'],
        [begun({ place: '' }), 'place: text.too-short'],
        [begun({ kind: 'dinner' }), 'kind: code.unknown'],
      ] as const) {
        expect(await blamedIn(record(body))).toEqual([wrong]);
      }
    });
    const draft = expected(await record(begun()), 201);
    for (const [more, wrong] of [
      [
        { attendance: [...everybody(), { agencyId: 'ministry-of-justice', attendance: 'absent' }] },
        `attendance.${members.length}.agencyId: code.unknown`,
      ],
      [{ attendance: [{ agencyId: 'supreme-nobody', attendance: 'present' }] }, 'attendance.0.agencyId: code.unknown'],
      [{ decisions: [{ ...forJustice, dueOn: day(-61) }] }, 'decisions.0.dueOn: date.order'],
      [{ agenda: ['x'.repeat(301)] }, 'agenda: text.too-long'],
      [{ agenda: ['two\nlines'] }, 'agenda: value.invalid'],
    ] as const) {
      expect(await blamedIn(at(analyst, draft, 'minutes', minutesOf(draft, more)))).toEqual([wrong]);
    }
    expect(await codeOf(at(analyst, { ...draft, id: randomUUID() as never }, 'closing'))).toBe('404 not-found');
    expect(await codeOf(analyst.get('/meetings?overdue=perhaps'))).toBe('400 body.invalid');
  });
});

describe('what was decided', () => {
  it('is answered by its own body, which sees nothing of others, and followed up by the secretariat', async () => {
    const shut = await closed({ attendance: everybody({ 'ministry-of-justice': 'excused' }) });
    const [ours, theirs] = shut.decisions as [MeetingView['decisions'][number], MeetingView['decisions'][number]];
    const seen = (await own(justice)).find(({ id }) => id === shut.id)!;
    expect(seen).toEqual({
      id: shut.id,
      kind: 'committee-session',
      number: shut.number,
      heldOn: shut.heldOn,
      attendance: 'excused',
      decisions: [
        { id: ours.id, version: 1, textAr: 'قرار للعدل', textCkb: null, textEn: null, dueOn: day(-1), standing: 'overdue', followUps: [] },
      ],
    });
    expect((await own(labour)).find(({ id }) => id === shut.id)).toMatchObject({ attendance: 'present', decisions: [{ id: theirs.id }] });
    const answer = (as: Session, id: string, version: number) =>
      as.post<BodyMeetingView>(`/meeting-decisions/${id}/answers`, { note: 'Invented answer' }, ifMatch({ version }));
    expect(await codeOf(answer(labour, ours.id, 1))).toBe('404 not-found');
    expect(await codeOf(answer(analyst, ours.id, 1))).toBe('403 role.forbidden');
    const answers = await Promise.all([answer(justice, ours.id, 1), answer(justice, ours.id, 1)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const find = (finding: string, version: number) =>
      analyst.post<MeetingView>(`/meeting-decisions/${ours.id}/findings`, { finding, note: 'Invented finding' }, ifMatch({ version }));
    expect(await codeOf(find('done', 1))).toBe('412 conflict');
    // An answer alone is no finding.
    expect((await list('&overdue=true')).map(({ id }) => id)).toContain(shut.id);
    const found = expected(await find('not-done', 2), 200);
    expect(found.decisions[0]).toMatchObject({
      standing: 'not-done',
      version: 3,
      followUps: [{ kind: 'answer' }, { kind: 'finding', finding: 'not-done' }],
    });
    expect(found.decisions[0]!.followUps.map(({ by }) => by)).not.toContain('');
    expect((await list('&overdue=true')).map(({ id }) => id)).not.toContain(shut.id);
    expect((await list('&kind=committee-session')).find(({ id }) => id === shut.id)!.decisions).toEqual({
      open: 1,
      overdue: 0,
      done: 0,
      'not-done': 1,
    });
    expect((await own(justice)).find(({ id }) => id === shut.id)!.decisions[0]).toMatchObject({
      standing: 'not-done',
      followUps: [{ note: 'Invented answer' }, {}],
    });
  });

  it('is told to its body once the chair confirmed it, and to it and the secretariat once it is overdue', async () => {
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    const chore = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'tell-of-meetings')!;
    const shut = await closed();
    const told = async (): Promise<string[]> => {
      for (let times = 0; times < 2; times += 1) await chore.run(worker, new Date());
      const { rows } = await admin.query<{ told: string }>(
        `select n.kind || ' ' || u.agency_id as told from notification n join unit u on u.id = n.unit_id where n.subject_id = $1 order by 1`,
        [shut.id],
      );
      return rows.map((row) => row.told);
    };
    try {
      const kinds = new Set((await told()).map((line) => line.split(' ')[0]));
      expect([...kinds]).toEqual(['meeting-decision-overdue', 'meeting-decisions-overdue', 'meeting-minutes-waiting']);
      expected(await at(chair, shut, 'confirmation'), 200);
      const after = (await told()).filter((line) => line.startsWith('meeting-decision-') && line.endsWith(forJustice.agencyId));
      // Each of its two offices, once.
      expect(after).toEqual(['given', 'given', 'overdue', 'overdue'].map((what) => `meeting-decision-${what} ${forJustice.agencyId}`));
    } finally {
      await worker.close();
    }
  });

  it('of a draft is nobody’s yet', async () => {
    const draft = expected(await record(begun()), 201);
    const written = expected(await at(analyst, draft, 'minutes', minutesOf(draft)), 200);
    expect((await own(justice)).map(({ id }) => id)).not.toContain(draft.id);
    const [decision] = written.decisions;
    const body = { note: 'Invented answer' };
    expect(await codeOf(justice.post(`/meeting-decisions/${decision!.id}/answers`, body, ifMatch({ version: 1 })))).toBe('404 not-found');
    expect(
      await codeOf(analyst.post(`/meeting-decisions/${decision!.id}/findings`, { ...body, finding: 'done' }, ifMatch({ version: 1 }))),
    ).toBe('409 meeting.not-now');
    expect((await list()).find(({ id }) => id === draft.id)!.decisions).toEqual({ open: 0, overdue: 0, done: 0, 'not-done': 0 });
    expect((await list(`&year=${Number(day(-60).slice(0, 4)) - 1}`)).map(({ id }) => id)).not.toContain(draft.id);
  });
});
