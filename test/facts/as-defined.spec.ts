import { openFactsRoom, type FactsRoom } from '../support/facts-room';
import { factsOf, type SaidFact } from '../support/facts-said';

let room: FactsRoom;
beforeAll(async () => {
  room = await openFactsRoom();
});
afterAll(() => room.end());

const ofKind = async (source: 'case' | 'concern' | 'proceeding' | 'shelter', id: string, ...kinds: string[]): Promise<SaidFact[]> =>
  (await factsOf(room.admin, source, id)).filter(({ kind }) => kinds.includes(kind));

const report = (said: Readonly<Record<string, unknown>>): Promise<string> =>
  room.insert('concern', {
    kind: 'trafficking-suspicion',
    channel: 'police',
    governorate: 'basra',
    place_kind: 'street',
    seen_at: '2024-02-09T10:00:00Z',
    sent_at: '2024-02-10T10:00:00Z',
    people_count: 2,
    signs: ['begging'],
    danger: false,
    safe_contact: 'never',
    reported_by: room.worker,
    reported_unit_id: room.federal,
    status: 'no-ground',
    queue: 'police:basra',
    ...said,
  });
const describePeople = async (concern: string, ...people: readonly (readonly [string, string])[]): Promise<void> => {
  for (const [place, [sex, age]] of people.entries())
    await room.admin.query('insert into concern_person (concern_id, place, sex, age_band) values ($1, $2, $3, $4)', [
      concern,
      place,
      sex,
      age,
    ]);
};

describe('a report', () => {
  it('of the labour inspection counts when it decided, and again when it sends to the police what it had kept', async () => {
    const concern = await report({ kind: 'labour-case', labour_decision: 'labour-violation', status: 'labour-violation', queue: null });
    const decided = async (): Promise<unknown[]> =>
      (await ofKind('concern', concern, 'labour-decision')).map(({ month, outcome }) => [month, outcome]);
    expect(await decided()).toEqual([['2024-02-01', 'labour-violation']]);
    await room.catchUp();
    await room.admin.query(`update concern set status = 'received', queue = 'police:basra', due_at = now() where id = $1`, [concern]);
    await room.insert('concern_triage', {
      concern_id: concern,
      at: '2024-05-03T10:00:00Z',
      decided_by: room.worker,
      unit_id: room.federal,
      outcome: 'trafficking-found',
    });
    expect(await room.due('concern', concern)).toBeGreaterThan(0);
    expect(await decided()).toEqual([
      ['2024-02-01', 'labour-violation'],
      ['2024-05-01', 'suspected-trafficking'],
    ]);
  });

  it('that led to no case counts whom it describes, and one that led to one those who have none', async () => {
    const concern = await report({});
    await describePeople(concern, ['female', '15-17'], ['male', '30-59']);
    const described = async (source: 'case' | 'concern', id: string): Promise<unknown[]> =>
      (await ofKind(source, id, 'described')).map(({ month, sex, age_group, channel }) => [month, sex, age_group, channel]).toSorted();
    expect(await described('concern', concern)).toEqual([
      ['2024-02-01', 'female', '15-17', 'police'],
      ['2024-02-01', 'male', '30-59', 'police'],
    ]);
    const [caseId] = await room.cases(1);
    await room.admin.query(`update concern set status = 'accepted', case_id = $2 where id = $1`, [concern, caseId]);
    expect(await described('concern', concern)).toEqual([]);
    expect(await described('case', caseId!)).toHaveLength(2);
    await room.catchUp();
    await room.admin.query('insert into concern_case (concern_id, place, case_id, decided_by, unit_id) values ($1, 0, $2, $3, $4)', [
      concern,
      caseId,
      room.worker,
      room.federal,
    ]);
    expect(await room.due('case', caseId!)).toBeGreaterThan(0);
    expect(await described('case', caseId!)).toEqual([['2024-02-01', 'male', '30-59', 'police']]);
    // Another's double names the same people, and a labour dispute nobody.
    const twin = await report({ status: 'joined', joined_to: concern });
    const dispute = await report({ kind: 'labour-case', labour_decision: 'labour-violation', status: 'labour-violation', queue: null });
    for (const other of [twin, dispute]) {
      await describePeople(other, ['female', '15-17']);
      expect(await described('concern', other)).toEqual([]);
    }
  });
});

