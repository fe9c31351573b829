import {
  returnContactRules,
  type CaseView,
  type Page,
  type ReferralView,
  type RepatriationView,
  type ReturnContactView,
  type WorkItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import type { Problem, Session } from '../support/api';
import { afterCareOf, closed, declined } from '../support/closing';
import { saveUser, type Unit } from '../support/directory-builders';
import { factsOf } from '../support/facts-said';
import { inContext } from '../support/in-context';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { refusal } from '../support/refusals';
import {
  acceptedReturn,
  aReturn,
  home,
  openReturn,
  openReturnRoom,
  readyToLeave,
  stepped,
  today,
  wanted,
  type ReturnRoom,
} from '../support/return-room';

let room: ReturnRoom;
let admin: Client;
let officer: Session;
let office: Session;

beforeAll(async () => {
  room = await openReturnRoom();
  ({ admin, officer, office } = room);
});
afterAll(() => room.stop());

describe('after the return', () => {
  const arrived = async (): Promise<{ journey: RepatriationView; caseId: string }> => {
    const { journey, caseId } = await readyToLeave(room);
    return { journey: await home(room, journey), caseId };
  };
  const record = <View = Problem>(contact: ReturnContactView, outcome: string) =>
    office.post<View>(
      `/return-contacts/${contact.id}/record`,
      { outcome, contactedOn: today(), words: 'Invented: home again' },
      ifMatch(contact),
    );
  const told = async (ids: readonly string[]): Promise<string[]> => {
    const { rows } = await admin.query<{ kind: string }>(
      `select kind from notification where (subject_id = any ($1) or case_id = any ($1)) and kind like 'return-%' order by kind`,
      [ids],
    );
    return rows.map(({ kind }) => kind);
  };
  const ring = async (contact: ReturnContactView): Promise<void> => {
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1 and fired_at is null`, [contact.id]);
    await room.sweep();
  };

  const overdue = ['return-contact-overdue', 'return-contact-owed'];

  it('somebody is asked after one, three, six and twelve months, each once, and trafficking again is told at once', async () => {
    const { journey, caseId } = await arrived();
    expect(journey.contacts.map(({ month, outcome }) => [month, outcome])).toEqual(returnContactRules.months.map((month) => [month, null]));
    const [first, second] = journey.contacts as [ReturnContactView, ReturnContactView];
    expect(Date.parse(first.dueAt)).toBeGreaterThan(Date.now() + 27 * 86_400_000);
    const work = expected(await office.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items;
    expect(work.filter((item) => item.type === 'duty' && item.kind === 'return-contact' && item.subjectId === journey.id)).toHaveLength(4);
    await ring(first);
    expect(await told([journey.id])).toEqual(overdue);
    const seen = expected(await record<RepatriationView>(first, 'needs-help'), 200);
    expect(seen.contacts[0]).toMatchObject({ outcome: 'needs-help', words: 'Invented: home again' });
    expect(refusal(await record(seen.contacts[0]!, 'safe'))).toBe('409 repatriation.not-now');
    expected(await record<RepatriationView>(second, 're-trafficked'), 200);
    await room.deliver();
    const { rows } = await admin.query<{ role: string }>(
      `select distinct role from notification where case_id = $1 and kind = 'return-re-trafficked' order by role`,
      [caseId],
    );
    expect(rows.map(({ role }) => role)).toEqual(['case-coordinator', 'police-supervisor']);
    expect(
      refusal(
        await room.otherOffice.post(`/return-contacts/${first.id}/record`, { outcome: 'safe', contactedOn: today() }, ifMatch(first)),
      ),
    ).toBe('404 not-found');
  });

  it('who was not reached is tried once more, two weeks later, and it rings again', async () => {
    const { journey } = await arrived();
    const [first] = journey.contacts as [ReturnContactView];
    await ring(first);
    const tried = expected(await record<RepatriationView>(first, 'not-reached'), 200).contacts[0]!;
    expect(tried).toMatchObject({ outcome: null, triedOn: today(), triedWords: 'Invented: home again', words: null });
    expect(Math.round((Date.parse(tried.dueAt) - Date.now()) / 86_400_000)).toBe(14);
    expect(refusal(await record(tried, 'not-reached'))).toBe('409 repatriation.not-yet');
    await ring(first);
    expect(await told([journey.id])).toEqual([...overdue, ...overdue].toSorted());
    await admin.query('update return_contact set tried_on = tried_on - 14 where id = $1', [first.id]);
    expect(expected(await record<RepatriationView>(tried, 'not-reached'), 200).contacts[0]).toMatchObject({ outcome: 'not-reached' });
  });

  it('nobody is asked once the case is closed without their word to after-care, and with it they are', async () => {
    const without = await arrived();
    await closed(officer, without.caseId, { outcome: 'returned-home-country', afterCare: declined });
    await ring(without.journey.contacts[0]!);
    expect(await told([without.journey.id])).toEqual([]);
    expect(refusal(await record(without.journey.contacts[0]!, 'safe'))).toBe('409 repatriation.no-after-care');
    const agreed = await arrived();
    const consent = await afterCareOf(officer, agreed.caseId);
    await closed(officer, agreed.caseId, { outcome: 'returned-home-country', afterCare: { answer: 'agreed', consentId: consent.id } });
    expect(expected(await record<RepatriationView>(agreed.journey.contacts[0]!, 'safe'), 200).contacts[0]).toMatchObject({
      outcome: 'safe',
    });
  });

  it('is a fact by month, group of countries, sex and age band, with what is confirmed apart', async () => {
    const returnsOf = async (caseId: string) => (await factsOf(admin, 'case', caseId)).filter(({ kind }) => kind === 'return');
    const there = await arrived();
    const { journey, caseId } = await readyToLeave(room);
    await stepped(office, journey, { step: 'depart', on: today() });
    const waits = await readyToLeave(room);
    const said = { month: `${today().slice(0, 7)}-01`, country_group: 'asia', outcome: 'voluntary', sex: 'female', age_group: '18-29' };
    expect(await returnsOf(there.caseId)).toMatchObject([{ ...said, yes: true }]);
    expect(await returnsOf(caseId)).toMatchObject([{ ...said, yes: false }]);
    expect(await returnsOf(waits.caseId)).toEqual([]);
  });
});

describe('of a return', () => {
  const onCase = async (as: Session, id: string): Promise<CaseView> => expected(await as.get<CaseView>(`/cases/${id}`), 200);

  it('a shelter or a lawyer who reads repatriation of the case is told its steps and their days, and nobody else of more than a word', async () => {
    const [shelter, lawyer] = [await room.api.signIn('shelter-caseworker'), await room.api.signIn('legal-aid-provider')];
    for (const reader of [shelter, lawyer]) {
      const { id } = await openCase(reader, { exploitation: [] });
      expect(await onCase(reader, id)).not.toHaveProperty('returning');
      const { referral, consent } = await acceptedReturn({ office, officer: reader }, {}, id);
      const journey = expected(await openReturn(office, id, referral.id), 201);
      const asked = await stepped(office, await wanted(office, journey, consent), {
        step: 'ask-document',
        on: today(),
        document: 'emergency-travel-document',
      });
      const told = (await onCase(reader, id)).returning;
      expect(told).toEqual({ status: 'preparing', since: today(), steps: [{ step: 'ask-document', on: today() }] });
      expect(JSON.stringify(await onCase(reader, id))).not.toContain('invented island');
      // The house reads of it no more than that: the file is the office's.
      expect((await reader.get(`/repatriations/${asked.id}`)).status).toBe(403);
      const { rows } = await room.admin.query<{ id: string }>('select id from unit where id = $1', [(await unitOf(reader)).id]);
      const someone = await saveUser(room.admin, { unit: { id: rows[0]!.id } as Unit, roles: ['shelter-caseworker'] });
      const app = await room.api.database.asApp();
      const seen = await inContext(app, someone, async (q) => (await q('select from return_step where case_id = $1', [id])).length);
      expect(seen).toBe(0);
    }
  });

  it('nobody reads a step whose role has a word of it or nothing, or whose door leaves it out', async () => {
    const { caseId, journey, consent } = await aReturn(room);
    await stepped(office, await wanted(office, journey, consent), {
      step: 'ask-document',
      on: today(),
      document: 'emergency-travel-document',
    });
    const read = await onCase(room.officer, caseId);
    expect(read).not.toHaveProperty('returning');
    expect(read.derived).toContainEqual({ category: 'repatriation', fact: 'status', state: 'under-way', month: null });
    // A shelter that was let in by a packet without it.
    const shelter = await room.api.signIn('shelter-caseworker');
    const desk = await unitOf(shelter);
    const agreed = await consentTo(room.officer, caseId, desk.id, { categories: ['core'] });
    const sent = await room.officer.post<ReferralView>(
      `/cases/${caseId}/referrals`,
      shelterReferral(desk.id, agreed.id, { categories: ['core'] }),
    );
    await step(shelter, await step(shelter, expected(sent, 201), 'receive'), 'accept');
    expect(await onCase(shelter, caseId)).not.toHaveProperty('returning');
  });
});
