import { programmeStatuses, strandKinds, strandMachine, strandMoves, strandRules } from '@himaya/domain';
import type { CaseView, Page, ProgrammeListItem, ReferralView, ReintegrationBoardView, TimelineItem } from '@himaya/domain';
import type { Client } from 'pg';
import { factsOf } from '../support/facts-said';
import type { Session } from '../support/api';
import { checklist, close, unmet } from '../support/closing';
import { consentTo, expected, ifMatch, inventedCase, openCase } from '../support/main-job';
import {
  acceptedFor,
  aProgramme,
  codeOf,
  endProgramme,
  familyWord,
  movedStrand,
  moveStrand,
  opened,
  openReintegrationRoom,
  planned,
  readProgramme,
  today,
  type ReintegrationRoom,
} from '../support/reintegration-room';
import { wholeList } from '../tasks/task-deeds';

let room: ReintegrationRoom;
let admin: Client;
let officer: Session;
let office: Session;
let shelter: Session;

beforeAll(async () => {
  room = await openReintegrationRoom();
  ({ admin, officer, office, shelter } = room);
});
afterAll(() => room.stop());

const fit = { familySafety: 'safe', familyRole: 'not-involved' };

describe('a programme', () => {
  it('begins its referral with the first strand and ends it with the outcome, and nothing of what it was about leaves the unit', async () => {
    const one = await acceptedFor(office, officer);
    const owed = async () =>
      expected(await office.get<ReintegrationBoardView>('/reintegration/board'), 200).owed.map(({ referralId }) => referralId);
    expect(await owed()).toContain(one.referral.id);
    const programme = await opened(office, one.caseId, one.referral.id);
    expect(await owed()).not.toContain(one.referral.id);
    expect(programme).toMatchObject({ status: 'planned', called: 'A.', child: false, strands: [], mayRecord: true });
    expect(await codeOf(office.post(`/cases/${one.caseId}/programmes`, { referralId: one.referral.id }))).toBe('409 reintegration.already');
    const told = async () => expected(await officer.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
    expect(await codeOf(office.post(`/programmes/${programme.id}/strands`, { kind: 'training' }))).toBe('400 body.invalid');
    const training = await planned(office, programme, { kind: 'training', trainingField: 'sewing' });
    expect((await told()).status).toBe('accepted');
    expect(await codeOf(moveStrand(office, training, 'begin', { on: '2099-01-01' }))).toBe('400 body.invalid');
    const begun = await movedStrand(office, training, 'begin', { words: 'Invented words about a course' });
    expect([begun.status, (await told()).status]).toEqual(['running', 'in-progress']);
    expect(begun.history).toMatchObject([{ move: 'begin', words: 'Invented words about a course', on: today() }]);
    const end = async (action: string, body: object) => {
      const now = expected(await office.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
      return codeOf(office.post(`/referrals/${one.referral.id}/${action}`, body, ifMatch(now)));
    };
    expect(await end('complete', { outcome: 'service-provided' })).toBe('409 reintegration.still-open');
    expect(await end('fail', { reason: 'capacity-lost' })).toBe('409 reintegration.still-open');
    expect(await codeOf(endProgramme(office, programme, 'goals-met'))).toBe('409 reintegration.strand-open');
    await movedStrand(office, begun, 'not-achieve', { reason: 'dropped-out' });
    expect(await codeOf(endProgramme(office, programme, 'goals-met'))).toBe('409 reintegration.nothing-achieved');
    const school = await planned(office, programme, { kind: 'school-return', schoolLevel: 'secondary' });
    await movedStrand(office, await movedStrand(office, school, 'begin'), 'achieve');
    const ended = expected(await endProgramme(office, programme, 'goals-met'), 200);
    expect(ended).toMatchObject({ status: 'ended', outcome: 'goals-met', mayRecord: false });
    expect(ended.strands.flatMap(({ moves }) => moves)).toEqual([]);
    expect(await codeOf(office.post(`/programmes/${programme.id}/strands`, { kind: 'grant' }))).toBe('409 reintegration.not-now');
    expect(await told()).toMatchObject({ status: 'completed', outcome: 'service-provided' });
    const seen = expected(await officer.get<CaseView>(`/cases/${one.caseId}`), 200);
    expect(seen.journey.find(({ step }) => step === 'reintegration')?.state).toBe('done');
    const timeline = expected(await officer.get<Page<TimelineItem>>(`/cases/${one.caseId}/timeline?limit=100`), 200);
    expect(JSON.stringify([await told(), seen, timeline])).not.toMatch(/Invented words|sewing|dropped-out|goals-met/);
    const facts = await factsOf(admin, 'case', one.caseId);
    expect(facts.filter(({ kind }) => kind === 'reintegration')).toMatchObject([{ outcome: 'goals-met', service: 'reintegration' }]);
    expect(facts.filter(({ kind }) => kind === 'strand').map(({ category, outcome }) => [category, outcome])).toEqual(
      expect.arrayContaining([
        ['training', 'not-achieved'],
        ['school-return', 'achieved'],
      ]),
    );
  });

  it('is one a referral, of each service it answers, and of nobody else’s referral', async () => {
    const schooling = await acceptedFor(office, officer, { service: 'education', needCode: 'school-return' });
    expect((await opened(office, schooling.caseId, schooling.referral.id)).status).toBe('planned');
    const other = await acceptedFor(office, officer);
    expect(await codeOf(office.post(`/cases/${other.caseId}/programmes`, { referralId: schooling.referral.id }))).toBe(
      '409 reintegration.no-referral',
    );
    expect(await codeOf(office.post(`/cases/${other.caseId}/programmes`, {}))).toBe('409 reintegration.no-referral');
  });

  it('of a shelter’s own case needs no referral, and neither it nor the office’s is in anybody else’s sight', async () => {
    const { id } = await openCase(shelter, { exploitation: [] });
    const own = await opened(shelter, id, null);
    expect(await codeOf(shelter.post(`/cases/${id}/programmes`, {}))).toBe('409 reintegration.already');
    const { programme } = await aProgramme(office, officer);
    const strand = await planned(office, programme, { kind: 'grant' });
    await movedStrand(office, strand, 'begin', { words: 'Invented words about money' });
    for (const [as, hidden] of [
      [office, own],
      [shelter, programme],
    ] as const) {
      expect(await codeOf(as.get(`/programmes/${hidden.id}`))).toBe('404 not-found');
      expect(await codeOf(as.post(`/programmes/${hidden.id}/strands`, { kind: 'grant' }))).toBe('404 not-found');
      for (const status of programmeStatuses.codes) {
        const list = expected(await as.get<Page<ProgrammeListItem>>(`/programmes?status=${status}&limit=100`), 200);
        expect(list.items.map((item) => item.id)).not.toContain(hidden.id);
      }
    }
    expect(await codeOf(shelter.post(`/programme-strands/${strand.id}/moves`, { move: 'decline', on: today() }, ifMatch(strand)))).toBe(
      '404 not-found',
    );
    expect(await codeOf(officer.get(`/programmes/${programme.id}`))).toBe('403 role.forbidden');
    const { rows } = await admin.query<{ text: string }>(
      `select encode(words_ct, 'escape') as text from strand_event where words_ct is not null union all select encode(called_ct, 'escape') from programme`,
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ text }) => text.includes('Invented'))).toEqual([]);
  });

  it('is listed page by page', async () => {
    for (let n = 0; n < 3; n += 1) await aProgramme(office, officer);
    const list = async (query: string) => expected(await office.get<Page<ProgrammeListItem>>(`/programmes?status=planned${query}`), 200);
    const all = (await list('&limit=100')).items.map(({ id }) => id);
    const first = await list('&limit=1');
    const rest = await list(`&limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
    expect(await codeOf(office.get('/programmes?status=planned&cursor=nonsense'))).toBe('400 cursor.invalid');
  });
});

describe('the way back to a family', () => {
  it('is looked for on the person’s word alone, and stops at once when it is taken back', async () => {
    const { caseId, programme } = await aProgramme(office, officer);
    const tracing = await planned(office, programme, { kind: 'family-tracing' });
    expect((await readProgramme(office, programme)).contactFamily).toBe(false);
    expect(await codeOf(moveStrand(office, tracing, 'begin'))).toBe('409 reintegration.contact-consent');
    const word = await familyWord(officer, caseId);
    expect((await readProgramme(office, programme)).contactFamily).toBe(true);
    expect((await movedStrand(office, tracing, 'begin')).status).toBe('running');
    const grant = await movedStrand(office, await planned(office, programme, { kind: 'grant' }), 'begin');
    expected(await officer.post(`/consents/${word.id}/withdrawal`, { method: 'spoken' }, ifMatch(word)), 200);
    const after = await readProgramme(office, programme);
    expect(after.strands.map(({ kind, status }) => [kind, status])).toEqual([
      ['family-tracing', 'declined-by-person'],
      ['grant', 'running'],
    ]);
    expect(after.strands[0]!.history[0]).toMatchObject({ move: 'decline', recordedBy: null });
    expect(await codeOf(moveStrand(office, grant, 'check-work', { checks: ['wage-paid'] }))).toBe('409 reintegration.not-now');
  });

  it('goes to a family that was found safe and took no part, and ends where that turns out otherwise', async () => {
    const { caseId, programme } = await aProgramme(office, officer);
    await familyWord(officer, caseId);
    const home = await planned(office, programme, { kind: 'reunification' });
    expect(await codeOf(moveStrand(office, home, 'begin'))).toBe('409 reintegration.family-unfit');
    const involved = await movedStrand(office, home, 'assess-family', { ...fit, familyRole: 'involved' });
    expect(await codeOf(moveStrand(office, involved, 'begin'))).toBe('409 reintegration.family-unfit');
    const found = await movedStrand(office, involved, 'assess-family', { familySafety: 'safe-with-support', familyRole: 'not-involved' });
    const begun = await movedStrand(office, found, 'begin');
    expect(begun).toMatchObject({ status: 'running', begunOn: today() });
    const back = await movedStrand(office, begun, 'assess-family', { ...fit, familySafety: 'not-safe' });
    expect(back).toMatchObject({ status: 'not-achieved', reason: 'family-unsafe', moves: [] });
    expect(back.history.map(({ move, familyRole }) => [move, familyRole])).toEqual([
      ['assess-family', 'not-involved'],
      ['begin', null],
      ['assess-family', 'not-involved'],
      ['assess-family', 'involved'],
    ]);
    const rows = admin.query(
      `update programme_strand set status = 'running', begun_on = current_date, ended_on = null, reason = null where id = $1`,
      [home.id],
    );
    await expect(rows).rejects.toMatchObject({ constraint: 'programme_strand_family_check' });
  });

  it('is a child’s only where that was determined to be best for it', async () => {
    const { id } = await openCase(shelter, { person: { ...inventedCase.person, ageYears: 12 }, exploitation: [] });
    const programme = await opened(shelter, id, null);
    expect(programme).toMatchObject({ child: true, bestInterests: false });
    await familyWord(shelter, id, { givenBy: 'guardian-and-assent' });
    const home = await movedStrand(shelter, await planned(shelter, programme, { kind: 'reunification' }), 'assess-family', fit);
    expect(await codeOf(moveStrand(shelter, home, 'begin'))).toBe('409 reintegration.best-interests');
    const determined = { determinedBy: 'Invented panel', determinedOn: '2026-01-05', purpose: 'placement', childHeard: true };
    const words = { considerations: 'Invented: she was heard', conclusion: 'Invented: home' };
    expected(await shelter.post(`/cases/${id}/best-interests`, { ...determined, ...words }), 201);
    expect((await movedStrand(shelter, home, 'begin')).status).toBe('running');
  });
});

describe('work', () => {
  it('counts once it was looked at: nobody keeps the papers, the wage comes', async () => {
    const { programme } = await aProgramme(office, officer);
    const work = await movedStrand(office, await planned(office, programme, { kind: 'work-placement', workKind: 'employed' }), 'begin');
    expect(await codeOf(moveStrand(office, work, 'achieve'))).toBe('409 reintegration.work-not-decent');
    expect(await codeOf(moveStrand(office, work, 'check-work'))).toBe('400 body.invalid');
    const half = await movedStrand(office, work, 'check-work', { checks: ['documents-with-person', 'hours-lawful'] });
    expect(await codeOf(moveStrand(office, half, 'achieve'))).toBe('409 reintegration.work-not-decent');
    const sound = await movedStrand(office, half, 'check-work', { checks: ['documents-with-person', 'wage-paid'] });
    expect(await codeOf(moveStrand(office, half, 'decline'))).toBe('412 conflict');
    expect(sound.history[0]).toMatchObject({ move: 'check-work', checks: ['documents-with-person', 'wage-paid'] });
    expect((await movedStrand(office, sound, 'achieve')).status).toBe('achieved');
    expect(await codeOf(moveStrand(office, sound, 'decline'))).toBe('409 reintegration.not-now');
  });
});

describe('when consent is withdrawn in mid-service', () => {
  it('sharing stops and the programme goes on; what nobody had begun is over', async () => {
    const [going, waiting] = [await aProgramme(office, officer), await aProgramme(office, officer)];
    const strand = await movedStrand(office, await planned(office, going.programme, { kind: 'loan' }), 'begin');
    await planned(office, waiting.programme, { kind: 'grant' });
    for (const { consentId } of [going, waiting])
      expected(await officer.post(`/consents/${consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }), 200);
    expect(await readProgramme(office, waiting.programme)).toMatchObject({
      status: 'ended',
      outcome: 'sharing-over',
      strands: [{ status: 'not-achieved', reason: 'programme-ended' }],
    });
    expect(await codeOf(office.get(`/cases/${going.caseId}`))).toBe('404 not-found');
    expect(await readProgramme(office, going.programme)).toMatchObject({
      status: 'running',
      called: 'A.',
      caseId: null,
      sharingEnded: true,
    });
    await movedStrand(office, strand, 'not-achieve', { reason: 'not-eligible' });
    expect(expected(await endProgramme(office, going.programme, 'goals-not-met'), 200).status).toBe('ended');
  });
});

