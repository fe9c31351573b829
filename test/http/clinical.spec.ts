import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  interfaceLanguages,
  reportMoves,
  reportMachine,
  type CareView,
  type CaseView,
  type CheckPaperView,
  type InterfaceLanguage,
  type PaperKeyView,
  type PrintedPaperView,
  type ReportView,
} from '@himaya/domain';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { inCare, inDays, openCareOf, record, today } from '../support/care-room';
import { draftReport, issuedReport, moveReport, report } from '../support/care-reports';
import { expected, ifMatch, inventedCase, openCase } from '../support/main-job';
import { asDrawn, glyphsPerCharacter, pdfText } from '../support/pdf-text';
import { blamed, refusal } from '../support/refusals';
import type { Client } from 'pg';

/** A hospital writes nothing of what was done to the person. */
const unexploited = { exploitation: [] };

let api: TestApi;
let admin: Client;
let officer: Session;
let clinic: Session;
let otherClinic: Session;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.database.asAdmin();
  officer = await api.signIn('police-officer');
  [clinic, otherClinic] = [await api.signIn('health-provider'), await api.signIn('health-provider-2')];
});
afterAll(() => api.stop());

describe('a sheet about trauma', () => {
  it('suggests by its sum and decides nothing, is sealed, and is no child’s', async () => {
    const { care } = await inCare(clinic, officer, 'psychological');
    const ask = <View = CareView>(of: CareView, changes: object = {}) =>
      clinic.post<View>(`/care/${of.id}/trauma-screenings`, {
        heldOn: today(),
        exposed: true,
        yes: ['memories'],
        trainedStaff: true,
        ...changes,
      });
    expect(blamed(await ask<Problem>(care, { exposed: false, heldOn: '2035-01-01', againOn: '2026-01-01' }))).toEqual([
      'heldOn: date.future',
      'yes: key.unknown',
      'againOn: date.past',
    ]);
    expected(await ask(care), 201);
    const seen = expected(await ask(care, { yes: ['memories', 'numb', 'guilt'], againOn: inDays(30).slice(0, 10) }), 201);
    expect(seen.traumaScreenings.map(({ sum, suggestion }) => `${sum} ${suggestion}`).toSorted()).toEqual([
      '1 no-sign',
      '3 assess-further',
    ]);
    // Nothing follows from it: care stands where it stood.
    expect(seen).toMatchObject({ status: 'planned', version: care.version, appointments: [] });
    const { rows } = await admin.query<{ words: string }>(
      `select encode(answers_ct, 'escape') as words from trauma_screening where episode_id = $1`,
      [care.id],
    );
    expect([rows.length, rows.some(({ words }) => /exposed|memories/.test(words))]).toEqual([2, false]);
    const child = await openCase(clinic, { ...unexploited, person: { ...inventedCase.person, ageYears: 12 } });
    const childs = expected(await openCareOf(clinic, child.id, { service: 'psychological' }), 201);
    expect(refusal(await ask<Problem>(childs))).toBe('409 care.adult-instrument');
  });
});

