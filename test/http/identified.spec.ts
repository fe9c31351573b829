import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import {
  latestReview,
  localDay,
  plusDays,
  type AssignmentView,
  type BestInterestsView,
  type CaseView,
  type DecideIdentificationBody,
  type GuardianshipView,
  type IdentificationView,
  type NotificationView,
  type Page,
  type ReferralView,
  type SafeguardsAnswer,
  type SafeguardView,
  type WorkItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Problem, type Session, type TestApi } from '../support/api';
import { inventedDecision, inventedJudge } from '../support/identification-builders';
import { lateFor } from '../support/late';
import { expected, ifMatch, inventedCase, openCase, referTo, step, unitOf } from '../support/main-job';
import { blamed, changesNothing, refusal } from '../support/refusals';

const work = workOf({ storageDir: 'none' });
const sweep = work.chores.find(({ name }) => name === 'sweep-deadlines')!;

let api: TestApi;
let guard: Client;
let worker: WorkerDatabase;
let officer: Session;
let supervisor: Session;
let court: Session;
let desk: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  [officer, supervisor, court, desk] = (await Promise.all(
    ['police-officer', 'police-supervisor', 'court-liaison', 'shelter-caseworker'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  // What the demo world still waits for is not what is swept here.
  await guard.query('delete from deadline');
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const attempt = <View = Problem>(as: Session, caseId: string, changes: Partial<DecideIdentificationBody> = {}) =>
  as.post<View>(`/cases/${caseId}/identification-decisions`, inventedDecision(changes));
const decide = async (as: Session, caseId: string, changes: Partial<DecideIdentificationBody> = {}): Promise<IdentificationView> =>
  expected(await attempt<IdentificationView>(as, caseId, changes), 201);
const safeguards = async (as: Session, caseId: string): Promise<SafeguardsAnswer> =>
  expected(await as.get<SafeguardsAnswer>(`/cases/${caseId}/safeguards`), 200);
const record = async (as: Session, caseId: string, body: object): Promise<SafeguardView> =>
  expected(await as.post<SafeguardView>(`/cases/${caseId}/safeguards`, body), 201);
const notices = async (as: Session, caseId: string): Promise<readonly NotificationView[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200).items.filter((one) => one.caseId === caseId);
async function deliver(): Promise<void> {
  const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
  for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
}
const nationality = (code: string | null) => ({ person: { ...inventedCase.person, nationality: code } });

describe('residence during the reflection period', () => {
  const staysOf = async (caseId: string): Promise<readonly SafeguardView[]> =>
    (await safeguards(officer, caseId)).items.filter(({ kind }) => kind === 'residence');
  const changePeriod = async (caseId: string, body: object): Promise<void> => {
    const { reflection } = expected(await supervisor.get<IdentificationView>(`/cases/${caseId}/identification-decisions`), 200);
    expected(await supervisor.post(`/reflection-periods/${reflection!.id}/changes`, body, ifMatch(reflection!)), 201);
  };
  const due = async (id: string): Promise<string[]> => {
    const { rows } = await guard.query<{ step: string }>(
      `select step from deadline where subject_id = $1 and fired_at is null and cancelled_at is null order by due_at`,
      [id],
    );
    return rows.map((row) => row.step);
  };

  it('starts with the decision, and its end goes where the period’s goes', async () => {
    const { id } = await openCase(officer);
    const { reflection } = await decide(supervisor, id, { stay: true });
    const [stay] = await staysOf(id);
    expect(stay).toMatchObject({ type: 'reflection-stay', since: reflection!.startsOn, until: reflection!.endsOn, followsPeriod: true });
    expect((await safeguards(officer, id)).stay).toEqual({ need: 'not-needed', proposed: null, until: null });
    expect(await due(stay!.id)).toEqual(['remind-desk', 'alert']);

    await changePeriod(id, { change: 'extend', reason: 'health', days: 30 });
    const [longer] = await staysOf(id);
    expect(Date.parse(longer!.until!) - Date.parse(stay!.until!)).toBe(30 * 86_400_000);
    // A clock that stands still ends nowhere, and reminds of no end.
    await changePeriod(id, { change: 'pause', reason: 'in-hospital' });
    expect([(await staysOf(id))[0]!.until, await due(stay!.id)]).toEqual([null, []]);
    await changePeriod(id, { change: 'resume', reason: 'discharged' });
    expect([(await staysOf(id))[0]!.until, await due(stay!.id)]).toEqual([longer!.until, ['remind-desk', 'alert']]);

    const end = Date.parse(`${longer!.until}T12:00:00Z`);
    for (const days of [-30, -7]) await sweep.run(worker, new Date(end + days * 86_400_000));
    const about = (await notices(supervisor, id)).filter(({ subjectId }) => subjectId === stay!.id).map(({ kind }) => kind);
    expect(about.toReversed()).toEqual(['safeguard-reminder', 'safeguard-overdue']);
    await sweep.run(worker, new Date(end + 2 * 86_400_000));
    // Run out, it waits for somebody to say what became of it: nothing closes it silently.
    expect((await staysOf(id))[0]).toMatchObject({ state: 'open', until: longer!.until, actions: ['close'] });
  });

  it('of a period that is cut short ends that day and is told at once; reopened, it has the days it had', async () => {
    const { id } = await openCase(officer);
    const { reflection } = await decide(supervisor, id, { stay: true });
    const [stay] = await staysOf(id);
    await changePeriod(id, { change: 'cut', reason: 'entered-in-error' });
    expect((await staysOf(id))[0]).toMatchObject({ state: 'open', until: reflection!.startsOn });
    await sweep.run(worker, new Date());
    expect((await notices(supervisor, id)).filter(({ subjectId }) => subjectId === stay!.id).map(({ kind }) => kind)).toContain(
      'safeguard-overdue',
    );
    await changePeriod(id, { change: 'reopen', reason: 'cut-in-error' });
    expect((await staysOf(id))[0]).toMatchObject({ until: reflection!.endsOn });
    expect(await due(stay!.id)).toEqual(['remind-desk', 'alert']);
  });

  it('is proposed to whoever knows that it is needed, and tells nobody else where the person is from', async () => {
    const { caseId, referral } = await referTo(desk, officer, { categories: ['core'] });
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    // Nothing of core says that it is needed, and nobody said so: it does not start by itself, for it would tell.
    const { reflection } = await decide(supervisor, caseId);
    expect(await staysOf(caseId)).toEqual([]);
    expect((await safeguards(supervisor, caseId)).stay).toEqual({ need: 'needed', proposed: 'reflection-stay', until: reflection!.endsOn });
    const told = await safeguards(desk, caseId);
    expect([told.records, told.stay]).toEqual([['residence'], { need: 'unknown', proposed: null, until: null }]);
    const stay = await record(supervisor, caseId, { kind: 'residence', type: 'reflection-stay' });
    expect(stay).toMatchObject({ until: reflection!.endsOn, followsPeriod: true });

    const citizen = await openCase(officer, nationality('IQ'));
    await decide(supervisor, citizen.id);
    expect((await safeguards(supervisor, citizen.id)).stay).toEqual({ need: 'not-needed', proposed: null, until: null });
    const unknown = await openCase(officer, nationality(null));
    await decide(supervisor, unknown.id);
    expect((await safeguards(supervisor, unknown.id)).stay).toMatchObject({ need: 'unknown', proposed: 'reflection-stay' });
  });

  it('starts by itself where the core says that somebody is without papers, unless the decider says no; a date of one’s own stands', async () => {
    const [without, refused, dated] = [await openCase(officer), await openCase(officer), await openCase(officer)];
    for (const { id } of [without, refused]) await record(officer, id, { kind: 'residence', type: 'overstayed' });
    const opened = await decide(supervisor, without.id);
    expect((await staysOf(without.id)).map(({ type, until }) => [type, until])).toEqual([
      ['reflection-stay', opened.reflection!.endsOn],
      ['overstayed', null],
    ]);
    await decide(supervisor, refused.id, { stay: false });
    expect((await staysOf(refused.id)).map(({ type }) => type)).toEqual(['overstayed']);
    await decide(supervisor, dated.id);
    const own = await record(officer, dated.id, { kind: 'residence', type: 'reflection-stay', until: '2031-01-01' });
    await changePeriod(dated.id, { change: 'extend', reason: 'health', days: 30 });
    expect(own).toMatchObject({ followsPeriod: false });
    expect((await staysOf(dated.id))[0]).toMatchObject({ until: '2031-01-01' });
    const admin = await api.database.asAdmin();
    const { id } = await openCase(officer);
    await changesNothing(admin, async () => {
      const negative = { decision: 'find-no-reasonable-grounds', ground: 'elements-missing', stay: true } as const;
      expect(blamed(await attempt(supervisor, id, negative))).toEqual(['stay: key.unknown']);
    });
  });
});

describe('whoever serves the person', () => {
  it('hears that the status changed and not what was decided, and serves on after “not proven”', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await decide(supervisor, caseId);
    await deliver();
    // Not before the desk accepted.
    expect((await notices(desk, caseId)).map(({ kind }) => kind)).not.toContain('identification-changed');
    const running = await step(desk, await step(desk, await step(desk, referral, 'receive'), 'accept'), 'start');
    const courtId = (await unitOf(court)).id;
    expected(await supervisor.post<AssignmentView>(`/cases/${caseId}/court-assignments`, { toUnitId: courtId }), 201);
    await decide(court, caseId, { decision: 'find-not-proven', ground: 'court-file', judge: inventedJudge() });
    await deliver();
    const heard = (await notices(desk, caseId)).filter(({ kind }) => kind.startsWith('identification'));
    expect(heard).toMatchObject([{ kind: 'identification-changed', subjectId: null, referralId: null, details: {} }]);
    expect((await notices(officer, caseId)).filter(({ kind }) => kind === 'identification-changed')).toEqual([]);

    const seen = expected(await desk.get<IdentificationView>(`/cases/${caseId}/identification-decisions`), 200);
    expect([seen.status, seen.actions]).toEqual(['not-proven', []]);
    expect(seen.items.some((item) => 'findings' in item)).toBe(false);
    // Help never depends on the decision.
    expect(expected(await desk.get<ReferralView>(`/referrals/${referral.id}`), 200).status).toBe('in-progress');
    expect(expected(await desk.get<CaseView>(`/cases/${caseId}`), 200).access.write).toContain('shelter');
    const done = expected(
      await desk.post<ReferralView>(`/referrals/${referral.id}/complete`, { outcome: 'service-provided' }, ifMatch(running)),
      200,
    );
    expect(done.status).toBe('completed');
    expect(refusal(await desk.post(`/cases/${caseId}/identification-decisions`, inventedDecision()))).toBe('403 role.forbidden');
  });
});

describe('a child', () => {
  it('has its best interests looked at again within six months, and within a week once the guardian changes; the latest for a purpose is what counts', async () => {
    const { id } = await openCase(officer, { person: { ...inventedCase.person, ageYears: 12 } });
    const determinedOn = localDay(new Date(Date.now() - 30 * 86_400_000));
    const best = {
      determinedBy: 'Invented panel: two juvenile caseworkers',
      determinedOn,
      considerations: 'Invented: the child asked not to be sent home',
      conclusion: 'Invented: a child-only place',
      purpose: 'placement',
      childHeard: true,
    };
    const guardian = {
      name: 'Invented Guardian',
      relation: 'relative',
      appointedBy: 'juvenile-court',
      appointedOn: '2026-01-05',
      independent: true,
    };
    const post = <View>(changes: object) => officer.post<View>(`/cases/${id}/best-interests`, { ...best, ...changes });
    const list = async (): Promise<readonly BestInterestsView[]> =>
      expected(await officer.get<{ items: BestInterestsView[] }>(`/cases/${id}/best-interests`), 200).items;
    const owed = async (): Promise<[string, string][]> =>
      expected(await officer.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items.flatMap((item) =>
        item.type === 'duty' && item.kind === 'best-interests-review' && item.caseId === id
          ? [[item.subjectId, localDay(new Date(item.dueAt))]]
          : [],
      );
    for (const reviewOn of [determinedOn, plusDays(latestReview(determinedOn), 1)]) {
      expect(blamed(await post({ reviewOn }))).toEqual(['reviewOn: date.invalid']);
    }
    const first = expected(await post<BestInterestsView>({}), 201);
    expect(first).toMatchObject({ reviewOn: latestReview(determinedOn), reviewReason: 'regular', replaced: false });
    expect(await owed()).toEqual([[first.id, plusDays(first.reviewOn, 1)]]);
    const second = expected(await post<BestInterestsView>({ reviewOn: plusDays(determinedOn, 90) }), 201);
    expect((await list()).map((one) => [one.id, one.replaced])).toEqual([
      [second.id, false],
      [first.id, true],
    ]);
    expect(await owed()).toEqual([[second.id, plusDays(determinedOn, 91)]]);

    // Who speaks for the child is no more who spoke then.
    const named = expected(await officer.post<GuardianshipView>(`/cases/${id}/guardianships`, guardian), 201);
    expect((await list())[0]).toMatchObject({ reviewReason: 'regular' });
    expected(await officer.post(`/guardianships/${named.id}/end`, { reason: 'removed' }, ifMatch(named)), 200);
    const week = plusDays(localDay(new Date()), 7);
    expect((await list())[0]).toMatchObject({ reviewOn: week, reviewReason: 'guardian-changed' });
    expect(await owed()).toEqual([[second.id, plusDays(week, 1)]]);
    expect(await lateFor(guard, worker, second.id, id)).toEqual(
      expect.arrayContaining(['best-interests-overdue', 'best-interests-reminder']),
    );
    const third = expected(await post<BestInterestsView>({ determinedOn: localDay(new Date()) }), 201);
    expect((await owed()).map(([subject]) => subject)).toEqual([third.id]);
  });
});