describe('when a consent is withdrawn in a unit’s own case', () => {
  const work = async (): Promise<unknown[]> =>
    (await wholeList(shelter, 'view=unit')).flatMap((item) =>
      item.type === 'task' && item.kind === 'see-to-withdrawal' ? [[item.caseId, item.service]] : [],
    );

  it('what is done with the family stops, and somebody there has to see to it', async () => {
    const { id } = await openCase(shelter, { exploitation: [] });
    const programme = await opened(shelter, id, null);
    const word = await familyWord(shelter, id);
    const tracing = await movedStrand(shelter, await planned(shelter, programme, { kind: 'family-tracing' }), 'begin');
    expected(await shelter.post(`/consents/${word.id}/withdrawal`, { method: 'spoken' }, ifMatch(word)), 200);
    expect((await readProgramme(shelter, programme)).strands).toMatchObject([{ id: tracing.id, status: 'declined-by-person' }]);
    await room.deliver();
    expect(await work()).toEqual([[id, 'reintegration']]);
  });

  it('the programme that runs is shared no more, and somebody there has to see to it', async () => {
    const { id } = await openCase(shelter, { exploitation: [] });
    const agreed = await consentTo(shelter, id, '', { purpose: 'assistance', recipientUnitId: undefined, categories: ['core'] });
    const programme = await opened(shelter, id, null);
    await movedStrand(shelter, await planned(shelter, programme, { kind: 'loan' }), 'begin');
    expected(await shelter.post(`/consents/${agreed.id}/withdrawal`, { method: 'spoken' }, ifMatch(agreed)), 200);
    expect(await readProgramme(shelter, programme)).toMatchObject({ status: 'running', sharingEnded: true });
    await room.deliver();
    expect(await work()).toContainEqual([id, 'reintegration']);
  });
});

