import type {
  AssignmentView,
  ConsentView,
  CourtReportItem,
  DisclosuresView,
  OverrideView,
  Page,
  ReportView,
  Role,
  UnitKind,
  UnitRef,
} from '@himaya/domain';
import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { buildersOn } from '../support/builders';
import { issuedReport, moveReport } from '../support/care-reports';
import { inCare, record } from '../support/care-room';
import { consentTo, expected, ifMatch, nameOf, unitOf } from '../support/main-job';
import type { User } from '../support/directory-builders';
import { inContext } from '../support/in-context';
import { asDrawn, pdfText } from '../support/pdf-text';
import { blamed, refusal } from '../support/refusals';

let api: TestApi;
let guard: Client;
let officer: Session;
let supervisor: Session;
let clinic: Session;
let colleague: Session;
let otherClinic: Session;
let liaison: Session;
let court: UnitRef;
let app: Client;
let worker: WorkerDatabase;
/** A colleague of the liaison's, and people of other offices. */
let otherCourt: Session;
let judgesClerk: User;
let strangers: readonly User[];

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  [officer, supervisor, clinic, otherClinic, liaison] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'health-provider', 'health-provider-2', 'court-liaison'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session, Session];
  court = await unitOf(liaison);
  const make = await buildersOn(api.database);
  const { id, agencyId } = await unitOf(clinic);
  const user = await make.aUser({ unit: { id, agencyId, kind: 'health-facility' }, roles: ['health-provider'] });
  colleague = api.sessionWith(user.username, user);
  app = await api.database.asApp();
  const of = async (session: Session, kind: UnitKind, role: Role): Promise<User> => {
    const unit = await unitOf(session);
    return make.aUser({ unit: { id: unit.id, agencyId: unit.agencyId, kind }, roles: [role] });
  };
  const farClerk = await make.aUser({ unit: await make.aUnit({ kind: 'court', agencyId: court.agencyId }), roles: ['court-liaison'] });
  otherCourt = api.sessionWith(farClerk.username, farClerk);
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  judgesClerk = await of(liaison, 'court', 'court-liaison');
  strangers = [await of(officer, 'police-section', 'police-supervisor'), await of(otherClinic, 'health-facility', 'health-provider')];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(workOf({ storageDir: 'none' }).handlers), id);
}

interface Examined {
  readonly caseId: string;
  readonly report: ReportView;
  readonly assignment: AssignmentView;
}

/** A forensic report that was issued, of a case that lies before the court. */
async function examined(): Promise<Examined> {
  const { care, caseId } = await inCare(clinic, officer);
  expected(await record(clinic, care), 201);
  const report = await issuedReport(clinic, care, {
    kind: 'forensic-report',
    physical: { findings: 'Invented: marks of a rope' },
    psychological: { findings: 'Invented: broken sleep' },
  });
  const assignment = expected(await supervisor.post<AssignmentView>(`/cases/${caseId}/court-assignments`, { toUnitId: court.id }), 201);
  return { caseId, report, assignment };
}

const consentFor = (caseId: string, changes: object = {}): Promise<ConsentView> =>
  consentTo(clinic, caseId, court.id, { purpose: 'share-health', categories: ['health'], ...changes });
const give = <View = DisclosuresView>(as: Session, { id }: ReportView, body: object) =>
  as.post<View>(`/care/reports/${id}/disclosures`, { toUnitId: court.id, ...body });
const given = async (report: ReportView): Promise<DisclosuresView> =>
  expected(await clinic.get<DisclosuresView>(`/care/reports/${report.id}/disclosures`), 200);
const before = async (as: Session, caseId: string): Promise<readonly CourtReportItem[]> =>
  expected(await as.get<Page<CourtReportItem>>('/court-reports?limit=100'), 200).items.filter((item) => item.caseId === caseId);
