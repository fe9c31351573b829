import { escalateOwnCopy, WorkerDatabase } from '@himaya/api/testing';
import type { AccessLogItem, CaseView, OwnCopyView, Page, PrintedPaperView, WorkItem } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { inCare, record } from '../support/care-room';
import { aMatter, helped } from '../support/legal-room';
import { expected, openCase, unitOf } from '../support/main-job';
import { colleagueOf, decide, give, listed, open, partsOf, print, request, textOf } from '../support/own-copy-room';
import { refusal } from '../support/refusals';
import { aProgramme, planned } from '../support/reintegration-room';
import { aReturn, wanted } from '../support/return-room';
import { housed, newHouse } from '../support/shelter-room';

jest.setTimeout(60_000);

let api: TestApi;
let admin: Client;
let [officer, second] = [] as unknown as [Session, Session];

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [officer, second] = (await Promise.all(['police-officer', 'police-supervisor'].map((name) => api.signIn(name)))) as [Session, Session];
});
afterAll(() => api.stop());

/** What a room's two people put on paper for the person who asked, as words. */
async function sheetOf(
  fileId: string,
  caseId: string,
  hands: readonly [Session, Session],
  leftOut: readonly string[],
): Promise<{ text: string; paper: PrintedPaperView }> {
  const kase = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
  const asked = expected(await request<OwnCopyView>(officer, kase), 201);
  expected(await decide(second, asked, { decision: 'release' }), 200);
  const [part] = await partsOf(hands[0], fileId);
  const opened = expected(await open<OwnCopyView>(hands[0], part!), 200);
  const omissions = leftOut.map((category) => ({ category, reason: 'others-data' }));
  const reviewed = expected(await decide<OwnCopyView>(hands[1], opened, { decision: 'release', omissions }), 200);
  const paper = expected(await print<PrintedPaperView>(hands[0], reviewed), 201);
  return { paper, text: textOf(paper).replace(/\s+/g, ' ') };
}

/** What the unit that answers for a case is told of a body's looks and deeds. */
const linesOf = async (caseId: string, unitId: string): Promise<readonly string[]> =>
  expected(await second.get<Page<AccessLogItem>>(`/cases/${caseId}/access-log?limit=100`), 200)
    .items.filter((line) => line.unitId === unitId)
    .map(({ id, action }) => `${action} ${id}`);
/** How often each other body looked and changed something, as the paper tells. */
const othersOn = (paper: string): readonly string[] =>
  [...paper.matchAll(/looked \d+ times and changed something \d+ times/g)].map(([counts]) => counts).slice(1);

