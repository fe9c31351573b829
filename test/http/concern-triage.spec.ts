import type { CaseView, ConcernListItem, ConcernView, Page, TimelineItem } from '@himaya/domain';
import type { Session } from '../support/api';
import {
  concernWorld,
  narrative,
  queue,
  read,
  receipt,
  report,
  sent,
  sorted,
  sortOut,
  told,
  triage,
  work,
  type ConcernWorld,
} from '../support/concerns';
import { expected, inventedCase, openCase, unitOf } from '../support/main-job';
import { blamed, refusal } from '../support/refusals';

let world: ConcernWorld;
let reporter: Session;
let inspector: Session;
let officer: Session;
let colleague: Session;
let supervisor: Session;
let coordinator: Session;
let shelter: Session;

beforeAll(async () => {
  world = await concernWorld();
  ({ reporter, inspector, officer, colleague, supervisor, coordinator, shelter } = world);
});
afterAll(() => world.stop());

describe('the queue', () => {
  it('is the governorate’s sections’, danger first and then the oldest, page by page', async () => {
    const calm = await sent(reporter, report());
    const urgent = await sent(reporter, report({ danger: true }));
    const later = await sent(reporter, report({ governorate: 'outside-country' }));
    const waiting = await queue(officer);
    const place = ({ id }: { id: string }): number => waiting.findIndex((item) => item.id === id);
    expect(place(urgent)).toBeGreaterThanOrEqual(0);
    expect(place(urgent)).toBeLessThan(place(calm));
    expect(place(calm)).toBeLessThan(place(later));
    const keys = waiting.map(({ danger, sentAt }) => `${danger ? 0 : 1} ${sentAt}`);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(waiting.map(({ id }) => id)).size).toBe(waiting.length);
    const ids = (items: readonly ConcernListItem[]): string[] => items.map(({ id }) => id);
    expect(ids(await queue(colleague))).toEqual(ids(waiting));
    const basra = await world.sectionOf('basra');
    expect(ids(await queue(basra))).not.toContain(calm.id);
    expect(refusal(await basra.get(`/concerns/${calm.id}`))).toBe('404 not-found');
    expect(refusal(await triage(basra, { id: calm.id, version: 1 }, { outcome: 'no-ground', reason: 'other' }))).toBe('404 not-found');
    expect(refusal(await coordinator.get(`/concerns/${calm.id}`))).toBe('404 not-found');
    expect(refusal(await officer.get('/concerns?cursor=bm90aGluZw'))).toBe('400 cursor.invalid');
  });

  it('shows who triages it what was seen, and its texts', async () => {
    const made = await sent(reporter, report());
    expect(await read(officer, made)).toMatchObject({
      place: 'Invented gate Z9', narrative, callback: 'Invented desk 12', caseId: null, status: 'received', reportedUnit: { id: (await unitOf(reporter)).id },
      persons: [{ sex: 'female', ageBand: '18-29', language: 'tl', name: 'Inventina Passengeria', phone: '+964 000 111 2233' }],
      outcomes: ['accepted-new-case', 'accepted-existing-case', 'no-ground', 'labour-matter', 'passed-on', 'duplicate'], steps: [], joined: [],
    }); // prettier-ignore
  });

  it('reminds at half its time and tells the supervisor at its end: an hour where there is danger, a day otherwise', async () => {
    const urgent = await sent(reporter, report({ danger: true }));
    const calm = await sent(reporter, report());
    await world.deliver();
    expect(await told(officer, urgent.id)).toEqual(['concern-arrived']);
    const { rows } = await world.guard.query<{ minutes: number }>(
      `select round(extract(epoch from d.due_at - c.sent_at) / 60)::int as minutes from deadline d join concern c on c.id = d.subject_id where c.id = any ($1) order by 1`,
      [[urgent.id, calm.id]],
    );
    expect(rows.map(({ minutes }) => minutes)).toEqual([30, 60, 720, 1440]);
    const sweep = work.chores.find(({ name }) => name === 'sweep-deadlines')!;
    await sweep.run(world.worker, new Date(Date.now() + 31 * 60_000));
    expect(await told(officer, urgent.id)).toEqual(['concern-arrived', 'concern-reminder']);
    await sweep.run(world.worker, new Date(Date.now() + 61 * 60_000));
    await sweep.run(world.worker, new Date(Date.now() + 61 * 60_000));
    expect(await told(supervisor, urgent.id)).toEqual(['concern-arrived', 'concern-reminder', 'concern-overdue']);
    expect(await told(officer, urgent.id)).toEqual(['concern-arrived', 'concern-reminder']);
    expect(await told(officer, calm.id)).toEqual(['concern-arrived']);
    // The governorate's desk hears that one waits, not which: it does not read concerns.
    const { rows: desks } = await world.guard.query<{ subject: string | null; danger: string }>(
      `select subject_id as subject, details ->> 'danger' as danger from notification where kind = 'concern-overdue' and role = 'case-coordinator'`,
    );
    expect(desks).toContainEqual({ subject: null, danger: 'now' });
    expect(desks.filter(({ subject }) => subject !== null)).toEqual([]);
    await sortOut(officer, calm, { outcome: 'no-ground', reason: 'other' });
    await sweep.run(world.worker, new Date(Date.now() + 25 * 3_600_000));
    expect(await told(supervisor, calm.id)).toEqual(['concern-arrived']);
  });
});

