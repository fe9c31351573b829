import {
  fieldMaskOf,
  packetFields,
  settlementLimits,
  type CaseLinkView,
  type CaseView,
  type ConcernView,
  type PacketField,
  type Page,
  type SettledView,
  type TimelineItem,
} from '@himaya/domain';
import type { Session } from '../support/api';
import { concernWorld, narrative, read, receipt, report, sent, sortOut, told, work, type ConcernWorld } from '../support/concerns';
import { expected, inventedCase, openCase } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';

let world: ConcernWorld;
let reporter: Session;
let officer: Session;
let supervisor: Session;
let colleague: Session;
let shelter: Session;

beforeAll(async () => {
  world = await concernWorld();
  ({ reporter, officer, supervisor, colleague, shelter } = world);
});
afterAll(() => world.stop());

/** Three invented passengers, of four who were counted. */
const three = (): Record<string, unknown> =>
  report({
    peopleCount: 4,
    persons: [
      { sex: 'female', ageBand: '18-29', language: 'tl', name: 'Inventina Passengeria' },
      { sex: 'female', ageBand: '15-17', language: 'tl', name: 'Fabricata Passengeria' },
      { sex: 'male', ageBand: '30-59', language: 'bn', name: 'Fictus Companionus' },
    ],
  });
const settle = <View = SettledView>(as: Session, { id }: { id: string }, body: object, headers = {}) =>
  as.post<View>(`/concerns/${id}/cases`, body, headers);
const opens = { outcome: 'accepted-new-case', case: inventedCase };
const accepted = async (): Promise<{ concern: ConcernView; first: string }> => {
  const made = await sent(reporter, three());
  const { caseId } = await sortOut(officer, made, opens);
  return { concern: await read(officer, made), first: caseId! };
};
const linksOf = async (as: Session, caseId: string): Promise<string[]> =>
  expected(await as.get<{ items: CaseLinkView[] }>(`/cases/${caseId}/links`), 200)
    .items.map((link) => `${link.kind} ${link.caseId}`)
    .toSorted();

