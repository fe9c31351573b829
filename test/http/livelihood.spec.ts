import {
  fundingDecisions,
  fundingMachine,
  type FundingView,
  type Page,
  type ProgrammeView,
  type StrandView,
  type WorkItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { factsOf } from '../support/facts-said';
import type { Answer, Session } from '../support/api';
import { afterCareOf, checklist, closed } from '../support/closing';
import { expected, ifMatch } from '../support/main-job';
import {
  aProgramme,
  codeOf,
  endProgramme,
  movedStrand,
  moveStrand,
  openReintegrationRoom,
  planned,
  readProgramme,
  today,
  type ReintegrationRoom,
} from '../support/reintegration-room';

let room: ReintegrationRoom;
let admin: Client;
let officer: Session;
let office: Session;
let colleague: Session;
let shelter: Session;

beforeAll(async () => {
  room = await openReintegrationRoom();
  ({ admin, officer, office, colleague, shelter } = room);
});
afterAll(() => room.stop());

const fundingIn = ({ strands }: ProgrammeView): FundingView => strands.flatMap(({ funding }) => funding)[0]!;
const apply = (as: Session, strand: StrandView, amount: number): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/programme-strands/${strand.id}/applications`, { amount, purpose: 'tools', appliedOn: today() });
const decide = (as: Session, one: FundingView, decision: string, changes: object = {}): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/funding-applications/${one.id}/decision`, { decision, on: today(), ...changes }, ifMatch(one));
const pay = (one: FundingView, amount: number, voucher: string): Promise<Answer<ProgrammeView>> =>
  office.post<ProgrammeView>(`/funding-applications/${one.id}/payments`, { amount, paidOn: today(), voucher });

/** A programme with a strand of the kind under way. */
async function underWay(kind: 'loan' | 'grant'): Promise<{ programme: ProgrammeView; strand: StrandView }> {
  const { programme } = await aProgramme(office, officer);
  return { programme, strand: await movedStrand(office, await planned(office, programme, { kind }), 'begin') };
}