describe('closing a case', () => {
  it('waits for the end of its programme, which ends what is left of its strands', async () => {
    const kase = await openCase(shelter, { exploitation: [] });
    const programme = await opened(shelter, kase.id, null);
    await planned(shelter, programme, { kind: 'grant' });
    const guardOf = async () => (await checklist(shelter, kase.id)).guards.find(({ guard }) => guard === 'programmes');
    expect(await guardOf()).toMatchObject({ state: 'unmet', count: 1 });
    const away = { outcome: 'deceased', afterCare: { answer: 'nobody-to-ask' } } as const;
    expect(unmet(await close(shelter, kase.id, away))).toEqual(['programmes: case.programme-open']);
    const ended = expected(await endProgramme(shelter, programme, 'person-deceased'), 200);
    expect(ended.strands).toMatchObject([{ status: 'not-achieved', reason: 'programme-ended' }]);
    expect(await guardOf()).toMatchObject({ state: 'met' });
    expect((await close(shelter, kase.id, away)).status).toBe(201);
  });
});

it('the database’s table of moves is the domain’s', async () => {
  const { rows } = await admin.query<{ line: string }>(
    `select concat_ws(' ', move, kind, from_status, to_status) as line from guard.strand_move`,
  );
  const lines = strandMoves.codes.flatMap((move) =>
    strandKinds.codes
      .filter((kind) => strandMachine[move].of(strandRules[kind]))
      .flatMap((kind) => strandMachine[move].from.map((from) => [move, kind, from, strandMachine[move].to ?? from].join(' '))),
  );
  expect(rows.map(({ line }) => line).toSorted()).toEqual(lines.toSorted());
});
