import { WorkerDatabase } from '@himaya/api/testing';
import type {
  CaseView,
  JourneyStepCode,
  NeedView,
  Page,
  RecordNeedBody,
  ReferralProposalView,
  ReferralView,
  ServiceOutcome,
  TimelineItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { sentBy } from '../permissions/statements';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { lateFor } from '../support/late';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { stuckCases } from '../support/pages';
import { blamed, refusal } from '../support/refusals';

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let coordinator: Session;
let desk: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, coordinator, desk] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-manager'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const need = (changes: Partial<RecordNeedBody> = {}): RecordNeedBody => ({
  service: 'medical',
  needCode: 'medical-examination',
  level: 'urgent',
  identifiedBy: 'person',
  ...changes,
});
const stepOf = async (as: Session, caseId: string, code: JourneyStepCode): Promise<string> =>
  expected(await as.get<CaseView>(`/cases/${caseId}`), 200).journey.find((one) => one.step === code)!.state;
const kindsOf = async (as: Session, caseId: string): Promise<string[]> =>
  expected(await as.get<Page<TimelineItem>>(`/cases/${caseId}/timeline?limit=100`), 200).items.map(({ kind }) => kind);

const late = (subjectId: string, caseId: string): Promise<string[]> => lateFor(guard, worker, subjectId, caseId);

