import type { AccessLogItem, CaseListItem, CaseView, GrantView, Page, ReferralView, TimelineItem } from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, inventedCase, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';

let api: TestApi;
let officer: Session;
let otherOfficer: Session;
let desk: Session;
let otherDesk: Session;

beforeAll(async () => {
  api = await startTestApi();
  officer = await api.signIn('police-officer');
  otherOfficer = await api.signIn('police-officer-2');
  desk = await api.signIn('shelter-caseworker');
  otherDesk = await api.signIn('shelter-caseworker-2');
});
afterAll(() => api.stop());

describe('opening a case', () => {
  it('answers with the whole case, a number and an ETag', async () => {
    const answer = await officer.post<CaseView>('/cases', inventedCase);
    expect(answer.status).toBe(201);
    expect(answer.etag).toBe('"1"');
    expect(answer.body).toMatchObject({
      status: 'open',
      identificationStatus: 'presumed',
      version: 1,
      person: { givenName: 'Invented-Given', ageBand: '18-29' },
    });
    expect(answer.body.number).toMatch(/^NRM-\d{4}-[0-9A-Z]{6}-[0-9A-Z]$/);
    expect(answer.body.journey.map(({ step: name }) => name)).toEqual([
      'identification', 'shelter', 'medical', 'psychological', 'legal-aid', 'repatriation', 'reintegration',
    ]); // prettier-ignore
  });

  it('shows the case to the own section and to no other', async () => {
    const { id } = await openCase(officer);
    const supervisor = await api.signIn('police-supervisor');
    expect((await supervisor.get(`/cases/${id}`)).status).toBe(200);
    for (const stranger of [otherOfficer, desk, otherDesk]) {
      const answer = await stranger.get(`/cases/${id}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
  });

  it('lets providers open one, and keeps it from the police', async () => {
    for (const provider of ['shelter-caseworker', 'health-provider', 'legal-aid-provider']) {
      const { id } = await openCase(await api.signIn(provider), { exploitation: [] });
      expect((await officer.get(`/cases/${id}`)).status).toBe(404);
    }
  });

  it('finds it again by name in another script, by number, and within the own grants only', async () => {
    const { id, number } = await openCase(officer, { person: { ...inventedCase.person, givenName: 'محمد', familyName: 'المخترع' } });
    const found = async (who: Session, q: string): Promise<string[]> =>
      expected(await who.post<{ items: CaseListItem[] }>('/cases/search', { q }), 200).items.map((item) => item.id);
    expect(await found(officer, 'Mohammed')).toContain(id);
    expect(await found(officer, 'المخترع')).toContain(id);
    expect(await found(officer, number.toLowerCase())).toEqual([id]);
    expect(await found(otherOfficer, 'محمد')).not.toContain(id);
    expect(await found(otherOfficer, number)).toEqual([]);
    expect(await found(desk, 'المخترع')).not.toContain(id);
  });

  it('changes what it is asked to and nothing else, on the version it was read in', async () => {
    const before = await openCase(officer);
    const changed = await officer.patch<CaseView>(
      `/cases/${before.id}`,
      { person: { givenName: 'Renamed-Given' }, governorate: 'basra' },
      ifMatch(before),
    );
    expect(changed.body).toMatchObject({
      version: 2,
      governorate: 'basra',
      person: { givenName: 'Renamed-Given', familyName: 'Invented-Family' },
    });
    const stale = await officer.patch(`/cases/${before.id}`, { governorate: 'erbil' }, ifMatch(before));
    expect([stale.status, stale.body.code]).toEqual([412, 'conflict']);
    const unconditional = await officer.patch(`/cases/${before.id}`, { governorate: 'erbil' });
    expect([unconditional.status, unconditional.body.code]).toEqual([428, 'precondition.required']);
    expect(expected(await officer.get<CaseView>(`/cases/${before.id}`), 200).governorate).toBe('basra');
    const renamed = expected(await officer.post<{ items: CaseListItem[] }>('/cases/search', { q: 'Renamed-Given' }), 200);
    expect(renamed.items.map((item) => item.id)).toContain(before.id);
  });

  it('lists the latest activity first, page by page, each case once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<CaseListItem> = expected(
        await officer.get<Page<CaseListItem>>(`/cases?limit=7${cursor ? `&cursor=${cursor}` : ''}`),
        200,
      );
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor !== null && seen.length < 200);
    expect(seen.length).toBeGreaterThan(20);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('what is told of a case', () => {
  it('tells the timeline without naming the desk that placed the person', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    const told = expected(await officer.get<Page<TimelineItem>>(`/cases/${caseId}/timeline`), 200).items;
    expect(told.map((item) => item.kind)).toEqual([
      'referral-accepted',
      'referral-received',
      'referral-sent',
      'consent-recorded',
      'case-opened',
    ]);
    expect(told.slice(0, 2).map((item) => item.unit)).toEqual([null, null]);
  });

  it('keeps an access log of reads and refusals, and asking for it is a line', async () => {
    const { id } = await openCase(officer);
    await otherDesk.get(`/cases/${id}`);
    await officer.get(`/cases/${id}`);
    const log = expected(await officer.get<Page<AccessLogItem>>(`/cases/${id}/access-log`), 200).items;
    const lines = log.map((line) => `${line.action} ${line.result}`);
    expect(lines).toEqual(expect.arrayContaining(['case.open done', 'case.read done', 'case.read refused', 'case.access-log done']));
    const read = log.find((line) => line.action === 'case.read' && line.result === 'done');
    expect(read?.categories).toEqual(['core', 'identity', 'exploitation', 'risk', 'proceedings', 'family', 'notes']);
    const unitOfRefused = log.find((line) => line.result === 'refused')?.unitId;
    expect(unitOfRefused).toBe((await unitOf(otherDesk)).id);
  });

  it('lists who has a door and why', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    const { items } = expected(await officer.get<{ items: GrantView[] }>(`/cases/${caseId}/grants`), 200);
    expect(items.map((grant) => [grant.basis, grant.status])).toEqual([
      ['ownership', 'active'],
      ['referral', 'active'],
    ]);
  });

  it('names the desk that placed the person to itself and to who chose it, and to no other unit of the case', async () => {
    const { caseId, referral } = await referTo(desk, officer);
    await step(desk, await step(desk, referral, 'receive'), 'accept');
    const doctor = await api.signIn('health-provider');
    const clinic = await unitOf(doctor);
    const consent = await consentTo(officer, caseId, clinic.id);
    const medical = shelterReferral(clinic.id, consent.id, { service: 'medical', needCode: 'medical-examination' });
    const sent = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, medical), 201);
    await step(doctor, await step(doctor, sent, 'receive'), 'accept');
    const placing = (await unitOf(desk)).id;
    const named = async (as: Session) =>
      expected(await as.get<{ items: GrantView[] }>(`/cases/${caseId}/grants`), 200).items.map(({ unit }) => unit?.id ?? null);
    expect(await named(officer)).toContain(placing);
    expect(await named(desk)).toContain(placing);
    expect(await named(doctor)).toEqual([(await unitOf(officer)).id, null, clinic.id]);
  });
});

describe('every change', () => {
  it('leaves an audit line and an outbox line in its own transaction, and a refusal only the first', async () => {
    const guard = await api.database.asGuard();
    const lines = async (): Promise<{ audit: string[]; outbox: string[] }> => ({
      audit: (await guard.query<{ line: string }>(`select action || ' ' || result as line from audit_event order by at, id`)).rows.map(
        (row) => row.line,
      ),
      outbox: (await guard.query<{ kind: string }>('select kind from outbox_event order by id')).rows.map((row) => row.kind),
    });
    const before = await lines();
    const { caseId, consent, referral } = await referTo(desk, officer);
    const read = expected(await officer.get<CaseView>(`/cases/${caseId}`), 200);
    await officer.patch(`/cases/${caseId}`, { governorate: 'basra' }, ifMatch(read));
    await step(desk, referral, 'receive');
    await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent));
    await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, { 'if-match': '"2"' });
    const after = await lines();
    expect(after.audit.slice(before.audit.length).filter((line) => !/\.read|session/.test(line))).toEqual([
      'case.open done', 'consent.record done', 'referral.send done', 'case.change done', 'referral.receive done', 'consent.withdraw done',
      'consent.withdraw refused',
    ]); // prettier-ignore
    expect(after.outbox.slice(before.outbox.length)).toEqual([
      'case-opened', 'consent-recorded', 'referral-sent', 'case-changed', 'referral-received', 'consent-withdrawn', 'consent-ended-referral',
    ]); // prettier-ignore
  });
});
