import type { DutyKind, UnitId, UserId, WorkView } from '@himaya/domain';

/** What follows every source of work: its case's number and key where the reader holds the case. */
const withCase = `left join lateral (select c.number from case_record c where c.id = w.case_id offset 0) c on true
  left join lateral (select k.wrapped, k.key_id from case_key k where k.case_id = w.case_id offset 0) k on true`;

/** Every column of a task under its property's name. */
const taskColumns = `w.id, w.case_id as "caseId", w.unit_id as "unitId", w.kind, w.note_ct as "noteCt", w.due_at as "dueAt", w.assigned_to as "assigneeId",
  w.status, w.created_by as "createdBy", w.closed_at as "closedAt", w.version, c.number as "caseNumber", k.wrapped as "keyWrapped", k.key_id as "keyId"`;

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

/** One kind of duty: the rows that await an answer of the unit $1, by an index that starts with the unit. */
interface DutySource {
  readonly table: string;
  readonly owed: string;
  readonly dueAt: string;
  readonly caseId: string;
  readonly urgency: string;
}

const referral = (status: string): DutySource => ({
  table: 'referral x',
  owed: `x.to_unit_id = $1 and x.status = '${status}'`,
  dueAt: 'x.due_at',
  // The row carries it before acceptance; whose it is shows only through the case's own policy.
  caseId: 'x.case_id',
  urgency: 'x.urgency',
});

/** Where each duty is read from: the records themselves, so that what was answered is gone from the list by itself. */
const sourceOf: Readonly<Record<DutyKind, readonly DutySource[]>> = {
  'referral-receive': [referral('requested')],
  'referral-decide': [referral('received')],
  'referral-first-service': [referral('accepted')],
  'transfer-decide': [
    {
      table: 'case_transfer x',
      owed: `x.to_unit_id = $1 and x.status = 'offered'`,
      dueAt: 'x.due_at',
      caseId: 'x.case_id',
      urgency: 'null',
    },
  ],
  'override-approval': [
    {
      table: 'consent_override x',
      owed: `x.unit_id = $1 and x.unit_approved_by is null and x.status = 'requested' and x.requested_by <> $2 and x.requested_at > now() - interval '7 days'`,
      dueAt: 'x.answer_due_at',
      caseId: 'x.case_id',
      urgency: 'null',
    },
    {
      table: 'consent_override x',
      owed: `x.coordination_unit_id = $1 and x.coordination_approved_by is null and x.status = 'requested' and x.unit_approved_by is not null
        and x.requested_at > now() - interval '7 days'`,
      dueAt: 'x.answer_due_at',
      caseId: 'x.case_id',
      urgency: 'null',
    },
  ],
};

const ofView: Readonly<Record<WorkView, string>> = {
  mine: 't.assigned_to = $2 and t.unit_id = $1',
  unassigned: 't.unit_id = $1 and t.assigned_to is null and $2::uuid is not null',
  unit: 't.unit_id = $1 and $2::uuid is not null',
};

/**
 * Open tasks and duties of a unit, the earliest due first. Each source gives no more than a page, read off an index by due time, so
 * that the cost is the page's and not the work's.
 */
export function workListStatement(unitId: UnitId, userId: UserId, filter: WorkFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [unitId, userId];
  const place = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const { from, to, after } = filter;
  const [afterAt, afterId] = after ? [place(after[0], 'timestamptz'), place(after[1], 'uuid')] : [null, null];
  const [fromAt, toAt] = [from && place(from, 'timestamptz'), to && place(to, 'timestamptz')];
  const limit = place(filter.limit + 1, 'int');
  const page = (dueAt: string, id: string): string =>
    `${fromAt ? `and ${dueAt} >= ${fromAt}` : ''} ${toAt ? `and ${dueAt} < ${toAt}` : ''}
     ${afterAt ? `and (${dueAt}, ${id}) > (${afterAt}, ${afterId})` : ''} order by ${dueAt}, ${id} limit ${limit}`;
  const tasks = `(select 'task' as type, t.id, t.case_id, t.unit_id, t.kind, t.note_ct, t.due_at, t.assigned_to, t.status, t.created_by, t.closed_at,
      t.version, null as urgency from task t where ${ofView[filter.view]} and t.status = 'requested' ${page('t.due_at', 't.id')})`;
  const duties = filter.duties.flatMap((kind) =>
    sourceOf[kind].map(
      ({
        table,
        owed,
        dueAt,
        caseId,
        urgency,
      }) => `(select 'duty', x.id, ${caseId}, null::uuid, '${kind}', null::bytea, ${dueAt}, null::uuid, null,
        null::uuid, null::timestamptz, null::int, ${urgency} from ${table} where ${owed} and ${dueAt} is not null ${page(dueAt, 'x.id')})`,
    ),
  );
  const sql = `
    select w.type, w.urgency, w.due_at::text as "dueKey", ${taskColumns}
      from (select * from (${[tasks, ...duties].join(' union all ')}) all_work order by due_at, id limit ${limit}) w ${withCase}
     order by w.due_at, w.id`;
  return { sql, values };
}
