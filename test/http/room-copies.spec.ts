import type { CaseView, OwnCopyView, PrintedPaperView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected } from '../support/main-job';
import { colleagueOf, decide, open, partsOf, print, request, textOf } from '../support/own-copy-room';
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

describe('a part of a copy', () => {
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
