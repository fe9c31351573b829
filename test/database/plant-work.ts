import type { CaseView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch } from '../support/main-job';

/** The texts of a person that are sent, each invented. */
type Texts = Readonly<Record<'arabicName' | 'phone' | 'need' | 'note' | 'reason', string>>;

/** A report of somebody, read by who triages it. */
export async function plantConcern(officer: Session, { arabicName, phone, need, note, reason }: Texts): Promise<void> {
  const body = {
    kind: 'trafficking-suspicion',
    channel: 'police',
    governorate: 'baghdad',
    placeKind: 'street',
    seenAt: new Date().toISOString(),
    peopleCount: 1,
    signs: ['violence'],
    danger: false,
    safeContact: 'never',
    persons: [{ sex: 'female', ageBand: 'adult', name: arabicName, phone }],
    narrative: need,
    place: note,
    callback: reason,
  };
  const { id } = expected(await officer.post<{ id: string }>('/concerns', body, { 'idempotency-key': 'concern-1' }), 201);
  expect(expected(await officer.get<{ narrative: string }>(`/concerns/${id}`), 200).narrative).toBe(need);
}

/** A task with a note, written anew. */
export async function plantTask(officer: Session, { id }: CaseView, { note, need }: Texts): Promise<void> {
  const body = { kind: 'call-person', dueAt: '2030-01-01T09:00:00Z', note };
  const made = expected(await officer.post<{ id: string; version: number }>(`/cases/${id}/tasks`, body), 201);
  expected(await officer.patch(`/tasks/${made.id}`, { note: need }, ifMatch(made)), 200);
}
