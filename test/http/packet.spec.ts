import {
  categories,
  fieldsIn,
  fieldsOf,
  maskOf,
  type CaseView,
  type PacketView,
  type PreviewedCase,
  type ReferralView,
  type TimelineItem,
} from '@himaya/domain';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, openCase, step, unitOf, type ReferralChanges } from '../support/main-job';
import { faults, keepPaper, sending, taken } from '../support/packet-sending';
import { changesNothing, refusal } from '../support/refusals';

jest.setTimeout(180_000);

let api: TestApi;
let officer: Session;
let desk: Session;
let hospital: Session;
let lawyer: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  [officer, desk, hospital, lawyer] = (await Promise.all(
    ['police-officer', 'shelter-caseworker', 'health-provider-2', 'legal-aid-provider'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
});
afterAll(() => api.stop());

/** Every key of a case's view that its core brings. */
const coreKeys = [
  'access', 'derived', 'erasedAt', 'foundAt', 'foundAtPrecision', 'foundBy', 'governorate', 'id', 'identificationStatus', 'journey', 'number',
  'openedAt', 'person', 'responsibleUnit', 'rightsExplainedOn', 'safeContact', 'sealed', 'specialNeeds', 'status', 'version',
]; // prettier-ignore
const corePerson = ['ageBand', 'alias', 'languages', 'sex'];
const keysOf = (thing: object): string[] => Object.keys(thing).sort();
const keysOfPerson = ({ person }: Pick<CaseView, 'person'>): string[] => keysOf(person);

const seenBy = async (as: Session, caseId: string): Promise<CaseView> => expected(await as.get<CaseView>(`/cases/${caseId}`), 200);

describe('the fields of a packet', () => {
  it('are, where nobody chooses, the least that the service needs', async () => {
    const { caseId, send } = await sending(officer, desk, ['core', 'identity', 'risk', 'exploitation']);
    const referral = expected(await send<ReferralView>({ categories: ['core', 'identity', 'risk', 'exploitation'] }), 201);
    expect(referral.fields).toEqual([
      'identity-name', 'identity-age', 'identity-nationality', 'identity-phone', 'risk-assessments',
    ]); // prettier-ignore
    await taken(desk, referral);
    const view = await seenBy(desk, caseId);
    expect(keysOf(view)).toEqual(coreKeys);
    expect(keysOfPerson(view)).toEqual(
      [...corePerson, 'ageYears', 'birthDate', 'birthDatePrecision', 'familyName', 'givenName', 'nationality', 'phone'].sort(),
    );
    expect(view.access.fields).toEqual([...referral.fields, 'shelter-documents']);
  });

  it('are the chosen ones, and reach the receiver exactly so, in every answer', async () => {
    const { caseId, send } = await sending(officer, lawyer, ['core', 'identity', 'exploitation', 'risk']);
    expected(
      await officer.post(`/cases/${caseId}/risk-assessments`, { present: [], unknown: [], level: 'medium', reason: 'Invented reason' }),
      201,
    );
    const paper = await keepPaper(api, officer, caseId, 'identity-document');
    const chosen = { service: 'legal-aid', needCode: 'legal-advice', categories: ['core', 'identity', 'exploitation', 'risk'] };
    const referral = expected(await send<ReferralView>({ ...chosen, fields: ['identity-name', 'exploitation-forms'] }), 201);
    expect(referral.fields).toEqual(['identity-name', 'exploitation-forms']);
    const before = expected(await lawyer.get<ReferralView>(`/referrals/${referral.id}`), 200);
    await taken(lawyer, before);

    const view = await seenBy(lawyer, caseId);
    expect(keysOf(view)).toEqual([...coreKeys, 'exploitation'].sort());
    expect(keysOfPerson(view)).toEqual([...corePerson, 'familyName', 'givenName'].sort());
    expect(view.exploitation).toEqual([{ form: 'domestic-servitude' }]);
    expect(view.access).toMatchObject({ read: ['core', 'identity', 'exploitation', 'risk', 'legal'], write: ['legal'] });
    expect(view.access.fields).toEqual(['identity-name', 'exploitation-forms']);
    for (const path of ['risk-assessments', 'screenings']) {
      expect([path, (await lawyer.get(`/cases/${caseId}/${path}`)).status]).toEqual([path, 404]);
    }
    expect(expected(await lawyer.get<{ items: unknown[] }>(`/cases/${caseId}/documents`), 200).items).toEqual([]);
    expect((await lawyer.get(`/documents/${paper.id}/content`)).status).toBe(404);
    const told = expected(await lawyer.get<{ items: TimelineItem[] }>(`/cases/${caseId}/timeline`), 200).items.map(({ kind }) => kind);
    expect(told).toContain('referral-accepted');
    expect(told).not.toContain('risk-assessed');
    // The sender holds them all.
    expect(
      expected(await officer.get<{ items: TimelineItem[] }>(`/cases/${caseId}/timeline`), 200).items.map(({ kind }) => kind),
    ).toContain('risk-assessed');

    // Found by the name that was sent, not by an age that was not; and nothing that was left out is passed on.
    const search = async (body: object) => expected(await lawyer.post<{ items: unknown[] }>('/cases/search', body), 200).items.length;
    expect(await search({ q: 'Invented-Given Invented-Family' })).toBeGreaterThan(0);
    const onward = await sending(lawyer, desk, ['core', 'identity'], caseId);
    const refused = await changesNothing(await api.database.asAdmin(), () => onward.send({ fields: ['identity-name', 'identity-phone'] }));
    expect([refusal(refused), faults(refused)]).toEqual(['409 referral.field-not-yours', ['fields.1: field.not-yours']]);
    expect(expected(await onward.send<ReferralView>(), 201).fields).toEqual(['identity-name']);
  });

  it('are frozen at sending, kept on the way to the next desk, and never chosen beyond consent or receiver', async () => {
    const { caseId, send } = await sending(officer, desk, ['core', 'identity']);
    const refused = async (changes: ReferralChanges) => {
      const answer = await send(changes);
      return [refusal(answer), ...faults(answer)];
    };
    expect(await refused({ fields: ['risk-assessments'] })).toEqual(['400 body.invalid', 'fields.0: field.other-category']);
    expect(await refused({ fields: ['no-such-field'] })).toEqual(['400 body.invalid', expect.stringContaining('fields')]);
    const wide = { categories: ['core', 'identity', 'exploitation'] };
    expect(await refused({ ...wide, fields: ['exploitation-forms'] })).toEqual(['409 consent.categories', 'fields.0: field.not-covered']);
    const covering = await sending(officer, desk, ['core', 'identity', 'exploitation'], caseId);
    const beyond = await covering.send({ ...wide, fields: ['identity-name', 'exploitation-forms'] });
    expect([refusal(beyond), ...faults(beyond)]).toEqual(['409 referral.beyond-receiver', 'fields.1: field.beyond-receiver']);

    const sent = expected(await send<ReferralView>({ fields: ['identity-name'] }), 201);
    await expect((await api.database.asApp()).query('update referral set field_mask = 31 where id = $1', [sent.id])).rejects.toThrow(
      'permission denied',
    );
    await step(desk, sent, 'reject', { reason: 'no-capacity' });
    const next = await api.signIn('shelter-caseworker-2');
    const nextUnit = await unitOf(next);
    const consent = await consentTo(officer, caseId, nextUnit.id);
    const again = await officer.post<ReferralView>(`/referrals/${sent.id}/again`, { toUnitId: nextUnit.id, consentId: consent.id });
    expect(expected(again, 201).fields).toEqual(['identity-name']);
    await taken(next, again.body);
    expect(keysOfPerson(await seenBy(next, caseId))).toEqual([...corePerson, 'familyName', 'givenName'].sort());
  });
});

describe('the preview of a packet', () => {
  const preview = async (as: Session, caseId: string, body: object): Promise<PreviewedCase> =>
    expected(await as.post<PreviewedCase>(`/cases/${caseId}/packet-preview`, body), 200);

  it('shows with the receiver’s eyes: categories, fields, what they may write, and what they are told of the rest', async () => {
    const { id } = await openCase(officer);
    const own = await seenBy(officer, id);
    expect(own.derived.map(({ category, fact }) => `${category}: ${fact}`)).toEqual([
      'health: attended', 'psychosocial: attended', 'repatriation: status',
    ]); // prettier-ignore

    const shelter = await preview(officer, id, { service: 'shelter', categories: ['core', 'identity', 'exploitation'] });
    expect(keysOf(shelter)).toEqual(coreKeys);
    expect(shelter.access).toEqual({
      read: ['core', 'identity', 'shelter'],
      fields: ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone', 'shelter-documents'],
      write: ['shelter'],
      bases: ['referral'],
      until: null,
    });
    // The police are told of care, and read proceedings; what becomes of papers is told to the shelter alone.
    expect(shelter.derived).toEqual([
      { category: 'health', fact: 'attended', state: 'not-given', month: null },
      { category: 'legal', fact: 'status', withheld: true },
      { category: 'proceedings', fact: 'status', stage: null },
    ]);
    const returns = await preview(officer, id, { service: 'repatriation', categories: ['core', 'identity'], fields: ['identity-name'] });
    expect(keysOfPerson(returns)).toEqual([...corePerson, 'familyName', 'givenName'].sort());
    expect(returns.derived).toEqual([{ category: 'health', fact: 'fit-to-travel', withheld: true }]);
    expect(returns.access).toMatchObject({ read: ['core', 'identity', 'repatriation'], write: ['repatriation'] });
    const talks = await preview(officer, id, { service: 'interpretation', categories: ['core', 'identity'] });
    expect(talks.access).toMatchObject({ read: ['core'], fields: [], write: [] });
    expect(keysOfPerson(talks)).toEqual(corePerson);
    const refused = await officer.post(`/cases/${id}/packet-preview`, {
      service: 'shelter',
      categories: ['core', 'exploitation'],
      fields: ['exploitation-forms'],
    });
    expect(refusal(refused)).toBe('409 referral.beyond-receiver');
  });

  it('is what the receiver reads, key for key and value for value, before and after acceptance; the sender alone asks for it', async () => {
    const { caseId, send } = await sending(officer, desk, ['core', 'identity']);
    const referral = expected(await send<ReferralView>({ fields: ['identity-name', 'identity-nationality'] }), 201);
    const packet = async (): Promise<PacketView> => expected(await officer.get<PacketView>(`/referrals/${referral.id}/packet`), 200);
    const before = await packet();
    expect(keysOf(before)).toEqual(['record', 'records', 'state']);
    expect(before).toMatchObject({ state: 'before', records: [], record: { access: { until: '2099-03-01T21:00:00.000Z' } } });
    expect(refusal(await desk.get(`/referrals/${referral.id}/packet`))).toBe('409 referral.not-your-side');
    expect(refusal(await hospital.get(`/referrals/${referral.id}/packet`))).toBe('404 not-found');

    const held = await taken(desk, referral);
    const seen = await seenBy(desk, caseId);
    const open = await packet();
    expect(open.state).toBe('open');
    const { derived, ...record } = open.record!;
    const { derived: told, ...theirs } = seen;
    expect(record).toEqual(theirs);
    expect(derived.map(({ category, fact }) => [category, fact])).toEqual(told.map(({ category, fact }) => [category, fact]));
    expect(derived.filter((fact) => !('withheld' in fact))).toEqual(
      told.filter(({ category }) => category === 'health' || category === 'proceedings'),
    );
    expect({ ...before.record!, access: null, journey: null, derived: null }).toEqual({
      ...seen,
      access: null,
      journey: null,
      derived: null,
    });

    const started = await step(desk, held, 'start');
    await step(desk, started, 'complete', { outcome: 'service-provided' });
    expect((await packet()).record!.access).toMatchObject({ write: [], read: ['core', 'identity', 'shelter'] });
    const sent = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
    expect(sent.fields).toEqual(['identity-name', 'identity-nationality']);
    await officer.post(`/consents/${sent.consentId!}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' });
    expect(await packet()).toEqual({ state: 'shut', record: null, records: [] });
  });
});

it('every field of every category has an owner who reads it whole', async () => {
  const { id } = await openCase(officer);
  const { access } = await seenBy(officer, id);
  expect(access.fields).toEqual(fieldsIn(fieldsOf(maskOf(...access.read))));
  expect(categories.codes).toEqual(expect.arrayContaining([...access.read]));
});
