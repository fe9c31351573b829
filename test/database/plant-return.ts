import type { OpenCaseBody, RepatriationView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';
import { acceptedReturn, assess, openReturn, sayReturn } from '../support/return-room';
import type { Texts } from './plant-work';

/** Somebody who thinks of going home: what they said, and what waits for them there. */
export async function plantReturn(
  { officer, office }: { readonly officer: Session; readonly office: Session },
  person: OpenCaseBody,
  { note, need }: Texts,
): Promise<void> {
  const { id } = await openCase(officer, person);
  const { referral } = await acceptedReturn({ officer, office }, {}, id);
  const journey = expected(await openReturn(office, id, referral.id), 201);
  const said = expected(await sayReturn(office, journey, { decision: 'undecided', words: note }), 200);
  const assessed = expected(await assess(office, said, { reasons: need }), 200);
  expect([assessed.decisions[0]?.words, assessed.risks[0]?.reasons]).toEqual([note, need]);
  expected(
    await office.post<RepatriationView>(`/repatriations/${journey.id}/steps`, { step: 'call-off', reason: 'not-safe' }, ifMatch(assessed)),
    200,
  );
}