describe('a medication plan', () => {
  it('has lines of how much and how often, and of what is not borne; each is changed and stopped by a further version', async () => {
    const { care } = await inCare(clinic, officer);
    const line = { kind: 'medicine', name: 'Invented syrup', dose: '5 ml', often: 'at night', from: today() };
    const add = <View = CareView>(body: object) => clinic.post<View>(`/care/${care.id}/medication`, body);
    expect(blamed(await add<Problem>({ ...line, dose: null, until: '2026-01-01' }))).toEqual(['dose: required', 'until: date.past']);
    expect(blamed(await add<Problem>({ ...line, kind: 'allergy' }))).toEqual(['dose: key.unknown', 'often: key.unknown']);
    expected(await add({ kind: 'allergy', name: 'Invented nut', from: today() }), 201);
    const plan = expected(await add(line), 201).medication;
    expect(plan).toMatchObject([
      { kind: 'allergy', name: 'Invented nut', current: true },
      { kind: 'medicine', name: 'Invented syrup', dose: '5 ml', current: true },
    ]);
    const change = <View = CareView>(version: number, body: object, as = clinic) =>
      as.post<View>(`/care/medication/${plan[1]!.id}/changes`, { ...line, ...body }, { 'if-match': `"${version}"` });
    expect(blamed(await change<Problem>(1, { change: 'no-longer-so' }))).toEqual(['change: code.unknown']);
    expected(await change(1, { change: 'dose-changed', dose: '10 ml' }), 200);
    expect(refusal(await change<Problem>(1, { change: 'corrected' }))).toBe('412 conflict');
    expect(refusal(await change<Problem>(2, { change: 'completed' }, otherClinic))).toBe('404 not-found');
    const [, stopped] = expected(await change(2, { change: 'side-effects', dose: '10 ml' }), 200).medication;
    expect(stopped).toMatchObject({ version: 3, current: false, changes: [], change: 'side-effects' });
    expect(stopped!.earlier.map(({ dose }) => dose)).toEqual(['10 ml', '5 ml']);
    expect(refusal(await change<Problem>(3, { change: 'corrected' }))).toBe('409 medication.stopped');
    const { rows } = await admin.query<{ words: string }>(
      `select encode(words_ct, 'escape') as words from medication_line where episode_id = $1`,
      [care.id],
    );
    expect([rows.length, rows.some(({ words }) => words.includes('Invented'))]).toEqual([4, false]);
  });
});

/** Somebody in care who was seen. */
async function seen() {
  const one = await inCare(clinic, officer);
  return { ...one, care: expected(await record(clinic, one.care), 201) };
}

