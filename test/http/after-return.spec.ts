import { returnContactRules, type Page, type RepatriationView, type ReturnContactView, type WorkItem } from '@himaya/domain';
import type { Client } from 'pg';
import type { Problem, Session } from '../support/api';
import { afterCareOf, closed, declined } from '../support/closing';
import { factsOf } from '../support/facts-said';
import { expected, ifMatch } from '../support/main-job';
import { refusal } from '../support/refusals';
import { home, openReturnRoom, readyToLeave, stepped, today, type ReturnRoom } from '../support/return-room';

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

  it('somebody is asked after one, three, six and twelve months, each once, and trafficking again is told at once', async () => {
    const { journey, caseId } = await arrived();
    expect(journey.contacts.map(({ month, outcome }) => [month, outcome])).toEqual(returnContactRules.months.map((month) => [month, null]));
    const [first, second] = journey.contacts as [ReturnContactView, ReturnContactView];
    expect(Date.parse(first.dueAt)).toBeGreaterThan(Date.now() + 27 * 86_400_000);
    const work = expected(await office.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items;
    expect(work.filter((item) => item.type === 'duty' && item.kind === 'return-contact' && item.subjectId === journey.id)).toHaveLength(4);
    await ring(first);
    expect(await told([journey.id])).toEqual(['return-contact-overdue', 'return-contact-owed']);
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
