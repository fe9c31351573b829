import type { InterpretationView, InterpreterItem, InterpreterView, Page } from '@himaya/domain';
import type { Session } from '../support/api';
import {
  enrolled,
  fitting,
  inHours,
  move,
  moved,
  owed,
  plan,
  planned,
  requested,
  service,
  signed,
  told,
} from '../support/interpretation-room';
import { expected, ifMatch } from '../support/main-job';
import { codeOf, openRoom, type Room } from '../support/shelter-room';

let room: Room;
let admin: Room['admin'];
let officer: Session;
let office: Session;

beforeAll(async () => {
  room = await openRoom();
  ({ admin, officer } = room);
  office = await room.api.signIn('interpreter-coordinator');
});
afterAll(() => room.stop());

describe('an interpreter', () => {
  it('is never booked twice: of twenty-five who want the same hours one gets them, and the others are told', async () => {
    const wanted = await enrolled(office);
    const requests = [];
    for (let n = 0; n < 25; n += 1) requests.push(await requested(officer, office));
    const answers = await Promise.all(
      requests.map(({ referral }, n) => codeOf(plan(office, referral, wanted, { from: inHours(48 + n / 50), to: inHours(50) }))),
    );
    expect(answers.toSorted()).toEqual(['201 ', ...Array.from({ length: 24 }, () => '409 interpretation.booked')]);
    // Past the doors too the constraint holds it alone.
    await expect(
      admin.query(
        `insert into interpretation_session (id, case_id, unit_id, referral_id, interpreter_id, starts_at, ends_at, mode, occasion, language, wish, planned_by)
           select gen_random_uuid(), s.case_id, s.unit_id, s.referral_id, s.interpreter_id, s.starts_at + interval '10 minutes', s.ends_at, 'phone', 'other',
                  'tl', 'no-wish', s.planned_by from interpretation_session s where s.interpreter_id = $1 limit 1`,
        [wanted.id],
      ),
    ).rejects.toThrow('interpretation_session_interpreter_excl');
    const [winner] = requests.filter((_, n) => answers[n] === '201 ');
    const [session] = (await service(office, winner!.referral)).sessions as [InterpretationView['sessions'][number]];
    const loser = requests.find((one) => one !== winner)!.referral;
    await moved(office, session, { move: 'cancel', reason: 'requester-cancelled' });
    await planned(office, loser, wanted);
    expect(await codeOf(move(office, (await service(office, winner!.referral)).sessions[0]!, { move: 'reopen' }))).toBe(
      '409 interpretation.booked',
    );
  }, 120_000);

  it('whom the person fears is not sent, at once and for every later request of the case', async () => {
    const one = await requested(officer, office);
    const feared = await enrolled(office);
    const { sessions } = await planned(office, one.referral, feared);
    const mark = () =>
      office.post<InterpretationView>(`/interpretation/referrals/${one.referral.id}/unsuited`, {
        interpreterId: feared.id,
        reason: 'suspects-circle',
      });
    const view = expected(await mark(), 201);
    expect(view.sessions[0]).toMatchObject({ id: sessions[0]!.id, status: 'cancelled', reason: 'interpreter-unsuited' });
    expect(view.unsuited).toMatchObject([{ interpreter: { id: feared.id }, reason: 'suspects-circle' }]);
    expect(await codeOf(mark())).toBe('409 interpretation.marked');
    expect(await codeOf(plan(office, one.referral, feared))).toBe('409 interpretation.unfit');
    expect(await fitting(office, one.referral)).not.toContain(feared.id);
    await room.deliver();
    expect(await told(admin, 'interpretation-off', one.referral.id)).toEqual([
      { unit: 'police-section', case: false, details: { reason: 'interpreter-unsuited' } },
    ]);
    const undo = () => office.post<InterpretationView>(`/interpretation/unsuited/${view.unsuited[0]!.id}/undoing`);
    expect(expected(await undo(), 200).unsuited).toEqual([]);
    expect(await codeOf(undo())).toBe('409 interpretation.not-now');
    expect(await fitting(office, one.referral)).toContain(feared.id);
  });

  it('is found by language, governorate, sex and free hours, in the order of numbers, page by page', async () => {
    const one = await requested(officer, office);
    const kept = await enrolled(office, { languages: ['am', 'ti'], governorates: ['najaf'], sex: 'male' });
    const second = await enrolled(office, { languages: ['ti'], governorates: ['najaf'], sex: 'male' });
    const list = async (query: string): Promise<Page<InterpreterItem>> =>
      expected(await office.get<Page<InterpreterItem>>(`/interpretation/interpreters?${query}`), 200);
    const first = await list('language=ti&governorate=najaf&sex=male&limit=1');
    expect(first.items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await list(`language=ti&governorate=najaf&sex=male&limit=1&cursor=${first.nextCursor}`)).items.map(({ id }) => id)).toEqual([
      second.id,
    ]);
    const busy = await enrolled(office, { languages: ['tl', 'wo'] });
    await planned(office, one.referral, busy, { from: inHours(30), to: inHours(31) });
    const free = async (from: number, to: number): Promise<number> =>
      (await list(`language=wo&from=${inHours(from)}&to=${inHours(to)}`)).items.length;
    expect([await free(29, 30.5), await free(31.5, 40), await free(20, 29)]).toEqual([0, 1, 1]);
    expect(await codeOf(office.get(`/interpretation/interpreters?from=${inHours(1)}`))).toBe('400 body.invalid');
    // Nobody retires from what is planned.
    const now = expected(await office.get<InterpreterView>(`/interpretation/interpreters/${busy.id}`), 200);
    expect(now.planned).toHaveLength(1);
    const retire = (as: InterpreterView) =>
      office.post<InterpreterView>(`/interpretation/interpreters/${as.id}/changes`, { status: 'retired' }, ifMatch(as));
    expect(await codeOf(retire(now))).toBe('409 interpreter.still-planned');
    expect(expected(await retire(second), 200).status).toBe('retired');
    expect((await list('language=ti&sex=male&status=retired')).items.map(({ id }) => id)).toEqual([second.id]);
  });

  it('whose undertaking runs out is told of a month before and on the day, and stands on the list of work', async () => {
    const one = await enrolled(office, {}, 20);
    expect(await owed(office, one.id)).toEqual(['interpreter-undertaking', null]);
    await room.sweep();
    expect(await told(admin, 'undertaking-ending', one.id)).toEqual([{ unit: 'interpreter-office', case: false, details: {} }]);
    const renewed = await signed(office, one, 300);
    expect(renewed.undertakings).toHaveLength(2);
    expect(await owed(office, one.id)).toEqual([]);
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1 and step = 'alert'`, [one.id]);
    await room.sweep();
    expect(await told(admin, 'undertaking-ended', one.id)).toEqual([{ unit: 'interpreter-office', case: false, details: {} }]);
    const again = { text: '2026-1', signedOn: '2026-01-05', validUntil: '2027-12-31' };
    expect(await codeOf(office.post(`/interpretation/interpreters/${one.id}/undertakings`, again, ifMatch(one)))).toBe('412 conflict');
  });
});
