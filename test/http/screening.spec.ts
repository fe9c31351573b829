import { handleEvent, registryOf, routeDeclarations, WorkerDatabase, workOf } from '@himaya/api/testing';
import type {
  CaseView,
  NotificationView,
  Page,
  RecordSittingBody,
  ReferralView,
  RiskAssessmentView,
  ScreeningView,
  TimelineItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { lateFor } from '../support/late';
import { consentTo, expected, inventedCase, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';
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

  it('says of whose circle the interpreter is: asked of whoever is no professional, kept with a warning where it is the suspects’', async () => {
    const { id } = await openCase(officer);
    const by = { yes: ['DR-01'], interpreter: 'other', interpreterBound: false };
    expect(blamed(await officer.post(`/cases/${id}/screenings`, sitting(by)))).toEqual(['interpreterTie: required']);
    const view = await screen(officer, id, { ...by, interpreterTie: 'of-suspect' });
    expect(view.sittings[0]).toMatchObject({
      interpreterTie: 'of-suspect',
      concerns: ['interpreter-not-bound', 'interpreter-of-suspect'],
    });
    const none = { interpreter: 'none', interpreterBound: null, interpreterTie: 'not-asked' };
    expect(blamed(await officer.post(`/cases/${id}/screenings`, sitting({ yes: ['DR-01'], ...none })))).toEqual([
      'interpreterTie: not-applicable',
    ]);
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
    // Stored nowhere, so nothing in the database can hang on it; and no other route hands it out. What is found of a body is another matter.
    const { rows } = await guard.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns where table_schema in ('public', 'guard') and column_name ~ 'finding|suggestion'
          and table_name not in ('decision_follow_up', 'member_account')`,
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

  const high = { present: ['self-harm'], unknown: [], level: 'high' };
  const extreme = { present: ['self-harm'], unknown: [], level: 'extreme', reason: 'Invented: said so twice' };
  const hours = (from: string, to: string | null): number => Math.round((Date.parse(to!) - Date.parse(from)) / 360_000) / 10;
  const deliver = async (assessment: RiskAssessmentView): Promise<void> => {
    const { rows } = await guard.query<{ id: string }>(`select id from outbox_event where subject_id = $1 order by id`, [assessment.id]);
    // Once more than once: an event may be told again.
    for (const { id } of [...rows, ...rows]) await handleEvent(worker, registryOf(workOf({ storageDir: 'none' }).handlers), id);
  };
  const raised = async (id: string): Promise<number> =>
    expected(await desk.get<Page<NotificationView>>('/notifications?limit=100'), 200).items.filter(
      ({ kind, referralId }) => kind === 'referral-raised' && referralId === id,
    ).length;

  it('lets no referral out less urgent than it demands, and says so in the answer and on the timeline', async () => {
    const { id: caseId } = await openCase(officer);
    const to = (await unitOf(desk)).id;
    const consent = await consentTo(officer, caseId, to);
    const send = async (urgency: string, changes = {}): Promise<ReferralView> =>
      expected(
        await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(to, consent.id, { urgency, ...changes })),
        201,
      );
    expect(await send('standard')).toMatchObject({ urgency: 'standard', raisedFrom: null });
    const draft = await send('standard', { draft: true });
    await assess(caseId, high);
    const sent = await send('standard');
    expect(sent).toMatchObject({ urgency: 'urgent', raisedFrom: 'standard' });
    expect(hours(sent.requestedAt!, sent.dueAt)).toBe(8);
    expect(await send('immediate')).toMatchObject({ urgency: 'immediate', raisedFrom: null });
    // A draft is brought up to what holds when it goes out.
    expect(await step(officer, draft, 'send')).toMatchObject({ urgency: 'urgent', raisedFrom: 'standard' });
    await assess(caseId, extreme);
    expect(await send('urgent')).toMatchObject({ urgency: 'immediate', raisedFrom: 'urgent' });
    const { items } = expected(await officer.get<Page<TimelineItem>>(`/cases/${caseId}/timeline?limit=100`), 200);
    const lines = items
      .filter(({ kind }) => kind === 'referral-raised')
      .map(({ subjectId, details }) => [subjectId, details['raisedFrom']]);
    expect(lines).toHaveLength(3);
    expect(lines).toContainEqual([sent.id, 'standard']);
  });

  it('that rises hurries what nobody has answered: shorter deadlines from then on, and the desk is told once', async () => {
    const { caseId, referral } = await referTo(desk, officer, { urgency: 'standard' });
    const to = (await unitOf(desk)).id;
    const other = { urgency: 'standard' };
    const consent = await consentTo(officer, caseId, to);
    const answered = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(to, consent.id, other)), 201);
    const taken = await step(desk, await step(desk, answered, 'receive'), 'accept');
    // Sent five hours ago.
    await guard.query(`update deadline set due_at = due_at - interval '5 hours' where subject_id = $1`, [referral.id]);
    await guard.query(
      `update referral set requested_at = requested_at - interval '5 hours', receive_due_at = receive_due_at - interval '5 hours',
              decide_due_at = decide_due_at - interval '5 hours', due_at = due_at - interval '5 hours' where id = $1`,
      [referral.id],
    );
    const assessed = await assess(caseId, high);
    await deliver(assessed);
    const after = expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200);
    expect(after).toMatchObject({ urgency: 'urgent', raisedFrom: 'standard', status: 'requested' });
    expect(hours(assessed.assessedAt, after.dueAt)).toBe(8);
    expect(await raised(referral.id)).toBe(1);
    const { rows } = await guard.query<{ line: string }>(
      `select d.kind || ' ' || d.step || ' ' || round(extract(epoch from d.due_at - r.recorded_at) / 3600)::text as line
         from deadline d, risk_assessment r where d.subject_id = $1 and r.id = $2 order by 1`,
      [referral.id, assessed.id],
    );
    expect(rows.map(({ line }) => line)).toEqual([
      'referral-decide remind-desk 12', 'referral-decide tell-coordinator 48', 'referral-decide tell-manager-and-sender 24',
      'referral-receive remind-desk 4', 'referral-receive tell-coordinator 16', 'referral-receive tell-manager-and-sender 8',
    ]); // prettier-ignore
    // What was answered keeps its pace, and a risk that falls slows nothing down.
    expect(expected(await desk.get<ReferralView>(`/referrals/${answered.id}`), 200)).toMatchObject({
      urgency: 'standard',
      dueAt: taken.dueAt,
    });
    await deliver(await assess(caseId, { present: [], unknown: [], level: 'low' }));
    expect(expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200)).toMatchObject({
      urgency: 'urgent',
      dueAt: after.dueAt,
    });
    await expect(guard.query(`update referral set urgency = 'standard' where id = $1`, [referral.id])).rejects.toThrow('less urgent');
    // An older assessment that is handled late raises nothing any more.
    const [late, newer] = [await assess(caseId, extreme), await assess(caseId, { present: [], unknown: [], level: 'low' })];
    await deliver(late);
    await deliver(newer);
    expect(expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200)).toMatchObject({ urgency: 'urgent' });
  });
});
