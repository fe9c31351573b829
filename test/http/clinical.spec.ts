import type { CareView } from '@himaya/domain';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { inCare, inDays, openCareOf, today } from '../support/care-room';
import { expected, inventedCase, openCase } from '../support/main-job';
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
