import fc from 'fast-check';
import type { UserId } from '../shared/ids';
import { taskActions, taskStatuses, type TaskStatus } from './codes';
import { availableTaskActions, decideGivingWork, decideTask, taskMachine, taskRules, type TaskRecord } from './machine';

fc.configureGlobal({ seed: 20_260_851 });

const [mine, theirs, others, away] = ['me', 'them', 'another', 'on-leave'] as unknown as [UserId, UserId, UserId, UserId];
const now = new Date('2026-03-01T09:00:00Z');
const task = (changes: Partial<TaskRecord> = {}): TaskRecord => ({
  status: 'requested',
  assigneeId: null,
  createdBy: theirs,
  closedAt: null,
  ...changes,
});
const asked = { userId: mine, standsInFor: [away], leads: false, now };

describe('a task', () => {
  it('is done by whoever has it, by anybody while nobody has it, and by who leads', () => {
    expect(decideTask(task({ assigneeId: mine }), 'complete', asked)).toEqual({ ok: true, value: { to: 'completed' } });
    expect(decideTask(task(), 'complete', asked)).toMatchObject({ ok: true });
    expect(decideTask(task({ assigneeId: away }), 'complete', asked)).toMatchObject({ ok: true });
    expect(decideTask(task({ assigneeId: others }), 'complete', asked)).toMatchObject({ problem: 'task.not-yours' });
    expect(decideTask(task({ assigneeId: others }), 'complete', { ...asked, leads: true })).toMatchObject({ ok: true });
  });

  it('that nobody made is seen to and given, and neither put off nor called off', () => {
    const given = task({ createdBy: null });
    expect(availableTaskActions(given, { ...asked, leads: true })).toEqual(['assign', 'complete']);
    expect(decideTask(given, 'change', { ...asked, leads: true })).toMatchObject({ problem: 'task.not-now' });
  });

  it('is called off by whoever made it, though a colleague has it, and not by another colleague', () => {
    expect(decideTask(task({ assigneeId: others, createdBy: mine }), 'cancel', asked)).toMatchObject({ value: { to: 'cancelled' } });
    expect(decideTask(task(), 'cancel', asked)).toMatchObject({ problem: 'task.not-yours' });
  });

  it('is opened again for a day, and no longer', () => {
    const closed = (msAgo: number): TaskRecord =>
      task({ status: 'completed', assigneeId: mine, closedAt: new Date(now.getTime() - msAgo) });
    expect(decideTask(closed(taskRules.reopenMs), 'reopen', asked)).toMatchObject({ value: { to: 'requested' } });
    expect(decideTask(closed(taskRules.reopenMs + 1), 'reopen', asked)).toMatchObject({ problem: 'task.not-now' });
  });

  it('is given to others by who leads alone', () => {
    expect(decideGivingWork(mine, asked)).toMatchObject({ ok: true });
    expect(decideGivingWork(null, asked)).toMatchObject({ ok: true });
    expect(decideGivingWork(others, asked)).toMatchObject({ problem: 'task.not-yours' });
    expect(decideGivingWork(others, { ...asked, leads: true })).toMatchObject({ ok: true });
  });

  it('moves only as its table says, whoever asks, and its buttons are its decisions', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...taskStatuses.codes),
        fc.constantFrom(null, mine, others, away),
        fc.constantFrom(mine, theirs),
        fc.boolean(),
        (status: TaskStatus, assigneeId, createdBy, leads) => {
          const record = task({ status, assigneeId, createdBy, closedAt: status === 'requested' ? null : now });
          const facts = { ...asked, leads };
          for (const action of taskActions.codes) {
            const { from, by } = taskMachine[action];
            const party =
              (by.includes('assignee') && (assigneeId === mine || assigneeId === away)) ||
              (by.includes('colleague') && assigneeId === null) ||
              (by.includes('leader') && leads) ||
              (by.includes('creator') && createdBy === mine);
            expect(decideTask(record, action, facts).ok).toBe(party && from.includes(status));
            expect(availableTaskActions(record, facts).includes(action)).toBe(party && from.includes(status));
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reaches every status and leaves every one', () => {
    expect(new Set(Object.values(taskMachine).map(({ to }) => to))).toEqual(new Set(taskStatuses.codes));
    for (const status of taskStatuses.codes) {
      expect(Object.values(taskMachine).some(({ from, to }) => from.includes(status) && to !== status)).toBe(true);
    }
  });
});
