import type { CaseId, TaskKind, UserId } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import { demoAccounts, type DemoAccount } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';

const hour = 3_600_000;

/** A task of the demo world; hours are from now, those of what was closed before it. */
interface DemoTask {
  readonly kind: TaskKind;
  readonly note: string | null;
  readonly dueInHours: number;
  readonly assignee: DemoAccount | null;
  readonly createdBy: DemoAccount;
  readonly closed: { readonly as: 'completed' | 'cancelled'; readonly hoursAgo: number } | null;
}

/** What a unit has to do about one of its cases, and who of it sees to the case. */
export interface DemoWork {
  readonly assignee: DemoAccount | null;
  readonly tasks: readonly DemoTask[];
}

/** Units of which somebody signs in, with the member who works on cases and the one who leads. */
const teams: readonly (readonly [worker: string, leader: string])[] = [
  ['police-officer', 'police-supervisor'],
  ['shelter-caseworker', 'shelter-manager'],
  ['health-provider', 'health-provider'],
  ['legal-aid-provider', 'legal-aid-provider'],
  ['case-coordinator', 'case-coordinator'],
];

type Entry = readonly [
  kind: TaskKind,
  dueInHours: number,
  whose: 'worker' | 'leader' | 'nobody',
  note: string | null,
  closed?: DemoTask['closed'],
];

/** One unit's fortnight, three tasks a case at the most: late, due today, this week and later, taken and not, and what was closed. */
const fortnight: readonly Entry[] = [
  ['call-person', -26, 'worker', 'ملاحظة تجريبية: الاتصال بعد صلاة الظهر فقط.'],
  ['obtain-document', -3, 'worker', 'ملاحظة تجريبية: نسخة من الجواز المحتجز.'],
  ['interview', 3, 'worker', 'ملاحظة تجريبية: بحضور مترجم وباحثة اجتماعية.'],
  ['arrange-interpreter', 2, 'nobody', null],
  ['hearing', 26, 'worker', 'ملاحظة تجريبية: محكمة التحقيق، القاعة الثانية.'],
  ['accompany', 27, 'nobody', 'ملاحظة تجريبية: مرافقة إلى المستشفى.'],
  ['appointment', 50, 'leader', null],
  ['call-body', 75, 'worker', 'ملاحظة تجريبية: السؤال عن موعد الإيواء.'],
  ['visit', 120, 'worker', null],
  ['follow-up', 200, 'worker', 'ملاحظة تجريبية: مراجعة خطة الشهر.'],
  ['follow-up', 320, 'nobody', null],
  ['call-person', -50, 'worker', null, { as: 'completed', hoursAgo: 4 }],
  ['appointment', -70, 'worker', 'ملاحظة تجريبية: تأجل الموعد.', { as: 'cancelled', hoursAgo: 30 }],
  ['obtain-document', -200, 'leader', null, { as: 'completed', hoursAgo: 190 }],
];

/** The work on some open cases of the units that people sign in to. */
export function demoWork(cases: readonly DemoCase[]): ReadonlyMap<CaseId, readonly DemoWork[]> {
  const work = new Map<CaseId, DemoWork[]>();
  for (const [workerName, leaderName] of teams) {
    const [worker, leader] = [account(workerName), account(leaderName)];
    const held = cases.filter((demo) => demo.status === 'open' && holds(worker, demo)).slice(-14);
    held.forEach((demo, place) => {
      const tasks = fortnight.flatMap((entry, at) => (at % held.length === place ? [taskOf(entry, worker, leader)] : []));
      const assignee = place % 4 === 3 ? null : place % 4 === 2 ? leader : worker;
      work.set(demo.id, [...(work.get(demo.id) ?? []), { assignee, tasks }]);
    });
  }
  return work;
}

/** A case's tasks under its key, and who sees to it. */
export function taskRows(demo: DemoCase, work: readonly DemoWork[], key: DataKey, now: Date): Readonly<Record<string, Row[]>> {
  const at = (hours: number): Date => new Date(Math.round((now.getTime() + hours * hour) / (hour / 4)) * (hour / 4));
  return {
    task: work.flatMap(({ tasks }, unit) =>
      tasks.map(({ kind, note, dueInHours, assignee, createdBy, closed }, place) => ({
        id: demoId('task', `${demo.number}|${unit}|${place}`),
        case_id: demo.id,
        unit_id: createdBy.unitId,
        kind,
        note_ct: key.seal('task.note', note),
        due_at: at(dueInHours),
        assigned_to: assignee?.id ?? null,
        status: closed?.as ?? 'requested',
        created_by: createdBy.id,
        created_at: at(Math.min(dueInHours, 0) - 48),
        closed_by: closed === null ? null : (assignee ?? createdBy).id,
        closed_at: closed === null ? null : at(-closed.hoursAgo),
        version: closed === null ? 1 : 2,
      })),
    ),
    case_assignment: work.flatMap(({ assignee }) =>
      assignee === null
        ? []
        : [
            {
              case_id: demo.id,
              unit_id: assignee.unitId,
              user_id: assignee.id,
              assigned_by: assignee.id,
              assigned_at: at(-72),
              version: 1,
            },
          ],
    ),
  };
}

function taskOf([kind, dueInHours, whose, note, closed = null]: Entry, worker: DemoAccount, leader: DemoAccount): DemoTask {
  const assignee = { worker, leader, nobody: null }[whose];
  return { kind, note, dueInHours, assignee, createdBy: whose === 'leader' ? leader : worker, closed };
}

/** Whose unit owns the case or took a referral of it that runs still. */
function holds({ unitId }: DemoAccount, { owner, referrals }: DemoCase): boolean {
  return (
    owner.id === unitId ||
    referrals.some(
      ({ to, status, consent }) => to.id === unitId && ['accepted', 'in-progress'].includes(status) && consent.withdrawnAt === null,
    )
  );
}

function account(username: string): DemoAccount & { readonly id: UserId } {
  const found = demoAccounts.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no demo account ${username}`);
  return found;
}