describe('a medical report', () => {
  it('is drafted, issued under a clinician’s name and never changed; a mistake is mended by the edition after it', async () => {
    const expectedOnly = await inCare(clinic, officer);
    expect(refusal(await draftReport<Problem>(clinic, expectedOnly.care))).toBe('409 care.not-now');
    const { care } = await seen();
    expect(blamed(await draftReport<Problem>(clinic, care, { physical: null, examinedOn: '2035-01-01' }))).toEqual([
      'physical: required',
      'examinedOn: date.future',
    ]);
    const [draft] = expected(await draftReport(clinic, care), 201).reports;
    expect(draft).toMatchObject({ status: 'draft', edition: 1, moves: ['issue', 'discard'], printable: false, signedAs: null });
    const change = <View = CareView>(of: ReportView, body: object, as = clinic) =>
      as.post<View>(`/care/reports/${of.id}/changes`, report(body), ifMatch(of));
    const [again] = expected(await change(draft!, { physical: { findings: 'Invented: a healed burn' } }), 200).reports;
    expect(refusal(await change<Problem>(draft!, {}))).toBe('412 conflict');
    expect(refusal(await change<Problem>(again!, {}, otherClinic))).toBe('404 not-found');
    expect(refusal(await moveReport<Problem>(otherClinic, again!, { move: 'issue', signedAs: 'Dr Other' }))).toBe('404 not-found');
    expect(refusal(await moveReport<Problem>(officer, again!, { move: 'issue', signedAs: 'Dr Other' }))).toBe('403 role.forbidden');
    expect(blamed(await moveReport<Problem>(clinic, again!, { move: 'issue' }))).toEqual(['signedAs: required']);
    const [issued] = expected(await moveReport(clinic, again!, { move: 'issue', signedAs: 'Dr A. Invented' }), 200).reports;
    expect(issued).toMatchObject({ status: 'issued', signedAs: 'Dr A. Invented', physical: { findings: 'Invented: a healed burn' } });
    expect(refusal(await change<Problem>(issued!, {}))).toBe('409 medical-report.not-now');

    const next = <View = CareView>() => draftReport<View>(clinic, care, { replacesId: issued!.id });
    const [second] = expected(await next(), 201).reports;
    expect(second).toMatchObject({ edition: 2, replacesId: issued!.id });
    expect(refusal(await next<Problem>())).toBe('409 medical-report.not-now');
    const both = expected(await moveReport(clinic, second!, { move: 'issue', signedAs: 'Dr A. Invented' }), 200).reports;
    expect(both.map(({ edition, status }) => `${edition} ${status}`)).toEqual(['2 issued', '1 superseded']);
    expect(both[1]!.physical?.findings).toBe('Invented: a healed burn');
    const gone = expected(await moveReport(clinic, both[0]!, { move: 'withdraw', reason: 'wrong-findings' }), 200).reports;
    expect(gone[0]).toMatchObject({ status: 'withdrawn', withdrawal: 'wrong-findings', moves: [], printable: false });
    const [third] = expected(await draftReport(clinic, care), 201).reports;
    expect(expected(await moveReport(clinic, third!, { move: 'discard' }), 200).reports.map(({ id }) => id)).not.toContain(third!.id);
  });

  it('keeps each part sealed under its own category, and what was issued out of reach of any statement', async () => {
    const { care } = await seen();
    const one = await issuedReport(clinic, care, { psychological: { findings: 'Invented: broken sleep', treatment: 'Invented: talks' } });
    const guard = await api.database.asGuard();
    const { rows } = await guard.query<{ category: number; words: string }>(
      `select category, encode(words_ct, 'escape') as words from medical_report_part where report_id = $1 order by category`,
      [one.id],
    );
    expect([rows.map(({ category }) => category), rows.some(({ words }) => words.includes('Invented'))]).toEqual([[16, 32], false]);
    for (const statement of [
      `update medical_report_part set words_ct = 'x' where report_id = $1`,
      'delete from medical_report_part where report_id = $1',
      `update medical_report set examined_on = '2020-01-01' where id = $1`,
      `update medical_report set status = 'draft' where id = $1`,
      'delete from medical_report where id = $1',
    ]) {
      await expect(guard.query(statement, [one.id])).rejects.toThrow('what was issued is not changed');
    }
  });

  it('tells others that one was issued and in which month, and no word of it', async () => {
    const { care, caseId } = await seen();
    const told = async () => {
      const view = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
      expect(JSON.stringify(view)).not.toContain('healed');
      return view.derived.filter(({ category }) => category === 'health');
    };
    expect(await told()).toEqual([expect.not.objectContaining({ reported: expect.anything() as unknown })]);
    const one = await issuedReport(clinic, care);
    expect(await told()).toEqual([expect.objectContaining({ fact: 'attended', reported: `${today().slice(0, 7)}-01` })]);
    expected(await moveReport(clinic, one, { move: 'withdraw', reason: 'wrong-person' }), 200);
    expect(await told()).toEqual([expect.not.objectContaining({ reported: expect.anything() as unknown })]);
  });
});

