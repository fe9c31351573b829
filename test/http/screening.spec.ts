import { routeDeclarations, WorkerDatabase } from '@himaya/api/testing';
import type { CaseView, Page, RecordSittingBody, RiskAssessmentView, ScreeningView, TimelineItem } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { lateFor } from '../support/late';
import { expected, inventedCase, openCase, referTo, step } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let desk: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, desk] = (await Promise.all(['police-officer', 'shelter-manager'].map((name) => api.signIn(name)))) as [Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const sitting = (changes: Partial<Record<keyof RecordSittingBody, unknown>> = {}): object => ({
  heldOn: '2026-01-05',
  language: 'tl',
  interpreter: 'professional',
  interpreterBound: true,
  trainedInterviewer: true,
  ownSexWish: 'wished-and-met',
  accompaniment: null,
  yes: [],
  no: [],
  unknown: [],
  ...changes,
});
const screen = async (as: Session, caseId: string, changes: Partial<Record<keyof RecordSittingBody, unknown>>): Promise<ScreeningView> =>
  expected(await as.post<ScreeningView>(`/cases/${caseId}/screenings`, sitting(changes)), 201);
const kindsOf = async (as: Session, caseId: string): Promise<string[]> =>
  expected(await as.get<Page<TimelineItem>>(`/cases/${caseId}/timeline?limit=100`), 200).items.map(({ kind }) => kind);

const late = (subjectId: string, caseId: string): Promise<string[]> => lateFor(guard, worker, subjectId, caseId);

describe('a screening', () => {
  it('grows over sittings; what was said stays with who and when, and the suggestion stands beside its reasons', async () => {
    const { id } = await openCase(officer);
    const first = await screen(officer, id, {
      yes: ['DR-01', 'EX-01', 'CD-03'],
      unknown: ['EX-02'],
      note: 'Invented note: she was afraid of the car outside',
      trainedInterviewer: false,
      ownSexWish: 'wished-not-met',
    });
    expect(first.suggestion).toMatchObject({ finding: 'some-signs', child: false, meansRequired: true, presentDanger: ['CD-03'] });
    expect(first.sittings[0]).toMatchObject({ concerns: ['not-trained', 'wish-not-met'], note: expect.stringContaining('afraid') });
    const second = await screen(officer, id, { heldOn: '2026-01-08', yes: ['EX-02', 'DR-02'], no: ['CD-03'] });
    expect(second.suggestion).toMatchObject({ finding: 'suggests-trafficking', presentDanger: [] });
    expect(second.suggestion!.dimensions.filter(({ positive }) => positive)).toEqual([
      { dimension: 'deceptive-recruitment', positive: true, rule: 'one-strong-one-other', signs: ['DR-01', 'DR-02'] },
      { dimension: 'exploitation', positive: true, rule: 'one-strong-one-other', signs: ['EX-01', 'EX-02'] },
    ]);
    expect(second.sittings.map(({ heldOn }) => heldOn)).toEqual(['2026-01-08', '2026-01-05']);
    expect(second.sittings[0]!.interviewer).toEqual(expect.any(String));
    expect(second.answers).toMatchObject({ 'CD-03': 'no', 'EX-02': 'yes' });
    expect(second.history['CD-03']!.map(({ answer }) => answer)).toEqual(['no', 'yes']);
    expect(await kindsOf(officer, id)).toEqual(expect.arrayContaining(['screening-held']));
  });

  it('of a child needs no means, and says who sat beside it', async () => {
    const { id } = await openCase(officer, { person: { ...inventedCase.person, ageYears: 14 } });
    expect(blamed(await officer.post(`/cases/${id}/screenings`, sitting({ yes: ['EX-08'] })))).toEqual(['accompaniment: required']);
    const view = await screen(officer, id, { yes: ['EX-08', 'AV-01'], accompaniment: 'nobody' });
    expect(view.suggestion).toMatchObject({ finding: 'suggests-trafficking', child: true, meansRequired: false });
    expect(view.sittings[0]).toMatchObject({ child: true, concerns: ['child-alone'] });
  });

  it('without a sign says “no signs so far” and keeps every question open', async () => {
    const { id } = await openCase(officer);
    const { suggestion } = await screen(officer, id, { no: ['DR-01'], unknown: ['DR-02'] });
    expect(suggestion).toMatchObject({ finding: 'no-signs-so-far' });
    expect(suggestion!.open).toContain('DR-02');
    expect(suggestion!.open).not.toContain('DR-01');
  });

  it('is refused with what is wrong, and then changes nothing', async () => {
    const { id } = await openCase(officer);
    const admin = await api.database.asAdmin();
    await changesNothing(admin, async () => {
      const wrong: [object, string[]][] = [
        [{ yes: ['XX-01'] }, ['yes: isIn']],
        [{ yes: ['DR-01'], no: ['DR-01'] }, ['no.0: answer.twice']],
        [{ yes: ['CH-01'] }, ['yes.0: not-applicable']],
        [{ yes: ['DR-01'], interpreterBound: null }, ['interpreterBound: required']],
        [{ yes: ['DR-01'], heldOn: '2099-01-01' }, ['heldOn: date.future']],
      ];
      for (const [changes, problems] of wrong) {
        const answer = await officer.post(`/cases/${id}/screenings`, sitting(changes));
        expect(blamed(answer).map((one) => one.replace(/: (?!answer|not|required|date).*/, ': isIn'))).toEqual(problems);
      }
    });
  });

  it('is the exploitation category’s: a desk that holds the case without it finds nothing there', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    expect(refusal(await desk.get(`/cases/${caseId}/screenings`))).toBe('404 not-found');
    expect(refusal(await desk.post(`/cases/${caseId}/screenings`, sitting({ yes: ['DR-01'] })))).toBe('403 role.forbidden');
    expect(refusal(await desk.get(`/cases/${caseId}/risk-assessments`))).toBe('404 not-found');
  });

  it('enables and disables nothing: with and without signs every other answer of the case is the same', async () => {
    const [with_, without] = await Promise.all([openCase(officer), openCase(officer)]);
    await screen(officer, with_.id, { yes: ['DR-01', 'DR-02', 'EX-01', 'EX-02'] });
    const seen = async ({ id }: CaseView): Promise<unknown> => {
      const { journey, identificationStatus, access, status } = expected(await officer.get<CaseView>(`/cases/${id}`), 200);
      return { journey: journey.map(({ step: code, state }) => [code, state]), identificationStatus, access, status };
    };
    expect(await seen(with_)).toEqual(await seen(without));
    // Stored nowhere, so nothing in the database can hang on it; and no other route hands it out.
    const { rows } = await guard.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns where table_schema in ('public', 'guard') and column_name ~ 'finding|suggestion'`,
    );
    expect(rows).toEqual([]);
    for (const route of Object.keys(routeDeclarations(api.app)).filter(
      (one) => one.startsWith('GET /cases/:id') && !one.endsWith('/screenings'),
    )) {
      const answer = await officer.get(route.slice(4).replace(':id', with_.id));
      expect([route, JSON.stringify(answer.body).includes('suggests-trafficking')]).toEqual([route, false]);
    }
  });

  it('keeps no word of its notes readable', async () => {
    const { id } = await openCase(officer);
    await screen(officer, id, { yes: ['DR-01'], note: 'Invented words Quorvantine' });
    const { rows } = await guard.query<{ line: string }>(
      `select s::text as line from screening_sitting s where case_id = $1 union all select e::text from audit_event e where e.case_id = $1`,
      [id],
    );
    const lines = rows.map(({ line }) => line).join('\n');
    expect(lines).toContain('screening.record');
    expect(lines).not.toContain('Quorvantine');
    expect(lines).not.toContain(Buffer.from('Quorvantine').toString('hex'));
  });
});

describe('a risk assessment', () => {
  const assess = async (caseId: string, body: object): Promise<RiskAssessmentView> =>
    expected(await officer.post<RiskAssessmentView>(`/cases/${caseId}/risk-assessments`, body), 201);

  it('is scored, dated and due again, the sooner the higher; the newest one alone is awaited', async () => {
    const { id } = await openCase(officer);
    expect(blamed(await officer.post(`/cases/${id}/risk-assessments`, { present: [], unknown: [], level: 'high' }))).toEqual([
      'reason: required',
    ]);
    const low = await assess(id, { present: ['debt-outstanding'], unknown: [], level: 'low' });
    const high = await assess(id, {
      present: ['self-harm'],
      unknown: ['debt-outstanding'],
      level: 'extreme',
      reason: 'Invented: said so twice',
    });
    expect([low.score, low.suggested, high.score, high.suggested, high.level]).toEqual([1, 'low', 4, 'high', 'extreme']);
    expect(new Date(high.dueAt).getTime() - new Date(high.assessedAt).getTime()).toBe(86_400_000);
    const { items } = expected(await officer.get<{ items: RiskAssessmentView[] }>(`/cases/${id}/risk-assessments`), 200);
    expect(items.map(({ id: one }) => one)).toEqual([high.id, low.id]);
    expect(items[0]).toMatchObject({ reason: 'Invented: said so twice' });
    expect(await late(low.id, id)).toEqual([]);
    expect(await late(high.id, id)).toEqual(['risk-review-overdue', 'risk-review-reminder']);
    // Once only, whatever the sweep does again.
    expect(await late(high.id, id)).toEqual(['risk-review-overdue', 'risk-review-reminder']);
  });
});
