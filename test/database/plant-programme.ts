import type { FundingView, OpenCaseBody, ProgrammeView, StrandView } from '@himaya/domain';
import { Client } from 'pg';
import type { Session, TestApi } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';
import type { Texts } from './plant-work';

const day = '2026-01-05';

/** A programme in the house's own case, what was written down of a strand, of what its grant was for, and of how the person is. */
export async function plantProgramme(
  { api, desk, manager }: { readonly api: TestApi; readonly desk: Session; readonly manager: Session },
  person: OpenCaseBody,
  { need, note }: Texts,
): Promise<void> {
  const { id } = await openCase(desk, { ...person, exploitation: [] });
  const programme = expected(await desk.post<ProgrammeView>(`/cases/${id}/programmes`, {}, { 'idempotency-key': 'programme-1' }), 201);
  const planned = expected(await desk.post<ProgrammeView>(`/programmes/${programme.id}/strands`, { kind: 'grant' }), 201).strands[0]!;
  const begun = { move: 'begin', on: day, words: need };
  expected(await desk.post(`/programme-strands/${planned.id}/moves`, begun, ifMatch(planned)), 200);
  const now = async (): Promise<StrandView> => expected(await desk.get<ProgrammeView>(`/programmes/${programme.id}`), 200).strands[0]!;
  const grant = async (): Promise<FundingView> => (await now()).funding[0]!;
  expected(await desk.post(`/programme-strands/${planned.id}/applications`, { amount: 10, purpose: 'tools', appliedOn: day }), 201);
  const asked = await grant();
  const approval = { decision: 'approve', on: day, amount: 10 };
  expected(await manager.post(`/funding-applications/${asked.id}/decision`, approval, ifMatch(asked)), 200);
  expected(await desk.post(`/funding-applications/${asked.id}/payments`, { amount: 10, paidOn: day, voucher: 'PLANT/1' }), 201);
  const paid = await now();
  expected(await desk.post(`/programme-strands/${paid.id}/moves`, { move: 'achieve', on: day }, ifMatch(paid)), 200);
  expected(await desk.post(`/programmes/${programme.id}/follow-ups`, { on: day, answers: ['is-safe'], words: note }), 201);
  const one = expected(await desk.get<ProgrammeView>(`/programmes/${programme.id}`), 200);
  expected(await desk.post(`/programmes/${one.id}/end`, { outcome: 'goals-met' }, ifMatch(one)), 200);
  // Ended here: nobody stays connected to a cluster that is stopped.
  const admin = new Client({ connectionString: api.database.adminUrl.replace(/\/postgres$/, `/${api.database.name}`) });
  await admin.connect();
  for (const table of ['livelihood_visit', 'programme_follow_up'])
    await admin.query(`update ${table} set due_on = $2 where programme_id = $1 and month is not null`, [one.id, day]);
  await admin.end();
  const silent = { on: day, words: note };
  expected(await desk.post(`/programmes/${one.id}/follow-ups`, { ...silent, month: 3, answers: ['not-reached'] }), 201);
  const [first, second] = (await now()).visits;
  expected(await desk.post(`/livelihood-visits/${first!.id}/record`, { ...silent, answer: 'not-reached' }, ifMatch(first!)), 200);
  expected(await desk.post(`/livelihood-visits/${second!.id}/record`, { ...silent, answer: 'running' }, ifMatch(second!)), 200);
}
