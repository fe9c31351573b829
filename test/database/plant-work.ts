import type { CaseView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';

/** The texts of a person that are sent, each invented. */
export type Texts = Readonly<Record<'arabicName' | 'phone' | 'need' | 'note' | 'reason', string>>;

/** A report of somebody, read by who triages it. */
export async function plantConcern(officer: Session, { arabicName, phone, need, note, reason }: Texts): Promise<string> {
  const body = {
    kind: 'trafficking-suspicion',
    channel: 'police',
    governorate: 'baghdad',
    placeKind: 'street',
    seenAt: new Date().toISOString(),
    peopleCount: 2,
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
  return id;
}

/** A task with a note, written anew. */
export async function plantTask(officer: Session, { id }: CaseView, { note, need }: Texts): Promise<void> {
  const body = { kind: 'call-person', dueAt: '2030-01-01T09:00:00Z', note };
  const made = expected(await officer.post<{ id: string; version: number }>(`/cases/${id}/tasks`, body), 201);
  expected(await officer.patch(`/tasks/${made.id}`, { note: need }, ifMatch(made)), 200);
}

/** A talk, a risk, a need and a plan of the person, and what protects a child. */
export async function plantPlans(officer: Session, { id: caseId }: CaseView, unitId: string, texts: Texts): Promise<void> {
  const { note: sittingNote, reason: riskReason, need: needNote, note: planGoal, arabicName: planOwner } = texts;
  const { arabicName: guardianName, reason: suspicion, need: bestInterests } = texts;
  const to = (path: string, body: object) =>
    officer.post<{ id: string; version: number }>(path, body, { 'idempotency-key': `plans-${path}` });
  const talk = {
    heldOn: '2026-01-05',
    language: 'tl',
    interpreter: 'none',
    trainedInterviewer: true,
    ownSexWish: 'no-wish',
    yes: [],
    no: [],
    unknown: [],
  };
  expected(await to(`/cases/${caseId}/screenings`, { ...talk, note: sittingNote }), 201);
  expected(
    await to(`/cases/${caseId}/risk-assessments`, { present: [], unknown: [], level: 'high', reason: riskReason, note: riskReason }),
    201,
  );
  const need = { service: 'medical', needCode: 'other', level: 'urgent', identifiedBy: 'person', note: needNote };
  expected(await to(`/cases/${caseId}/needs`, need), 201);
  const gone = expected(
    await to(`/cases/${caseId}/missing-alerts`, { circumstance: 'left-place', lastSeenOn: '2026-01-05', words: needNote }),
    201,
  );
  const looked = expected(
    await officer.post<typeof gone>(`/missing-alerts/${gone.id}/reviews`, { words: sittingNote }, ifMatch(gone)),
    200,
  );
  expected(await officer.post(`/missing-alerts/${looked.id}/end`, { ending: 'found-safe', words: riskReason }, ifMatch(looked)), 200);
  const word = expected(
    await to(`/cases/${caseId}/consents`, {
      ...{ purpose: 'repatriation', recipientUnitId: unitId, categories: ['core'], givenBy: 'self', method: 'spoken' },
      ...{ language: 'tl', validUntil: '2099-03-01' },
    }),
    201,
  );
  const abroad = { destination: 'home-country', country: 'PH', bodyKind: 'ngo', body: planOwner, consentId: word.id };
  expected(await to(`/cases/${caseId}/abroad-transfers`, abroad), 201);
  const ended = await openCase(officer);
  const asked = { answer: 'declined', method: 'spoken', language: 'tl' };
  const shut = expected(
    await officer.post<{ version: number }>(
      `/cases/${ended.id}/closure`,
      { outcome: 'other', afterCare: asked, words: riskReason },
      ifMatch(ended),
    ),
    201,
  );
  expected(await officer.post(`/cases/${ended.id}/reopening`, { reason: 'new-need', words: sittingNote }, ifMatch(shut)), 201);
  const goals = [{ goal: planGoal, steps: [{ step: planGoal, ownerUnitId: unitId, ownerName: planOwner, state: 'planned' }] }];
  expected(await to(`/cases/${caseId}/plan`, { goals, agreement: 'not-asked-yet' }), 201);
  const child = await openCase(officer, { person: { alias: 'C.', sex: 'male', ageYears: 9 } });
  const guardian = {
    name: guardianName,
    contact: guardianName,
    relation: 'relative',
    appointedBy: 'by-law',
    appointedOn: '2026-01-05',
    independent: false,
  };
  const made = expected(await to(`/cases/${child.id}/guardianships`, guardian), 201);
  expected(await officer.post(`/guardianships/${made.id}/suspicion`, { reason: suspicion }, ifMatch(made)), 200);
  const best = { determinedBy: bestInterests, considerations: bestInterests, conclusion: bestInterests, determinedOn: '2026-01-05' };
  expected(await to(`/cases/${child.id}/best-interests`, { ...best, purpose: 'return', childHeard: true }), 201);
}