describe('a concern about several people', () => {
  it('becomes a case for each of them, linked as of one incident, and counts who has none; its reporter learns two words', async () => {
    const { concern, first } = await accepted();
    expect(concern).toMatchObject({
      settles: true,
      caseId: first,
      personCounts: { withCase: 1, withReason: 0, waiting: 2, onlyCounted: 1 },
      persons: [{ place: 0, state: 'case', caseId: first }, { place: 1, state: 'waits', caseId: null }, { place: 2, state: 'waits' }],
    }); // prettier-ignore
    const body = { person: 1, case: inventedCase };
    const key = { 'idempotency-key': `second-${concern.id}` };
    const second = expected(await settle(officer, concern, body, key), 201);
    expect(expected(await settle(officer, concern, body, key), 201).caseId).toBe(second.caseId);
    const named = await openCase(officer);
    const third = expected(await settle(officer, concern, { person: 2, caseNumber: named.number }), 201);
    expect(third.caseId).toBe(named.id);
    expect(await linksOf(officer, first)).toEqual([second.caseId, third.caseId].map((id) => `same-incident ${id}`).toSorted());
    expect(await linksOf(officer, third.caseId!)).toEqual([first, second.caseId].map((id) => `same-incident ${id}`).toSorted());
    expect(await read(officer, concern)).toMatchObject({ personCounts: { withCase: 3, withReason: 0, waiting: 0, onlyCounted: 1 } });
    for (const id of [second.caseId, third.caseId]) {
      const { items } = expected(await officer.get<Page<TimelineItem>>(`/cases/${id}/timeline`), 200);
      expect(items.find(({ kind }) => kind === 'concern-accepted')).toMatchObject({ subjectId: concern.id });
    }
    const ofThird = expected(await officer.get<{ items: ConcernView[] }>(`/cases/${third.caseId}/concerns`), 200).items;
    expect(ofThird).toMatchObject([{ id: concern.id, narrative }]);
    const { kind, sentAt, id } = concern;
    expect(await receipt(reporter, concern)).toEqual({ id, version: 2, kind, sentAt, state: 'handled' });
  });

  it('settles a person once, of those it speaks of, in one of three ways, and opens nothing where it does not', async () => {
    const { concern, first } = await accepted();
    const cases = async (): Promise<number> =>
      (await world.guard.query<{ n: number }>('select count(*)::int as n from case_record')).rows[0]!.n;
    const before = await cases();
    expect(blamed(await settle(officer, concern, { person: 1 }))).toEqual(['case: required']);
    expect(blamed(await settle(officer, concern, { person: 1, case: inventedCase, reason: 'other' }))).toEqual(['reason: not.here']);
    expect(refusal(await settle(officer, concern, { person: 0, case: inventedCase }))).toBe('409 concern.person-has-case');
    expect(refusal(await settle(officer, concern, { person: 4, case: inventedCase }))).toBe('409 concern.no-such-person');
    const { number } = expected(await officer.get<CaseView>(`/cases/${first}`), 200);
    expect(refusal(await settle(officer, concern, { person: 1, caseNumber: number }))).toBe('409 concern.case-of-another');
    expect(refusal(await settle(colleague, concern, { person: 1, reason: 'other' }))).toBe('404 not-found');
    expect(refusal(await settle(reporter, concern, { person: 1, reason: 'other' }))).toBe('403 role.forbidden');
    const waiting = await sent(reporter, three());
    expect(refusal(await settle(officer, waiting, { person: 1, reason: 'other' }))).toBe('409 concern.not-now');
    expect(await cases()).toBe(before);
    const answers = await Promise.all([officer, supervisor].map((as) => settle(as, concern, { person: 1, case: inventedCase })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await cases()).toBe(before + 1);
    expected(await settle(officer, concern, { person: 2, reason: 'person-not-found' }), 201);
    expect((await read(officer, concern)).persons[2]).toMatchObject({ state: 'no-case', reason: 'person-not-found' });
    // Who was not found may be found after all, and who was only counted may be met.
    expect(expected(await settle(officer, concern, { person: 2, case: inventedCase }), 201).caseId).not.toBeNull();
    expected(await settle(officer, concern, { person: 3, case: inventedCase }), 201);
    expect((await read(officer, concern)).personCounts).toEqual({ withCase: 4, withReason: 0, waiting: 0, onlyCounted: 0 });
  });

  it('reminds its unit while somebody described has neither case nor reason, then its leaders, and nobody once all have', async () => {
    const { concern } = await accepted();
    const { concern: settled } = await accepted();
    for (const person of [1, 2]) expected(await settle(officer, settled, { person, reason: 'person-not-found' }), 201);
    const { rows } = await world.guard.query<{ hours: number }>(
      `select round(extract(epoch from due_at - now()) / 3600)::int as hours from deadline where kind = 'concern-persons' and subject_id = $1 order by 1`,
      [concern.id],
    );
    const limit = settlementLimits.otherwise / 3_600_000;
    expect(rows.map(({ hours }) => hours)).toEqual([limit / 2, limit]);
    const sweep = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
    await sweep.run(world.worker, new Date(Date.now() + 37 * 3_600_000));
    expect(await told(officer, concern.id)).toEqual(['concern-persons-wait']);
    await sweep.run(world.worker, new Date(Date.now() + 73 * 3_600_000));
    expect(await told(supervisor, concern.id)).toEqual(['concern-persons-wait', 'concern-persons-overdue']);
    expect(await told(officer, concern.id)).toEqual(['concern-persons-wait']);
    expect(await told(supervisor, settled.id)).toEqual([]);
  });

  it('stays in sight of the body that accepted it until everybody is settled, whether or not its roles read the case’s record', async () => {
    const made = await sent(reporter, three());
    await sortOut(officer, made, {
      outcome: 'passed-on',
      toUnitId: expected(await shelter.get<{ unit: { id: string } }>('/auth/me'), 200).unit.id,
    });
    await sortOut(shelter, made, opens);
    const seen = await read(shelter, made);
    expect(seen.persons.map(({ name }) => name)).toEqual(['Inventina Passengeria', 'Fabricata Passengeria', 'Fictus Companionus']);
    expect(seen).not.toHaveProperty('callback');
    expected(await settle(shelter, made, { person: 1, case: inventedCase }), 201);
    expect(expected(await settle(shelter, made, { person: 2, reason: 'other' }), 201)).toMatchObject({ caseId: null });
    expect(refusal(await shelter.get(`/concerns/${made.id}`))).toBe('404 not-found');
  });

  it('is read through each person’s case, with that person’s name and no other’s', async () => {
    const { concern } = await accepted();
    const theirs = await openCase(colleague);
    // The case of the second person is another section's; who settled it does not read it.
    await world.guard.query(
      `insert into concern_case (concern_id, place, case_id, decided_by, unit_id) select $1, 1, $2, a.id, a.unit_id from user_account a where a.username = 'police-officer'`,
      [concern.id, theirs.id],
    );
    const seen = await read(colleague, concern);
    expect(seen.persons.map(({ name }) => name)).toEqual([null, 'Fabricata Passengeria', null]);
    expect(seen).toMatchObject({ narrative, caseId: theirs.id });
    expect(seen.persons.map(({ state, caseId }) => `${state} ${caseId}`)).toEqual(['case null', `case ${theirs.id}`, 'waits null']);
    expect(expected(await colleague.get<{ items: ConcernView[] }>(`/cases/${theirs.id}/concerns`), 200).items).toHaveLength(1);
    expect((await read(officer, concern)).persons[1]).toMatchObject({ state: 'case', caseId: null });
    // A packet brings the report with the screening, and its names with the whole identity.
    const narrowed = async (left: PacketField): Promise<void> => {
      await world.guard.query('update case_grant set field_mask = $2 where case_id = $1', [
        theirs.id,
        fieldMaskOf(...packetFields.codes.filter((field) => field !== left)),
      ]);
      await world.guard.query('select guard.rebuild_access(unit_id, case_id) from case_grant where case_id = $1', [theirs.id]);
    };
    await narrowed('identity-phone');
    expect((await read(colleague, concern)).persons.map(({ name }) => name)).toEqual([null, null, null]);
    await narrowed('exploitation-screening');
    expect(refusal(await colleague.get(`/concerns/${concern.id}`))).toBe('404 not-found');
    // A report's words cannot be cut by person: with one of its cases they are gone for all.
    const keys = async (): Promise<number | null> =>
      (await world.guard.query(`select from subject_key where kind = 'concern' and subject_id = $1`, [concern.id])).rowCount;
    expect(await keys()).toBe(1);
    await world.guard.query(`insert into case_erasure (case_id, reason) values ($1, 'retention-ended')`, [theirs.id]);
    expect(await keys()).toBe(0);
    expect(await read(officer, concern)).toMatchObject({ narrative: null, peopleCount: 4 });
  });
});