describe('a need', () => {
  it('puts its step of the journey to needed, done or declined, and waits for a referral', async () => {
    const { id } = await openCase(officer);
    expect(await stepOf(officer, id, 'medical')).toBe('not-needed');
    const made = expected(await officer.post<NeedView>(`/cases/${id}/needs`, need({ note: 'Invented: her hand' })), 201);
    expect(made).toMatchObject({ status: 'open', note: 'Invented: her hand', moves: ['meet', 'decline'] });
    expect(await stepOf(officer, id, 'medical')).toBe('needed');
    expect(blamed(await officer.post(`/cases/${id}/needs`, need({ service: 'shelter' })))).toEqual(['needCode: need.other-service']);
    expect(refusal(await officer.post(`/needs/${made.id}/moves`, { move: 'meet' }, { 'if-match': '"9"' }))).toBe('412 conflict');
    const declined = expected(await officer.post<NeedView>(`/needs/${made.id}/moves`, { move: 'decline' }, ifMatch(made)), 200);
    expect(declined).toMatchObject({ status: 'declined-by-person', dueAt: null, moves: [] });
    expect(await stepOf(officer, id, 'medical')).toBe('declined-by-person');
    expect(refusal(await officer.post(`/needs/${made.id}/moves`, { move: 'meet' }, ifMatch(declined)))).toBe('409 need.not-now');
    expect(await late(made.id, id)).toEqual([]);
  });

  it('that nobody takes up is told about, and one that was referred is not', async () => {
    const waiting = await openCase(officer);
    const left = expected(await officer.post<NeedView>(`/cases/${waiting.id}/needs`, need()), 201);
    expect(await late(left.id, waiting.id)).toEqual(['need-overdue', 'need-reminder']);

    const { id } = await openCase(officer);
    const asked = expected(
      await officer.post<NeedView>(`/cases/${id}/needs`, need({ service: 'shelter', needCode: 'safe-place-tonight', level: 'immediate' })),
      201,
    );
    const unit = await unitOf(desk);
    const consent = await consentTo(officer, id, unit.id);
    expected(await officer.post(`/cases/${id}/referrals`, shelterReferral(unit.id, consent.id)), 201);
    expect(await stepOf(officer, id, 'shelter')).toBe('referred');
    expect(await late(asked.id, id)).toEqual([]);
  });

  const shelterNeed = need({ service: 'shelter', needCode: 'safe-place-tonight', level: 'immediate' });
  const needOf = async (caseId: string): Promise<NeedView> =>
    expected(await officer.get<{ items: NeedView[] }>(`/cases/${caseId}/needs`), 200).items[0]!;
  /** A need of a new case that was laid before the desk. */
  const askedFor = async (): Promise<{ id: string; made: NeedView; referral: ReferralView }> => {
    const { id } = await openCase(officer);
    const made = expected(await officer.post<NeedView>(`/cases/${id}/needs`, shelterNeed), 201);
    const unit = await unitOf(desk);
    const consent = await consentTo(officer, id, unit.id);
    const body = { ...shelterReferral(unit.id, consent.id), needId: made.id };
    return { id, made, referral: expected(await officer.post<ReferralView>(`/cases/${id}/referrals`, body), 201) };
  };
  const completed = async (referral: ReferralView, outcome: ServiceOutcome): Promise<ReferralView> => {
    let at = referral;
    for (const move of ['receive', 'accept', 'start']) at = await step(desk, at, move);
    return step(desk, at, 'complete', { outcome });
  };

  it('rings again when the referral that kept it quiet comes to nothing', async () => {
    const { id, made, referral } = await askedFor();
    // Fallen due while the desk had it: called off.
    await guard.query(`update need set due_at = now() - interval '1 minute' where id = $1`, [made.id]);
    expect(await late(made.id, id)).toEqual([]);
    await step(desk, referral, 'reject', { reason: 'no-capacity' });
    const { rows } = await guard.query<{ step: string; hours: number; live: boolean }>(
      `select step, round(extract(epoch from due_at - now()) / 3600)::int as hours, fired_at is null and cancelled_at is null as live
         from deadline where subject_id = $1 order by due_at`,
      [made.id],
    );
    expect(rows).toEqual([
      { step: 'remind-desk', hours: 12, live: true },
      { step: 'alert', hours: 24, live: true },
    ]);
    expect(Date.parse((await needOf(id)).dueAt!)).toBeGreaterThan(Date.now());
    expect(await late(made.id, id)).toEqual(['need-overdue', 'need-reminder']);
  });

  it('keeps ringing beside a referral for another need of the same service', async () => {
    const { id } = await askedFor();
    const other = expected(
      await officer.post<NeedView>(`/cases/${id}/needs`, need({ ...shelterNeed, needCode: 'place-with-children' })),
      201,
    );
    // On the list of work as well: the same need is asked for by one rule.
    const listed = await guard.query('select from duty where kind = $1 and subject_id = $2', ['need', other.id]);
    expect(listed.rowCount).toBe(1);
    expect(await late(other.id, id)).toEqual(['need-overdue', 'need-reminder']);
  });

  it('is met by the service that was provided for it, and its step is done', async () => {
    const { id, made, referral } = await askedFor();
    await completed(referral, 'service-provided');
    expect(await needOf(id)).toMatchObject({ id: made.id, status: 'met', version: made.version + 1, moves: [] });
    expect(await stepOf(officer, id, 'shelter')).toBe('done');
    expect(await kindsOf(officer, id)).toEqual(expect.arrayContaining(['need-met', 'referral-completed']));
    const events = await guard.query('select from outbox_event where kind = $1 and subject_id = $2', ['need-met', made.id]);
    expect(events.rowCount).toBe(1);
    expect(await late(made.id, id)).toEqual([]);
  });

  it.each(['not-provided', 'partly-provided', 'referred-on'] as const)(
    'that a service left %s stays open and goes to another desk',
    async (outcome) => {
      const { id, made, referral } = await askedFor();
      const ended = await completed(referral, outcome);
      expect(await needOf(id)).toMatchObject({ status: 'open' });
      expect(await stepOf(officer, id, 'shelter')).toBe('needed');
      const { items } = expected(
        await officer.get<{ items: ReferralProposalView[] }>(`/cases/${id}/proposals?service=shelter&urgency=urgent&after=${ended.id}`),
        200,
      );
      const stuck = await stuckCases(coordinator);
      const consent = await consentTo(officer, id, items[0]!.id);
      const again = { toUnitId: items[0]!.id, consentId: consent.id };
      const sent = expected(await officer.post<ReferralView>(`/referrals/${ended.id}/again`, again), 201);
      // Until then the coordination desk sees it stand still, unless somebody still gives the service in part.
      expect(stuck.find(({ referral }) => referral?.id === ended.id)?.reason).toBe(
        outcome === 'partly-provided' ? undefined : 'turned-away',
      );
      expect(sent).toMatchObject({ previousId: ended.id, status: 'requested' });
      const { rows } = await guard.query<{ need_id: string }>('select need_id from referral where id = $1', [sent.id]);
      expect(rows).toEqual([{ need_id: made.id }]);
    },
  );

  it('is one of the same person’s, of the service that is asked for, and still open; the only one there is need not be named', async () => {
    const { id, made, referral } = await askedFor();
    await step(officer, referral, 'cancel', { reason: 'no-longer-needed' });
    const stranger = expected(await officer.post<NeedView>(`/cases/${(await openCase(officer)).id}/needs`, shelterNeed), 201);
    const otherService = expected(await officer.post<NeedView>(`/cases/${id}/needs`, need()), 201);
    const unit = await unitOf(desk);
    const consent = await consentTo(officer, id, unit.id);
    const path = `/cases/${id}/referrals`;
    const naming = (needId: string) => ({ ...shelterReferral(unit.id, consent.id), needId });
    for (const other of [stranger, otherService])
      expect(blamed(await officer.post(path, naming(other.id)))).toEqual(['needId: code.unknown']);
    await completed(expected(await officer.post<ReferralView>(path, shelterReferral(unit.id, consent.id)), 201), 'service-provided');
    expect((await needOf(id)).id).not.toBe(made.id);
    expect(blamed(await officer.post(path, naming(made.id)))).toEqual(['needId: code.unknown']);
  });

  it('is recorded once however often it is sent, by whoever works the case, and by nobody in an emergency', async () => {
    const { id } = await openCase(officer);
    const key = { 'idempotency-key': `need-${id}` };
    const [one, two] = await Promise.all([1, 2].map(() => officer.post<NeedView>(`/cases/${id}/needs`, need(), key)));
    expect(expected(one!, 201).id).toBe(expected(two!, 201).id);
    expect(refusal(await coordinator.get(`/cases/${id}/needs`))).toBe('404 not-found');
    expect(expected(await supervisor.get<{ items: NeedView[] }>(`/cases/${id}/needs`), 200).items).toHaveLength(1);
  });
});