describe('the paper of a medical report', () => {
  const print = <View = PrintedPaperView>(as: Session, { id }: ReportView) => as.post<View>(`/care/reports/${id}/prints`, {});
  const bytesOf = ({ pdf }: PrintedPaperView): Buffer => Buffer.from(pdf, 'base64');
  const check = async (paper: PrintedPaperView, bytes: Buffer | null = bytesOf(paper)) =>
    (
      await api.call<CheckPaperView>('POST', '/papers/checks', {
        body: { code: paper.checkCode, ...(bytes ? { contentHash: createHash('sha256').update(bytes).digest('hex') } : {}) },
      })
    ).body;
  const words: Readonly<Record<InterfaceLanguage, readonly [string, string]>> = {
    en: ['Invented: a scar on the forearm', 'Invented: bad dreams'],
    ar: ['ندبة قديمة على الذراع', 'كوابيس متكررة'],
    ckb: ['برژاو لە باسک', 'ترساو لە شەو'],
  };

  it.each(interfaceLanguages)('says in %s what the report says, under its own language’s words, and is signed', async (language) => {
    const { care } = await seen();
    const [body, mind] = words[language];
    const one = await issuedReport(clinic, care, { language, physical: { findings: body }, psychological: { findings: mind } });
    const paper = expected(await print(clinic, one), 201);
    const text = pdfText(bytesOf(paper));
    expect(paper).toMatchObject({ kind: 'medical-report', categories: ['health', 'psychosocial'] });
    const drawn = language === 'en' ? (said: string) => said : asDrawn;
    for (const said of [drawn(body), drawn(mind), 'Dr A. Invented', one.id.slice(0, 8).toUpperCase(), paper.checkCode]) {
      expect(text).toContain(said);
    }
    if (language === 'en') expect(text).toContain('Psychological state');
    else {
      expect(text).not.toMatch(/Findings|Medical|Issued/);
      expect([...glyphsPerCharacter(bytesOf(paper)).values()].some((shapes) => shapes.size >= 3)).toBe(true);
    }
    const { items } = expected(await api.call<{ items: PaperKeyView[] }>('GET', '/papers/keys'), 200);
    const { publicKey } = items.find(({ id }) => id === paper.keyId)!;
    const verified = (bytes: Buffer) => verify(null, bytes, createPublicKey(publicKey), Buffer.from(paper.signature, 'base64url'));
    expect([verified(bytesOf(paper)), verified(Buffer.concat([bytesOf(paper), Buffer.from(' ')]))]).toEqual([true, false]);
  });

  it('is drawn anew each time from words that do not change, and its check tells where the report stands and no person', async () => {
    const { care } = await seen();
    const one = await issuedReport(clinic, care);
    expect(refusal(await print<Problem>(otherClinic, one))).toBe('404 not-found');
    expect(refusal(await print<Problem>(officer, one))).toBe('403 role.forbidden');
    const [first, other] = [expected(await print(clinic, one), 201), expected(await print(clinic, one), 201)];
    expect(first.checkCode).not.toBe(other.checkCode);
    const { rows } = await admin.query<{ action: string; categories: number }>(
      `select action, categories from audit_event where subject_id = $1 and result = 'done' and action in ('medical-report.read', 'medical-report.print')
        order by action`,
      [one.id],
    );
    const line = (action: string) => ({ action, categories: 16 });
    expect(rows).toEqual(['print', 'print', 'read', 'read'].map((what) => line(`medical-report.${what}`)));
    const ours = { kind: 'medical-report', issuedOn: today(), issuedBy: 'health-facility' };
    expect(await check(first)).toEqual({ finding: 'unchanged', ...ours });
    expect(await check(first, bytesOf(other))).toEqual({ finding: 'changed', ...ours });
    const [draft] = expected(await draftReport(clinic, care, { replacesId: one.id }), 201).reports;
    expect(refusal(await print<Problem>(clinic, draft!))).toBe('409 medical-report.not-now');
    expect((await check(first)).finding).toBe('unchanged');
    const [next] = expected(await moveReport(clinic, draft!, { move: 'issue', signedAs: 'Dr A. Invented' }), 200).reports;
    expect([(await check(first)).finding, (await check(first, null)).finding]).toEqual(['superseded', 'superseded']);
    expect(await check(first, bytesOf(other))).toEqual({ finding: 'changed', ...ours });
    expect(pdfText(bytesOf(expected(await print(clinic, one), 201)))).toContain('A newer edition has taken the place of this report');
    const late = expected(await print(clinic, next!), 201);
    expected(await moveReport(clinic, next!, { move: 'withdraw', reason: 'wrong-person' }), 200);
    expect(await check(late)).toEqual({ finding: 'withdrawn', ...ours });
    expect(refusal(await print<Problem>(clinic, next!))).toBe('409 medical-report.not-now');
  });
});

it('moves a report in the database as in the domain', async () => {
  const guard = await api.database.asGuard();
  const { rows } = await guard.query(
    'select move, from_status as "from", nullif(to_status, \'\') as "to" from guard.report_move order by move',
  );
  const meant = reportMoves.codes.map((move) => ({ move, from: reportMachine[move].from, to: reportMachine[move].to }));
  expect(rows).toEqual(meant.toSorted((a, b) => a.move.localeCompare(b.move)));
});