/** The copy as the browser opens it. */
const look = (as: Session, id: string) => fetch(`${api.origin}/api/v1/court-reports/${id}/view`, { headers: { cookie: as.cookie } });
const looked = async (as: Session, id: string): Promise<string> => {
  const answer = await look(as, id);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
    200,
    'application/pdf',
    'inline',
  ]);
  return pdfText(Buffer.from(await answer.arrayBuffer()));
};
/** A court's order as the hospital asks for it, and a second clinician approves. */
async function ordered(caseId: string, categories = ['core', 'health']): Promise<OverrideView> {
  const asked = expected(
    await clinic.post<OverrideView>(`/cases/${caseId}/overrides`, {
      recipientUnitId: court.id,
      categories,
      ground: 'court-order',
      reason: 'Invented reason: the judge ordered the report',
      courtReference: 'INV-ORDER-77/2026',
      courtOrderedOn: '2026-01-05',
    }),
    201,
  );
  return expected(await colleague.post<OverrideView>(`/overrides/${asked.id}/approval`, {}, ifMatch(asked)), 200);
}
/** What somebody reads of the report by any statement, in their own context. */
const rowsFor = (who: User, { id }: ReportView): Promise<number[]> =>
  inContext(app, who, async (q) => {
    const counts: number[] = [];
    for (const rows of [
      'medical_report where id = $1',
      'medical_report_part where report_id = $1',
      'report_disclosure where report_id = $1',
    ]) {
      counts.push((await q(`select 1 from ${rows}`, [id])).length);
    }
    return counts;
  });

