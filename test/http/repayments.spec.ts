import {
  instalmentMachine,
  instalmentMoves,
  instalmentsOf,
  type FundingView,
  type InstalmentView,
  type Page,
  type ProgrammeView,
  type StrandView,
  type VisitView,
  type WorkItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import type { Answer, Session } from '../support/api';
import { closed } from '../support/closing';
import { expected, ifMatch } from '../support/main-job';
import {
  aProgramme,
  codeOf,
  endProgramme,
  movedStrand,
  openReintegrationRoom,
  planned,
  readProgramme,
  today,
  type Accepted,
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

const dayIn = (days: number): string => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
const fundingIn = ({ strands }: ProgrammeView): FundingView => strands.flatMap(({ funding }) => funding)[0]!;
const visitsIn = ({ strands }: ProgrammeView): readonly VisitView[] => strands.flatMap(({ visits }) => visits);
let vouchers = 0;
const pay = (one: FundingView, amount: number): Promise<Answer<ProgrammeView>> =>
  office.post<ProgrammeView>(`/funding-applications/${one.id}/payments`, { amount, paidOn: today(), voucher: `LOAN/${++vouchers}` });
const repay = (as: Session, part: InstalmentView, amount: number, receipt: string): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/funding-instalments/${part.id}/repayments`, { amount, repaidOn: today(), receipt });
const move = (as: Session, part: InstalmentView, what: string, changes: object = {}): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/funding-instalments/${part.id}/moves`, { move: what, on: today(), ...changes }, ifMatch(part));
const look = (as: Session, one: VisitView, answer: string, changes: object = {}): Promise<Answer<ProgrammeView>> =>
  as.post<ProgrammeView>(`/livelihood-visits/${one.id}/record`, { on: today(), answer, ...changes }, ifMatch(one));

interface Money extends Accepted {
  readonly programme: ProgrammeView;
  readonly strand: StrandView;
  readonly granted: FundingView;
}

/** A loan or grant that another than who applied approved, of which nothing was paid yet. */
async function approved(kind: 'loan' | 'grant', amount: number, plan: { instalments?: number; purpose?: string } = {}): Promise<Money> {
  const one = await aProgramme(office, officer);
  const strand = await movedStrand(office, await planned(office, one.programme, { kind }), 'begin');
  const body = { amount, purpose: plan.purpose ?? 'tools', appliedOn: today() };
  const asked = fundingIn(expected(await office.post<ProgrammeView>(`/programme-strands/${strand.id}/applications`, body), 201));
  const lends = kind === 'loan' ? { instalments: plan.instalments ?? 3, firstDueOn: dayIn(1) } : {};
  const decision = { decision: 'approve', on: today(), amount, ...lends };
  const granted = await colleague.post<ProgrammeView>(`/funding-applications/${asked.id}/decision`, decision, ifMatch(asked));
  return { ...one, strand, granted: fundingIn(expected(granted, 200)) };
}

/** A loan of three instalments of 100 000 that is paid out, the first of them due today. */
async function lent(): Promise<Money & { readonly parts: readonly [InstalmentView, InstalmentView, InstalmentView] }> {
  const one = await approved('loan', 300_000);
  expected(await pay(one.granted, 300_000), 201);
  await admin.query('update funding_instalment set due_on = $2 where application_id = $1 and number = 1', [one.granted.id, today()]);
  const { repayments } = fundingIn(await readProgramme(office, one.programme));
  return { ...one, parts: repayments as [InstalmentView, InstalmentView, InstalmentView] };
}

const owedBy = async (programme: ProgrammeView, kind: string): Promise<number> => {
  const work = expected(await office.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items;
  return work.filter((item) => item.type === 'duty' && item.kind === kind && item.subjectId === programme.id).length;
};
/** Lets every step of what is owed about the programme ring, and says who heard. */
async function rung(programme: ProgrammeView, kind: string, subject: string): Promise<unknown[]> {
  await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1 and fired_at is null`, [subject]);
  await room.sweep();
  const { rows } = await admin.query(
    `select n.role, n.details <> '{}' as told from notification n where n.kind = $1 and n.subject_id = $2 order by n.role nulls first`,
    [kind, programme.id],
  );
  return rows;
}

describe('a loan', () => {
  it('is paid back by its plan, which stands with the first money, in part or whole, each receipt once', async () => {
    const { programme, strand, granted } = await approved('loan', 100_001, { instalments: 3 });
    expect(granted.repayments).toEqual([]);
    const first = fundingIn(expected(await pay(granted, 50_001), 201));
    const says = first.repayments.map(({ dueOn, amount }) => ({ due: dueOn, amount }));
    expect(says).toEqual(instalmentsOf(100_001, 3, dayIn(1)));
    expected(await pay(granted, 50_000), 201);
    const part = first.repayments[0]!;
    expect(part).toMatchObject({ number: 1, status: 'due', amount: 33_334, mayRepay: true, moves: ['put-off', 'ask-forgiveness'] });
    expect(await owedBy(programme, 'programme-repayment')).toBe(1);
    expect(await rung(programme, 'programme-repayment-due', part.id)).toEqual([
      { role: null, told: false },
      { role: null, told: false },
    ]);
    expect(await codeOf(repay(shelter, part, 5, 'R/1'))).toBe('404 not-found');
    expect(await codeOf(repay(office, part, 33_335, 'R/1'))).toBe('409 funding.above-instalment');
    expect(await codeOf(repay(office, part, 5, 'no receipt'))).toBe('400 body.invalid');
    expect(fundingIn(expected(await repay(office, part, 10_000, 'R/1'), 201))).toMatchObject({ repaid: 10_000, paid: 100_001 });
    expect(await codeOf(repay(office, first.repayments[1]!, 5, 'R/1'))).toBe('409 funding.paid-twice');
    // It goes on after its strand and the whole programme.
    await movedStrand(office, (await readProgramme(office, programme)).strands[0]!, 'achieve');
    expected(await endProgramme(office, programme, 'goals-met'), 200);
    const whole = fundingIn(expected(await repay(colleague, part, 23_334, 'R/2'), 201));
    expect(whole.repayments[0]).toMatchObject({ status: 'repaid', repaid: 33_334, mayRepay: false, moves: [] });
    expect(whole.repayments[0]!.history.map(({ event, amount }) => [event, amount])).toEqual([
      ['repay', 23_334],
      ['repay', 10_000],
    ]);
    expect(await owedBy(programme, 'programme-repayment')).toBe(0);
    expect(await codeOf(repay(office, part, 1, 'R/3'))).toBe('409 funding.not-now');
    expect(strand.visits).toEqual([]);
  });

  it('is never repaid twice, never above an instalment and never above what was paid out, whoever races', async () => {
    const { programme, granted } = await approved('loan', 300_000);
    const { repayments } = fundingIn(expected(await pay(granted, 150_000), 201));
    const [first, second] = repayments as [InstalmentView, InstalmentView];
    const same = await Promise.all(Array.from({ length: 20 }, () => codeOf(repay(office, first, 100_000, 'SAME/1'))));
    // Whoever comes after the first finds it repaid, or the receipt taken.
    expect(same.filter((code) => code === '201 ')).toHaveLength(1);
    expect(new Set(same)).not.toContain('500 ');
    const parts = await Promise.all(Array.from({ length: 20 }, (_, n) => codeOf(repay(office, second, 20_000, `PART/${n}`))));
    expect(parts.toSorted()).toEqual(['201 ', '201 ', ...Array.from({ length: 18 }, () => '409 funding.above-paid')]);
    expect(fundingIn(await readProgramme(office, programme))).toMatchObject({ paid: 150_000, repaid: 140_000 });
    await expect(admin.query('update funding_application set repaid = 150001 where id = $1', [granted.id])).rejects.toMatchObject({
      constraint: 'funding_application_repaid_check',
    });
    await expect(admin.query('update funding_instalment set repaid = 100001 where id = $1', [second.id])).rejects.toMatchObject({
      constraint: 'funding_instalment_money_check',
    });
  });

  it('waits: a repayment is missed for a reason and still owed, and put off to a later day on which it rings anew', async () => {
    const { programme, parts } = await lent();
    const [part, later] = parts;
    expect(await codeOf(move(office, part, 'miss'))).toBe('400 body.invalid');
    expect(await codeOf(move(office, later, 'miss', { reason: 'illness' }))).toBe('400 body.invalid');
    expect(await codeOf(move(shelter, part, 'miss', { reason: 'illness' }))).toBe('404 not-found');
    const missed = fundingIn(expected(await move(office, part, 'miss', { reason: 'business-failed' }), 200)).repayments[0]!;
    expect(missed).toMatchObject({ status: 'missed', reason: 'business-failed', mayRepay: true, moves: ['put-off', 'ask-forgiveness'] });
    expect(await codeOf(move(office, part, 'put-off', { reason: 'illness', dueOn: dayIn(40) }))).toBe('412 conflict');
    expect(await owedBy(programme, 'programme-repayment')).toBe(0);
    expect(await rung(programme, 'programme-repayment-due', part.id)).toEqual([]);
    const put = fundingIn(expected(await move(office, missed, 'put-off', { reason: 'no-income', dueOn: dayIn(5) }), 200)).repayments[0]!;
    expect(put).toMatchObject({ status: 'due', reason: null, dueOn: dayIn(5), plannedOn: part.plannedOn });
    expect(put.history.map(({ event, reason, dueOn }) => [event, reason, dueOn])).toEqual([
      ['put-off', 'no-income', dayIn(5)],
      ['miss', 'business-failed', null],
    ]);
    expect(await owedBy(programme, 'programme-repayment')).toBe(1);
    expect(await rung(programme, 'programme-repayment-due', part.id)).toHaveLength(2);
  });

  it('is forgiven an instalment by another than who asked, and no word of one is enough', async () => {
    const { programme, parts } = await lent();
    const [part] = parts;
    expected(await repay(office, part, 30_000, `FORGIVE/${part.number}`), 201);
    const owed = fundingIn(await readProgramme(office, programme)).repayments[0]!;
    expect(await codeOf(move(colleague, owed, 'forgive'))).toBe('409 funding.not-now');
    const asked = fundingIn(expected(await move(office, owed, 'ask-forgiveness', { reason: 'illness' }), 200)).repayments[0]!;
    expect(asked).toMatchObject({ status: 'due', forgivenessAsked: true });
    expect(asked.moves).not.toContain('forgive');
    expect(await codeOf(move(office, asked, 'forgive'))).toBe('409 funding.same-person');
    const kept = fundingIn(expected(await move(colleague, asked, 'keep'), 200)).repayments[0]!;
    expect(kept.forgivenessAsked).toBe(false);
    const again = fundingIn(expected(await move(colleague, kept, 'ask-forgiveness', { reason: 'illness' }), 200)).repayments[0]!;
    const races = await Promise.all(Array.from({ length: 5 }, () => codeOf(move(office, again, 'forgive'))));
    expect(races.filter((code) => code === '200 ')).toHaveLength(1);
    const loan = fundingIn(await readProgramme(office, programme));
    expect(loan).toMatchObject({ paid: 300_000, repaid: 30_000, forgiven: 70_000 });
    expect(loan.repayments[0]).toMatchObject({ status: 'forgiven', repaid: 30_000, forgiven: 70_000, moves: [], mayRepay: false });
    await expect(admin.query('update funding_instalment set forgiven_by = asked_by where id = $1', [part.id])).rejects.toMatchObject({
      constraint: 'funding_instalment_two_people_check',
    });
    // Also where everything else goes back, what was forgiven holds the payment.
    const back = office.post(`/funding-payments/${loan.payments[0]!.id}/reversal`, {});
    expect(await codeOf(back)).toBe('409 funding.repaid-already');
  });

  it('that came back by mistake is owed again, and what was never paid out is asked of nobody', async () => {
    const { programme, granted, strand } = await approved('loan', 300_000);
    const { repayments } = fundingIn(expected(await pay(granted, 150_000), 201));
    const done = fundingIn(expected(await repay(office, repayments[0]!, 100_000, 'SLIP/1'), 201));
    const entry = done.repayments[0]!.history[0]!;
    const back = (as: Session) => as.post<ProgrammeView>(`/funding-repayments/${entry.id}/reversal`, {});
    expect(await codeOf(back(shelter))).toBe('404 not-found');
    const again = fundingIn(expected(await back(office), 200));
    expect(again).toMatchObject({ repaid: 0 });
    expect(again.repayments[0]).toMatchObject({ status: 'due', repaid: 0, mayRepay: true });
    expect(again.repayments[0]!.history.map(({ event, reversed }) => [event, reversed])).toEqual([
      ['take-back', false],
      ['repay', true],
    ]);
    expect(await codeOf(back(office))).toBe('409 funding.not-now');
    expected(await repay(office, again.repayments[0]!, 10_000, 'SLIP/1'), 201);
    await movedStrand(office, (await readProgramme(office, programme)).strands.find(({ id }) => id === strand.id)!, 'decline');
    const cut = fundingIn(await readProgramme(office, programme)).repayments;
    expect(cut.map(({ status, amount }) => [status, amount])).toEqual([
      ['due', 100_000],
      ['due', 50_000],
      ['called-off', 100_000],
    ]);
  });

  it('moves by the table of the domain', async () => {
    const { rows } = await admin.query(
      'select move, from_status as "from", to_status as "to", asked, by_another as "byAnother" from guard.instalment_move',
    );
    const table = instalmentMoves.codes.flatMap((one) => {
      const { from, to, asked, byAnother } = instalmentMachine[one];
      return from.map((status) => ({ move: one, from: status, to: to ?? status, asked, byAnother }));
    });
    expect(rows).toEqual(expect.arrayContaining(table));
    expect(rows).toHaveLength(table.length);
  });
});

describe('what the money was for', () => {
  /** A grant that is paid and whose strand is achieved. */
  async function standing(purpose = 'small-business'): Promise<Money & { readonly now: ProgrammeView }> {
    const one = await approved('grant', 400_000, { purpose });
    expected(await pay(one.granted, 400_000), 201);
    await movedStrand(office, (await readProgramme(office, one.programme)).strands[0]!, 'achieve');
    return { ...one, now: await readProgramme(office, one.programme) };
  }
  const due = async ({ id }: VisitView, day = today()): Promise<void> => {
    await admin.query('update livelihood_visit set due_on = $2 where id = $1', [id, day]);
  };

  it('is looked at after three, six and twelve months; who was not reached is tried once more', async () => {
    const { now, programme } = await standing();
    expect(visitsIn(now).map(({ month, status, open }) => [month, status, open])).toEqual([
      [3, 'due', false],
      [6, 'due', false],
      [12, 'due', false],
    ]);
    expect(fundingIn(now).repayments).toEqual([]);
    expect(await owedBy(programme, 'programme-visit')).toBe(3);
    const [first, second] = visitsIn(now) as [VisitView, VisitView];
    expect(await codeOf(look(office, first, 'running'))).toBe('409 follow-up.not-yet');
    await due(first);
    expect(await rung(programme, 'programme-visit-due', first.id)).toEqual([
      { role: null, told: false },
      { role: null, told: false },
    ]);
    expect(await codeOf(look(shelter, first, 'running'))).toBe('404 not-found');
    const tried = visitsIn(expected(await look(office, first, 'not-reached', { words: 'Invented: nobody at home' }), 200))[0]!;
    expect(tried).toMatchObject({ status: 'due', triedOn: today(), triedWords: 'Invented: nobody at home', dueOn: dayIn(14), open: true });
    expect(await codeOf(look(office, first, 'running'))).toBe('412 conflict');
    expect(await codeOf(look(office, tried, 'not-reached'))).toBe('409 follow-up.not-yet');
    expect(await rung(programme, 'programme-visit-due', first.id)).toHaveLength(4);
    await admin.query('update livelihood_visit set tried_on = $2 where id = $1', [first.id, dayIn(-14)]);
    const closedOne = visitsIn(expected(await look(office, tried, 'not-reached'), 200)).find(({ id }) => id === first.id)!;
    expect(closedOne).toMatchObject({ status: 'answered', answer: 'not-reached', open: false });
    await due(second);
    const ran = visitsIn(expected(await look(office, second, 'changed', { words: 'Invented: a barrow now' }), 200));
    expect(ran.find(({ id }) => id === second.id)).toMatchObject({
      answer: 'changed',
      words: 'Invented: a barrow now',
      visitedOn: today(),
    });
    expect(await owedBy(programme, 'programme-visit')).toBe(1);
  });

  it('is not looked at where nothing can be running, nor against the person’s word', async () => {
    expect(visitsIn((await standing('rent')).now)).toEqual([]);
    const statuses = async (programme: ProgrammeView) => visitsIn(await readProgramme(office, programme)).map(({ status }) => status);
    const off = ['called-off', 'called-off', 'called-off'];
    const withdrawn = await standing();
    expected(await officer.post(`/consents/${withdrawn.consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }), 200);
    expect(await statuses(withdrawn.programme)).toEqual(off);
    const shut = await standing();
    expected(await endProgramme(office, shut.programme, 'goals-met'), 200);
    await closed(officer, shut.caseId);
    expect(await statuses(shut.programme)).toEqual(off);
    expect(await codeOf(look(office, visitsIn(shut.now)[0]!, 'running'))).toMatch(/^409 /);
  });
});