describe('a loan or a grant', () => {
  it('is applied for by one and decided by another, under what was asked, and a loan says how it is paid back', async () => {
    const { programme, strand } = await underWay('loan');
    expect(strand).toMatchObject({ mayApply: true, funding: [] });
    const asked = fundingIn(expected(await apply(office, strand, 1_000_000), 201));
    expect(asked).toMatchObject({ status: 'applied', asked: 1_000_000, approved: null, decisions: ['withdraw'], mayPay: false });
    expect(await codeOf(apply(office, strand, 5))).toBe('409 funding.already');
    const loan = { amount: 900_000, instalments: 9, firstDueOn: '2099-01-31' };
    expect(await codeOf(decide(office, asked, 'approve', loan))).toBe('409 funding.same-person');
    expect(await codeOf(decide(colleague, asked, 'approve', { amount: 900_000 }))).toBe('400 body.invalid');
    expect(await codeOf(decide(colleague, asked, 'approve', { ...loan, amount: 1_000_001 }))).toBe('409 funding.above-asked');
    expect(await codeOf(pay(asked, 5, 'EARLY/1'))).toBe('409 funding.not-now');
    expect(await codeOf(decide(shelter, asked, 'refuse', { refusal: 'no-budget' }))).toBe('404 not-found');
    const granted = fundingIn(expected(await decide(colleague, asked, 'approve', loan), 200));
    expect(granted).toMatchObject({ status: 'approved', approved: 900_000, instalments: 9, firstDueOn: '2099-01-31', mayPay: true });
    expect(await codeOf(decide(colleague, granted, 'refuse', { refusal: 'no-budget' }))).toBe('409 funding.not-now');
    await expect(admin.query('update funding_application set decided_by = recorded_by where id = $1', [granted.id])).rejects.toMatchObject({
      constraint: 'funding_application_two_people_check',
    });
    const now = (await readProgramme(office, programme)).strands[0]!;
    expect(await codeOf(moveStrand(office, now, 'achieve'))).toBe('409 funding.unpaid');
    expected(await pay(granted, 900_000, 'LOAN/1'), 201);
    expect((await movedStrand(office, now, 'achieve')).status).toBe('achieved');
    const paid = (await factsOf(admin, 'case', programme.caseId)).filter(({ kind }) => kind === 'funding-payment');
    expect(paid).toMatchObject([{ category: 'loan', amount: 900_000, yes: true }]);
  });

  it('that was refused is asked for again, and what nobody decided is asked for no more when its strand is over', async () => {
    const { programme, strand } = await underWay('grant');
    const first = fundingIn(expected(await apply(office, strand, 500_000), 201));
    expect(await codeOf(decide(colleague, first, 'refuse'))).toBe('400 body.invalid');
    expected(await decide(colleague, first, 'refuse', { refusal: 'plan-not-workable' }), 200);
    expected(await apply(colleague, strand, 400_000), 201);
    await movedStrand(office, strand, 'decline');
    const after = await readProgramme(office, programme);
    expect(after.strands[0]!.funding.map(({ status, refusal }) => [status, refusal])).toEqual([
      ['withdrawn', null],
      ['refused', 'plan-not-workable'],
    ]);
    expect(await codeOf(apply(office, strand, 5))).toBe('409 funding.not-now');
    expect((await endProgramme(office, programme, 'goals-not-met')).status).toBe(200);
  });

  it('is paid by a voucher once, taken back whole by a counter-entry, and written down anew', async () => {
    const { strand } = await underWay('grant');
    const asked = fundingIn(expected(await apply(office, strand, 1_000_000), 201));
    const granted = fundingIn(expected(await decide(colleague, asked, 'approve', { amount: 1_000_000 }), 200));
    expect(await codeOf(pay(granted, 1_000_001, 'G/1'))).toBe('409 funding.above-approved');
    expect(await codeOf(pay(granted, 5, 'no words'))).toBe('400 body.invalid');
    const part = fundingIn(expected(await pay(granted, 600_000, 'G/1'), 201));
    expect(await codeOf(pay(granted, 100_000, 'G/1'))).toBe('409 funding.paid-twice');
    const back = (as: Session) => as.post<ProgrammeView>(`/funding-payments/${part.payments[0]!.id}/reversal`, {});
    expect(await codeOf(back(shelter))).toBe('404 not-found');
    expect(fundingIn(expected(await back(office), 200))).toMatchObject({
      paid: 0,
      payments: [{ reversed: true }, { entry: 'reversal', amount: 600_000 }],
    });
    expect(await codeOf(back(office))).toBe('409 funding.not-now');
    expect(fundingIn(expected(await pay(granted, 500_000, 'G/1'), 201)).paid).toBe(500_000);
  });

  it('is never paid twice and never above what was approved, whoever races', async () => {
    const { programme, strand } = await underWay('grant');
    const asked = fundingIn(expected(await apply(office, strand, 1_000_000), 201));
    const granted = fundingIn(expected(await decide(colleague, asked, 'approve', { amount: 1_000_000 }), 200));
    const twice = await Promise.all(Array.from({ length: 10 }, () => codeOf(pay(granted, 200_000, 'RACE/1'))));
    expect(twice.toSorted()).toEqual(['201 ', ...Array.from({ length: 9 }, () => '409 funding.paid-twice')]);
    const above = await Promise.all(Array.from({ length: 25 }, (_, n) => codeOf(pay(granted, 300_000, `RACE/${n + 2}`))));
    expect(above.toSorted()).toEqual(['201 ', '201 ', ...Array.from({ length: 23 }, () => '409 funding.above-approved')]);
    expect(fundingIn(await readProgramme(office, programme)).paid).toBe(800_000);
    await expect(admin.query('update funding_application set paid = 1000001 where id = $1', [granted.id])).rejects.toMatchObject({
      constraint: 'funding_application_paid_check',
    });
  });

  it('is decided by the table of the domain', async () => {
    const { rows } = await admin.query('select decision, to_status as "to", by_another as "byAnother" from guard.funding_decision');
    const table = fundingDecisions.codes.map((decision) => {
      const { to, byAnother } = fundingMachine[decision];
      return { decision, to, byAnother };
    });
    expect(rows).toEqual(expect.arrayContaining(table));
    expect(rows).toHaveLength(table.length);
  });
});

