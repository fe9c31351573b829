import type {
  CaseView,
  LawyerView,
  LegalBoardView,
  LegalMatterListItem,
  MeView,
  Page,
  ReferralView,
  TimelineItem,
  WorkItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { sentBy } from '../permissions/statements';
import { factsOf } from '../support/facts-said';
import type { Session } from '../support/api';
import {
  acceptedFor,
  aLawyer,
  aMatter,
  advice,
  assigned,
  codeOf,
  endMatter,
  helped,
  movedMatter,
  moveMatter,
  opened,
  openLegalRoom,
  readMatter,
  type LegalRoom,
} from '../support/legal-room';
import { checklist, close, unmet } from '../support/closing';
import { expected, ifMatch, inventedCase, openCase } from '../support/main-job';

let room: LegalRoom;
let admin: Client;
let officer: Session;
let office: Session;
let other: Session;

beforeAll(async () => {
  room = await openLegalRoom();
  ({ admin, officer, office, otherOffice: other } = room);
});
afterAll(() => room.stop());

const child = { person: { ...inventedCase.person, ageYears: 12 }, exploitation: [] };
const owed = async (as: Session): Promise<string[]> =>
  expected(await as.get<LegalBoardView>('/legal-aid/board'), 200).owed.map(({ referralId }) => referralId);

describe('a legal matter', () => {
  it('begins its referral with the first lawyer or help, and ends it with the outcome and nothing of what it was about', async () => {
    const one = await acceptedFor(office, officer);
    expect(await owed(office)).toContain(one.referral.id);
    const matter = await opened(office, one.caseId, one.referral.id);
    expect(await owed(office)).not.toContain(one.referral.id);
    expect(matter).toMatchObject({
      status: 'opened',
      called: 'A.',
      lawyer: null,
      child: false,
      moves: ['offer-lawyer', 'declare-conflict'],
    });
    expect(await codeOf(office.post(`/cases/${one.caseId}/legal-matters`, { referralId: one.referral.id }))).toBe('409 legal.already');
    const told = async () => expected(await officer.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
    const taken = await assigned(office, matter, await aLawyer(office));
    expect([taken.status, (await told()).status]).toEqual(['assigned', 'in-progress']);
    const running = await helped(office, matter);
    expect(running).toMatchObject({ status: 'running', aid: [{ kind: 'advice', words: 'Invented words between lawyer and client' }] });
    expect(running.aid[0]!.lawyer).toBe(taken.lawyer);
    const end = async (action: string, body: object) => {
      const now = expected(await office.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
      return codeOf(office.post(`/referrals/${one.referral.id}/${action}`, body, ifMatch(now)));
    };
    expect(await end('complete', { outcome: 'service-provided' })).toBe('409 legal.still-open');
    expect(await end('fail', { reason: 'capacity-lost' })).toBe('409 legal.still-open');
    const ended = expected(await endMatter(office, running, 'matter-resolved'), 200);
    expect(ended).toMatchObject({ status: 'ended', outcome: 'matter-resolved', moves: [], mayRecord: false });
    expect(await codeOf(endMatter(office, ended, 'matter-resolved'))).toBe('409 legal.not-now');
    expect(await told()).toMatchObject({ status: 'completed', outcome: 'service-provided' });
    const seen = expected(await officer.get<CaseView>(`/cases/${one.caseId}`), 200);
    expect(seen.journey.find(({ step }) => step === 'legal-aid')?.state).toBe('done');
    const timeline = expected(await officer.get<Page<TimelineItem>>(`/cases/${one.caseId}/timeline?limit=100`), 200);
    expect(JSON.stringify([await told(), seen, timeline])).not.toMatch(/Invented Lawyer|Invented words|matter-resolved|INV-/);
  });

  it('of a person who came to the office needs no referral; nothing given is no service, and an outcome nobody says is refused', async () => {
    const { id } = await openCase(office, { exploitation: [] });
    const matter = await opened(office, id, null);
    expect(await codeOf(endMatter(office, matter, 'matter-resolved'))).toBe('409 legal.nothing-given');
    expect(await codeOf(endMatter(office, matter, 'sharing-ended'))).toBe('400 body.invalid');
    expect(expected(await endMatter(office, matter, 'client-unreachable'), 200).status).toBe('ended');
  });

  it('is in no other unit’s sight, nor an officer’s, and its words lie sealed', async () => {
    const one = await aMatter(office, officer);
    const matter = await helped(office, one.matter);
    const same = await acceptedFor(other, officer, {}, {});
    for (const as of [other]) {
      expect(await codeOf(as.get(`/legal-matters/${matter.id}`))).toBe('404 not-found');
      expect(await codeOf(as.post(`/legal-matters/${matter.id}/aid`, advice()))).toBe('404 not-found');
      const list = expected(await as.get<Page<LegalMatterListItem>>('/legal-matters?status=running&limit=100'), 200);
      expect(list.items.map(({ id }) => id)).not.toContain(matter.id);
    }
    expect(same.referral.status).toBe('accepted');
    expect(await codeOf(officer.get(`/legal-matters/${matter.id}`))).toBe('403 role.forbidden');
    const { rows } = await admin.query<{ text: string }>(
      `select encode(words_ct, 'escape') as text from legal_aid_record union all select encode(name_ct || bar_number_ct, 'escape') from lawyer
       union all select encode(called_ct, 'escape') from legal_matter`,
    );
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.filter(({ text }) => /Invented|INV-/.test(text))).toEqual([]);
  });

  it('is corrected by a new version, once, and the first stays to be read', async () => {
    const { matter } = await aMatter(office, officer);
    const { aid } = await helped(office, matter, { words: 'Invented first words' });
    const fixed = await helped(office, matter, {
      kind: 'rights-explained',
      language: 'tl',
      interpreter: true,
      words: null,
      corrects: aid[0]!.id,
    });
    expect(fixed.aid).toMatchObject([
      { kind: 'rights-explained', language: 'tl', interpreter: true, version: 2, corrected: false },
      { kind: 'advice', words: 'Invented first words', version: 1, corrected: true },
    ]);
    expect(await codeOf(office.post(`/legal-matters/${matter.id}/aid`, advice({ corrects: aid[0]!.id })))).toBe('412 conflict');
    expect(await codeOf(office.post(`/legal-matters/${matter.id}/aid`, advice({ deliveredOn: '2099-01-01' })))).toBe('400 body.invalid');
    expect(await codeOf(office.post(`/legal-matters/${matter.id}/aid`, advice({ kind: 'rights-explained' })))).toBe('400 body.invalid');
    // A corrected record is not counted beside its correction.
    const given = (await factsOf(admin, 'case', matter.caseId)).filter(({ kind }) => kind === 'legal-aid');
    expect(given).toMatchObject([{ category: 'rights-explained', yes: true, language: 'other' }]);
  });
});

describe('a lawyer', () => {
  it('with a conflict of interest never has the case: not offered, not kept, not for what was given', async () => {
    const { matter } = await aMatter(office, officer);
    const [first, second] = [await aLawyer(office), await aLawyer(office)];
    const taken = await assigned(office, matter, first);
    const told = await movedMatter(office, taken, { move: 'declare-conflict', lawyerId: first.id, conflict: 'acts-for-suspect' });
    expect(told).toMatchObject({
      status: 'opened',
      lawyer: null,
      conflicts: [{ lawyer: first.name, conflict: 'acts-for-suspect' }],
      assignments: [{ status: 'replaced', reason: 'conflict-of-interest' }],
    });
    expect(told.lawyers.map(({ id }) => id)).not.toContain(first.id);
    expect(await codeOf(moveMatter(office, told, { move: 'offer-lawyer', lawyerId: first.id }))).toBe('409 legal.lawyer-conflicted');
    expect(await codeOf(office.post(`/legal-matters/${matter.id}/aid`, advice({ lawyerId: first.id })))).toBe(
      '409 legal.lawyer-conflicted',
    );
    const offered = await movedMatter(office, told, { move: 'offer-lawyer', lawyerId: second.id });
    expect(await codeOf(moveMatter(office, offered, { move: 'offer-lawyer', lawyerId: second.id }))).toBe('409 legal.not-now');
    expect(await codeOf(moveMatter(office, offered, { move: 'decline-lawyer' }))).toBe('400 body.invalid');
    const declined = await movedMatter(office, offered, { move: 'decline-lawyer', reason: 'no-time' });
    expect(declined.assignments[0]).toMatchObject({ lawyer: second.name, status: 'declined', reason: 'no-time' });
    expect(await codeOf(moveMatter(office, offered, { move: 'accept-lawyer' }))).toMatch(/409/);
  });

  it('who has an account finds the offer among their work, and the office hears of one that nobody answers', async () => {
    const me = expected(await office.get<MeView>('/auth/me'), 200);
    const { matter } = await aMatter(office, officer);
    const lawyer = await aLawyer(office, { userId: me.user.id });
    expect(await codeOf(office.post('/legal-aid/lawyers', { name: 'x', barNumber: 'y', governorates: [], languages: [], trainedForChildren: false, userId: me.user.id }))).toBe('409 legal.account-taken'); // prettier-ignore
    const offered = await movedMatter(office, matter, { move: 'offer-lawyer', lawyerId: lawyer.id });
    const work = async () => {
      const page = expected(await office.get<Page<WorkItem>>('/tasks?view=mine&limit=100'), 200);
      return page.items.flatMap((item) => (item.type === 'duty' && item.kind === 'lawyer-answer' ? [item.subjectId] : []));
    };
    expect(await work()).toEqual([matter.id]);
    await admin.query(`update deadline set due_at = now() - interval '1 second' where kind = 'lawyer-answer' and fired_at is null`);
    await room.sweep();
    const { rows } = await admin.query(`select kind from notification where subject_id = $1`, [matter.id]);
    expect(rows).toEqual([{ kind: 'lawyer-answer-owed' }]);
    const taken = await movedMatter(office, offered, { move: 'accept-lawyer' });
    expect(await work()).toEqual([]);
    const change = { governorates: ['basra'], languages: ['ar'], trainedForChildren: true, active: false };
    expect(await codeOf(office.post(`/legal-aid/lawyers/${lawyer.id}/changes`, change, ifMatch(lawyer)))).toBe('409 legal.lawyer-busy');
    await movedMatter(office, taken, { move: 'replace-lawyer', reason: 'lawyer-left' });
    const changed = expected(await office.post<LawyerView>(`/legal-aid/lawyers/${lawyer.id}/changes`, change, ifMatch(lawyer)), 200);
    expect(changed).toMatchObject({ active: false, governorates: ['basra'], hasAccount: true, matters: 0 });
    expect((await readMatter(office, matter)).lawyers.map(({ id }) => id)).not.toContain(lawyer.id);
    expect(await codeOf(other.post(`/legal-aid/lawyers/${lawyer.id}/changes`, change, ifMatch(changed)))).toBe('404 not-found');
  });

  it('is listed page by page, and the best fit is named first', async () => {
    const near = await aLawyer(other, { governorates: ['basra'], languages: ['ar'] });
    const speaking = await aLawyer(other, { governorates: ['basra'], languages: ['tl'] });
    const page = async (query: string) => expected(await other.get<Page<LawyerView>>(`/legal-aid/lawyers${query}`), 200);
    const first = await page('?limit=1');
    const rest = await page(`?limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual((await page('?limit=100')).items.map(({ id }) => id));
    const { matter } = await aMatter(other, officer);
    const ids = matter.lawyers.map(({ id }) => id);
    expect(ids.indexOf(speaking.id)).toBeLessThan(ids.indexOf(near.id));
  });
});

describe('a child', () => {
  it('is given a trained lawyer alone, and nobody acts on a word that is not there', async () => {
    const { id: caseId } = await openCase(office, child);
    const matter = await opened(office, caseId, null);
    expect(matter).toMatchObject({ child: true, guardian: 'missing' });
    const [untrained, trained] = [await aLawyer(office), await aLawyer(office, { trainedForChildren: true })];
    const now = await readMatter(office, matter);
    expect(now.lawyers.map(({ id }) => id)).toContain(trained.id);
    expect(now.lawyers.map(({ id }) => id)).not.toContain(untrained.id);
    expect(await codeOf(moveMatter(office, now, { move: 'offer-lawyer', lawyerId: untrained.id }))).toBe('409 legal.lawyer-untrained');
    await assigned(office, now, trained);
    const acts = (authority: string) =>
      codeOf(office.post(`/legal-matters/${matter.id}/aid`, advice({ kind: 'representation', authority })));
    expect(await acts('self')).toBe('409 legal.authority');
    expect(await acts('guardian')).toBe('409 legal.guardian-conflict');
    expect(await acts('guardian-conflict-path')).toBe('201 ');
    await appointed(caseId);
    expect(await acts('guardian')).toBe('201 ');
  });

  const appointed = (caseId: string): Promise<unknown> =>
    admin.query(
      `insert into guardianship (id, case_id, unit_id, recorded_by, name_ct, relation, appointed_by, appointed_on, independent)
         select gen_random_uuid(), c.id, c.responsible_unit_id, u.id, 'x', 'appointed-person', 'juvenile-court', current_date, true
           from case_record c join user_account u on u.username = $2 where c.id = $1`,
      [caseId, office.username],
    );
});

describe('when consent is withdrawn in mid-service', () => {
  it('sharing stops and the service goes on; what nobody had begun is over', async () => {
    const going = await aMatter(office, officer);
    const waiting = await aMatter(office, officer);
    const running = await helped(office, going.matter);
    for (const { consentId } of [going, waiting])
      expected(await officer.post(`/consents/${consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }), 200);
    expect(await readMatter(office, waiting.matter)).toMatchObject({ status: 'ended', outcome: 'sharing-ended' });
    expect(await codeOf(office.get(`/cases/${going.caseId}`))).toBe('404 not-found');
    const now = await readMatter(office, running);
    expect(now).toMatchObject({ status: 'running', called: 'A.', caseId: null, sharingEnded: true });
    expect(now.aid[0]!.words).toBe('Invented words between lawyer and client');
    const more = await helped(office, running, { words: 'Invented words afterwards' });
    expect(more.aid).toHaveLength(2);
    expect(expected(await endMatter(office, more, 'matter-resolved'), 200).status).toBe('ended');
  });
});

describe('closing a case', () => {
  it('waits for the end of its legal matter, which ends its hearings and claims first', async () => {
    const kase = await openCase(office, { exploitation: [] });
    const matter = await opened(office, kase.id, null);
    const guardOf = async () => (await checklist(office, kase.id)).guards.find(({ guard }) => guard === 'legal-matters');
    expect(await guardOf()).toMatchObject({ state: 'unmet', count: 1 });
    const away = { outcome: 'deceased', afterCare: { answer: 'nobody-to-ask' } } as const;
    expect(unmet(await close(office, kase.id, away))).toEqual(['legal-matters: case.matter-open']);
    expected(await endMatter(office, matter, 'client-deceased'), 200);
    expect(await guardOf()).toMatchObject({ state: 'met' });
    expect((await close(office, kase.id, away)).status).toBe(201);
  });
});

describe('the office’s lists', () => {
  it('go page by page, and send as many statements however much there is', async () => {
    for (let n = 0; n < 3; n += 1) await aMatter(other, officer);
    const list = async (query: string) => expected(await other.get<Page<LegalMatterListItem>>(`/legal-matters?status=opened${query}`), 200);
    const all = (await list('&limit=100')).items.map(({ id }) => id);
    const first = await list('&limit=1');
    expect([
      ...first.items.map(({ id }) => id),
      ...(await list(`&limit=100&cursor=${first.nextCursor}`)).items.map(({ id }) => id),
    ]).toEqual(all);
    expect(await codeOf(other.get('/legal-matters?status=opened&cursor=nonsense'))).toBe('400 cursor.invalid');
  });
});

it('sends as many statements for a matter’s page and the lists however much was done', async () => {
  const { matter } = await aMatter(office, officer);
  await helped(office, matter);
  const page = async () => (await sentBy(() => office.get(`/legal-matters/${matter.id}`))).sent.length;
  const lists = async () => (await sentBy(() => office.get('/legal-matters?status=running&limit=100'))).sent.length;
  const bare = [await page(), await lists()];
  for (let n = 0; n < 8; n += 1) await helped(office, matter);
  await helped(office, (await aMatter(office, officer)).matter);
  expect([await page(), await lists()]).toEqual(bare);
  expect(bare.every((count) => count <= 18)).toBe(true);
});