it('goes to the office that the case lies before, on the person’s consent, in the parts that it covers, and is shut by its withdrawal', async () => {
  const { caseId, report } = await examined();
  expect(await before(liaison, caseId)).toEqual([]);
  const consent = await consentFor(caseId);
  const offered = await given(report);
  expect(offered).toMatchObject({
    courts: [{ id: court.id }],
    bases: [{ basis: 'consent', id: consent.id, parts: ['physical'], until: '2099-03-01' }],
    items: [],
  });
  const done = expected(await give(clinic, report, { consentId: consent.id }), 201);
  expect(done.items).toMatchObject([{ court: { id: court.id }, basis: 'consent', parts: ['physical'], open: true }]);
  expect(refusal(await give<Problem>(clinic, report, { consentId: consent.id }))).toBe('409 medical-report.not-now');

  const [item] = await before(liaison, caseId);
  expect(item).toMatchObject({ parts: ['physical'], status: 'issued', edition: 1, basis: 'consent', isNew: true });
  // The office hears of it by ids alone, and another office of its kind has nothing.
  await deliver();
  const { rows: told } = await guard.query(
    `select unit_id = $2 as theirs, role, subject_id as about, details from notification where kind = 'court-report-given' and case_id = $1`,
    [caseId, court.id],
  );
  expect(told).toEqual([{ theirs: true, role: 'court-liaison', about: item!.id, details: {} }]);
  expect(expected(await otherCourt.get<Page<CourtReportItem>>('/court-reports'), 200)).toEqual({ items: [], nextCursor: null });
  expect(JSON.stringify(item)).not.toContain('Invented');
  const text = await looked(liaison, item!.id);
  expect(text).toContain('Invented: marks of a rope');
  expect(text).not.toContain('broken sleep');
  expect((await before(liaison, caseId)).map(({ isNew }) => isNew)).toEqual([false]);
  for (const said of ['Confidential', asDrawn(await nameOf(liaison)), 'A copy to look at']) expect(text).toContain(said);
  expect(await rowsFor(judgesClerk, report)).toEqual([1, 1, 1]);
  const { rows } = await guard.query<{ line: string }>(
    `select action || ' ' || result || ' ' || categories as line from audit_event
      where case_id = $1 and action in ('medical-report.disclose', 'court-report.view') and result = 'done' order by action desc`,
    [caseId],
  );
  expect(rows.map(({ line }) => line)).toEqual(['medical-report.disclose done 48', 'court-report.view done 16']);

  expected(await clinic.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
  expect(await before(liaison, caseId)).toEqual([]);
  expect((await look(liaison, item!.id)).status).toBe(404);
  expect(await rowsFor(judgesClerk, report)).toEqual([0, 0, 0]);
  expect(await given(report)).toMatchObject({ bases: [], items: [{ open: false }] });
});

it('goes on a court’s order that a second person approved, which does not fall with a consent, and ends with itself', async () => {
  const { caseId, report } = await examined();
  const consent = await consentFor(caseId);
  const order = await ordered(caseId);
  expect(order).toMatchObject({ status: 'approved', purpose: 'share-health', recipientUnit: { id: court.id } });
  const { rows } = await guard.query<{ words: string }>(
    `select encode(court_reference_ct, 'escape') as words from consent_override_words where override_id = $1`,
    [order.id],
  );
  expect([rows.length, rows.some(({ words }) => words.includes('INV-ORDER'))]).toEqual([1, false]);
  expected(await give(clinic, report, { consentId: consent.id }), 201);
  expected(await give(clinic, report, { overrideId: order.id }), 201);
  expect((await before(liaison, caseId)).map(({ basis }) => basis).toSorted()).toEqual(['consent', 'court-order']);
  expected(await clinic.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
  const [item] = await before(liaison, caseId);
  expect(item).toMatchObject({ basis: 'court-order', parts: ['physical'] });
  expect(await looked(liaison, item!.id)).toContain('Invented: marks of a rope');
  const ended = expected(await clinic.get<{ items: OverrideView[] }>(`/cases/${caseId}/overrides`), 200).items[0]!;
  expected(await clinic.post(`/overrides/${ended.id}/end`, { reason: 'ground-passed' }, ifMatch(ended)), 200);
  expect([await before(liaison, caseId), (await look(liaison, item!.id)).status]).toEqual([[], 404]);
});

it('is refused on any other ground, and is nobody else’s to open', async () => {
  const { caseId, report, assignment } = await examined();
  expect(blamed(await give<Problem>(clinic, report, {}))).toEqual(['consentId: required']);
  const elsewhere = await consentTo(clinic, caseId, (await unitOf(otherClinic)).id, { purpose: 'share-health', categories: ['health'] });
  const another = await consentFor(caseId, { purpose: 'share-identity', categories: ['identity'] });
  for (const consentId of [elsewhere.id, another.id]) {
    expect(refusal(await give<Problem>(clinic, report, { consentId }))).toBe('409 medical-report.no-basis');
  }
  const consent = await consentFor(caseId);
  const other = { toUnitId: (await unitOf(otherClinic)).id, consentId: consent.id };
  expect(refusal(await give<Problem>(clinic, report, other))).toBe('409 medical-report.not-before-court');
  expect(refusal(await give<Problem>(otherClinic, report, { consentId: consent.id }))).toBe('404 not-found');
  expect(refusal(await give<Problem>(officer, report, { consentId: consent.id }))).toBe('403 role.forbidden');
  // One that was drawn up for care is no court's.
  const { care } = await inCare(clinic, officer);
  expected(await record(clinic, care), 201);
  const plain = await issuedReport(clinic, care);
  expect(refusal(await give<Problem>(clinic, plain, { consentId: consent.id }))).toBe('409 medical-report.not-now');

  const { items } = expected(await give(clinic, report, { consentId: consent.id }), 201);
  for (const stranger of [officer, supervisor, otherClinic]) expect((await look(stranger, items[0]!.id)).status).toBe(403);
  for (const stranger of strangers) expect(await rowsFor(stranger, report)).toEqual([0, 0, 0]);
  // A report that is withdrawn says so; one of a case that is taken back lies before nobody.
  expected(await moveReport(clinic, report, { move: 'withdraw', reason: 'wrong-findings' }), 200);
  expect(await looked(liaison, items[0]!.id)).toContain('This report was withdrawn');
  expected(await supervisor.post(`/court-assignments/${assignment.id}/ending`, {}), 200);
  expect([await before(liaison, caseId), await rowsFor(judgesClerk, report)]).toEqual([[], [0, 0, 0]]);
});