describe('a part of a copy', () => {
  it('comes from each room’s own hands, of which the unit that was asked learns nothing', async () => {
    const [clinic, otherClinic, office] = (await Promise.all(
      ['health-provider', 'health-provider-2', 'legal-aid-provider'].map((name) => api.signIn(name)),
    )) as [Session, Session, Session];
    const doctor = await colleagueOf(api, admin, 'health-provider');
    const { care, caseId } = await inCare(clinic, officer);
    expected(await record(clinic, care, { care: ['medication'], words: 'Invented words of a doctor' }), 201);
    const kase = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
    const plain = await openCase(officer);
    const keeper = await unitOf(clinic);
    const asked = expected(await request<OwnCopyView>(officer, kase, { partsBy: 'closed-envelope' }), 201);
    const bare = expected(await request<OwnCopyView>(officer, plain, { partsBy: 'closed-envelope' }), 201);
    // What the unit that answers is told is the same where somebody keeps a file, and where nobody does.
    const shown = (views: readonly OwnCopyView[]) => views.map((one) => ({ ...one, id: '', caseId: '' }));
    expect(shown([asked, ...(await listed(second, kase))])).toEqual(shown([bare, ...(await listed(second, plain))]));
    expect(await listed(second, kase)).toHaveLength(1);

    const before = await linesOf(caseId, keeper.id);
    expect(before).toContainEqual(expect.stringContaining('encounter.record'));
    const [part] = await partsOf(clinic, care.id);
    expect(part).toMatchObject({
      room: 'health',
      state: 'requested',
      steps: ['open'],
      proven: false,
      requestedBy: null,
      dueOn: asked.dueOn,
    });
    expect(part!.envelopeTo?.en).toBe(kase.responsibleUnit.name.en);
    const work = expected(await doctor.get<{ items: WorkItem[] }>('/tasks?view=unit&limit=100'), 200).items;
    expect(work.filter((item) => item.type === 'duty' && item.kind === 'care-copy' && item.subjectId === care.id)).toHaveLength(1);
    for (const as of [officer, second, otherClinic, office]) {
      expect(refusal(await as.get(`/files/${care.id}/own-copies`))).toBe('404 not-found');
      expect(refusal(await open(as, part!))).toBe('404 not-found');
      expect(refusal(await decide(as, part!, { decision: 'release' }))).toBe('404 not-found');
      expect(refusal(await print(as, part!))).toBe('404 not-found');
      expect(refusal(await give(as, part!))).toBe('404 not-found');
    }
    expect(refusal(await decide(doctor, part!, { decision: 'release' }))).toBe('409 own-copy.not-now');
    const race = await Promise.all([clinic, doctor, clinic, doctor].map((as) => open<OwnCopyView>(as, part!)));
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
    const opened = race.find(({ status }) => status === 200)!.body;
    const [first, other] = opened.steps.length === 0 && opened.requestedBy === 'Invented Colleague' ? [doctor, clinic] : [clinic, doctor];
    expect(refusal(await decide(first, opened, { decision: 'release' }))).toBe('409 own-copy.same-person');
    const decision = { decision: 'release', omissions: [{ category: 'visit-words', reason: 'others-data' }], channel: 'in-envelope' };
    expect(refusal(await decide(other, opened, { ...decision, omissions: [{ category: 'identity', reason: 'others-data' }] }))).toBe(
      '400 body.invalid',
    );
    const reviewed = expected(await decide<OwnCopyView>(other, opened, decision), 200);
    expect(reviewed).toMatchObject({ state: 'reviewed', channel: 'in-envelope', steps: [] });
    // Nobody outside found yet that it is them.
    expect(refusal(await print(clinic, reviewed))).toBe('409 own-copy.not-proven');
    expected(await decide<OwnCopyView>(second, asked, { decision: 'release' }), 200);
    const answered = async (): Promise<string> => textOf(expected(await print<PrintedPaperView>(officer, asked), 201)).replace(/\s+/g, ' ');
    const sooner = othersOn(await answered());
    expect(sooner).toHaveLength(1);

    const paper = expected(await print<PrintedPaperView>(clinic, reviewed), 201);
    const text = textOf(paper).replace(/\s+/g, ' ');
    for (const told of ['What this body keeps of you', 'Medicine given', 'It is about somebody else', 'data protection officer'])
      expect(text).toContain(told);
    for (const secret of ['Invented words of a doctor', 'Invented Colleague', 'Invented-Given', kase.number, caseId, part!.id])
      expect(text).not.toContain(secret);
    expect(paper).toMatchObject({ kind: 'own-copy-part', categories: ['health'] });
    const main = await answered();
    expect(main).toContain('it was asked on the day on which you asked');
    expect(main).not.toContain('Medicine given');
    const [printed] = await partsOf(doctor, care.id);
    expect(expected(await give<OwnCopyView>(doctor, printed!), 200)).toMatchObject({ state: 'handed-over', steps: [] });
    expect((await listed(officer, kase)).map(({ state }) => state)).toEqual(['reviewed']);
    // Nor does it learn from who looked, on the screen or on paper.
    expect({ log: await linesOf(caseId, keeper.id), paper: othersOn(main) }).toEqual({ log: before, paper: sooner });
    const lines = await admin.query<{ action: string }>(
      `select action from audit_event where subject_id = $1 and result = 'done' and action <> 'own-copy.list' order by at`,
      [part!.id],
    );
    expect(lines.rows.map(({ action }) => action)).toEqual(['own-copy.open', 'own-copy.decide', 'own-copy.print', 'own-copy.hand-over']);
  });

  it('of a legal matter has what was done, without a lawyer’s name or words; reminded of in its own room', async () => {
    const office = await api.signIn('legal-aid-provider');
    const lawyer = await colleagueOf(api, admin, 'legal-aid-provider');
    const one = await aMatter(office, officer);
    await helped(office, one.matter);
    const kase = expected(await officer.get<CaseView>(`/cases/${one.caseId}`), 200);
    expect(await partsOf(office, one.matter.id)).toEqual([]);
    const asked = expected(await request<OwnCopyView>(officer, kase), 201);
    const [part] = await partsOf(office, one.matter.id);
    // To open the file's page where nobody had asked was no second look at the case.
    const looks = await admin.query<{ case_id: string | null }>(
      `select case_id from audit_event where subject_id = $1 and action = 'own-copy.list' and result = 'done' order by at`,
      [one.matter.id],
    );
    expect(looks.rows.map(({ case_id: touched }) => touched)).toEqual([null, one.caseId]);
    expect(part).toMatchObject({ room: 'legal', envelopeTo: null });
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    try {
      const told = async (step: string) =>
        worker.transaction(async (em) => (await escalateOwnCopy(em, { subjectId: part!.id, step } as never, new Date()))?.() ?? null);
      expect(await told('remind-desk')).toMatchObject([{ kind: 'legal-copy-owed', subjectId: one.matter.id, details: {} }]);
    } finally {
      await worker.close();
    }
    const opened = expected(await open<OwnCopyView>(office, part!), 200);
    expect(refusal(await decide(lawyer, opened, { decision: 'release', channel: 'in-envelope' }))).toBe('400 body.invalid');
    const reviewed = expected(await decide<OwnCopyView>(lawyer, opened, { decision: 'release' }), 200);
    expected(await decide<OwnCopyView>(second, asked, { decision: 'refuse', refusal: 'endangers-others' }), 200);
    // The record's copy was refused for its own reason; of the matter its own office decided otherwise.
    const text = textOf(expected(await print<PrintedPaperView>(office, reviewed), 201)).replace(/\s+/g, ' ');
    for (const told of ['Advice', 'Legal aid', 'On no copy']) expect(text).toContain(told);
    for (const secret of ['Invented words between', 'Invented Lawyer', 'INV-']) expect(text).not.toContain(secret);
  });

  it('of a stay has the stay and what is kept, and no house', async () => {
    const [desk, manager] = (await Promise.all(['shelter-caseworker', 'shelter-manager'].map((name) => api.signIn(name)))) as [
      Session,
      Session,
    ];
    await newHouse(manager, 2);
    const { caseId, placement } = await housed(officer, desk);
    const { text, paper } = await sheetOf(placement.id, caseId, [desk, manager], []);
    expect(text).toContain('In the shelter');
    for (const secret of ['Invented house', 'Invented street', caseId, placement.id]) expect(text).not.toContain(secret);
    expect(paper.categories).toEqual(['shelter']);
  });

  it('of a programme has its strands, without what was left out', async () => {
    const office = await api.signIn('reintegration-officer');
    const colleague = await colleagueOf(api, admin, 'reintegration-officer');
    const { caseId, programme } = await aProgramme(office, officer);
    await planned(office, programme, { kind: 'school-return', schoolLevel: 'primary' });
    const { text, paper } = await sheetOf(programme.id, caseId, [office, colleague], ['funding']);
    for (const told of ['Return to school', 'It is about somebody else']) expect(text).toContain(told);
    for (const secret of ['Invented need', caseId, programme.id]) expect(text).not.toContain(secret);
    expect(paper.categories).toEqual(['reintegration']);
  });

  it('of a return has what the person decided, and the way only where it was not left out', async () => {
    const [office, colleague] = (await Promise.all(['repatriation-officer', 'repatriation-officer-2'].map((name) => api.signIn(name)))) as [
      Session,
      Session,
    ];
    const { caseId, consent, journey } = await aReturn({ office, officer });
    await wanted(office, journey, consent);
    const { text, paper } = await sheetOf(journey.id, caseId, [office, colleague], ['journey']);
    expect(text).toContain('Wants to return');
    for (const secret of ['Invented words', 'Invented need', caseId, journey.id]) expect(text).not.toContain(secret);
    expect(paper.categories).toEqual(['repatriation']);
  });
});
