import type { ClaimView, FundView, HearingListItem, HearingView, LegalMatterView, Page, WorkItem } from '@himaya/domain';
import type { Client } from 'pg';
import { factsOf } from '../support/facts-said';
import type { Answer, Session } from '../support/api';
import {
  aLawyer,
  aMatter,
  assigned,
  codeOf,
  endMatter,
  helped,
  opened,
  openLegalRoom,
  readMatter,
  today,
  type LegalRoom,
} from '../support/legal-room';
import { expected, ifMatch, inventedCase, openCase } from '../support/main-job';

let room: LegalRoom;
let admin: Client;
let officer: Session;
let office: Session;
let other: Session;
let system: Session;

beforeAll(async () => {
  room = await openLegalRoom();
  ({ admin, officer, office, otherOffice: other } = room);
  system = await room.api.signIn('system-admin');
});
afterAll(() => room.stop());

const at = (hours: number): string => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000).toISOString();
const hearing = (from: number, to: number, changes: object = {}): object => ({
  court: 'felony',
  governorate: 'baghdad',
  purpose: 'trial',
  startsAt: at(from),
  endsAt: at(to),
  protections: ['screen', 'separate-waiting-room'],
  interpreterAsked: true,
  ...changes,
});
const plan = (as: Session, { id }: { id: string }, body: object): Promise<Answer<LegalMatterView>> =>
  as.post<LegalMatterView>(`/legal-matters/${id}/hearings`, body);
const tell = (as: Session, one: HearingView, body: object): Promise<Answer<LegalMatterView>> =>
  as.post<LegalMatterView>(`/legal-hearings/${one.id}/moves`, body, ifMatch(one));

async function withLawyer(): Promise<{ matter: LegalMatterView; lawyerId: string }> {
  const { matter } = await aMatter(office, officer);
  const lawyer = await aLawyer(office);
  return { matter: await assigned(office, matter, lawyer), lawyerId: lawyer.id };
}

