import {
  testimonyMachine,
  type CaseProceedingsView,
  type CaseView,
  type Page,
  type ProceedingView,
  type TestimonyMeasureView,
  type TimelineItem,
} from '@himaya/domain';
import { codeOf, openLegalRoom, today, type LegalRoom } from '../support/legal-room';
import { expected, ifMatch, openCase, unitOf } from '../support/main-job';
import type { Session } from '../support/api';
import { aProceeding, enter, letIn, readProceeding, triedFor } from '../support/proceeding-room';
import { inContext } from '../support/in-context';
import { saveUser, type Unit } from '../support/directory-builders';
import { accepted } from '../support/shelter-room';

let room: LegalRoom;
let officer: Session;
let supervisor: Session;
let elsewhere: Session;
let court: Session;
let shelter: Session;

beforeAll(async () => {
  room = await openLegalRoom();
  officer = room.officer;
  [supervisor, elsewhere, court, shelter] = (await Promise.all(
    ['police-supervisor', 'police-officer-2', 'court-liaison', 'shelter-caseworker'].map((name) => room.api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(() => room.stop());

const readOf = async (as: Session, caseId: string): Promise<CaseProceedingsView> =>
  expected(await as.get<CaseProceedingsView>(`/cases/${caseId}/proceedings`), 200);
const link = (as: Session, caseId: string, proceedingId: string) =>
  as.post<CaseProceedingsView>(`/cases/${caseId}/proceedings`, { proceedingId });
const lay = async (caseId: string): Promise<void> =>
  void expected(await supervisor.post(`/cases/${caseId}/court-assignments`, { toUnitId: (await unitOf(court)).id }), 201);
const ask = async (as: Session, caseId: string, body: object = {}): Promise<TestimonyMeasureView> =>
  expected(
    await as.post<CaseProceedingsView>(`/cases/${caseId}/testimony-measures`, {
      person: 'victim',
      kind: 'guarded-home',
      askedOn: '2026-01-10',
      ...body,
    }),
    201,
  ).measures[0]!;
const move = (as: Session, one: TestimonyMeasureView, body: object) =>
  as.post<CaseProceedingsView>(`/testimony-measures/${one.id}/moves`, body, ifMatch(one));
/** Core and proceedings of the case, to read: as a grant would open them. */
async function opensTo(whom: Session, caseId: string): Promise<void> {
  const { id } = await unitOf(whom);
  await room.admin.query(
    `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
       values (gen_random_uuid(), $1, $2, 'assignment', 257, 0, (select id from user_account where username = 'police-officer'))`,
    [caseId, id],
  );
  await room.admin.query('select guard.rebuild_access($1, $2)', [id, caseId]);
}
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a proceeding that is tied to a case', () => {
  it('is known to those who have both, and leads nobody from the one to the other who has one alone', async () => {
    const { id: caseId, number } = await openCase(officer);
    const proceeding = await aProceeding(officer, court);
    expect(await codeOf(link(officer, caseId, caseId))).toBe('409 proceeding.unknown');
    expect(expected(await link(officer, caseId, proceeding.id), 200).proceedings).toMatchObject([
      { court: 'felony-karkh', stage: 'investigated', link: { proceedingId: proceeding.id, number: 'INV-9/2026' } },
    ]);
    expect(await codeOf(link(officer, caseId, proceeding.id))).toBe('409 proceeding.already-linked');
    expect((await readProceeding(officer, proceeding)).cases).toEqual([{ caseId, number }]);
    // The court's office has the proceeding, and not the case.
    expect((await readProceeding(court, proceeding)).cases).toEqual([]);
    expect(await codeOf(court.get(`/cases/${caseId}/proceedings`))).toBe('404 not-found');
    expect(await codeOf(link(court, caseId, proceeding.id))).toBe('404 not-found');
    await lay(caseId);
    expect((await readProceeding(court, proceeding)).cases).toEqual([{ caseId, number }]);
    // Another section has the case, and not the proceeding: how far it has come, and no number, id or name of it.
    await opensTo(elsewhere, caseId);
    const [bare] = (await readOf(elsewhere, caseId)).proceedings;
    expect(bare).toEqual({ court: 'felony-karkh', stage: 'investigated', stageSince: bare!.stageSince, link: null });
    const linkId = (await readOf(officer, caseId)).proceedings[0]!.link!.id;
    for (const stranger of [elsewhere, room.office, shelter]) {
      expect(await codeOf(stranger.post(`/proceeding-links/${linkId}/ending`, {}))).toMatch(/^(404 not-found|403 role.forbidden)$/);
      expect(await codeOf(stranger.get(`/proceedings/${proceeding.id}`))).toMatch(/^(404 not-found|403 role.forbidden)$/);
    }
    expect(expected(await officer.post<CaseProceedingsView>(`/proceeding-links/${linkId}/ending`, {}), 200).proceedings).toEqual([]);
    expect((await readProceeding(court, proceeding)).cases).toEqual([]);
  });

  it('is a court and a stage to a lawyer who reads proceedings, and one word to the shelter', async () => {
    const { caseId } = await accepted(officer, shelter);
    const proceeding = await aProceeding(officer, court);
    const told = async () =>
      expected(await shelter.get<CaseView>(`/cases/${caseId}`), 200).derived.find(({ category }) => category === 'proceedings');
    expect(await told()).toEqual({ category: 'proceedings', fact: 'status', stage: null });
    expected(await link(officer, caseId, proceeding.id), 200);
    expect(await told()).toMatchObject({ stage: 'investigated' });
    await triedFor(court, proceeding, 'convicted');
    expect(await told()).toMatchObject({ stage: 'judged' });
    expect(await codeOf(shelter.get(`/cases/${caseId}/proceedings`))).toBe('403 role.forbidden');
    await opensTo(room.office, caseId);
    const read = await readOf(room.office, caseId);
    expect(read).toEqual({
      proceedings: [{ court: 'felony-karkh', stage: 'judged', stageSince: expect.any(String) as string, link: null }],
      measures: [],
      mayWrite: false,
    });
  });
});

describe('the timeline of a case', () => {
  const told = async (as: Session, caseId: string): Promise<unknown[]> =>
    expected(await as.get<Page<TimelineItem>>(`/cases/${caseId}/timeline?limit=100`), 200)
      .items.filter(({ kind }) => kind.startsWith('proceeding-'))
      .map(({ kind, details }) => [kind, details])
      .toReversed();

  it('says that a proceeding was tied to it, and untied, to whoever reads proceedings of it', async () => {
    const { caseId } = await accepted(officer, shelter);
    const proceeding = await aProceeding(officer, court);
    const tied = expected(await link(officer, caseId, proceeding.id), 200).proceedings[0]!.link!;
    expect(await told(officer, caseId)).toEqual([['proceeding-tied', {}]]);
    expected(await officer.post(`/proceeding-links/${tied.id}/ending`, {}), 200);
    expect(await told(officer, caseId)).toEqual([
      ['proceeding-tied', {}],
      ['proceeding-untied', {}],
    ]);
    // The shelter has the case, and is told of a proceeding no more than a word.
    expect(await told(shelter, caseId)).toEqual([]);
  });
});

describe('a unit that was let into a proceeding', () => {
  const letOut = (as: Session, id: string, unitId: string) => as.post<ProceedingView>(`/proceedings/${id}/units`, { unitId, out: true });

  it('is let out again by whoever opened it, sees nothing of it then, and can be let in anew', async () => {
    const proceeding = await aProceeding(officer, court);
    const [{ id: courtId }, { id: ownId }] = [await unitOf(court), await unitOf(officer)];
    expect([(await readProceeding(officer, proceeding)).mayLetOut, (await readProceeding(court, proceeding)).mayLetOut]).toEqual([
      [courtId],
      [],
    ]);
    // Nobody who was let in lets out, and the opener is let out by nobody.
    for (const [as, unit] of [
      [court, ownId],
      [court, courtId],
      [officer, ownId],
      [officer, (await unitOf(elsewhere)).id],
    ] as const) {
      expect(await codeOf(letOut(as, proceeding.id, unit))).toBe('409 proceeding.unit-not-eligible');
    }
    const clerk = await saveUser(room.admin, { unit: { id: courtId, kind: 'court' } as Unit, roles: ['court-liaison'] });
    const app = await room.api.database.asApp();
    const rows = (): Promise<number[]> =>
      inContext(app, clerk, async (q) => [
        (await q(`select 1 from subject_key where kind = 'proceeding' and subject_id = $1`, [proceeding.id])).length,
        (await q('select 1 from defendant where proceeding_id = $1', [proceeding.id])).length,
      ]);
    expect(await rows()).toEqual([1, 1]);
    const left = expected(await letOut(officer, proceeding.id, courtId), 200);
    expect([left.units.map(({ id }) => id), left.mayLetOut, left.others.some(({ id }) => id === courtId)]).toEqual([[ownId], [], true]);
    expect(await codeOf(court.get(`/proceedings/${proceeding.id}`))).toBe('404 not-found');
    expect(await codeOf(enter(court, proceeding, 'charge', '2026-01-12', { article: 'trafficking-28-2012-art-6' }))).toBe('404 not-found');
    const listed = expected(await court.get<Page<{ id: string }>>('/proceedings?limit=100'), 200).items.map(({ id }) => id);
    expect(listed).not.toContain(proceeding.id);
    // Neither does the key of its names open by any statement.
    expect(await rows()).toEqual([0, 0]);
    const { rows: lines } = await room.admin.query<{ result: string }>(
      `select result from audit_event where action = 'proceeding.let-out' and subject_id = $1 order by result`,
      [proceeding.id],
    );
    expect(lines.map(({ result }) => result)).toEqual(['done', 'refused', 'refused', 'refused', 'refused']);
    await letIn(officer, proceeding, court);
    expect((await readProceeding(court, proceeding)).people).toHaveLength(1);
  });
});

describe('being heard and protected', () => {
  it('is asked for by the police, granted by the court’s office until a day, and ended; the day rings', async () => {
    const { id: caseId } = await openCase(officer);
    const measure = await ask(officer, caseId);
    expect(measure).toMatchObject({ kind: 'guarded-home', status: 'asked', moves: ['end'] });
    expect(
      await codeOf(officer.post(`/cases/${caseId}/testimony-measures`, { person: 'victim', kind: 'guarded-home', askedOn: '2026-01-10' })),
    ).toBe('409 testimony.already');
    expect(await codeOf(move(officer, measure, { move: 'grant', on: '2026-01-12', reviewOn: day(30) }))).toBe('400 body.invalid');
    expect(await codeOf(move(court, measure, { move: 'refuse', on: '2026-01-12' }))).toBe('404 not-found');
    await lay(caseId);
    expect(await codeOf(move(officer, measure, { move: 'refuse', on: '2026-01-12' }))).toBe('409 proceeding.courts-to-record');
    expect(await codeOf(move(court, measure, { move: 'grant', on: today() }))).toBe('400 body.invalid');
    const granted = expected(await move(court, measure, { move: 'grant', on: today(), reviewOn: day(30) }), 200).measures[0]!;
    expect(granted).toMatchObject({ status: 'granted', reviewOn: day(30), moves: ['renew', 'end'] });
    await room.admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [measure.id]);
    await room.sweep();
    await room.deliver();
    const { rows } = await room.admin.query(
      `select kind, case_id as "caseId" from notification where kind = 'testimony-review-due' and case_id = $1`,
      [caseId],
    );
    expect(rows).toEqual([{ kind: 'testimony-review-due', caseId }]);
    const renewed = expected(await move(court, granted, { move: 'renew', on: today(), reviewOn: day(60) }), 200).measures[0]!;
    const ended = expected(await move(officer, renewed, { move: 'end', on: today() }), 200).measures[0]!;
    expect(ended).toMatchObject({ status: 'ended', moves: [] });
    const { rows: clocks } = await room.admin.query(
      'select from deadline where subject_id = $1 and cancelled_at is null and fired_at is null',
      [measure.id],
    );
    expect(clocks).toEqual([]);
    expect(await codeOf(move(officer, ended, { move: 'end', on: today() }))).toBe('409 testimony.not-now');
    expect(await codeOf(move(officer, granted, { move: 'end', on: today() }))).toBe('409 testimony.not-now');
  });

  it('is asked for each witness and family member by themselves, and moves in the database by the same table', async () => {
    const { id: caseId } = await openCase(officer);
    for (const person of ['witness', 'witness', 'family-member']) await ask(officer, caseId, { person, kind: 'interpreter' });
    expect((await readOf(officer, caseId)).measures).toHaveLength(3);
    const { rows } = await room.admin.query<{ move: string; froms: string[] }>(
      `select move, array_agg(from_status order by from_status) as "from", min(to_status) as to, bool_and(court) as court, bool_and(reviews) as reviews
         from guard.testimony_move group by move`,
    );
    expect(Object.fromEntries(rows.map(({ move: name, ...rule }) => [name, rule]))).toEqual(testimonyMachine);
  });
});

it('a proceeding is hidden from whoever is barred from a case that it is tied to, and from no colleague', async () => {
  const { id: caseId } = await openCase(officer);
  const proceeding = await aProceeding(officer, court);
  expected(await link(officer, caseId, proceeding.id), 200);
  const { rows } = await room.admin.query<{ id: string }>(`select id from user_account where username = 'police-officer'`);
  await room.admin.query(
    `insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $2)`,
    [caseId, rows[0]!.id],
  );
  expect(await codeOf(officer.get(`/proceedings/${proceeding.id}`))).toBe('404 not-found');
  expect((await readProceeding(supervisor, proceeding)).cases).toHaveLength(1);
  expect(await codeOf(officer.get(`/cases/${caseId}/proceedings`))).toBe('404 not-found');
});