it('late is told to the whole section while its leaders are on leave', async () => {
  const late = await sent(reporter, report({ danger: true }));
  const away = await world.guard.query<{ id: string }>(
    `insert into account_leave (id, user_id, from_day, to_day, recorded_by)
       select gen_random_uuid(), u.id, current_date - 1, current_date + 2, u.id from user_account u join user_role r on r.user_id = u.id
        where r.role = 'police-supervisor' returning id`,
  );
  await work.chores.find(({ name }) => name === 'sweep-deadlines')!.run(world.worker, new Date(Date.now() + 61 * 60_000));
  expect(await told(officer, late.id)).toContain('concern-overdue');
  await world.guard.query('update account_leave set cancelled_at = now(), cancelled_by = recorded_by where id = any ($1)', [
    away.rows.map(({ id }) => id),
  ]);
});

describe('a triage', () => {
  it('opens a case from it, whose readers read the concern then, and nobody else any more', async () => {
    const made = await sent(reporter, report());
    const seen = await read(officer, made);
    expect(blamed(await triage(officer, seen, { outcome: 'accepted-new-case' }))).toEqual(['case: required']);
    const wrong = { ...inventedCase, foundAt: '2999-01-01' };
    expect(blamed(await triage(officer, seen, { outcome: 'accepted-new-case', case: wrong }))).toEqual(['case.foundAt: date.future']);
    const view = await sorted(officer, seen, { outcome: 'accepted-new-case', case: { ...inventedCase, foundBy: 'airport' } });
    expect(view).toMatchObject({ status: 'accepted', outcome: 'accepted-new-case', caseId: expect.any(String) });
    const kase = expected(await officer.get<CaseView>(`/cases/${view.caseId}`), 200);
    expect(kase).toMatchObject({ foundBy: 'airport', identificationStatus: 'presumed' });
    const { items } = expected(await officer.get<Page<TimelineItem>>(`/cases/${kase.id}/timeline`), 200);
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['case-opened', 'concern-accepted']);
    expect(items.find(({ kind }) => kind === 'concern-accepted')).toMatchObject({ subjectId: made.id, details: { channel: 'airport' } });
    const concerns = expected(await supervisor.get<{ items: ConcernView[] }>(`/cases/${kase.id}/concerns`), 200).items;
    expect(concerns).toMatchObject([{ id: made.id, narrative, outcomes: [], persons: [{ name: 'Inventina Passengeria' }] }]);
    expect(concerns[0]).not.toHaveProperty('callback');
    // The other section of the governorate triaged with them, and holds nothing of the case.
    expect(refusal(await colleague.get(`/concerns/${made.id}`))).toBe('404 not-found');
    expect((await queue(colleague, 'decided')).map(({ id }) => id)).not.toContain(made.id);
    expect(refusal(await triage(officer, view, { outcome: 'no-ground', reason: 'other' }))).toBe('409 concern.not-now');
    expect(await receipt(reporter, made)).toMatchObject({ state: 'handled' });
  });

  it('is one triager’s: of two at once the second is told, and opens no case', async () => {
    const made = await sent(reporter, report());
    const [mine, theirs] = [await read(officer, made), await read(colleague, made)];
    const cases = async (): Promise<number> =>
      (await world.guard.query<{ n: number }>('select count(*)::int as n from case_record')).rows[0]!.n;
    const before = await cases();
    const body = { outcome: 'accepted-new-case', case: inventedCase };
    const answers = await Promise.all([triage(officer, mine, body), triage(colleague, theirs, body), triage(supervisor, mine, { outcome: 'no-ground', reason: 'other' })]); // prettier-ignore
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    for (const lost of answers.filter(({ status }) => status !== 200)) expect(['404 not-found', '412 conflict']).toContain(refusal(lost));
    expect((await cases()) - before).toBe(answers[2].status === 200 ? 0 : 1);
    const { rows } = await world.guard.query('select 1 from concern_triage where concern_id = $1', [made.id]);
    expect(rows).toHaveLength(1);
    expect(refusal(await officer.post(`/concerns/${made.id}/triage`, body))).toBe('428 precondition.required');
  });

  it('puts it into a case by number, within the own grants only, and not a closed one', async () => {
    const made = await sent(reporter, report());
    const seen = await read(officer, made);
    const theirs = await openCase(colleague);
    const existing = (caseNumber: string): object => ({ outcome: 'accepted-existing-case', caseNumber });
    expect(refusal(await triage(officer, seen, existing(theirs.number)))).toBe('409 concern.no-such-case');
    expect(refusal(await triage(officer, seen, existing('NRM-2026-000000-0')))).toBe('409 concern.no-such-case');
    const mine = await openCase(officer);
    await world.guard.query(`update case_record set status = 'closed' where id = $1`, [mine.id]);
    expect(refusal(await triage(officer, seen, existing(mine.number)))).toBe('409 case.closed');
    const open = await openCase(officer);
    expect(await sorted(officer, seen, existing(open.number.toLowerCase()))).toMatchObject({ caseId: open.id, status: 'accepted' });
    await world.guard.query(
      `insert into case_bar (id, case_id, user_id, reason, barred_by) select gen_random_uuid(), $1, a.id, 'family', b.id from user_account a, user_account b
        where a.username = 'police-supervisor' and b.username = 'police-officer'`,
      [open.id],
    );
    expect((await officer.get(`/concerns/${made.id}`)).status).toBe(200);
    expect(refusal(await supervisor.get(`/concerns/${made.id}`))).toBe('404 not-found');
    expect(refusal(await supervisor.get(`/cases/${open.id}/concerns`))).toBe('404 not-found');
  });

  it('finds no ground for a coded reason, and takes nothing else along', async () => {
    const seen = await read(officer, await sent(reporter, report()));
    expect(blamed(await triage(officer, seen, { outcome: 'no-ground' }))).toEqual(['reason: required']);
    expect(blamed(await triage(officer, seen, { outcome: 'no-ground', reason: 'other', caseNumber: 'x' }))).toEqual([
      'caseNumber: not.here',
    ]);
    expect(await sorted(officer, seen, { outcome: 'no-ground', reason: 'person-not-found' })).toMatchObject({
      status: 'no-ground',
      caseId: null,
    });
    expect(await read(colleague, seen)).toMatchObject({ status: 'no-ground', outcomes: [], steps: [{ outcome: 'no-ground', reason: 'person-not-found' }] }); // prettier-ignore
    expect((await queue(officer, 'decided')).map(({ id }) => id)).toContain(seen.id);
  });

  it('passes it on to another body, whose it is from then on, with a clock of its own, and back it does not come', async () => {
    const made = await sent(reporter, report({ persons: [{ sex: 'male', ageBand: '9-14' }], peopleCount: 1 }));
    const seen = await read(officer, made);
    const to = await unitOf(shelter);
    const { items } = expected(await officer.get<{ items: { id: string }[] }>('/concerns/bodies'), 200);
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([to.id, (await unitOf(coordinator)).id]));
    const pass = (toUnitId: string): object => ({ outcome: 'passed-on', toUnitId });
    for (const id of [(await unitOf(reporter)).id, (await unitOf(colleague)).id, (await unitOf(officer)).id]) {
      expect(refusal(await triage(officer, seen, pass(id)))).toBe('409 concern.no-such-body');
    }
    expect(await sorted(officer, seen, pass(to.id))).toMatchObject({ status: 'received', caseId: null });
    expect(refusal(await officer.get(`/concerns/${made.id}`))).toBe('404 not-found');
    expect(await receipt(reporter, made)).toEqual(made);
    await world.deliver();
    expect(await told(shelter, made.id)).toEqual(['concern-arrived']);
    expect((await queue(shelter)).map(({ id }) => id)).toContain(made.id);
    const theirs = await read(shelter, made);
    expect(theirs).toMatchObject({ narrative, steps: [{ outcome: 'passed-on', toUnit: { id: to.id } }] });
    expect(refusal(await triage(shelter, theirs, pass((await unitOf(officer)).id)))).toBe('409 concern.passed-before');
    const view = await sorted(shelter, theirs, pass((await unitOf(coordinator)).id));
    const last = await read(coordinator, made);
    expect(last.version).toBe(view.version);
    expect(last.outcomes).not.toContain('accepted-new-case');
    expect(refusal(await triage(coordinator, last, { outcome: 'accepted-new-case', case: inventedCase }))).toBe('403 role.forbidden');
    await sorted(coordinator, last, { outcome: 'no-ground', reason: 'other' });
    expect(await receipt(reporter, made)).toMatchObject({ state: 'handled' });
  });
});