describe('a hearing', () => {
  it('is planned, reminded of, adjourned to its next date and held with who was there and how they were protected', async () => {
    const { matter } = await withLawyer();
    expect(await codeOf(plan(office, matter, hearing(-2, -1)))).toBe('400 body.invalid');
    expect(await codeOf(plan(office, matter, hearing(2, 1)))).toBe('400 body.invalid');
    const [first] = expected(await plan(office, matter, hearing(30, 32)), 201).hearings;
    expect(first).toMatchObject({ status: 'planned', court: 'felony', lawyer: matter.lawyer, interpreterAsked: true });
    expect(await codeOf(tell(office, first!, { move: 'hold', attended: ['client'], given: [] }))).toBe('409 hearing.not-now');
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [first!.id]);
    await room.sweep();
    const { rows } = await admin.query('select kind from notification where subject_id = $1', [matter.id]);
    expect(rows).toEqual([{ kind: 'legal-hearing-near' }]);
    const running = await helped(office, matter);
    expect(await codeOf(endMatter(office, running, 'matter-resolved'))).toBe('409 legal.hearing-planned');
    const next = { move: 'adjourn', reason: 'court-postponed', startsAt: at(50), endsAt: at(51) };
    const [later, before] = expected(await tell(office, first!, next), 200).hearings;
    expect([later, before]).toMatchObject([{ status: 'planned' }, { status: 'adjourned', reason: 'court-postponed' }]);
    expect(await codeOf(tell(office, before!, { move: 'cancel', reason: 'settled' }))).toBe('409 hearing.not-now');
    await admin.query(
      `update legal_hearing set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = $1`,
      [later!.id],
    );
    const held = { move: 'hold', attended: ['client', 'lawyer', 'support-person', 'interpreter'], given: ['screen'] };
    const after = expected(await tell(office, later!, held), 200);
    expect(after.hearings.find(({ id }) => id === later!.id)).toMatchObject({ status: 'held', given: ['screen'], attended: held.attended });
    expect(await codeOf(tell(other, later!, held))).toBe('404 not-found');
    const counted = (await factsOf(admin, 'case', matter.caseId)).filter(({ kind }) => kind === 'hearing');
    expect(counted).toContainEqual(expect.objectContaining({ outcome: 'with-support', yes: true }));
  });

  it('never has a lawyer who pleads elsewhere at that time, whoever races for them', async () => {
    const lawyer = await aLawyer(office);
    const matters = await Promise.all(Array.from({ length: 6 }, async () => (await aMatter(office, officer)).matter));
    const answers = await Promise.all(matters.map((matter) => codeOf(plan(office, matter, hearing(100, 102, { lawyerId: lawyer.id })))));
    expect(answers.toSorted()).toEqual(['201 ', ...Array.from({ length: 5 }, () => '409 hearing.lawyer-booked')]);
    const [next, last] = matters.filter((_, index) => answers[index] !== '201 ');
    // One hour later they are free, and somebody else is now.
    expect(await codeOf(plan(office, next!, hearing(102, 103, { lawyerId: lawyer.id })))).toBe('201 ');
    const [busy] = expected(await plan(office, last!, hearing(110, 111, { lawyerId: lawyer.id })), 201).hearings;
    const put = { move: 'adjourn', reason: 'client-unwell', startsAt: at(102.5), endsAt: at(104) };
    expect(await codeOf(tell(office, busy!, put))).toBe('409 hearing.lawyer-booked');
    expect((await readMatter(office, last!)).hearings.map(({ status }) => status)).toEqual(['planned']);
    const free = await aLawyer(office);
    const handed = expected(await tell(office, busy!, { move: 'change-lawyer', lawyerId: free.id }), 200);
    expect(handed.hearings[0]!.lawyer).toBe(free.name);
  });

  it('of a child is before the juvenile court, closed, or by video, and a trained lawyer’s', async () => {
    const { id } = await openCase(office, { person: { ...inventedCase.person, ageYears: 12 }, exploitation: [] });
    const matter = await opened(office, id, null);
    const [trained, untrained] = [await aLawyer(office, { trainedForChildren: true }), await aLawyer(office)];
    expect(await codeOf(plan(office, matter, hearing(5, 6, { lawyerId: trained.id })))).toBe('409 hearing.child-unprotected');
    expect(await codeOf(plan(office, matter, hearing(5, 6, { court: 'juvenile', lawyerId: untrained.id })))).toBe(
      '409 legal.lawyer-untrained',
    );
    expect(await codeOf(plan(office, matter, hearing(5, 6, { court: 'juvenile', lawyerId: trained.id })))).toBe('201 ');
  });

  it('is in the office’s calendar and work, page by page, and in nobody else’s', async () => {
    const { matter } = await withLawyer();
    expected(await plan(office, matter, hearing(200, 201)), 201);
    expected(await plan(office, matter, hearing(202, 203)), 201);
    const calendar = async (as: Session, query = '') =>
      expected(await as.get<Page<HearingListItem>>(`/legal-hearings?from=${today()}&days=31${query}`), 200);
    const all = (await calendar(office, '&limit=100')).items;
    expect(all.filter(({ matterId }) => matterId === matter.id).map(({ called }) => called)).toEqual(['A.', 'A.']);
    const first = await calendar(office, '&limit=1');
    const rest = await calendar(office, `&limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect((await calendar(other)).items).toEqual([]);
    const work = expected(await office.get<Page<WorkItem>>('/tasks?view=unit&limit=100'), 200).items;
    expect(work.filter((item) => item.type === 'duty' && item.kind === 'legal-hearing' && item.subjectId === matter.id)).toHaveLength(2);
  });
});

describe('a right to stay', () => {
  it('is asked, decided, and reminded of thirty days before it ends', async () => {
    const { matter } = await withLawyer();
    const ask = { kind: 'permit', askedOn: today() };
    const [one] = expected(await office.post<LegalMatterView>(`/legal-matters/${matter.id}/residence`, ask), 201).residences;
    const decide = (body: object) => office.post<LegalMatterView>(`/residence-applications/${one!.id}/decision`, body, ifMatch(one!));
    expect(await codeOf(decide({ status: 'granted', decidedOn: today() }))).toBe('400 body.invalid');
    expect(await codeOf(decide({ status: 'refused', decidedOn: '2020-01-01' }))).toBe('400 body.invalid');
    const running = await helped(office, matter);
    expect(await codeOf(endMatter(office, running, 'matter-resolved'))).toBe('409 legal.claim-pending');
    const granted = expected(await decide({ status: 'granted', decidedOn: today(), until: '2099-03-01' }), 200);
    expect(granted.residences).toMatchObject([{ status: 'granted', until: '2099-03-01' }]);
    expect(await codeOf(decide({ status: 'refused', decidedOn: today() }))).toBe('409 residence.decided');
    const { rows } = await admin.query<{ day: string }>(
      `select (due_at at time zone 'Asia/Baghdad')::date::text as day from deadline where subject_id = $1 and kind = 'residence-ends'`,
      [one!.id],
    );
    expect(rows).toEqual([{ day: '2099-01-30' }]);
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [one!.id]);
    await room.sweep();
    const told = await admin.query(`select kind from notification where subject_id = $1 and kind = 'residence-ending'`, [matter.id]);
    expect(told.rows).toHaveLength(1);
    const facts = (await factsOf(admin, 'case', matter.caseId)).filter(({ kind }) => kind === 'residence');
    expect(facts).toContainEqual(expect.objectContaining({ outcome: 'granted' }));
  });
});

describe('compensation', () => {
  const file = async (venue: string, amount: number): Promise<{ matter: LegalMatterView; claim: ClaimView }> => {
    const { matter } = await withLawyer();
    const filed = expected(
      await office.post<LegalMatterView>(`/legal-matters/${matter.id}/claims`, { venue, amount, filedOn: '2026-01-05' }),
      201,
    );
    return { matter, claim: filed.claims[0]! };
  };
  const move = (claim: ClaimView, body: object): Promise<Answer<LegalMatterView>> =>
    office.post<LegalMatterView>(`/compensation-claims/${claim.id}/moves`, body, ifMatch(claim));
  const moved = async (claim: ClaimView, body: object): Promise<ClaimView> => expected(await move(claim, body), 200).claims[0]!;
  const pay = (claim: ClaimView, amount: number, voucher: string, payer = 'convicted'): Promise<Answer<LegalMatterView>> =>
    office.post<LegalMatterView>(`/compensation-claims/${claim.id}/payments`, { payer, amount, paidOn: today(), voucher });
  const final = async (venue: string, award: number): Promise<{ matter: LegalMatterView; claim: ClaimView }> => {
    const { matter, claim } = await file(venue, award * 2);
    const awarded = await moved(claim, { move: 'award', on: '2026-02-01', award });
    return { matter, claim: await moved(awarded, { move: 'make-final', on: '2026-03-01' }) };
  };

  it('is awarded, appealed and final, and only then paid; a voucher pays once, and a mistake is taken back by a counter-entry', async () => {
    const { matter, claim } = await file('criminal-court', 5_000_000);
    expect(await codeOf(move(claim, { move: 'award', on: today() }))).toBe('400 body.invalid');
    expect(await codeOf(move(claim, { move: 'award', on: '2025-01-01', award: 1 }))).toBe('400 body.invalid');
    expect(await codeOf(move(claim, { move: 'make-final', on: today() }))).toBe('409 claim.not-now');
    const awarded = await moved(claim, { move: 'award', on: '2026-02-01', award: 4_000_000 });
    expect(await codeOf(pay(awarded, 1, 'V/0'))).toBe('409 claim.not-final');
    const again = await moved(await moved(awarded, { move: 'appeal', on: '2026-02-02' }), {
      move: 'award',
      on: '2026-02-20',
      award: 3_000_000,
    });
    const last = await moved(again, { move: 'make-final', on: '2026-03-01' });
    expect(last).toMatchObject({ status: 'final', award: 3_000_000, paid: 0, finalOn: '2026-03-01', moves: [] });
    expect(await codeOf(pay(last, 3_000_001, 'V/1'))).toBe('409 claim.above-award');
    expect(await codeOf(pay(last, 1_000_000, 'no words'))).toBe('400 body.invalid');
    const part = expected(await pay(last, 1_000_000, 'V/1'), 201).claims[0]!;
    expect(part).toMatchObject({ paid: 1_000_000, payments: [{ entry: 'payment', voucher: 'V/1', reversed: false }] });
    expect(await codeOf(pay(last, 1_000_000, 'V/1'))).toBe('409 claim.paid-twice');
    const back = (as: Session) => as.post<LegalMatterView>(`/compensation-payments/${part.payments[0]!.id}/reversal`, {});
    expect(await codeOf(back(other))).toBe('404 not-found');
    const taken = expected(await back(office), 200).claims[0]!;
    expect(taken).toMatchObject({ paid: 0, payments: [{ reversed: true }, { entry: 'reversal', amount: 1_000_000 }] });
    expect(await codeOf(back(office))).toBe('409 claim.not-now');
    // The amount was mistyped: the same voucher, written down as it was paid.
    const right = expected(await pay(last, 900_000, 'V/1'), 201).claims[0]!;
    expect(right).toMatchObject({ paid: 900_000 });
    expect(right.payments.map(({ entry, reversed }) => [entry, reversed])).toEqual([
      ['payment', true],
      ['reversal', false],
      ['payment', false],
    ]);
    expect(await codeOf(pay(last, 900_000, 'V/1'))).toBe('409 claim.paid-twice');
    const facts = await factsOf(admin, 'case', matter.caseId);
    expect(facts.filter(({ kind }) => kind === 'compensation')).toMatchObject([
      { category: 'criminal-court', amount: 3_000_000, yes: true, month: '2026-03-01' },
    ]);
  });

  it('is never paid twice and never above the award, whoever races', async () => {
    const { matter, claim } = await final('civil-court', 1_000_000);
    const twice = await Promise.all(Array.from({ length: 5 }, () => codeOf(pay(claim, 300_000, 'RACE/1'))));
    expect(twice.toSorted()).toEqual(['201 ', ...Array.from({ length: 4 }, () => '409 claim.paid-twice')]);
    const above = await Promise.all(Array.from({ length: 6 }, (_, n) => codeOf(pay(claim, 300_000, `RACE/${n + 2}`))));
    expect(above.toSorted()).toEqual(['201 ', '201 ', ...Array.from({ length: 4 }, () => '409 claim.above-award')]);
    const now = (await readMatter(office, matter)).claims[0]!;
    expect(now.paid).toBe(900_000);
    expect(now.payments.reduce((sum, one) => sum + (one.entry === 'payment' ? one.amount : -one.amount), 0)).toBe(900_000);
    await expect(admin.query('update compensation_claim set paid = 1000001 where id = $1', [claim.id])).rejects.toMatchObject({
      constraint: 'compensation_claim_paid_check',
    });
  });

  it('from the victims’ fund is claimed before the fund is activated, and paid only from then on', async () => {
    const { claim } = await final('fund', 2_000_000);
    expect(await codeOf(pay(claim, 500_000, 'F/1', 'fund'))).toBe('409 fund.not-active');
    const fund = async (as: Session) => expected(await as.get<FundView>('/victims-fund'), 200);
    expect(await fund(office)).toMatchObject({ version: 0, active: false });
    const set = (as: Session, version: number, body: object) => as.post<FundView>('/victims-fund', body, { 'if-match': `"${version}"` });
    expect(await codeOf(set(office, 0, { active: true, from: today() }))).toBe('403 role.forbidden');
    expect(await codeOf(set(system, 0, { active: true, from: '2020-01-01' }))).toBe('400 body.invalid');
    expect(expected(await set(system, 0, { active: true, from: '2099-01-01' }), 200)).toMatchObject({ version: 1, active: false });
    expect(await codeOf(pay(claim, 500_000, 'F/1', 'fund'))).toBe('409 fund.not-active');
    expect(await codeOf(set(system, 0, { active: true, from: today() }))).toBe('412 conflict');
    expect(expected(await set(system, 1, { active: true, from: today() }), 200)).toMatchObject({ version: 2, active: true });
    const [paid] = expected(await pay(claim, 500_000, 'F/1', 'fund'), 201).claims;
    expect(paid).toMatchObject({ paid: 500_000, payments: [{ payer: 'fund' }] });
  });
});
