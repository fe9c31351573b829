import type { ProgrammeView, OpenCaseBody } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';
import type { Texts } from './plant-work';

/** A programme in the house's own case, what was written down of a strand, and of how the person is. */
export async function plantProgramme(desk: Session, person: OpenCaseBody, { need, note }: Texts): Promise<void> {
  const { id } = await openCase(desk, { ...person, exploitation: [] });
  const programme = expected(await desk.post<ProgrammeView>(`/cases/${id}/programmes`, {}, { 'idempotency-key': 'programme-1' }), 201);
  const planned = expected(await desk.post<ProgrammeView>(`/programmes/${programme.id}/strands`, { kind: 'grant' }), 201).strands[0]!;
  const begun = { move: 'begin', on: '2026-01-05', words: need };
  expected(await desk.post(`/programme-strands/${planned.id}/moves`, begun, ifMatch(planned)), 200);
  expected(await desk.post(`/programmes/${programme.id}/follow-ups`, { on: '2026-01-05', answers: ['is-safe'], words: note }), 201);
}