describe('one that was reported twice', () => {
  const twice = async (changes: object = {}): Promise<[ConcernView, ConcernView]> => {
    const first = await sent(reporter, report());
    const second = await sent(inspector, report({ channel: 'border', ...changes }));
    return [await read(officer, first), await read(officer, second)];
  };

  it('is suggested by what was seen, by a name in another writing and by a telephone number', async () => {
    const stamp = Date.now() % 1_000_000;
    const phone = `+964 770 0${stamp}`;
    const one = await sent(reporter, report({ signs: ['armed-group'], placeKind: 'farm', persons: [{ sex: 'male', ageBand: '15-17', name: 'محمد الزنقلي', phone }] })); // prettier-ignore
    const byName = await sent(inspector, report({ governorate: 'erbil', channel: 'border', signs: ['debt'], placeKind: 'street', persons: [{ sex: 'male', ageBand: 'child', name: 'Mohammed Al-Zanqali' }] })); // prettier-ignore
    // Elsewhere is another queue; to be compared it must lie in the same one.
    await world.guard.query(`update concern set queue = 'police:baghdad' where id = $1`, [byName.id]);
    const byPhone = await sent(inspector, report({ channel: 'port', signs: ['debt'], placeKind: 'street', persons: [{ sex: 'male', ageBand: 'adult', phone: `0770 0${stamp}` }] })); // prettier-ignore
    const byLook = await sent(inspector, report({ channel: 'port', signs: ['armed-group', 'violence'], placeKind: 'farm', persons: [] }));
    const unlike = await sent(inspector, report({ channel: 'port', signs: ['no-pay'], placeKind: 'school', persons: [] }));
    const likely = new Map((await read(officer, one)).likely.map(({ id, because }) => [id, because]));
    expect(likely.get(byName.id)).toEqual(['same-name']);
    expect(likely.get(byPhone.id)).toEqual(['same-phone']);
    expect(likely.get(byLook.id)).toEqual(['same-signs', 'same-place']);
    expect(likely.has(unlike.id)).toBe(false);
  });

  it('is joined, its danger is the whole’s, and both end as the first one does', async () => {
    const [first, second] = await twice({ danger: true });
    expect(await sorted(officer, second, { outcome: 'duplicate', duplicateOf: first.id })).toMatchObject({ status: 'joined' });
    expect(await receipt(inspector, second)).toMatchObject({ state: 'received' });
    const joined = await read(officer, first);
    expect(joined).toMatchObject({ danger: true, joinedCount: 1, joined: [{ id: second.id, status: 'joined' }] });
    expect(Date.parse(joined.dueAt!)).toBe(Date.parse(second.dueAt!));
    const third = await read(officer, await sent(reporter, report()));
    // Joined to a joined one is joined to the first; and the first to none of its own.
    await sorted(officer, third, { outcome: 'duplicate', duplicateOf: second.id });
    expect((await read(officer, third)).joinedTo).toBe(first.id);
    expect(refusal(await triage(officer, await read(officer, first), { outcome: 'duplicate', duplicateOf: second.id }))).toBe(
      '409 concern.no-such-other',
    );
    const view = await sortOut(officer, first, { outcome: 'accepted-new-case', case: inventedCase });
    for (const [who, { id }] of [[reporter, first], [inspector, second], [reporter, third]] as const) {
      expect(await receipt(who, { id })).toMatchObject({ state: 'handled' });
    } // prettier-ignore
    const inCase = expected(await officer.get<{ items: ConcernView[] }>(`/cases/${view.caseId}/concerns`), 200).items;
    expect(inCase.map(({ id }) => id).toSorted()).toEqual([first.id, second.id, third.id].toSorted());
    await world.deliver();
    expect(await told(inspector, second.id)).toEqual(['concern-handled']);
  });

  it('late is handled at once, and moves along where the first is passed on', async () => {
    const [first, second] = await twice();
    await sorted(officer, first, { outcome: 'no-ground', reason: 'other' });
    await sorted(officer, second, { outcome: 'duplicate', duplicateOf: first.id });
    expect(await receipt(inspector, second)).toMatchObject({ state: 'handled' });
    const [third, fourth] = await twice();
    await sorted(officer, fourth, { outcome: 'duplicate', duplicateOf: third.id });
    await sortOut(officer, third, { outcome: 'passed-on', toUnitId: (await unitOf(coordinator)).id });
    expect(refusal(await officer.get(`/concerns/${fourth.id}`))).toBe('404 not-found');
    expect((await read(coordinator, third)).joined.map(({ id }) => id)).toEqual([fourth.id]);
  });

  it('is joined to what the triager can see, to itself not, and two who join each other do not wait for ever', async () => {
    const [first, second] = await twice();
    const elsewhere = await sent(reporter, report({ governorate: 'erbil' }));
    for (const id of [elsewhere.id, first.id, '00000000-0000-4000-8000-000000000000']) {
      expect(refusal(await triage(officer, first, { outcome: 'duplicate', duplicateOf: id }))).toBe('409 concern.no-such-other');
    }
    const answers = await Promise.all([
      triage(officer, first, { outcome: 'duplicate', duplicateOf: second.id }),
      triage(colleague, second, { outcome: 'duplicate', duplicateOf: first.id }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, expect.any(Number)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
