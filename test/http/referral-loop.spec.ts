import type {
  AgencyId,
  CapacityView,
  CaseView,
  LineLimitView,
  Page,
  ReferralProposalView,
  ReferralView,
  TransferView,
  UnitId,
} from '@himaya/domain';
import type { Client } from 'pg';
import { factsOf } from '../support/facts-said';
import { buildersOn } from '../support/builders';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';

let api: TestApi;
let officer: Session;
let desk: Session;
let otherDesk: Session;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi();
  officer = await api.signIn('police-officer');
  desk = await api.signIn('shelter-caseworker');
  otherDesk = await api.signIn('shelter-caseworker-2');
  admin = await api.database.asAdmin();
});
afterAll(() => api.stop());

const read = async (as: Session, { id }: { id: string }): Promise<ReferralView> =>
  expected(await as.get<ReferralView>(`/referrals/${id}`), 200);
const codeOf = async (answer: Promise<{ status: number; body: object }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${(body as { code?: string }).code ?? ''}`;
};

describe('a need that a desk rejected', () => {
  it('goes to the next eligible desk in one step, linked, with the consent asked anew', async () => {
    const { referral, caseId, consent } = await referTo(desk, officer);
    await step(desk, referral, 'reject', { reason: 'no-capacity' });
    const rejected = await read(officer, referral);
    const next = rejected.nextUnit!;
    const again = (body: object, key = {}) => officer.post<ReferralView>(`/referrals/${referral.id}/again`, body, key);
    expect(await codeOf(again({ toUnitId: next.id, consentId: consent.id }))).toBe('409 consent.recipient');
    const here = await consentTo(officer, caseId, next.id);
    expect(await codeOf(again({ toUnitId: referral.toUnit.id, consentId: consent.id }))).toBe('409 referral.unit-not-eligible');
    expect(await codeOf(desk.post(`/referrals/${referral.id}/again`, { toUnitId: next.id, consentId: here.id }))).toBe(
      '409 referral.not-your-side',
    );
    const key = { 'idempotency-key': `again-${referral.id}` };
    const sent = expected(await again({ toUnitId: next.id, consentId: here.id }, key), 201);
    expect(expected(await again({ toUnitId: next.id, consentId: here.id }, key), 201).id).toBe(sent.id);
    const { service, urgency, needCode, need, categories } = rejected;
    expect(sent).toMatchObject({ status: 'requested', previousId: referral.id, service, urgency, needCode, need, categories });
    expect((await read(officer, referral)).nextId).toBe(sent.id);
    expect(await codeOf(again({ toUnitId: next.id, consentId: here.id }))).toBe('409 referral.already-again');
    // Neither of the two is proposed when the second one says no too.
    const receiver = next.id === (await unitOf(otherDesk)).id ? otherDesk : null;
    if (receiver) await step(receiver, sent, 'reject', { reason: 'no-capacity' });
    const others = expected(
      await officer.get<{ items: ReferralProposalView[] }>(`/cases/${caseId}/proposals?service=shelter&urgency=urgent&after=${sent.id}`),
      200,
    );
    const ids = others.items.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => [referral.toUnit.id, next.id].includes(id))).toEqual([]);
    expect([referral.toUnit.id, next.id]).not.toContain((await read(officer, sent)).nextUnit?.id ?? '');
  });
});

describe('the proposals', () => {
  it('are desks of this service for this person, and say nothing of how many places', async () => {
    const { id } = await openCase(officer);
    const query = `/cases/${id}/proposals?service=shelter&urgency=standard`;
    const { items } = expected(await officer.get<{ items: ReferralProposalView[] }>(query), 200);
    expect(items.length).toBeGreaterThan(1);
    for (const unit of items) {
      expect(unit.services).toEqual(['shelter']);
      expect(unit.personCategories.filter((one) => !['women', 'families'].includes(one))).toEqual([]);
      expect(['none', 'some']).toContain(unit.freePlaces);
      expect(JSON.stringify(unit)).not.toMatch(/total|"free"/);
    }
    expect(items[0]).toMatchObject({ governorate: 'baghdad', freePlaces: 'some' });
    const fromKurdistan = items.find(({ governorate }) => governorate === 'erbil');
    expect(fromKurdistan?.crossesLine ?? true).toBe(true);
  });
});

describe('a family', () => {
  it('is sent to one desk together, each person under an agreement of their own, and accepted together or apart', async () => {
    const people = [await openCase(officer), await openCase(officer), await openCase(officer)];
    const [first, second, third] = people as [CaseView, CaseView, CaseView];
    const unit = await unitOf(desk);
    const consents = await Promise.all(people.map(({ id }) => consentTo(officer, id, unit.id)));
    const { consentId: _none, ...asked } = shelterReferral(unit.id, '');
    const members = people.map(({ id }, place) => ({ caseId: id, consentId: consents[place]!.id }));
    const sendAll = (body: object) => officer.post<{ items: ReferralView[] }>(`/cases/${first.id}/referral-groups`, body);
    expect(await codeOf(sendAll({ ...asked, members }))).toBe('409 referral.not-linked');
    for (const other of [second, third]) {
      expected(await officer.post(`/cases/${first.id}/links`, { caseNumber: other.number, kind: 'family' }), 201);
    }
    // One agreement short: nobody is sent.
    const short = members.map((member, place) => (place === 2 ? { ...member, consentId: consents[0]!.id } : member));
    expect(await codeOf(sendAll({ ...asked, members: short }))).toBe('409 consent.missing');
    const count = await admin.query('select from referral where case_id = any ($1)', [people.map(({ id }) => id)]);
    expect(count.rowCount).toBe(0);
    const { items } = expected(await sendAll({ ...asked, members }), 201);
    expect(items.map(({ caseId }) => caseId).sort()).toEqual(people.map(({ id }) => id).sort());
    const inbox = await read(desk, items[0]!);
    expect(inbox.group.map(({ id }) => id).sort()).toEqual([items[1]!.id, items[2]!.id].sort());
    expect(inbox.group[0]).not.toHaveProperty('caseId');
    const withOthers = { with: inbox.group.map(({ id, version }) => ({ id, version })) };
    const received = await step(desk, inbox, 'receive', withOthers);
    expect(received.group.map(({ status }) => status)).toEqual(['received', 'received']);
    // One of them stale: none is accepted.
    const stale = { with: [{ id: items[1]!.id, version: 1 }] };
    expect(await codeOf(desk.post(`/referrals/${received.id}/accept`, stale, ifMatch(received)))).toBe('412 conflict');
    expect((await read(desk, received)).status).toBe('received');
    const stranger = await step(desk, (await referTo(desk, officer)).referral, 'receive');
    const mixed = { with: [{ id: stranger.id, version: stranger.version }] };
    expect(await codeOf(desk.post(`/referrals/${received.id}/accept`, mixed, ifMatch(received)))).toBe('409 referral.not-linked');
    const one = received.group[0]!;
    const both = await step(desk, received, 'accept', { with: [{ id: one.id, version: one.version }] });
    expect(both.group.map(({ status }) => status).sort()).toEqual(['accepted', 'received']);
    const apart = await read(desk, received.group[1]!);
    expect((await step(desk, apart, 'reject', { reason: 'no-capacity' })).status).toBe('rejected');
  });
});

describe('a family that one place cannot take', () => {
  it('is one sending to several desks: each sees its own person alone, with that person’s packet, and the sender sees all of them', async () => {
    const people = [await openCase(officer), await openCase(officer)];
    const [first, second] = people as [CaseView, CaseView];
    const here = await unitOf(desk);
    const query = `/cases/${first.id}/proposals?service=shelter&urgency=standard`;
    const proposed = expected(await officer.get<{ items: ReferralProposalView[] }>(query), 200).items;
    const there = proposed.find(({ id, crossesLine }) => id !== here.id && !crossesLine)!;
    expected(await officer.post(`/cases/${first.id}/links`, { caseNumber: second.number, kind: 'family' }), 201);
    const [mine, yours] = await Promise.all([consentTo(officer, first.id, here.id), consentTo(officer, second.id, there.id)]);
    const { consentId: _none, ...asked } = shelterReferral(here.id, '');
    const members = [
      { caseId: first.id, consentId: mine.id },
      { caseId: second.id, consentId: yours.id, toUnitId: there.id, categories: ['core'] },
    ];
    // Fields of the group are those of its packet: a packet of one's own has its own, or the least of it.
    const body = { ...asked, fields: ['identity-name'], members };
    const { items } = expected(await officer.post<{ items: ReferralView[] }>(`/cases/${first.id}/referral-groups`, body), 201);
    const [stays, goes] = [first.id, second.id].map((id) => items.find(({ caseId }) => caseId === id)!) as [ReferralView, ReferralView];
    expect([stays.toUnit.id, goes.toUnit.id]).toEqual([here.id, there.id]);
    expect([stays.categories, goes.categories]).toEqual([asked.categories, ['core']]);
    expect([stays.fields, goes.fields]).toEqual([['identity-name'], []]);
    expect((await read(officer, stays)).group.map(({ id }) => id)).toEqual([goes.id]);
    expect((await read(desk, stays)).group).toEqual([]);
    expect(await codeOf(desk.get(`/referrals/${goes.id}`))).toBe('404 not-found');
  });
});

describe('counted places', () => {
  it('are the own unit’s, tell senders none or some, and grow old after two days', async () => {
    // The other desk's: the first one's places are counted one by one.
    await admin.query(
      `insert into user_role (user_id, role) select id, 'shelter-manager' from user_account where username = 'shelter-caseworker-2'`,
    );
    const manager = otherDesk;
    const { items } = expected(await manager.get<{ items: CapacityView[] }>('/capacity'), 200);
    const women = items.find(({ service, personCategory }) => service === 'shelter' && personCategory === 'women')!;
    const keep = (as: Session, free: number, version: number, total = 12) =>
      as.post<CapacityView>('/capacity', { service: 'shelter', personCategory: 'women', total, free }, { 'if-match': `"${version}"` });
    expect(await codeOf(keep(desk, 1, women.version))).toBe('403 role.forbidden');
    expect(await codeOf(keep(manager, 13, women.version))).toBe('400 body.invalid');
    const kept = expected(await keep(manager, 0, women.version), 200);
    expect(kept).toMatchObject({ version: women.version + 1, total: 12, free: 0, freePlaces: 'none', stale: false });
    expect(kept.keptBy).toBeTruthy();
    expect(await codeOf(keep(manager, 3, women.version))).toBe('412 conflict');
    const unit = await unitOf(manager);
    const { id } = await openCase(officer);
    const seen = async (): Promise<ReferralProposalView | undefined> =>
      expected(
        await officer.get<{ items: ReferralProposalView[] }>(`/cases/${id}/proposals?service=shelter&urgency=urgent`),
        200,
      ).items.find((one) => one.id === unit.id);
    expect(await seen()).toMatchObject({ placesStale: false });
    await admin.query(`update unit_service set places_kept_at = now() - interval '49 hours' where unit_id = $1`, [unit.id]);
    await admin.query(`update unit_capacity set kept_at = now() - interval '49 hours' where unit_id = $1`, [unit.id]);
    expect(await seen()).toMatchObject({ placesStale: true });
    const board = expected(await manager.get<{ items: CapacityView[] }>('/capacity'), 200);
    expect(board.items.find((one) => one.id === kept.id)).toMatchObject({ stale: true, free: 0 });
    expected(await keep(manager, 4, kept.version), 200);
    expect(await seen()).toMatchObject({ freePlaces: 'some', placesStale: false });
    const changes = expected(await manager.get<Page<CapacityView>>('/capacity/changes?limit=1'), 200);
    expect(changes.items[0]).toMatchObject({ free: 4, version: kept.version + 1 });
    const earlier = expected(await manager.get<Page<CapacityView>>(`/capacity/changes?limit=1&cursor=${changes.nextCursor}`), 200);
    expect(earlier.items).toHaveLength(1);
    expect(earlier.items[0]?.version).not.toBe(changes.items[0]?.version);
  });
});

describe('the line between the federal side and the Kurdistan Region', () => {
  it('marks what crosses, and holds back what either side keeps, at sending and again at acceptance', async () => {
    const system = await api.signIn('system-admin');
    const limits = async (): Promise<LineLimitView> =>
      expected(await system.get<{ items: LineLimitView[] }>('/line-limits'), 200).items.find(({ id }) => id === 'kurdistan-region')!;
    const change = async (take: readonly string[]): Promise<LineLimitView> => {
      const { version, give, transfers } = await limits();
      const body = { side: 'kurdistan-region', give, take, transfers };
      return expected(await system.patch<LineLimitView>('/line-limits', body, { 'if-match': `"${version}"` }), 200);
    };
    const usual = (await limits()).take;
    const { id } = await openCase(officer);
    const query = `/cases/${id}/proposals?service=shelter&urgency=urgent`;
    const { rows: desks } = await admin.query<{ id: UnitId; agencyId: AgencyId }>(
      `select u.id, u.agency_id as "agencyId" from unit u join unit_service s on s.unit_id = u.id
        where u.governorate = 'erbil' and s.service = 'shelter' and s.person_category = 'women' limit 1`,
    );
    const there = { ...desks[0]!, kind: 'placement-desk' as const };
    const colleague = await (await buildersOn(api.database)).aUser({ unit: there, roles: ['shelter-caseworker'] });
    const erbil = api.sessionWith(colleague.username, colleague);
    const consent = await consentTo(officer, id, there.id);
    const send = () => officer.post<ReferralView>(`/cases/${id}/referrals`, shelterReferral(there.id, consent.id));
    await change(['core']);
    expect(await codeOf(send())).toBe('409 referral.line-limit');
    const proposals = expected(await officer.get<{ items: ReferralProposalView[] }>(query), 200).items;
    expect(proposals.find((unit) => unit.id === there.id) ?? { passes: ['core'], crossesLine: true }).toMatchObject({
      crossesLine: true,
      passes: ['core'],
    });
    await change(usual);
    const sent = expected(await send(), 201);
    expect(sent.crossesLine).toBe(true);
    const received = await step(erbil, sent, 'receive');
    await change(['core']);
    expect(await codeOf(erbil.post(`/referrals/${sent.id}/accept`, {}, ifMatch(received)))).toBe('409 referral.line-limit');
    await change(usual);
    expect((await step(erbil, received, 'accept')).status).toBe('accepted');
    // Where every other desk lies across the line, the next one is proposed only for a packet that reaches it.
    const { rows: shut } = await admin.query<{ id: UnitId }>(
      `update unit u set closed_at = now() where u.closed_at is null and u.id <> $1 and u.governorate not in ('erbil', 'sulaymaniyah', 'duhok', 'halabja')
         and exists (select 1 from unit_service s where s.unit_id = u.id and s.service = 'shelter') returning u.id`,
      [(await unitOf(desk)).id],
    );
    const nextAfterNo = async (): Promise<string | null> => {
      const { referral } = await referTo(desk, officer);
      await step(desk, await step(desk, referral, 'receive'), 'reject', { reason: 'no-capacity' });
      return (await read(officer, referral)).nextUnit?.id ?? null;
    };
    expect(await nextAfterNo()).not.toBeNull();
    await change(['core']);
    expect(await nextAfterNo()).toBeNull();
    await change(usual);
    await admin.query('update unit set closed_at = null where id = any ($1)', [shut.map(({ id: one }) => one)]);
    const facts = await factsOf(admin, 'case', id);
    expect(facts.filter(({ kind }) => kind === 'referral')).toMatchObject([{ outcome: 'accepted', yes: true }]);
    expect(facts.filter(({ kind }) => kind === 'referral-answer')).toMatchObject([
      { outcome: 'accepted', category: 'to-kurdistan', hours: 0 },
    ]);
  });

  it('marks a case whose responsibility crosses, for both its ends, and lets none across unless both sides hand over whole cases', async () => {
    const [system, supervisor] = await Promise.all([api.signIn('system-admin'), api.signIn('police-supervisor')]);
    const letAcross = async (transfers: boolean): Promise<void> => {
      const { items } = expected(await system.get<{ items: LineLimitView[] }>('/line-limits'), 200);
      const { id: side, version, give, take } = items.find(({ id }) => id === 'kurdistan-region')!;
      expected(await system.patch('/line-limits', { side, give, take, transfers }, { 'if-match': `"${version}"` }), 200);
    };
    const make = await buildersOn(api.database);
    const [there, here] = [
      await make.aUnit({ kind: 'placement-desk', governorate: 'erbil' }),
      await make.aUnit({ kind: 'placement-desk', governorate: 'basra' }),
    ];
    const leader = await make.aUser({ unit: there, roles: ['shelter-manager'] });
    const erbil = api.sessionWith(leader.username, leader);
    const { id } = await openCase(officer);
    const offer = <View = TransferView>(to: { id: UnitId }) =>
      supervisor.post<View>(`/cases/${id}/transfers`, { toUnitId: to.id, reason: 'other', note: 'Invented hand-over' });
    await letAcross(false);
    expect(await codeOf(offer(there))).toBe('409 transfer.line-limit');
    const near = expected(await offer(here), 201);
    expect(near.crossesLine).toBe(false);
    expected(await supervisor.post(`/transfers/${near.id}/withdraw`, {}, ifMatch(near)), 200);
    await letAcross(true);
    const far = expected(await offer(there), 201);
    expect(far).toMatchObject({ crossesLine: true, box: 'outgoing' });
    expect(expected(await erbil.get<TransferView>(`/transfers/${far.id}`), 200)).toMatchObject({ crossesLine: true, box: 'incoming' });
    // Taken back between the offer and its answer.
    await letAcross(false);
    expect(await codeOf(erbil.post(`/transfers/${far.id}/accept`, {}, ifMatch(far)))).toBe('409 transfer.line-limit');
    expect((await erbil.get(`/cases/${id}`)).status).toBe(404);
    await letAcross(true);
    expected(await erbil.post(`/transfers/${far.id}/accept`, {}, ifMatch(far)), 200);
    expect(expected(await erbil.get<CaseView>(`/cases/${id}`), 200).responsibleUnit.id).toBe(there.id);
  });
});
