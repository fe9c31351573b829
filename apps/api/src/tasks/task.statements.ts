import { maskOf, type DutyKind, type UnitId, type UserId, type WorkView } from '@himaya/domain';

/** What follows every source of work: its case's number and key where the reader holds the case. */
const withCase = `left join lateral (select c.number from case_record c where c.id = w.case_id offset 0) c on true
  left join lateral (select k.wrapped, k.key_id from case_key k where k.case_id = w.case_id offset 0) k on true`;

/** Every column of a task under its property's name. */
const taskColumns = `w.id, w.case_id as "caseId", w.unit_id as "unitId", w.kind, w.note_ct as "noteCt", w.due_at as "dueAt", w.assigned_to as "assigneeId",
  w.status, w.created_by as "createdBy", w.service, w.with_unit_id as "withUnitId", w.closed_at as "closedAt", w.version, c.number as "caseNumber", k.wrapped as "keyWrapped", k.key_id as "keyId"`;

export const oneTaskStatement = `select ${taskColumns} from task w ${withCase} where w.id = $1`;

/** A case's tasks of the own unit, open ones and those closed last, by when they are due; parameters: case, most. */
export const tasksOfCaseStatement = `select ${taskColumns} from task w ${withCase}
  where w.case_id = $1 order by w.due_at desc, w.id desc limit $2`;