/** The parts of a case's page, each a request of its own. */
const parts = [
  '', '/timeline', '/access-log', '/consents', '/documents', '/grants', '/identification-decisions', '/links', '/needs', '/overrides',
  '/proceedings', '/referrals', '/rights-explanations', '/risk-assessments', '/safeguards', '/screenings', '/tasks', '/transfers',
]; // prettier-ignore

it('sends as many statements for each part of a case’s page, however much has happened', async () => {
  const { id } = await openCase(officer);
  const toUnitId = (await unitOf(desk)).id;
  const happen = async (): Promise<void> => {
    const consent = await consentTo(officer, id, toUnitId);
    expected(await officer.post(`/cases/${id}/referrals`, { ...shelterReferral(toUnitId, consent.id), draft: true }), 201);
    expected(await officer.post(`/cases/${id}/needs`, need()), 201);
  };
  const sent = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const part of parts)
      counts[part] = (await sentBy(async () => expected(await officer.get(`/cases/${id}${part}`), 200))).sent.length;
    return counts;
  };
  await happen();
  const few = await sent();
  for (let time = 0; time < 5; time += 1) await happen();
  await guard.query(
    `insert into timeline_event (id, case_id, kind, category, unit_id)
       select gen_random_uuid(), $1, 'case-changed', 1, $2 from generate_series(1, 300)`,
    [id, (await unitOf(officer)).id],
  );
  expect(await sent()).toEqual(few);
  expect(Math.max(...Object.values(few))).toBeLessThanOrEqual(25);
});
