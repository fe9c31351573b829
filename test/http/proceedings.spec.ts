import {
  custodyGivers,
  proceedingRules,
  type CustodyReturnView,
  type Page,
  type ProceedingListItem,
  type ProceedingView,
} from '@himaya/domain';
import type { Client } from 'pg';
import { factsOf } from '../support/facts-said';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { codeOf } from '../support/legal-room';
import { expected, unitOf } from '../support/main-job';
import {
  aProceeding,
  enter,
  entered,
  entries,
  inventedProceeding,
  letIn,
  openedProceeding,
  readProceeding,
  takeBack,
  triedFor,
  withDefendant,
} from '../support/proceeding-room';
import { refusal } from '../support/in-context';
import { focalPointOf } from '../support/plan-room';

let api: TestApi;
let admin: Client;
let officer: Session;
let elsewhere: Session;
let court: Session;
let lawyer: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  [officer, elsewhere, court, lawyer] = (await Promise.all(
    ['police-officer', 'police-officer-2', 'court-liaison', 'legal-aid-provider'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(() => api.stop());

describe('a criminal proceeding', () => {
  it('is opened by the police, who arrest; the court’s office that is let in charges, tries, judges and sentences', async () => {
    const opened = await openedProceeding(officer);
    expect(opened).toMatchObject({
      number: 'INV-9/2026',
      stage: 'investigated',
      governorate: 'baghdad',
      people: [],
      timeline: [],
      defendants: 0,
    });
    expect(await codeOf(court.get(`/proceedings/${opened.id}`))).toBe('404 not-found');
    const office = await unitOf(court);
    expect(opened.others.map(({ id }) => id)).toContain(office.id);
    const shared = expected(await officer.post<ProceedingView>(`/proceedings/${opened.id}/units`, { unitId: office.id }), 200);
    expect(shared.units.map(({ id }) => id)).toEqual([(await unitOf(officer)).id, office.id]);
    expect(await codeOf(officer.post(`/proceedings/${opened.id}/units`, { unitId: office.id }))).toBe('409 proceeding.unit-not-eligible');
    const one = await withDefendant(officer, opened);
    expect(one.people).toMatchObject([
      { name: 'Invented Defendant One', juvenile: false, held: false, available: [{ kind: 'arrest' }, { kind: 'asset-seizure' }] },
    ]);
    const arrested = await entered(officer, one, 'arrest', '2026-01-06');
    expect(arrested.people[0]).toMatchObject({ held: true });
    expect(await codeOf(enter(officer, one, 'charge', '2026-01-12', { article: 'trafficking-28-2012-art-6' }))).toBe(
      '409 proceeding.courts-to-record',
    );
    await entered(court, one, 'remand', '2026-01-07');
    const judged = await triedFor(court, one, 'convicted');
    expect(judged).toMatchObject({
      stage: 'judged',
      people: [{ charges: [{ article: 'trafficking-28-2012-art-6', verdict: 'convicted' }] }],
    });
    const { id: chargeId } = entries(judged, 'charge')[0]!;
    expect(await codeOf(enter(court, one, 'sentence', '2026-03-01', { chargeId, sentence: 'juvenile-measure', months: 12 }))).toBe(
      '409 proceeding.penalty',
    );
    await entered(court, one, 'sentence', '2026-03-01', { chargeId, sentence: 'imprisonment', months: 180 });
    await entered(court, one, 'sentence', '2026-03-01', { chargeId, sentence: 'fine', amount: 15_000_000 });
    await entered(officer, one, 'asset-seizure', '2026-03-02', { property: 'vehicle', amount: 30_000_000 });
    await entered(court, one, 'compensation-order', '2026-03-02', { amount: 20_000_000 });
    const appealed = await entered(court, one, 'appeal', '2026-03-10', { chargeId });
    expect(appealed.stage).toBe('in-court');
    const back = await entered(court, one, 'appeal-decision', '2026-04-01', { chargeId, decision: 'sent-back' });
    expect(back).toMatchObject({ stage: 'in-court', people: [{ charges: [{ verdict: null }] }] });
    const seen = await readProceeding(officer, one);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual([
      'appeal-decision', 'appeal', 'compensation-order', 'asset-seizure', 'sentence', 'sentence', 'verdict', 'prosecution', 'charge', 'remand', 'arrest',
    ]); // prettier-ignore
    expect(seen.timeline[4]).toMatchObject({ sentence: 'fine', amount: 15_000_000, recordedBy: null, mayTakeBack: false });
  });

  it('keeps to the order of the law, on every day and in every field', async () => {
    const one = await aProceeding(officer, court);
    expect(await codeOf(enter(court, one, 'prosecution', '2026-02-01'))).toBe('409 proceeding.not-now');
    await triedFor(court, one);
    expect(await codeOf(enter(court, one, 'verdict', '2026-03-01', { chargeId: one.id, verdict: 'convicted' }))).toBe(
      '409 proceeding.not-now',
    );
    expect(await codeOf(enter(court, one, 'company-sanction', '2026-03-01', { sanction: 'closed' }))).toBe('409 proceeding.not-now');
    expect(await codeOf(enter(court, one, 'release', '2026-03-01'))).toBe('409 proceeding.not-now');
    expect(await codeOf(enter(court, one, 'charge', '2099-01-01', { article: 'trafficking-28-2012-art-7' }))).toBe('400 body.invalid');
    expect(await codeOf(enter(court, one, 'compensation-order', '2026-03-01'))).toBe('400 body.invalid');
    expect(
      await codeOf(officer.post(`/proceedings/${one.id}/defendants`, { kind: 'company', name: 'Invented Company', sex: 'male' })),
    ).toBe('400 body.invalid');
    expect(await codeOf(officer.post('/proceedings', inventedProceeding({ openedOn: '2099-01-01' })))).toBe('400 body.invalid');
  });

  it('of a child knows homes and measures, and of a company fines and sanctions', async () => {
    const child = await aProceeding(officer, court, { ageBand: '15-17' });
    expect(child.people[0]).toMatchObject({ juvenile: true });
    await entered(officer, child, 'arrest', '2026-01-06');
    await entered(court, child, 'juvenile-placement', '2026-01-06');
    const judged = await triedFor(court, child, 'convicted');
    const { id: chargeId } = entries(judged, 'charge')[0]!;
    expect(await codeOf(enter(court, child, 'sentence', '2026-03-01', { chargeId, sentence: 'life' }))).toBe('409 proceeding.penalty');
    await entered(court, child, 'sentence', '2026-03-01', { chargeId, sentence: 'juvenile-measure', months: 24 });
    const company = await aProceeding(officer, court, {
      kind: 'company',
      name: 'Invented Company',
      sex: null,
      ageBand: null,
      nationality: null,
    });
    expect(await codeOf(enter(officer, company, 'arrest', '2026-01-06'))).toBe('409 proceeding.not-now');
    await triedFor(court, company, 'convicted');
    expect(await entered(court, company, 'company-sanction', '2026-03-05', { sanction: 'company-fine', amount: 25_000_000 })).toMatchObject(
      {
        timeline: [{ kind: 'company-sanction', sanction: 'company-fine', amount: 25_000_000 }, {}, {}, {}],
      },
    );
  });

  it('takes a mistake back by a counter-entry, once, by whom it was written, and not from under what stands on it', async () => {
    const one = await aProceeding(officer, court);
    const judged = await triedFor(court, one, 'convicted');
    const [verdict, charge] = [entries(judged, 'verdict')[0]!, entries(judged, 'charge')[0]!];
    expect([verdict.mayTakeBack, charge.mayTakeBack]).toEqual([true, false]);
    expect(await codeOf(takeBack(court, charge))).toBe('409 proceeding.stands-on');
    expect(await codeOf(takeBack(officer, verdict))).toBe('409 proceeding.not-yours');
    const taken = expected(await takeBack(court, verdict), 200);
    expect(taken).toMatchObject({ stage: 'in-court', people: [{ charges: [{ verdict: null }] }] });
    expect(entries(taken, 'verdict')).toMatchObject([
      { verdict: 'convicted', mayTakeBack: false, takenBackAt: expect.any(String) as string },
    ]);
    expect(await codeOf(takeBack(court, verdict))).toBe('409 proceeding.not-now');
    expect(
      entries(await entered(court, one, 'verdict', '2026-03-01', { chargeId: charge.id, verdict: 'acquitted' }), 'verdict'),
    ).toHaveLength(2);
    const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from proceeding_event where proceeding_id = $1', [one.id]);
    expect(rows[0]!.n).toBe(5);
  });

  it('is in no other section’s sight, nor a lawyer’s; its number and names lie sealed under its own key', async () => {
    const one = await aProceeding(officer, court);
    for (const stranger of [elsewhere, court === officer ? court : elsewhere]) {
      expect(await codeOf(stranger.get(`/proceedings/${one.id}`))).toBe('404 not-found');
      expect(await codeOf(enter(stranger, one, 'arrest', '2026-01-06'))).toBe('404 not-found');
      expect(await codeOf(stranger.post(`/proceedings/${one.id}/defendants`, { kind: 'company', name: 'Invented' }))).toBe('404 not-found');
    }
    const listed = expected(await elsewhere.get<Page<ProceedingListItem>>('/proceedings?limit=100'), 200).items;
    expect(listed.map(({ id }) => id)).not.toContain(one.id);
    expect(await codeOf(lawyer.get('/proceedings'))).toBe('403 role.forbidden');
    const { rows } = await admin.query<{ n: string; d: string }>(
      `select encode(k.number_ct, 'escape') as n, encode(d.name_ct, 'escape') as d from criminal_proceeding k join defendant d on d.proceeding_id = k.id where k.id = $1`,
      [one.id],
    );
    expect(rows[0]!.n).not.toContain('INV');
    expect(rows[0]!.d).not.toContain('Invented');
  });

  it('is listed the latest first, page by page, to each unit that has it', async () => {
    const opened = [await openedProceeding(officer, { number: 'INV-A' }), await openedProceeding(officer, { number: 'INV-B' })];
    const page = expected(await officer.get<Page<ProceedingListItem>>('/proceedings?limit=1'), 200);
    expect(page.items).toMatchObject([{ id: opened[1]!.id, number: 'INV-B', stage: 'investigated', defendants: 0 }]);
    const next = expected(await officer.get<Page<ProceedingListItem>>(`/proceedings?limit=1&cursor=${page.nextCursor}`), 200);
    expect(next.items).toMatchObject([{ id: opened[0]!.id }]);
  });

  it('is held by the database too: the same rules, and no entry that anybody changes', async () => {
    const { rows } = await admin.query<{
      kind: string;
      court: boolean;
      defendant: string;
      state: string;
      needs: string[];
      may: string[];
      under: string[];
    }>(
      `select r.*, array(select f.field from guard.proceeding_field f where f.kind = r.kind and f.needed order by 1) as needs,
              array(select f.field from guard.proceeding_field f where f.kind = r.kind and not f.needed order by 1) as may,
              array(select u.later from guard.proceeding_under u where u.kind = r.kind order by 1) as under from guard.proceeding_rule r`,
    );
    const stored = rows.map(({ kind, defendant, ...rule }) => [kind, { ...rule, of: defendant }]);
    const sorted = (codes: readonly string[]): string[] => [...codes].sort();
    const meant = Object.entries(proceedingRules).map(([kind, rule]) => [
      kind,
      { ...rule, needs: sorted(rule.needs), may: sorted(rule.may), under: sorted(rule.under) },
    ]);
    expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(meant));
    const app = await api.database.asApp();
    expect(await refusal(app.query(`update proceeding_event set happened_on = now()`))).toMatchObject({ code: '42501' });
    expect(await refusal(app.query(`insert into proceeding_event (id) values (gen_random_uuid())`))).toMatchObject({ code: '42501' });
  });
});

it('gives the fact store its series by month, sex, form, article and outcome, and how long each step took; no id, no name, no day', async () => {
  const one = await openedProceeding(officer, { court: 'felony-maysan', form: 'organ-removal' });
  await letIn(officer, one, court);
  const named = await withDefendant(officer, one, { nationality: 'SY' });
  await entered(officer, named, 'arrest', '2026-01-02');
  const judged = await triedFor(court, named, 'convicted');
  const { id: chargeId } = entries(judged, 'charge')[0]!;
  await entered(court, named, 'sentence', '2026-03-01', { chargeId, sentence: 'imprisonment', months: 60 });
  const wrong = await entered(court, named, 'compensation-order', '2026-03-02', { amount: 5_000_000 });
  expected(await takeBack(court, entries(wrong, 'compensation-order')[0]!), 200);
  const facts = await factsOf(admin, 'proceeding', one.id);
  const article = 'trafficking-28-2012-art-6';
  const all = { forms: ['organ-removal'], governorate: 'maysan', court: 'felony' };
  const defendant = { ...all, sex: 'male', nationality_group: 'arab-states', status: 'person', amount: null };
  expect(facts).toMatchObject([
    { ...defendant, kind: 'arrest', month: '2026-01-01', article },
    { ...defendant, kind: 'charge', article, days: 10 },
    { ...all, kind: 'final-judgment', outcome: 'convicted', sex: null },
    { ...all, kind: 'investigation', sex: null },
    { ...defendant, kind: 'prosecution', article, days: 20 },
    { ...defendant, kind: 'sentence', month: '2026-03-01', article, outcome: 'imprisonment', category: '5-to-9-years' },
    { ...defendant, kind: 'verdict', article, outcome: 'convicted', days: 28 },
  ]);
});

it('Labour counts its juveniles, once a day and again where it was wrong; not Justice’s convicts, and to nobody else', async () => {
  const focal = await api.signIn('agency-focal-point');
  const count = (body: object) =>
    focal.post('/custody-returns', { kind: 'juveniles-placed', asOf: '2026-01-31', males: 12, females: 3, ...body });
  expect((await count({})).status).toBe(204);
  expect((await count({ females: 4 })).status).toBe(204);
  expect(await codeOf(count({ kind: 'convicts' }))).toBe('409 custody.not-yours');
  expect(await codeOf(count({ asOf: '2099-01-01' }))).toBe('400 body.invalid');
  expect(await codeOf(count({ males: -1 }))).toBe('400 body.invalid');
  const page = expected(await focal.get<Page<CustodyReturnView>>('/custody-returns?limit=1'), 200);
  expect(page.items).toMatchObject([{ kind: 'juveniles-placed', asOf: '2026-01-31', males: 12, females: 4, version: 2, counts: true }]);
  const next = expected(await focal.get<Page<CustodyReturnView>>(`/custody-returns?limit=1&cursor=${page.nextCursor}`), 200);
  expect(next.items).toMatchObject([{ females: 3, version: 1, counts: false }]);
  expect(await codeOf(officer.get('/custody-returns'))).toBe('403 role.forbidden');
  const facts = await api.database.asAdmin();
  await facts.query('set role himaya_facts');
  const { rows } = await facts.query(`select males, females from guard.custody_counts('juveniles-placed', '{2026-02-15}', 92)`);
  expect(rows).toEqual([{ males: 12, females: 4 }]);
  expect((await facts.query(`select from guard.custody_counts('juveniles-placed', '{2026-01-30}', 92)`)).rowCount).toBe(0);
  // Another office of Labour counts the same juveniles, not as many again: a further version of the body's count, which both read.
  const guard = await api.database.asGuard();
  const second = await focalPointOf(guard, 'ministry-of-labour-and-social-affairs');
  const there = api.sessionWith(second.username, second);
  expect((await there.post('/custody-returns', { kind: 'juveniles-placed', asOf: '2026-01-31', males: 13, females: 4 })).status).toBe(204);
  for (const who of [there, focal]) {
    const { items } = expected(await who.get<Page<CustodyReturnView>>('/custody-returns'), 200);
    expect(items.map(({ males, version, counts }) => [males, version, counts])).toEqual([
      [13, 3, true],
      [12, 2, false],
      [12, 1, false],
    ]);
  }
  const both = await facts.query(`select males, females from guard.custody_counts('juveniles-placed', '{2026-02-15}', 92)`);
  expect(both.rows).toEqual([{ males: 13, females: 4 }]);
  await facts.query('reset role');
  const { rows: givers } = await admin.query<{ kind: string; agency: string }>('select kind, agency_id as agency from guard.custody_giver');
  expect(Object.fromEntries(givers.map(({ kind, agency }) => [kind, agency]))).toEqual(custodyGivers);
});