describe('after a programme', () => {
  /** Somebody who finished a programme, whose case nobody closed yet. */
  async function finished(): Promise<{ caseId: string; programme: ProgrammeView }> {
    const { caseId, programme } = await aProgramme(office, officer);
    const school = await planned(office, programme, { kind: 'school-return', schoolLevel: 'primary' });
    await movedStrand(office, await movedStrand(office, school, 'begin'), 'achieve');
    return { caseId, programme: expected(await endProgramme(office, programme, 'goals-met'), 200) };
  }
  const tell = (as: Session, { id }: { id: string }, answers: string[], changes: object = {}): Promise<Answer<ProgrammeView>> =>
    as.post<ProgrammeView>(`/programmes/${id}/follow-ups`, { on: today(), answers, ...changes });
  const statusesOf = ({ followUps }: ProgrammeView): string[] => followUps.map(({ month, status }) => `${month} ${status}`);
  const told = async (kind: string, caseId: string | null, subjectId: string | null): Promise<unknown[]> =>
    (
      await admin.query(
        `select u.kind as unit, n.role, n.case_id is not null as case, n.details <> '{}' as whom from notification n join unit u on u.id = n.unit_id
          where n.kind = $1 and (n.case_id = $2 or n.subject_id = $3 or n.kind = 're-trafficking-told' and n.case_id is null) order by 1`,
        [kind, caseId, subjectId],
      )
    ).rows;

  it('somebody is asked at three, six and twelve months: the unit hears when it is due, and has it among its work', async () => {
    const { programme } = await finished();
    expect(statusesOf(programme)).toEqual(['3 due', '6 due', '12 due']);
    expect(programme.followUps.map(({ open }) => open)).toEqual([false, false, false]);
    const work = expected(await office.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items;
    expect(
      work.filter((item) => item.type === 'duty' && item.kind === 'programme-follow-up' && item.subjectId === programme.id),
    ).toHaveLength(3);
    expect(await codeOf(tell(office, programme, ['is-safe'], { month: 3 }))).toBe('409 follow-up.not-yet');
    await admin.query(`update programme_follow_up set due_on = $2 where programme_id = $1 and month = 3`, [programme.id, today()]);
    await admin.query(
      `update deadline set due_at = now() - interval '1 second' where step = 'remind-desk'
          and subject_id = (select id from programme_follow_up where programme_id = $1 and month = 3)`,
      [programme.id],
    );
    await room.sweep();
    expect(await told('programme-follow-up-due', null, programme.id)).toMatchObject([{ unit: 'reintegration-office', role: null }]);
    expect(await codeOf(tell(office, programme, ['is-safe', 'at-risk'], { month: 3 }))).toBe('400 body.invalid');
    expect(await codeOf(tell(shelter, programme, ['is-safe'], { month: 3 }))).toBe('404 not-found');
    const answered = expected(
      await tell(office, programme, ['is-safe', 'attends-school'], { month: 3, words: 'Invented words of a visit' }),
      201,
    );
    expect(answered.followUps.find(({ month }) => month === 3)).toMatchObject({
      status: 'answered',
      answers: ['is-safe', 'attends-school'],
      words: 'Invented words of a visit',
    });
    expect(await codeOf(tell(office, programme, ['is-safe'], { month: 3 }))).toBe('409 follow-up.not-now');
    const answers = (await factsOf(admin, 'case', programme.caseId)).filter(({ category }) => category === 'month-3');
    expect(answers.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['follow-up', 'attends-school'],
      ['follow-up', 'is-safe'],
    ]);
  });

  it('who was not reached is asked once more, two weeks later', async () => {
    const { programme } = await finished();
    const third = ({ followUps }: ProgrammeView) => followUps.find(({ month }) => month === 3)!;
    await admin.query(`update programme_follow_up set due_on = $2 where programme_id = $1 and month = 3`, [programme.id, today()]);
    const tried = third(expected(await tell(office, programme, ['not-reached'], { month: 3, words: 'Invented: no answer' }), 201));
    const day = new Date(Date.parse(today()) + 14 * 86_400_000).toISOString().slice(0, 10);
    expect(tried).toMatchObject({
      status: 'due',
      triedOn: today(),
      triedWords: 'Invented: no answer',
      dueOn: day,
      answers: [],
      open: true,
    });
    expect(await codeOf(tell(office, programme, ['not-reached'], { month: 3 }))).toBe('409 follow-up.not-yet');
    await admin.query(`update programme_follow_up set tried_on = tried_on - 14 where id = $1`, [tried.id]);
    const last = third(expected(await tell(office, programme, ['not-reached'], { month: 3 }), 201));
    expect(last).toMatchObject({ status: 'answered', answers: ['not-reached'], open: false });
  });

  it('once the case is closed they are asked under the word about after-care alone', async () => {
    const [silent, agreed] = [await finished(), await finished()];
    await closed(officer, silent.caseId);
    const after = await readProgramme(office, silent.programme);
    expect([statusesOf(after), after.mayAsk]).toEqual([['3 called-off', '6 called-off', '12 called-off'], false]);
    expect(await codeOf(tell(office, silent.programme, ['is-safe']))).toBe('409 follow-up.no-after-care');
    const until = new Date(Date.now() + 120 * 24 * 3_600_000).toISOString().slice(0, 10);
    const consent = await afterCareOf(officer, agreed.caseId, until);
    await closed(officer, agreed.caseId, { outcome: 'reintegrated', afterCare: { answer: 'agreed', consentId: consent.id } });
    expect(statusesOf(await readProgramme(office, agreed.programme))).toEqual(['3 due', '6 called-off', '12 called-off']);
    expect((await tell(office, agreed.programme, ['has-income'])).status).toBe(201);
    expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    const withdrawn = await readProgramme(office, agreed.programme);
    expect(withdrawn.followUps.map(({ status }) => status).toSorted()).toEqual(['answered', 'called-off', 'called-off', 'called-off']);
    expect(withdrawn.mayAsk).toBe(false);
  });

  it('who was sold again has an open case that moment, and whoever answers for it hears so with ids alone', async () => {
    const { caseId, programme } = await finished();
    const consent = await afterCareOf(officer, caseId);
    await closed(officer, caseId, { outcome: 'reintegrated', afterCare: { answer: 'agreed', consentId: consent.id } });
    await room.deliver();
    expect((await checklist(officer, caseId)).status).toBe('closed');
    expect(expected(await tell(office, programme, ['re-trafficked'], { words: 'Invented: she rang' }), 201).followUps.at(-1)).toMatchObject(
      { month: 12 },
    );
    const now = await checklist(officer, caseId);
    expect(now).toMatchObject({ status: 'open', closures: [{ reopening: { reason: 're-trafficked', words: null } }] });
    expect(await codeOf(office.get(`/cases/${caseId}`))).toBe('404 not-found');
    await room.deliver();
    expect(await told('re-trafficking-told', caseId, null)).toEqual([
      { unit: 'coordination-desk', role: 'case-coordinator', case: false, whom: true },
      { unit: 'police-section', role: 'police-supervisor', case: true, whom: false },
    ]);
    expect(await told('case-reopened', caseId, null)).toHaveLength(1);
    // Of an open case nothing but the notice follows.
    expect((await tell(office, programme, ['re-trafficked', 'has-housing'])).status).toBe(201);
    expect((await checklist(officer, caseId)).closures).toHaveLength(1);
    expect((await factsOf(admin, 'case', caseId)).filter(({ outcome }) => outcome === 're-trafficked')).toHaveLength(2);
  });
});