export interface WorkFilter {
  readonly view: WorkView;
  /** The duties this reader's roles can answer. */
  readonly duties: readonly DutyKind[];
  /** Due from and before; null for no bound. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** Rows that await something of the unit $1, by an index that starts with the unit, or with its queue, and goes on by due time. */
interface DutySource {
  readonly table: string;
  readonly owed: string;
  readonly dueAt: string;
  readonly urgency?: string;
  /** What the duty is about where it is not the row itself. */
  readonly subjectId?: string;
  /** Whose it is inside the unit, where one member may have it. */
  readonly person?: string;
}

const referral = (status: string, dueAt = 'x.due_at'): DutySource => ({
  table: 'referral x',
  // The row carries its case before acceptance; whose it is shows only through the case's own policy.
  owed: `x.to_unit_id = $1 and x.status = '${status}'`,
  dueAt,
  urgency: 'x.urgency',
  person: 'x.assigned_to',
});

const kept: DutySource = { table: 'duty x', owed: 'x.unit_id = $1', dueAt: 'x.due_at', subjectId: 'x.subject_id', person: 'x.user_id' };

const stay = (status: string, dueAt: string): DutySource => ({ table: 'placement x', owed: `x.unit_id = $1 and ${status}`, dueAt });

/** A person's own copy, or the part of one that comes from a room's own file. */
const copy = (which: string, subjectId = 'x.file_id'): DutySource => ({
  table: 'own_copy x',
  owed: `x.unit_id = $1 and x.state in ('requested', 'reviewed') and ${which}`,
  dueAt: 'x.due_at',
  subjectId,
});

/** The roster is nobody's case: its duties name none. From a month before an undertaking runs out. */
const rosterDuty: DutySource = {
  table: '(select i.*, null::uuid as case_id from interpreter i) x',
  owed: `x.unit_id = $1 and x.status = 'active' and x.undertaking_ends_at < now() + interval '30 days'`,
  dueAt: 'x.undertaking_ends_at',
};

const triaged = (queue: string): DutySource => ({
  table: 'concern x',
  owed: `x.queue = ${queue} and x.status = 'received'`,
  dueAt: 'x.due_at',
});

/** The pause's last morning, as an index has it. */
const pauseOver = `((x.hold_until + time '08:00') at time zone 'Asia/Baghdad')`;

/**
 * Where each duty is read from: the records that answer it, so that what was answered is gone from the list by itself; what a case's clocks
 * await, from the rows that the database keeps of it (ADR 32).
 */
const sourcesOf: Readonly<Record<DutyKind, readonly DutySource[]>> = {
  'referral-receive': [referral('requested')],
  'referral-decide': [referral('received')],
  'referral-first-service': [referral('accepted')],
  'referral-progress': [referral('in-progress')],
  'referral-hold': [referral('on-hold', pauseOver)],
  'transfer-decide': [{ table: 'case_transfer x', owed: `x.to_unit_id = $1 and x.status = 'offered'`, dueAt: 'x.due_at' }],
  'override-approval': [
    {
      table: 'consent_override x',
      owed: `x.unit_id = $1 and x.unit_approved_by is null and x.status = 'requested' and x.requested_by <> $2 and x.requested_at > now() - interval '7 days'`,
      dueAt: 'x.answer_due_at',
    },
    {
      table: 'consent_override x',
      owed: `x.coordination_unit_id = $1 and x.coordination_approved_by is null and x.status = 'requested' and x.unit_approved_by is not null
        and x.requested_at > now() - interval '7 days'`,
      dueAt: 'x.answer_due_at',
    },
  ],
  'concern-triage': [
    triaged('$1::uuid::text'),
    triaged(`(select 'police:' || u.governorate from unit u where u.id = $1 and u.kind = 'police-section')`),
  ],
  'concern-persons': [{ table: 'concern x', owed: 'x.persons_unit_id = $1', dueAt: 'x.persons_due_at' }],
  'transfer-offer': [kept],
  'rights-explain': [kept],
  'identification-decide': [kept],
  'reflection-end': [kept],
  'safeguard-due': [kept],
  'risk-review': [kept],
  need: [kept],
  'plan-review': [kept],
  'plan-step': [kept],
  'guardian-appointment': [kept],
  'best-interests-review': [kept],
  'missing-review': [kept],
  'abroad-arrival': [kept],
  'legal-hearing': [
    { table: 'legal_hearing x', owed: `x.unit_id = $1 and x.status = 'planned'`, dueAt: 'x.starts_at', subjectId: 'x.matter_id' },
  ],
  'residence-ends': [
    {
      table: 'residence_application x',
      owed: `x.unit_id = $1 and x.status = 'granted' and x.ends_at > now()`,
      dueAt: 'x.ends_at',
      subjectId: 'x.matter_id',
    },
  ],
  'programme-follow-up': [
    { table: 'programme_follow_up x', owed: `x.unit_id = $1 and x.status = 'due'`, dueAt: 'x.due_at', subjectId: 'x.programme_id' },
  ],
  // A loan of five years has sixty repayments: each comes into the list two weeks before its day.
  'programme-repayment': [
    {
      table: 'funding_instalment x',
      owed: `x.unit_id = $1 and x.status = 'due' and x.due_at < now() + interval '14 days'`,
      dueAt: 'x.due_at',
      subjectId: 'x.programme_id',
    },
  ],
  'programme-visit': [
    { table: 'livelihood_visit x', owed: `x.unit_id = $1 and x.status = 'due'`, dueAt: 'x.due_at', subjectId: 'x.programme_id' },
  ],
  'own-copy': [copy('x.room is null', 'x.id')],
  'care-copy': [copy(`x.room in (${maskOf('health')}, ${maskOf('psychosocial')})`)],
  'legal-copy': [copy(`x.room = ${maskOf('legal')}`)],
  'placement-copy': [copy(`x.room = ${maskOf('shelter')}`)],
  'programme-copy': [copy(`x.room = ${maskOf('reintegration')}`)],
  'return-copy': [copy(`x.room = ${maskOf('repatriation')}`)],
  'return-arrival': [{ table: 'repatriation x', owed: `x.unit_id = $1 and x.status = 'handed-over'`, dueAt: `x.status_since` }],
  'return-contact': [
    { table: 'return_contact x', owed: 'x.unit_id = $1 and x.outcome is null', dueAt: 'x.due_at', subjectId: 'x.repatriation_id' },
  ],
  'care-appointment': [
    {
      table: 'appointment x',
      owed: `x.unit_id = $1 and x.status = 'planned'`,
      dueAt: 'x.starts_at',
      subjectId: 'x.episode_id',
      person: 'x.clinician_id',
    },
  ],
  'lawyer-answer': [
    {
      table: 'lawyer_assignment x',
      owed: `x.unit_id = $1 and x.status = 'offered'`,
      dueAt: 'x.answer_due_at',
      subjectId: 'x.matter_id',
      person: 'x.user_id',
    },
  ],
  'placement-hold': [stay(`x.status = 'reserved'`, 'x.until')],
  'placement-return': [stay(`x.status = 'on-leave'`, 'x.until')],
  'placement-will': [
    stay(
      `x.sharing_ended_at is not null and x.will is null and x.status in ('in-shelter', 'on-leave', 'handing-over')`,
      'x.sharing_ended_at',
    ),
  ],
  // Once a session is over, until somebody says how it went.
  'interpretation-record': [
    { table: 'interpretation_session x', owed: `x.unit_id = $1 and x.status = 'planned' and x.ends_at < now()`, dueAt: 'x.ends_at' },
  ],
  'interpreter-undertaking': [rosterDuty],
};

/** What of the tasks a view shows, a branch each. @param people places of the reader's id and of theirs whom the reader stands in for */
const tasksOf: Readonly<Record<WorkView, (people: readonly string[]) => string[]>> = {
  mine: (people) => people.map((person) => `t.assigned_to = ${person} and t.unit_id = $1`),
  unassigned: () => ['t.unit_id = $1 and t.assigned_to is null and $2::uuid is not null'],
  unit: () => ['t.unit_id = $1 and $2::uuid is not null'],
};

/** What of a source a view shows, a branch each: of one's own work also what no colleague has. */
function branchesOf({ owed, person }: DutySource, view: WorkView, people: readonly string[]): string[] {
  if (view === 'unit' || person === undefined) return [owed];
  return [`${owed} and ${person} is null`, ...(view === 'mine' ? people.map((one) => `${owed} and ${person} = ${one}`) : [])];
}

/**
 * Open tasks and duties of a unit, the earliest due first. Each branch gives no more than a page, read off an index by due time, so
 * that the cost is the page's and not the work's.
 * @param people the reader, and those whose work is the reader's too today
 */
export function workListStatement(
  unitId: UnitId,
  [userId, ...replaced]: readonly UserId[],
  filter: WorkFilter,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId, userId];
  const place = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const { from, to, after, view } = filter;
  const people = ['$2::uuid', ...(view === 'mine' ? replaced.map((one) => place(one, 'uuid')) : [])];
  const [afterAt, afterId] = after ? [place(after[0], 'timestamptz'), place(after[1], 'uuid')] : [null, null];
  const [fromAt, toAt] = [from && place(from, 'timestamptz'), to && place(to, 'timestamptz')];
  const limit = place(filter.limit + 1, 'int');
  const page = (dueAt: string, id: string): string =>
    `${fromAt ? `and ${dueAt} >= ${fromAt}` : ''} ${toAt ? `and ${dueAt} < ${toAt}` : ''}
     ${afterAt ? `and (${dueAt}, ${id}) > (${afterAt}, ${afterId})` : ''} order by ${dueAt}, ${id} limit ${limit}`;
  const task = (
    owed: string,
  ): string => `(select 'task' as type, t.id, t.id as subject_id, t.case_id, t.unit_id, t.kind, t.note_ct, t.due_at, t.assigned_to, t.status, t.created_by,
      t.closed_at, t.version, t.service, t.with_unit_id, null as urgency from task t where ${owed} and t.status = 'requested' ${page('t.due_at', 't.id')})`;
  const duty = (kind: string, { table, dueAt, urgency = 'null', subjectId = 'x.id' }: DutySource, owed: string): string =>
    `(select 'duty', x.id, ${subjectId}, x.case_id, null::uuid, ${kind}, null::bytea, ${dueAt}, null::uuid, null, null::uuid, null::timestamptz, null::int,
        null, null::uuid, ${urgency} from ${table} where ${owed} and ${dueAt} is not null ${page(dueAt, 'x.id')})`;
  const inRows = filter.duties.filter((kind) => sourcesOf[kind].includes(kept));
  const duties = filter.duties.flatMap((kind) =>
    sourcesOf[kind]
      .filter((source) => source !== kept)
      .flatMap((source) => branchesOf(source, view, people).map((owed) => duty(`'${kind}'`, source, owed))),
  );
  if (inRows.length > 0) {
    const kinds = place(inRows, 'text[]');
    duties.push(...branchesOf(kept, view, people).map((owed) => duty('x.kind', kept, `${owed} and x.kind = any (${kinds})`)));
  }
  const sql = `
    select w.type, w.subject_id as "subjectId", w.urgency, w.due_at::text as "dueKey", ${taskColumns}
      from (select * from (${[...tasksOf[view](people).map(task), ...duties].join(' union all ')}) all_work order by due_at, id limit ${limit}) w ${withCase}
     order by w.due_at, w.id`;
  return { sql, values };
}