describe('a case', () => {
  it('counts a referral from one agency to another, and none within one', async () => {
    const { rows } = await room.admin.query<{ id: string; case_id: string; to_unit_id: string; agency: string; own: string }>(
      `select r.id, r.case_id, r.to_unit_id, f.agency_id as agency, t.agency_id as own from referral r join unit f on f.id = r.from_unit_id join unit t on t.id = r.to_unit_id
        where r.requested_at is not null and r.status <> 'entered-in-error' and f.agency_id <> t.agency_id order by r.id limit 1`,
    );
    const { case_id: caseId, to_unit_id: to, agency, own } = rows[0]!;
    const sent = async (): Promise<number> => (await ofKind('case', caseId, 'referral')).length;
    const before = await sent();
    expect(before).toBeGreaterThan(0);
    await room.admin.query('update unit set agency_id = $2 where id = $1', [to, agency]);
    expect(await sent()).toBeLessThan(before);
    await room.admin.query('update unit set agency_id = $2 where id = $1', [to, own]);
  });

  it('counts a hand-over that was accepted, by the way it went, and none that was not', async () => {
    const [caseId] = await room.cases(1);
    await room.admin.query(`insert into line_limit (side, version, give_mask, take_mask, transfers)
      select side, max(version) + 1, 8191, 8191, true from line_limit group by side`);
    const offered = {
      case_id: caseId,
      from_unit_id: room.federal,
      to_unit_id: room.kurdish,
      reason: 'person-asked',
      sex: 'female',
      age_band: 'adult',
      languages: ['ckb'],
      special_needs: [],
      governorate: 'basra',
      offered_by: room.worker,
      due_at: '2024-03-02T10:00:00Z',
      decided_by: room.worker,
      decided_at: '2024-03-01T10:00:00Z',
    };
    await room.catchUp();
    await room.insert('case_transfer', { ...offered, status: 'declined', decline_reason: 'no-capacity' });
    await room.insert('case_transfer', { ...offered, status: 'accepted' });
    expect(await room.due('case', caseId!)).toBe(2);
    expect((await ofKind('case', caseId!, 'transfer')).map(({ month, outcome, category }) => [month, outcome, category])).toEqual([
      ['2024-03-01', 'accepted', 'to-kurdistan'],
    ]);
  });

  it('tells a victim’s measures apart from others’, and ends with itself what nobody ended', async () => {
    const [caseId] = await room.cases(1);
    const measure = { case_id: caseId, unit_id: room.federal, kind: 'screen', status: 'granted', asked_by: room.worker };
    const days = { asked_on: '2024-01-02', decided_on: '2024-01-05', review_on: '2027-01-05' };
    for (const person of ['victim', 'witness', 'family-member']) await room.insert('testimony_measure', { ...measure, ...days, person });
    const safeguard = { case_id: caseId, type: 'escort', since: '2024-02-01', recorded_by: room.worker, recorded_unit_id: room.federal };
    const categoryOf = (kind: string): Promise<number> =>
      room.one<number>('select category from safeguard where kind = $1 limit 1', [kind]);
    await room.insert('safeguard', { ...safeguard, kind: 'protection', category: await categoryOf('protection') });
    await room.insert('safeguard', { ...safeguard, kind: 'protection', category: await categoryOf('protection'), until: '2024-06-30' });
    const stand = async (): Promise<unknown[]> =>
      (await ofKind('case', caseId!, 'protection-measure', 'protection-of-others'))
        .map(({ kind, category, month, until, sex }) => [kind, category, month, until, sex !== null])
        .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    expect(await stand()).toEqual([
      ['protection-measure', 'victim', '2024-01-01', null, true],
      ['protection-measure', 'victim', '2024-02-01', '2024-06-01', true],
      ['protection-measure', 'victim', '2024-02-01', null, true],
      ['protection-of-others', 'family-member', '2024-01-01', null, false],
      ['protection-of-others', 'witness', '2024-01-01', null, false],
    ]);
    await room.close(caseId!, { closed_at: '2025-03-04T10:00:00Z' });
    expect((await stand()).map((line) => (line as unknown[])[3])).toEqual([
      '2025-03-01',
      '2024-06-01',
      '2025-03-01',
      '2025-03-01',
      '2025-03-01',
    ]);
  });
});

it('a judgment is a conviction where somebody was convicted of trafficking, not of another offence beside it', async () => {
  const proceeding = await room.insert('criminal_proceeding', {
    court: await room.one('select court from criminal_proceeding limit 1'),
    governorate: 'basra',
    form: 'begging',
    opened_on: '2024-01-02',
    opened_by: room.worker,
    opened_unit_id: room.federal,
    stage: 'judged',
  });
  const defendant = await room.insert('defendant', {
    proceeding_id: proceeding,
    kind: 'person',
    sex: 'male',
    age_band: '30-59',
    added_by: room.worker,
  });
  const log = (said: Readonly<Record<string, unknown>>): Promise<string> =>
    room.insert('proceeding_event', {
      proceeding_id: proceeding,
      defendant_id: defendant,
      entry: 'entry',
      happened_on: '2024-05-06',
      recorded_by: room.worker,
      recorded_unit_id: room.federal,
      ...said,
    });
  const judged = async (): Promise<unknown> => (await ofKind('proceeding', proceeding, 'final-judgment'))[0]?.outcome;
  await log({ kind: 'verdict', verdict: 'convicted', charge_id: await log({ kind: 'charge', article: 'prostitution-8-1988' }) });
  expect(await judged()).toBe('not-convicted');
  await log({ kind: 'verdict', verdict: 'convicted', charge_id: await log({ kind: 'charge', article: 'trafficking-28-2012-art-6' }) });
  expect(await judged()).toBe('convicted');
  const verdicts = await ofKind('proceeding', proceeding, 'verdict');
  expect(verdicts.map(({ article }) => article).toSorted()).toEqual(['prostitution-8-1988', 'trafficking-28-2012-art-6']);
});

it('a place of a house counts while it is in use, by whom it is for', async () => {
  const shelter = await room.insert('shelter', {
    unit_id: room.federal,
    name_ct: Buffer.from('x'),
    address_ct: Buffer.from('x'),
    opened_by: room.worker,
  });
  const place = await room.insert('shelter_place', {
    shelter_id: shelter,
    unit_id: room.federal,
    number: 1,
    person_category: 'women',
    adapted: false,
  });
  const month = await room.one(`select date_trunc('month', now() at time zone 'Asia/Baghdad')::date::text`);
  const stands = async (): Promise<unknown[]> =>
    (await ofKind('shelter', shelter, 'shelter-place')).map((fact) => [fact.category, fact.month, fact.until, fact.governorate]);
  expect(await stands()).toEqual([['women', month, null, null]]);
  for (const [inUse, until] of [
    [false, month],
    [true, null],
    [false, month],
  ] as const) {
    await room.catchUp();
    await room.admin.query('update shelter_place set in_use = $2 where id = $1', [place, inUse]);
    expect([await stands(), await room.due('shelter', shelter)]).toEqual([[['women', month, until, null]], 1]);
  }
});
